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
  const there = Float64Array.from(Array.from(values).filter((value) => value !== undefined));
  const ranks = new Int32Array(there.length);
  rankInto(there, 0, there.length, descending, ranks);
  let next = 0;
  return Array.from(values, (value) => (value === undefined ? undefined : must(ranks[next++])));
}

/** Fewer numbers than these are put in order one by one. */
const FEW = 40;

let heads = new Float64Array(64);
let order = new Int32Array(64);

/** The ranks of the values from one place up to another as {@link ranksOf} has them, each at the same place of `ranks`. */
export function rankInto(values: Float64Array, from: number, to: number, descending: boolean, ranks: Int32Array): void {
  if (heads.length < to - from) [heads, order] = [new Float64Array(2 * (to - from)), new Int32Array(2 * (to - from))];
  const sign = descending ? 1 : -1;
  let [above, zeros] = [0, 0];
  for (let place = from; place < to; place++) {
    const value = sign * (values[place] as number);
    if (value > 0) {
      heads[above] = value;
      order[above++] = place;
    } else if (value === 0) zeros++;
  }
  let all = above;
  if (above + zeros < to - from) {
    for (let place = from; place < to; place++) {
      const value = sign * (values[place] as number);
      if (value >= 0) continue;
      heads[all] = value;
      order[all++] = place;
    }
  }
  if (zeros > 0) for (let place = from; place < to; place++) if (values[place] === 0) ranks[place] = above + 1;
  rankRun(0, above, 0, ranks);
  rankRun(above, all, zeros, ranks);
}

/** Ranks some of the values that are not 0, before which there are so many more than those of earlier runs. */
function rankRun(from: number, to: number, before: number, ranks: Int32Array): void {
  if (to - from > FEW) {
    rankMany(from, to, before, ranks);
    return;
  }
  descend(from, to);
  let [head, rank] = [Number.NaN, 0];
  for (let i = from; i < to; i++) {
    const value = heads[i] as number;
    if (!isEqual(value, head)) [head, rank] = [value, before + i + 1];
    ranks[order[i] as number] = rank;
  }
}

/** Whether a value belongs to the group whose highest is this. */
function isEqual(value: number, head: number): boolean {
  return value === head || (Number.isFinite(head) && head - value <= EQUAL * Math.abs(head));
}

/** The same by looking each value up among the heads of groups, which are sorted alone. */
function rankMany(from: number, to: number, before: number, ranks: Int32Array): void {
  const sorted = heads.slice(from, to).sort().reverse();
  const firsts = new Int32Array(sorted.length);
  let groups = 0;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    if (groups > 0 && isEqual(value, sorted[groups - 1] as number)) continue;
    sorted[groups] = value;
    firsts[groups++] = before + from + i + 1;
  }
  for (let i = from; i < to; i++) {
    let [low, high] = [0, groups - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sorted[middle] as number) >= (heads[i] as number)) low = middle;
      else high = middle - 1;
    }
    ranks[order[i] as number] = firsts[low] as number;
  }
}

/** Puts values, and the places that they are of, in descending order. */
function descend(from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const [value, own] = [heads[i] as number, order[i] as number];
    let place = i - 1;
    for (; place >= from && (heads[place] as number) < value; place--) {
      heads[place + 1] = heads[place] as number;
      order[place + 1] = order[place] as number;
    }
    heads[place + 1] = value;
    order[place + 1] = own;
  }
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
