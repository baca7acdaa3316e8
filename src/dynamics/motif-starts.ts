import { must } from "../base/collections";
import { happeningsOf } from "../network/readings/happenings";
import type { Base } from "../network/state";

/** When something can be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** By tie the bounds of its beginning, and a number that it shares with those that begin at the same moment in every reading. */
export interface Starts {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly together: Int32Array;
}

/**
 * When ties begin. Those that happened together are bounded by what all of them allow (where that is nothing, by what any allows), and
 * in a sample have one moment.
 */
export function startsOf({ columns, evidence, spells }: Base): Starts {
  const together = happeningsOf(columns, evidence);
  const [all, any] = [
    { low: spells.startMin.slice(), high: spells.startMax.slice() },
    { low: spells.startMin.slice(), high: spells.startMax.slice() },
  ];
  for (const [tie, head] of together.entries()) {
    const [low, high] = [must(spells.startMin[tie]), must(spells.startMax[tie])];
    all.low[head] = Math.max(must(all.low[head]), low);
    all.high[head] = Math.min(must(all.high[head]), high);
    any.low[head] = Math.min(must(any.low[head]), low);
    any.high[head] = Math.max(must(any.high[head]), high);
  }
  const boundsOf = (head: number) => (must(all.low[head]) <= must(all.high[head]) ? all : any);
  return {
    low: Float64Array.from(together, (head) => must(boundsOf(head).low[head])),
    high: Float64Array.from(together, (head) => must(boundsOf(head).high[head])),
    together,
  };
}
