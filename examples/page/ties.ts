import type { PageClaim, PageTie } from "./data";
import { claimDates, datesOf } from "./dates";
import { h, plural, svg } from "./dom";
import { colourOfKind, lookOf, type Theme } from "./looks";
import type { Model } from "./model";

export interface TieContext {
  readonly model: Model;
  readonly theme: Theme;
  /** Says whether the tie is in the slice on show for sure, possibly, or not at all. */
  standing(tie: PageTie): "certain" | "possible" | undefined;
  open(actor: string): void;
}

/** The line that a kind is drawn with. */
export function kindSample(kind: string, theme: Theme): Element {
  const { width, dash } = lookOf(kind);
  const [drawn, period] = dash;
  const line = svg("line", {
    x1: 1,
    y1: 6,
    x2: 29,
    y2: 6,
    stroke: colourOfKind(kind, theme),
    "stroke-width": width + 0.4,
    ...(period > 0 && { "stroke-dasharray": `${drawn} ${period - drawn}` }),
  });
  return svg("svg", { class: "sample", width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true" }, line);
}

/** A tie with its dates and every claim that it rests on. */
export function tieCard(tie: PageTie, context: TieContext): HTMLElement {
  const { model, theme } = context;
  const standing = context.standing(tie);
  const actor = (id: string) =>
    h("button", { type: "button", class: "actor", click: () => context.open(id) }, model.nameOf(id));
  const details = [tie.role, tie.mode].filter((word) => word !== undefined).join(", ");
  const claims = tie.claims.flatMap((id) => model.claims.get(id) ?? []);
  return h(
    "article",
    { class: "tie" },
    h(
      "h4",
      {},
      kindSample(tie.kind, theme),
      h("span", {}, details ? `${tie.kind} (${details})` : tie.kind),
      standing && h("span", { class: `tag ${standing}` }, standing === "certain" ? "certain" : "only possible"),
    ),
    h(
      "p",
      { class: "ends" },
      actor(tie.source),
      h("span", { class: "way", title: tie.directed ? "directed" : "undirected" }, tie.directed ? " → " : " — "),
      actor(tie.target),
      tie.origin !== undefined && h("span", {}, tie.kind === "defection" ? ", leaving " : ", in ", actor(tie.origin)),
    ),
    h(
      "dl",
      { class: "dates" },
      ...datesOf(tie).flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]),
      ...headcount(tie),
      ...(tie.corroboration > 1
        ? [h("dt", {}, "Support"), h("dd", {}, `${tie.corroboration} independent sources`)]
        : []),
    ),
    tie.conflict && h("p", { class: "conflict" }, "Its claims disagree about the dates."),
    h(
      "ul",
      { class: "claims", "aria-label": `${plural(claims.length, "claim")} behind this tie` },
      ...claims.map((claim) => claimItem(claim, model)),
    ),
  );
}

function headcount({ headcountLow: low, headcountHigh: high }: PageTie): HTMLElement[] {
  if (low === undefined && high === undefined) return [];
  const text = low === high ? String(low) : `${low ?? "?"} – ${high ?? "?"}`;
  return [h("dt", {}, "People"), h("dd", {}, text)];
}

function claimItem(claim: PageClaim, model: Model): HTMLElement {
  const source = model.sources.get(claim.source);
  const paragraphs = claim.paragraph.split(";");
  const where = `${paragraphs.length > 1 ? "paragraphs" : "paragraph"} ${paragraphs.join(", ")}`;
  const said = claim.attributed_to ? `${claim.modality} to ${claim.attributed_to}` : claim.modality;
  const facts = [claim.modality === "attributed" ? said : claim.modality, `confidence ${confidence(claim.confidence)}`];
  if (claim.modality !== "attributed" && claim.attributed_to) facts.push(`according to ${claim.attributed_to}`);
  const dates = claimDates(claim);
  return h(
    "li",
    {},
    h("cite", { title: source?.publisher ?? "" }, source?.title ?? claim.source),
    `, ${where}`,
    h("span", { class: "facts" }, [...facts, dates, claim.place].filter(Boolean).join(" · ")),
    claim.note !== undefined && h("span", { class: "note" }, `Note: ${claim.note}`),
  );
}

function confidence(chance: number): string {
  const word = ({ 0.95: "high", 0.75: "medium", 0.5: "low" } as Record<number, string>)[chance];
  return word ?? String(chance);
}
