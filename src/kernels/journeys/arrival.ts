import TinyQueue from "tinyqueue";
import type { Schedule } from "./contacts";

export interface Journey {
  readonly from: number;
  /** Arrivals come before this moment. */
  readonly to: number;
  /** Whether each departure is later than the arrival before it. */
  readonly strict: boolean;
  /** How much later the next moment is: 1 where time goes in days, 0 where it is continuous. */
  readonly step: number;
  /** When a hop along a tie arrives that departs at a moment: never earlier for a later departure, never before it. */
  readonly arrive: (departure: number, tie: number) => number;
  /** Whether to find the fewest hops among the earliest arrivals; else the arrivals alone, faster. */
  readonly fewest: boolean;
  /**
   * If said, an arc stands for one whose times are not known: it can surely be used by whoever is ready in time for `last`, but perhaps
   * not before `first`, which may come after `last`. Arrivals are then those of the worst case.
   */
  readonly sure?: boolean;
}

/** Ways that were found, one a label; `best` is the label of each node, −1 where there is none. */
export interface Labels {
  readonly best: Int32Array;
  readonly node: readonly number[];
  readonly departure: readonly number[];
  readonly arrival: readonly number[];
  readonly hops: readonly number[];
  /** The tie of the last hop and the label it departs from; −1 at the source. */
  readonly tie: readonly number[];
  readonly before: readonly number[];
}

/**
 * Earliest arrivals from one node, by setting labels in the order of arrival, then hops, then discovery. A node gets a further
 * label only for fewer hops: coming later, it may yet be in time for a later tie, on a shorter way.
 *
 * Where time is continuous and `strict`, a departure through an interval can come as close after an arrival as wished; its
 * arrival is the limit. The limit and an arrival at that very moment have the same onward hops, so one number does for both.
 *
 * Cost: O(l·log l), l the labels made: at most one an arc without `fewest`, at most n an arc with it.
 */
export function earliestArrivals(schedule: Schedule, source: number, journey: Journey): Labels {
  const { offsets, target: targets, tie: ties } = schedule;
  const { from, to, arrive, fewest } = journey;
  const best = new Int32Array(schedule.size).fill(-1);
  const settled = new Int32Array(schedule.size).fill(0x7fffffff);
  // The earliest arrival of any label of a node yet, and its hops: no other that is neither earlier nor of fewer is made.
  const soonest = new Float64Array(schedule.size).fill(Number.POSITIVE_INFINITY);
  const fewestThen = new Int32Array(schedule.size).fill(0x7fffffff);
  const [node, departure, arrival, hops, tie, before] = [[source], [from], [from], [0], [-1], [-1]];
  const queue = new TinyQueue<number>(
    [0],
    (a, b) => (arrival[a] as number) - (arrival[b] as number) || (hops[a] as number) - (hops[b] as number) || a - b,
  );
  for (let label = queue.pop(); label !== undefined; label = queue.pop()) {
    const here = node[label] as number;
    const count = hops[label] as number;
    if (count >= (settled[here] as number)) continue;
    settled[here] = fewest ? count : 0;
    if ((best[here] as number) < 0) best[here] = label;
    const ready = arrival[label] as number;
    for (let arc = offsets[here] as number; arc < (offsets[here + 1] as number); arc++) {
      if ((schedule.last[arc] as number) < ready) break;
      const next = targets[arc] as number;
      if (count + 1 >= (settled[next] as number)) continue;
      const leaves = departureBy(schedule, arc, ready, count > 0, journey);
      const arrives = arrive(leaves, ties[arc] as number);
      if (!(arrives < to)) continue;
      const known = soonest[next] as number;
      if (arrives >= known && count + 1 >= (fewestThen[next] as number)) continue;
      if (arrives <= known) {
        soonest[next] = arrives;
        fewestThen[next] = count + 1;
      }
      node.push(next);
      departure.push(leaves);
      arrival.push(arrives);
      hops.push(count + 1);
      tie.push(ties[arc] as number);
      before.push(label);
      queue.push(node.length - 1);
    }
  }
  return { best, node, departure, arrival, hops, tie, before };
}

/** The earliest departure by an arc once one is ready, infinite if there is none. */
function departureBy(
  { first, last, closed }: Schedule,
  arc: number,
  ready: number,
  hasArrived: boolean,
  { strict, step, sure }: Journey,
): number {
  const later = strict && hasArrived;
  const start = first[arc] as number;
  const end = last[arc] as number;
  const soonest = later ? ready + step : ready;
  const moment = sure ? soonest : Math.max(start, soonest);
  const isLimit = later && step === 0 && moment === ready;
  const isInTime = closed[arc] && !isLimit ? moment <= end : moment < end;
  return isInTime ? Math.max(start, moment) : Number.POSITIVE_INFINITY;
}
