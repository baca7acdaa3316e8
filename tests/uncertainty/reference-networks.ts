import fc from "fast-check";
import type { FamilyName } from "../../src/alterations/reference-families";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";
import type { Tie } from "../../src/network/tie";

const actor = fc.constantFrom("a", "b", "c", "d", "e");
const day = (n: number) => `1970-01-0${n + 1}`;

/** Up to twelve ties of two directed and two undirected kinds, states and events, exact and not, some of no known beginning. */
export const edges: fc.Arbitrary<EdgeInput[]> = fc.array(
  fc
    .tuple(
      fc.tuple(actor, actor, actor).filter(([a, b, c]) => a !== b && a !== c && b !== c),
      fc.constantFrom("support", "contact", "defection", "joint-operation"),
      fc.nat(3),
      fc.nat(2),
      fc.nat(5),
    )
    .map(([[source, target, origin], kind, start, spread, shape]): EdgeInput => {
      const from = spread === 0 ? day(start) : `[${day(start)}..${day(start + spread)}]`;
      const isEvent = kind === "defection" || kind === "joint-operation";
      return {
        ...{ source, target, kind },
        ...(kind === "defection" && { origin }),
        start: shape === 0 ? `[..${day(start)}]` : from,
        ...(!isEvent && shape < 4 && { end: day(start + spread + 1) }),
      };
    }),
  { minLength: 1, maxLength: 12 },
);

export const spellOf = (tie: Tie) =>
  [tie.startEarliest, tie.startLatest, tie.endEarliest, tie.endLatest, tie.statedEndEarliest, tie.statedEndLatest].join(
    " ",
  );

/** Without the end that the sources state. */
const heldOf = (tie: Tie) => [tie.startEarliest, tie.startLatest, tie.endEarliest, tie.endLatest].join(" ");

export const placeOf = ({ source, target, directed }: Tie) =>
  directed ? `${source}>${target}` : [source, target].sort().join("-");

/** How often each text comes. */
export function tally(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of [...texts].sort()) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

/** What a family must keep, ties of one sort apart from those of others. */
export function keptBy(keep: FamilyName, view: TemporalNetwork, kinds: "apart" | "together"): unknown {
  const ties = [...view.ties()];
  const sort = (tie: Tie) => (kinds === "apart" ? tie.kind : String(tie.directed));
  const spells = tally(ties.map((tie) => `${kinds === "apart" ? tie.kind : tie.nature} ${spellOf(tie)}`));
  const ends = (tie: Tie) => [
    `${tie.source} ${tie.directed ? "out" : ""}`,
    `${tie.target} ${tie.directed ? "in" : ""}`,
  ];
  const placed = new Map<string, Tie[]>();
  for (const tie of ties) {
    const key = `${sort(tie)} ${placeOf(tie)}`;
    placed.set(key, [...(placed.get(key) ?? []), tie]);
  }
  const timelines = [...placed.values()].map((group) => group.map((tie) => `${tie.id} ${spellOf(tie)}`).sort());
  switch (keep) {
    case "times":
      return ties.map((tie) => `${tie.id} ${spellOf(tie)}`).sort();
    case "times-and-degrees":
      return [spells, tally(ties.flatMap((tie) => ends(tie).map((end) => `${sort(tie)} ${end}`)))];
    case "times-and-pairs":
      return [spells, ties.map((tie) => `${tie.id} ${placeOf(tie)}`).sort()];
    case "degrees-at-times":
      return tally(ties.flatMap((tie) => ends(tie).map((end) => `${sort(tie)} ${heldOf(tie)} ${end}`)));
    case "timelines":
      return timelines.sort();
    case "timelines-and-degrees": {
      const links = [...placed.values()].flatMap(([tie]) => (tie ? [tie] : []));
      return [timelines.sort(), tally(links.flatMap((tie) => ends(tie).map((end) => `${sort(tie)} ${end}`)))];
    }
    case "timelines-and-pairs":
      return [timelines.sort(), [...placed.keys()].sort()];
  }
}
