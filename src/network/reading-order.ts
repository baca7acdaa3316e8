import { groupBy, must } from "../base/collections";
import type { Columns } from "./columns";

/** Ties that begin together, and when they can. */
export interface Moment {
  readonly ties: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** Moments whose order the claims say, and the bounds that this leaves them: of each pair the first comes no later than the other. */
export interface Ordered {
  readonly moments: readonly Moment[];
  readonly orders: readonly (readonly [first: number, then: number])[];
}

/**
 * What is in order in every reading, though its dates leave that open: whoever left a group had joined it. Unless some tie to the group
 * surely began before, the one that can have begun first did.
 */
export function ordersOf(columns: Columns, moments: readonly Moment[]): Ordered[] {
  const indexOf = new Map(moments.flatMap(({ ties }, index) => ties.map((tie) => [tie, index] as const)));
  const momentOf = (tie: number) => must(moments[must(indexOf.get(tie))]);
  const states = Array.from(columns.instant.keys()).filter((tie) => !columns.instant[tie]);
  const joined = groupBy(states, (tie) => `${columns.source[tie]} ${columns.target[tie]}`);
  const orders: [number, number][] = [];
  for (const [move, origin] of columns.origin.entries()) {
    if (origin < 0) continue;
    const { min, max } = momentOf(move);
    const before = joined.get(`${columns.source[move]} ${origin}`) ?? [];
    if (before.some((tie) => momentOf(tie).max <= min)) continue;
    const [first] = before
      .filter((tie) => momentOf(tie).min <= max)
      .sort((a, b) => momentOf(a).min - momentOf(b).min || momentOf(a).max - momentOf(b).max);
    if (first !== undefined) orders.push([must(indexOf.get(first)), must(indexOf.get(move))]);
  }
  return linked(orders).map((group) => narrowed(group, moments));
}

/** Orders that share a moment, as one group each. */
function linked(orders: readonly [number, number][]): [number, number][][] {
  let groups: [number, number][][] = [];
  for (const order of orders) {
    const isLinked = (group: [number, number][]) => group.some((other) => other.some((one) => order.includes(one)));
    groups = [...groups.filter((group) => !isLinked(group)), [...groups.filter(isLinked).flat(), order]];
  }
  return groups;
}

function narrowed(orders: readonly [number, number][], moments: readonly Moment[]): Ordered {
  const own = [...new Set(orders.flat())];
  const bounds = new Map(own.map((index) => [index, { ...must(moments[index]) }]));
  // As many rounds as the longest line of orders can have links.
  for (const _ of orders) {
    for (const [first, then] of orders) {
      const [a, b] = [must(bounds.get(first)), must(bounds.get(then))];
      a.max = Math.min(a.max, b.max);
      b.min = Math.max(b.min, a.min);
    }
  }
  const place = (index: number) => own.indexOf(index);
  return {
    moments: own.map((index) => must(bounds.get(index))),
    orders: orders.map(([first, then]) => [place(first), place(then)]),
  };
}
