import { must } from "../../base/collections";
import { Twister } from "../../base/random";
import { drawNumbers } from "../../kernels/draw-numbers";
import { type Column, isSet, valueAt } from "../column";
import type { Settled } from "../persistence";
import { readable } from "../presence";
import type { Base } from "../state";
import { together } from "./happenings";
import { type Moment, type Moments, type Ordered, ordersOf } from "./reading-order";

/** From a number drawn evenly from [0, 1) the share of its bounds at which a date lies, from 0 to below 1. */
export type Quantile = (draw: number) => number;

/** How the dates of a tie are distributed over their bounds; evenly where it says nothing. */
export type DateQuantiles = (tie: number, date: "start" | "end") => Quantile | undefined;

export type Undrawn = Pick<Base, "columns" | "evidence" | "settled" | "horizon">;

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
 * Cost: a pass over the ties; before the first reading of a network some more, to find what is the same for all.
 */
export function drawReading(
  undrawn: Undrawn,
  seed: number,
  quantiles?: DateQuantiles,
  plan: ReadingPlan = knownPlanOf(undrawn),
): Settled {
  const { columns, settled } = undrawn;
  const { instant, size } = columns;
  // Not one for all: a distribution may have drawn readings of its own.
  const twister = new Twister(0);
  const even = drawNumbers(twister, seed, 2 * size);
  const draws = quantiles ? reshaped(even.slice(), quantiles, plan.heads, instant) : even;
  const { heads, min, max, startMax, endMin, endMax, ordered } = plan;
  const starts = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const head = heads[i] as number;
    starts[i] = head < i ? (starts[head] as number) : pick(min[i] as number, max[i] as number, draws[2 * i] as number);
  }
  for (const group of ordered) setInOrder(group, starts, draws, twister, quantiles);
  const ends = starts.slice();
  for (let i = 0; i < size; i++) {
    if (isSet(instant, i)) continue;
    const end = endMin[i] as number;
    const least = (startMax[i] as number) < end ? end : Math.max(end, (starts[i] as number) + 1);
    ends[i] = pick(least, endMax[i] as number, draws[2 * i + 1] as number);
  }
  const { endedBy } = settled;
  for (let i = 0; i < size && endedBy !== -1; i++) {
    const by = valueAt(endedBy, i);
    if (by >= 0) ends[i] = Math.max(settled.endMin[i] as number, starts[by] as number, (starts[i] as number) + 1);
  }
  return { startMin: starts, startMax: starts, endMin: ends, endMax: ends, endedBy };
}

/** Makes of even draws shares of bounds. */
function reshaped(
  draws: Float64Array,
  quantiles: DateQuantiles,
  heads: Int32Array,
  instant: Column<Uint8Array>,
): Float64Array {
  for (let i = 0; i < heads.length; i++) {
    if (heads[i] === i) draws[2 * i] = shareOf(quantiles, i, "start", draws[2 * i] as number);
    if (!isSet(instant, i)) draws[2 * i + 1] = shareOf(quantiles, i, "end", draws[2 * i + 1] as number);
  }
  return draws;
}

function shareOf(quantiles: DateQuantiles | undefined, tie: number, date: "start" | "end", draw: number): number {
  return quantiles?.(tie, date)?.(draw) ?? draw;
}

/** What is the same for all readings: when ties can begin and end, and which begin together. */
export interface ReadingPlan {
  /** The first tie of the moment at which a tie begins, and when that can be. */
  readonly heads: Int32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly startMax: Float64Array;
  readonly endMin: Float64Array;
  readonly endMax: Float64Array;
  readonly ordered: readonly Ordered[];
}

const plans = new WeakMap<Settled, ReadingPlan>();

export function knownPlanOf(undrawn: Undrawn): ReadingPlan {
  const plan = plans.get(undrawn.settled) ?? planOf(undrawn);
  plans.set(undrawn.settled, plan);
  return plan;
}

export function planOf({ columns, evidence, settled, horizon }: Undrawn): ReadingPlan {
  const { size } = columns;
  const [startMin, startMax] = [new Float64Array(size), new Float64Array(size)];
  const [endMin, endMax] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < size; i++) {
    const bounds = readable(columns, settled, i, horizon);
    startMin[i] = bounds.startMin;
    startMax[i] = bounds.startMax;
    endMin[i] = bounds.endMin;
    endMax[i] = bounds.endMax;
  }
  const moments = momentsOf(together(columns, evidence), startMin, startMax);
  return { ...moments, startMax, endMin, endMax, ordered: ordersOf(columns, evidence, moments) };
}

/** Ties that happened together begin at one moment within the bounds of all; where their dates exclude that, each at its own. */
function momentsOf(together: Int32Array, startMin: Float64Array, startMax: Float64Array): Moments {
  const [heads, min, max] = [together.slice(), startMin.slice(), startMax.slice()];
  for (let i = 0; i < heads.length; i++) {
    const head = together[i] as number;
    if (head === i) continue;
    min[head] = Math.max(min[head] as number, min[i] as number);
    max[head] = Math.min(max[head] as number, max[i] as number);
  }
  for (let i = 0; i < heads.length; i++) {
    const head = together[i] as number;
    if (head === i) continue;
    if ((min[head] as number) > (max[head] as number)) heads[i] = i;
    else {
      min[i] = min[head] as number;
      max[i] = max[head] as number;
    }
  }
  for (let i = 0; i < heads.length; i++) {
    if (together[i] !== i || (min[i] as number) <= (max[i] as number)) continue;
    min[i] = startMin[i] as number;
    max[i] = startMax[i] as number;
  }
  return { heads, min, max };
}

/** Draws moments whose order is known until they are in it. */
export function setInOrder(
  group: Ordered,
  starts: Float64Array,
  draws: Float64Array,
  twister: Twister,
  quantiles?: DateQuantiles,
): void {
  const { moments } = group;
  for (const moment of moments) begin(moment, starts, draws[2 * must(moment.ties[0])] as number);
  for (let tries = 0; isBroken(group, starts) && tries < TRIES; tries++) {
    for (const moment of moments) {
      begin(moment, starts, shareOf(quantiles, must(moment.ties[0]), "start", twister.draw()));
    }
  }
  if (isBroken(group, starts)) for (const { ties, min } of moments) for (const tie of ties) starts[tie] = min;
}

function begin({ ties, min, max }: Moment, starts: Float64Array, share: number): void {
  const start = pick(min, max, share);
  for (const tie of ties) starts[tie] = start;
}

function isBroken({ moments, orders }: Ordered, starts: Float64Array): boolean {
  for (const [first, then] of orders) {
    const [one, other] = [must(must(moments[first]).ties[0]), must(must(moments[then]).ties[0])];
    if ((starts[one] as number) > (starts[other] as number)) return true;
  }
  return false;
}

/** The date at a share of its bounds. */
export function pick(min: number, max: number, share: number): number {
  return min === max ? min : Math.min(max, min + Math.floor(share * (max - min + 1)));
}
