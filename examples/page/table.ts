import { datesOf } from "./dates";
import { fill, h } from "./dom";
import type { Model } from "./model";

export interface TableContext {
  readonly model: Model;
  readonly slice: number;
  readonly hidden: ReadonlySet<string>;
  open(actor: string): void;
  openTie(tie: string): void;
}

/** The ties of the slice on show as a plain table: what the picture shows, for whoever cannot see it. */
export function showTable(place: HTMLElement, { model, slice, hidden, open, openTie }: TableContext): void {
  const shown = model.slices[slice];
  const listed = (shown?.row.ties ?? [])
    .flatMap((id) => model.ties.get(id) ?? [])
    .filter(({ kind }) => !hidden.has(kind));
  const ties = model.inOrder(listed);
  const actor = (id: string) =>
    h("button", { type: "button", class: "actor", click: () => open(id) }, model.nameOf(id));
  const rows = ties.map((tie) => {
    const dates = datesOf(tie).map(([term, text]) => `${term} ${text}`);
    return h(
      "tr",
      {},
      h("td", {}, actor(tie.source)),
      h("td", { class: "way" }, tie.directed ? "→" : "—"),
      h("td", {}, actor(tie.target)),
      h("td", {}, tie.kind),
      h("td", {}, dates.join("; ")),
      h("td", {}, shown?.certain.has(tie.id) ? "certain" : "only possible"),
      h(
        "td",
        {},
        h("button", { type: "button", class: "actor", click: () => openTie(tie.id) }, String(tie.claims.length)),
      ),
    );
  });
  const heads = ["From", "", "To", "Kind", "Dates", "In this slice", "Claims"];
  fill(
    place,
    h(
      "table",
      {},
      h("caption", {}, `Ties in ${shown?.row.label ?? ""}`),
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, ...rows),
    ),
  );
}
