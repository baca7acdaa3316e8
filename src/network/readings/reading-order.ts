import { groupBy, must } from "../../base/collections";
import { valueAt } from "../column";
import type { Columns } from "../columns";
import type { Evidence } from "../evidence";

/** Ties that begin together, and when they can. */
export interface Moment {
  readonly ties: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** By tie the first tie of the moment at which it begins, and when that can be. */
export interface Moments {
  readonly heads: Int32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** Moments whose order the claims say, and the bounds that this leaves them: of each pair the first comes no later than the other. */
export interface Ordered {
  readonly moments: readonly Moment[];
  readonly orders: readonly (readonly [first: number, then: number])[];
}

/**
 * What is in order in every reading, though its dates leave that open: whoever left a group had joined it. Ties to the group that leaving
 * ends (pledges, memberships), and moves into it, began before if they may have. Moves that would each have to come before the other
 * are in no order, nor are those whose dates exclude it.
 */
export function ordersOf(columns: Columns, { kinds }: Pick<Evidence, "kinds">, moments: Moments): Ordered[] {
  const { kind, source, target, origin, size } = columns;
  const { heads, min, max } = moments;
  const defection = kinds.findIndex(({ name }) => name === "defection");
  const joins = kinds.map(({ replacedBy }, index) => index === defection || replacedBy.includes("defection"));
  const moves: number[] = [];
  for (let tie = 0; tie < size; tie++) if (kind[tie] === defection && valueAt(origin, tie) >= 0) moves.push(tie);
  const joinings = new Map<number, number[]>();
  for (const move of moves) joinings.set(source[move] as number, []);
  for (let tie = 0; tie < size && moves.length > 0; tie++) {
    if (joins[kind[tie] as number]) joinings.get(source[tie] as number)?.push(tie);
  }
  const orders: [number, number][] = [];
  for (const move of moves) {
    const [here, group] = [heads[move] as number, valueAt(origin, move)];
    for (const tie of joinings.get(source[move] as number) ?? []) {
      const own = heads[tie] as number;
      if (target[tie] !== group || own === here) continue;
      const isOpen = must(min[tie]) <= must(max[move]) && must(max[tie]) > must(min[move]);
      if (isOpen) orders.push([own, here]);
    }
  }
  if (orders.length === 0) return [];
  const ties = new Map<number, number[]>(orders.flat().map((head) => [head, []]));
  for (let tie = 0; tie < size; tie++) ties.get(heads[tie] as number)?.push(tie);
  const momentOf = (head: number) => ({ ties: must(ties.get(head)), min: must(min[head]), max: must(max[head]) });
  return linked(withoutCircles(orders)).flatMap((group) => narrowed(group, momentOf) ?? []);
}

/** The orders of which the second does not lead back to the first. */
function withoutCircles(orders: readonly [number, number][]): [number, number][] {
  const after = groupBy(orders, ([first]) => first);
  const leads = (from: number, to: number, seen = new Set<number>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (after.get(from) ?? []).some(([, next]) => leads(next, to, seen));
  };
  return orders.filter(([first, then]) => !leads(then, first));
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

/** `undefined` where no dates within the bounds are in these orders. */
function narrowed(orders: readonly [number, number][], momentOf: (head: number) => Moment): Ordered | undefined {
  const own = [...new Set(orders.flat())];
  const bounds = new Map(own.map((head) => [head, { ...momentOf(head) }]));
  // As many rounds as the longest line of orders can have links.
  for (const _ of orders) {
    for (const [first, then] of orders) {
      const [a, b] = [must(bounds.get(first)), must(bounds.get(then))];
      a.max = Math.min(a.max, b.max);
      b.min = Math.max(b.min, a.min);
    }
  }
  if ([...bounds.values()].some(({ min, max }) => min > max)) return undefined;
  const place = (index: number) => own.indexOf(index);
  return {
    moments: own.map((index) => must(bounds.get(index))),
    orders: orders.map(([first, then]) => [place(first), place(then)]),
  };
}
