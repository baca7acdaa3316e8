import type { PageTie } from "./data";
import { type Child, fill, h, plural } from "./dom";
import { type TieContext, tieCard } from "./ties";

/** What the panel is about: one actor, or the ties between two. */
export type Selection = { readonly actor: string } | { readonly pair: readonly [string, string] };

export interface PanelContext extends TieContext {
  readonly slice: number;
  goTo(slice: number): void;
  close(): void;
}

/** Shows an actor, or two, with all their ties: those of the slice on show first. */
export function showPanel(panel: HTMLElement, selection: Selection, context: PanelContext): void {
  const { model, slice } = context;
  const label = model.slices[slice]?.row.label ?? "";
  const ties = model.inOrder(tiesOf(selection, context));
  const here = ties.filter((tie) => context.standing(tie));
  const elsewhere = ties.filter((tie) => !context.standing(tie));
  const dated = elsewhere.filter(isDated);
  const undated = elsewhere.filter((tie) => !isDated(tie));
  const title =
    "actor" in selection ? model.nameOf(selection.actor) : selection.pair.map((id) => model.nameOf(id)).join(" and ");
  fill(
    panel,
    h(
      "div",
      { class: "panel-head" },
      h("h2", { tabindex: "-1" }, title),
      h("button", { type: "button", class: "close", "aria-label": "Close", click: () => context.close() }, "×"),
    ),
    ...("actor" in selection ? actorFacts(selection.actor, context) : []),
    here.length > 0 && h("h3", {}, `In ${label}: ${plural(here.length, "tie")}`),
    ...here.map((tie) => tieCard(tie, context)),
    here.length === 0 && h("p", { class: "none" }, `No tie in ${label} under this policy.`),
    folded("At other times", dated, context),
    folded("Without any date", undated, context),
  );
}

function tiesOf(selection: Selection, { model }: PanelContext): readonly PageTie[] {
  if ("actor" in selection) return model.tiesOf.get(selection.actor) ?? [];
  const [one, other] = selection.pair;
  return (model.tiesOf.get(one) ?? []).filter(
    ({ source, target }) => (source === one && target === other) || (source === other && target === one),
  );
}

function isDated({ startEarliest, startLatest, endEarliest, endLatest }: PageTie): boolean {
  return [startEarliest, startLatest, endEarliest, endLatest].some((time) => time !== null);
}

function folded(title: string, ties: readonly PageTie[], context: PanelContext): Child {
  if (ties.length === 0) return undefined;
  const summary = h("summary", {}, `${title}: ${plural(ties.length, "tie")}`);
  return h("details", { class: "folded" }, summary, ...ties.map((tie) => tieCard(tie, context)));
}

function actorFacts(id: string, { model, slice, goTo, open }: PanelContext): Child[] {
  const actor = model.actors.get(id);
  const names = model.data.names.filter((name) => name.actor === id).map(({ name }) => name);
  const node = model.slices[slice]?.nodes.get(id);
  const parent = actor?.parent;
  return [
    h(
      "p",
      { class: "kindof" },
      actor?.type ?? "",
      parent !== undefined && ", part of ",
      parent !== undefined &&
        h("button", { type: "button", class: "actor", click: () => open(parent) }, model.nameOf(parent)),
      node !== undefined && ` · ${model.data.measure} ${short(node.size)} in ${model.slices[slice]?.row.label}`,
    ),
    names.length > 0 && h("p", { class: "aka" }, `Also written: ${[...new Set(names)].join("; ")}`),
    node === undefined && appearances(id, goTo, model.slices),
  ];
}

function appearances(id: string, goTo: (slice: number) => void, slices: PanelContext["model"]["slices"]): Child {
  const at = [...slices.keys()].filter((index) => slices[index]?.nodes.has(id));
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined) return h("p", { class: "none" }, "In no slice of this picture.");
  const jump = (index: number) =>
    h("button", { type: "button", class: "jump", click: () => goTo(index) }, slices[index]?.row.label ?? "");
  return h("p", {}, "Not in this slice. Go to ", jump(first), last !== first && " or ", last !== first && jump(last));
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
