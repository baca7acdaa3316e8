import { groupBy, must } from "../base/collections";
import { type Random, randomOf } from "../base/random";
import { valueAt } from "./column";
import { happeningsOf } from "./happenings";
import type { Settled } from "./persistence";
import { readable } from "./presence";
import { type Moment, type Ordered, ordersOf } from "./reading-order";
import type { Base } from "./state";

/** From a number drawn evenly from [0, 1) the share of its bounds at which a date lies, from 0 to below 1. */
export type Quantile = (draw: number) => number;

/** How the dates of a tie are distributed over their bounds; evenly where it says nothing. */
export type DateQuantiles = (tie: number, date: "start" | "end") => Quantile | undefined;

type Undrawn = Pick<Base, "columns" | "evidence" | "settled" | "horizon">;

/** How often dates that are out of order are drawn again, before the earlier ones are set as early as they can be. */
const TRIES = 1000;

/**
 * One reading of all dates, in which each has one value within its bounds; evenly drawn unless `quantiles` says otherwise.
 *
 * - A state ends after it starts, and one that another tie ended ends when that one begins in this reading.
 * - Ties of one claim of several parties, and of one event, have one moment: one within the bounds of all of them, if there is any.
 * - Nobody leaves a group before joining it: of the readings that the dates leave open, those that say so are not drawn.
 *
 * Every tie has its own two draws, so that leaving ties out does not change the others.
 */
export function drawReading(undrawn: Undrawn, seed: number, quantiles?: DateQuantiles): Settled {
  const { columns, settled } = undrawn;
  const random = randomOf(seed);
  const [firsts, seconds] = [new Float64Array(columns.size), new Float64Array(columns.size)];
  for (let i = 0; i < columns.size; i++) [firsts[i], seconds[i]] = [random(), random()];
  const { bounds, moments, ordered } = planOf(undrawn);

  const starts = new Float64Array(columns.size);
  const begin = (moment: Moment, draw: number) => {
    const start = pick(moment.min, moment.max, quantiles?.(must(moment.ties[0]), "start")?.(draw) ?? draw);
    for (const tie of moment.ties) starts[tie] = start;
  };
  for (const moment of moments) begin(moment, must(firsts[must(moment.ties[0])]));
  for (const group of ordered) {
    for (const moment of group.moments) begin(moment, must(firsts[must(moment.ties[0])]));
    setInOrder(group, starts, random, begin);
  }
  const ends = starts.slice();
  for (let i = 0; i < columns.size; i++) {
    if (columns.instant[i]) continue;
    const { startMax, endMin, endMax } = must(bounds[i]);
    const least = startMax < endMin ? endMin : Math.max(endMin, must(starts[i]) + 1);
    const draw = must(seconds[i]);
    ends[i] = pick(least, endMax, quantiles?.(i, "end")?.(draw) ?? draw);
  }
  for (let i = 0; i < columns.size; i++) {
    const by = valueAt(settled.endedBy, i);
    if (by >= 0) ends[i] = Math.max(must(settled.endMin[i]), must(starts[by]), must(starts[i]) + 1);
  }
  return { startMin: starts, startMax: starts, endMin: ends, endMax: ends, endedBy: settled.endedBy };
}

/** What is the same for all readings. */
interface Plan {
  readonly bounds: readonly ReturnType<typeof readable>[];
  readonly moments: readonly Moment[];
  readonly ordered: readonly Ordered[];
}

const plans = new WeakMap<Settled, Plan>();

function planOf({ columns, evidence, settled, horizon }: Undrawn): Plan {
  const known = plans.get(settled);
  if (known) return known;
  const bounds = Array.from(columns.instant, (_, i) => readable(columns, settled, i, horizon));
  const heads = happeningsOf(columns, evidence);
  const moments = [...groupBy(heads.keys(), (tie) => heads[tie]).values()].flatMap((ties) => momentsOf(ties, bounds));
  const plan = { bounds, moments, ordered: ordersOf(columns, evidence, moments) };
  plans.set(settled, plan);
  return plan;
}

/** Ties that happened together as one moment, or, where their dates exclude that, each as its own. */
function momentsOf(ties: readonly number[], bounds: Plan["bounds"]): Moment[] {
  const own = ties.map((tie) => ({ ties: [tie], min: must(bounds[tie]).startMin, max: must(bounds[tie]).startMax }));
  const min = Math.max(...own.map((moment) => moment.min));
  const max = Math.min(...own.map((moment) => moment.max));
  return min <= max ? [{ ties, min, max }] : own;
}

function setInOrder(
  { moments, orders }: Ordered,
  starts: Float64Array,
  random: Random,
  begin: (moment: Moment, draw: number) => void,
): void {
  const startOf = (place: number) => must(starts[must(must(moments[place]).ties[0])]);
  const isBroken = () => orders.some(([first, then]) => startOf(first) > startOf(then));
  for (let tries = 0; isBroken() && tries < TRIES; tries++) for (const moment of moments) begin(moment, random());
  if (isBroken()) for (const { ties, min } of moments) for (const tie of ties) starts[tie] = min;
}

function pick(min: number, max: number, share: number): number {
  return min === max ? min : Math.min(max, min + Math.floor(share * (max - min + 1)));
}
