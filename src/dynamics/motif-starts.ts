import type { Base } from "../network/state";

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
 * When ties begin. One claim of several parties ties each two of them, all at one moment: such ties are bounded by what all of them
 * allow (where that is nothing, by what any allows), and in a sample have the draw of the first of them.
 */
export function startsOf({ columns, settled, spells, policy }: Base): Starts {
  const { size, claims, claimsFrom, directed } = columns;
  const together = Int32Array.from({ length: size }, (_, tie) => tie);
  const root = (tie: number): number => {
    let at = tie;
    while (together[at] !== at) at = together[at] as number;
    return at;
  };
  const byClaim = new Map<number, number>();
  for (let tie = 0; tie < size; tie++) {
    if (directed[tie]) continue;
    for (const claim of claims.subarray(claimsFrom[tie], claimsFrom[tie + 1])) {
      const [a, b] = [root(byClaim.get(claim) ?? tie), root(tie)];
      together[Math.max(a, b)] = Math.min(a, b);
      byClaim.set(claim, tie);
    }
  }
  const [min, max] = [Float64Array.from(settled.startMin), Float64Array.from(settled.startMax)];
  const [all, any] = [
    { low: min.slice(), high: max.slice() },
    { low: min, high: max },
  ];
  for (let tie = 0; tie < size; tie++) {
    const head = root(tie);
    together[tie] = head;
    const [low, high] = [settled.startMin[tie] as number, settled.startMax[tie] as number];
    all.low[head] = Math.max(all.low[head] as number, low);
    all.high[head] = Math.min(all.high[head] as number, high);
    any.low[head] = Math.min(any.low[head] as number, low);
    any.high[head] = Math.max(any.high[head] as number, high);
  }
  const boundsOf = (tie: number): Bounds => {
    const head = together[tie] as number;
    const { low, high } = (all.low[head] as number) <= (all.high[head] as number) ? all : any;
    const bounds = { low: low[head] as number, high: high[head] as number };
    if (typeof policy.presence !== "object") return bounds;
    const drawn = Math.min(Math.max(spells.startMin[head] as number, bounds.low), bounds.high);
    return { low: drawn, high: drawn };
  };
  const bounds = Array.from(together, (_, tie) => boundsOf(tie));
  return {
    low: Float64Array.from(bounds, ({ low }) => low),
    high: Float64Array.from(bounds, ({ high }) => high),
    together,
  };
}
