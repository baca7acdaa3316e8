import fc from "fast-check";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";

export const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
export const dayOf = (text: string | number | null) => Date.parse(String(text)) / 86_400_000;

const date = (day: number, spread: number) => (spread === 0 ? iso(day) : `[${iso(day)}..${iso(day + spread)}]`);
const ends = fc.constantFrom("ab", "ba", "bc", "ac", "cd").map(([source = "", target = ""]) => ({ source, target }));

/** One to three states of days 0 to 9 among up to four actors, parallel ones among them, dates exact or known to three days. */
export const fewStates: fc.Arbitrary<EdgeInput[]> = fc.array(
  fc
    .tuple(ends, fc.constantFrom("tie", "bond"), fc.nat(4), fc.nat(2), fc.nat(3), fc.nat(2))
    .map(([pair, kind, day, spread, length, more]) => ({
      ...pair,
      kind,
      start: date(day, spread),
      end: date(day + length, more + Math.max(0, spread - length)),
    })),
  { minLength: 1, maxLength: 3 },
);

/** The same, some of them memberships without an end, to be kept for two days. */
export const fewLapsing: fc.Arbitrary<EdgeInput[]> = fc
  .tuple(fewStates, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
  .map(([edges, lapse]) =>
    edges.map(({ end, ...edge }, i) => (lapse[i] ? { ...edge, kind: "membership" } : { ...edge, end: end ?? null })),
  );

export interface Dated {
  readonly id: string;
  readonly kind: string;
  readonly pair: string;
  /** First day, and the day after the last. */
  readonly start: number;
  readonly end: number;
  readonly ruled: boolean;
}

/** Every choice of a first and a last day for each tie of a network of states, within the bounds it shows. */
export function readingsOf(network: TemporalNetwork): Dated[][] {
  const choices = [...network.ties()].map((tie): Dated[] => {
    const found: Dated[] = [];
    const pair = [tie.source, tie.target].sort().join("-");
    const same = { id: tie.id, kind: tie.kind, pair, ruled: tie.persistence !== "stated" };
    for (let start = dayOf(tie.startEarliest); start <= dayOf(tie.startLatest); start++) {
      for (let last = dayOf(tie.endEarliest); last <= dayOf(tie.endLatest); last++) {
        if (last >= start) found.push({ ...same, start, end: last + 1 });
      }
    }
    return found;
  });
  return choices.reduce<Dated[][]>((all, some) => all.flatMap((one) => some.map((dated) => [...one, dated])), [[]]);
}

/** An object and all within it, so that nobody changes it. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
