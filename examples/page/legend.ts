import { fill, h, svg } from "./dom";
import { CORE_KINDS, colourOfCommunity, type Theme } from "./looks";
import type { Model } from "./model";
import { kindSample } from "./ties";

export interface LegendContext {
  readonly model: Model;
  readonly theme: Theme;
  readonly slice: number;
  readonly hidden: ReadonlySet<string>;
  toggle(kind: string, shown: boolean): void;
  open(actor: string): void;
}

/** The checkboxes of kinds, core kinds first. */
export function showKinds(place: HTMLElement, context: LegendContext): void {
  const { model, theme, slice, hidden } = context;
  const counts = new Map<string, number>();
  for (const id of model.slices[slice]?.row.ties ?? []) {
    const kind = model.ties.get(id)?.kind ?? "";
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const box = (kind: string) =>
    h(
      "label",
      { class: "kind" },
      h("input", {
        type: "checkbox",
        checked: !hidden.has(kind),
        "data-kind": kind,
        change: (event) => context.toggle(kind, (event.target as HTMLInputElement).checked),
      }),
      kindSample(kind, theme),
      h("span", {}, kind),
      h("span", { class: "count", title: "ties in this slice" }, String(counts.get(kind) ?? 0)),
    );
  const core = model.kinds.filter((kind) => CORE_KINDS.includes(kind));
  const other = model.kinds.filter((kind) => !CORE_KINDS.includes(kind));
  const focused = document.activeElement?.getAttribute("data-kind");
  fill(place, ...core.map(box), core.length > 0 && other.length > 0 && h("hr"), ...other.map(box));
  if (focused) place.querySelector<HTMLElement>(`[data-kind="${CSS.escape(focused)}"]`)?.focus();
}

/** The communities of the slice on show, each named after its actor of the highest value. */
export function showCommunities(place: HTMLElement, { model, theme, slice, open }: LegendContext): void {
  const groups = new Map<string | number, { first: string; size: number; count: number }>();
  for (const { id, size, community } of model.slices[slice]?.row.nodes ?? []) {
    if (community === undefined) continue;
    const group = groups.get(community);
    const first = !group || size > group.size ? { first: id, size } : group;
    groups.set(community, { ...first, count: (group?.count ?? 0) + 1 });
  }
  const placed = [...groups].map(([community, group]) => ({ ...group, place: model.colours.get(community) ?? -1 }));
  const coloured = placed.filter(({ place }) => place >= 0).sort((a, b) => b.count - a.count);
  const rest = placed.filter(({ place }) => place < 0);
  const restCount = rest.reduce((sum, { count }) => sum + count, 0);
  const item = (colour: string, count: number, name: Node | string) =>
    h("li", {}, disc(colour), h("span", {}, name), h("span", { class: "count", title: "actors" }, String(count)));
  fill(
    place,
    ...coloured.map(({ first, count, place }) => {
      const name = `around ${model.nameOf(first)}`;
      const button = h("button", { type: "button", class: "actor", click: () => open(first) }, name);
      return item(colourOfCommunity(place, theme), count, button);
    }),
    restCount > 0 && item(theme.plain, restCount, rest.length === 1 ? "1 smaller one" : `${rest.length} smaller ones`),
  );
}

function disc(colour: string): Element {
  const circle = svg("circle", { cx: 6, cy: 6, r: 5.5, fill: colour });
  return svg("svg", { class: "disc", width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true" }, circle);
}
