import { indices, must } from "../base/collections";
import type { Moment } from "./timing";

/** The latest time that still follows a time closely. Never falls as its argument rises. */
export type Reach = (time: number) => number;

/**
 * Moments follow one another in a reading of their times if, put in order, each is within reach of the one before. The largest
 * sets of moments that do so in some reading, by their place in the list. Sets may share moments: a moment of imprecise time can
 * be with those before it or with those after it.
 *
 * A set that starts at the least latest time of its moments is the best there can be: from there, the moment that expires first is
 * the next stone to step on.
 */
export function possibleRuns(moments: readonly Moment[], reach: Reach): number[][] {
  const starts = [...new Set(moments.map(({ max }) => max))].sort((a, b) => a - b);
  const runs = starts.map((start) => {
    const end = farthest(moments, start, reach);
    return indices(moments.length).filter((i) => must(moments[i]).max >= start && must(moments[i]).min <= end);
  });
  return runs.filter((run, place) => !runs.some((other, at) => at !== place && covers(other, run, at < place)));
}

/** How far moments that can be at `start` or later lead, each stepped on at most once. */
function farthest(moments: readonly Moment[], start: number, reach: Reach): number {
  const left = moments.filter(({ max }) => max > start).sort((a, b) => a.max - b.max);
  let end = reach(start);
  for (;;) {
    const next = left.findIndex(({ min }) => min <= end);
    if (next < 0) return end;
    const [stone] = left.splice(next, 1) as [Moment];
    end = Math.max(end, reach(Math.min(stone.max, end)));
  }
}

function covers(one: readonly number[], other: readonly number[], orEqual: boolean): boolean {
  return (one.length > other.length || (orEqual && one.length === other.length)) && other.every((i) => one.includes(i));
}

/** The sets of moments that follow one another in every reading, as large as can be: no moment is in two of them. */
export function certainRuns(moments: readonly Moment[], reach: Reach): number[][] {
  const thresholds = [...new Set(moments.map(({ min }) => min))];
  const splits = thresholds.filter((time) =>
    moments.every((moment) => early(moment, time) || late(moment, time, reach)),
  );
  const runs: number[][] = [];
  for (const i of indices(moments.length)) {
    const run = runs.find(
      ([first]) => !splits.some((time) => parted(must(moments[must(first)]), must(moments[i]), time, reach)),
    );
    if (run) run.push(i);
    else runs.push([i]);
  }
  return runs;
}

const early = ({ min }: Moment, time: number) => min <= time;
const late = ({ max }: Moment, time: number, reach: Reach) => max > reach(time);

/** Whether a split of all moments at this time can have these two on different sides. */
function parted(one: Moment, other: Moment, time: number, reach: Reach): boolean {
  return (early(one, time) && late(other, time, reach)) || (early(other, time) && late(one, time, reach));
}
