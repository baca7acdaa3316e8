import { must } from "../base/collections";

/** Values that differ by less than this share of themselves are equal. */
const EQUAL = 1e-9;

/** Numbers of which some may not be there. */
export type Numbers = ArrayLike<number | undefined>;

/** Places that share one value, in order of rank: `places` are indices, ascending; `first` is the rank they share. */
export interface Tied {
  readonly places: readonly number[];
  readonly first: number;
}

export function tied(values: Numbers, descending: boolean): Tied[] {
  const sign = descending ? 1 : -1;
  const at = (place: number) => sign * must(values[place]);
  const there = Array.from(values, (_, place) => place).filter((place) => values[place] !== undefined);
  const groups: { places: number[]; first: number }[] = [];
  let head = Number.NaN;
  for (const [before, place] of there.sort((a, b) => compare(at(b), at(a)) || a - b).entries()) {
    const value = at(place);
    const group = groups.at(-1);
    if (group && (value === head || (Number.isFinite(head) && head - value <= EQUAL * Math.abs(head)))) {
      group.places.push(place);
    } else {
      groups.push({ places: [place], first: before + 1 });
      head = value;
    }
  }
  for (const { places } of groups) places.sort((a, b) => a - b);
  return groups;
}

/** Order of numbers of which some may be infinite: a difference would be NaN. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The rank of each value, 1 being the highest (or, not `descending`, the lowest); equal values share a rank (1, 2, 2, 4), as in scores:
 * they count as equal if they differ by less than a billionth of themselves. A value that is not there has no rank.
 * Cost: n log n.
 */
export function ranksOf(values: Numbers, descending = true): (number | undefined)[] {
  return spread(values, tied(values, descending), ({ first }) => first);
}

/** As {@link ranksOf}, but equal values have the mean of the ranks that they take up (1, 2.5, 2.5, 4). */
export function meanRanksOf(values: Numbers, descending = true): (number | undefined)[] {
  return spread(values, tied(values, descending), ({ first, places }) => first + (places.length - 1) / 2);
}

export function spread(
  values: Numbers,
  groups: readonly Tied[],
  worth: (group: Tied) => number,
): (number | undefined)[] {
  const result = new Array<number | undefined>(values.length).fill(undefined);
  for (const group of groups) for (const place of group.places) result[place] = worth(group);
  return result;
}

/** The two values of every place that has both, as mean ranks among these. */
export function ranksOfBoth(one: Numbers, other: Numbers): { readonly a: number[]; readonly b: number[] } {
  const both = Array.from(one, (_, place) => place).filter((i) => one[i] !== undefined && other[i] !== undefined);
  const ranks = (values: Numbers) => meanRanksOf(both.map((i) => values[i])).map(must);
  return { a: ranks(one), b: ranks(other) };
}

/** A correlation without what rounding adds to it. */
export function within(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
