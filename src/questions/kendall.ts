import { must } from "../base/collections";
import { type Numbers, ranksOfBoth, within } from "./rank-groups";

/** Of each two places that have both values: in how many the two lists agree on the order, disagree, and have them equal. */
export interface PairCounts {
  readonly pairs: number;
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs that are equal in the first list, in the second, and in both. */
  readonly tiedInFirst: number;
  readonly tiedInSecond: number;
  readonly tiedInBoth: number;
}

/** Cost: n log n, by a tree of counts over the ranks of the second list. */
export function pairCounts(one: Numbers, other: Numbers): PairCounts {
  const { a, b } = ranksOfBoth(one, other);
  const size = a.length;
  const pairs = choose2(size);
  const tiedInFirst = tiedPairs(a.map(String));
  const tiedInSecond = tiedPairs(b.map(String));
  const tiedInBoth = tiedPairs(a.map((rank, i) => `${rank} ${b[i]}`));
  const order = a.map((_, i) => i).sort((i, j) => must(a[i]) - must(a[j]) || must(b[j]) - must(b[i]));
  // Within a tie of the first list the second falls, so only pairs that rise in both are counted.
  const counts = new Uint32Array(2 * size + 2);
  let concordant = 0;
  for (const i of order) {
    const slot = 2 * must(b[i]);
    for (let at = slot - 1; at > 0; at -= at & -at) concordant += counts[at] as number;
    for (let at = slot; at < counts.length; at += at & -at) counts[at] = (counts[at] as number) + 1;
  }
  const discordant = pairs - concordant - tiedInFirst - tiedInSecond + tiedInBoth;
  return { pairs, concordant, discordant, tiedInFirst, tiedInSecond, tiedInBoth };
}

function tiedPairs(keys: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + choose2(count), 0);
}

function choose2(count: number): number {
  return count < 2 ? 0 : (count * (count - 1)) / 2;
}

/**
 * Kendall's tau-b of two lists over the places that have both values: (C − D) / √((P − T₁)(P − T₂)), with C of the P pairs in the same
 * order in both, D in opposite order, T₁ and T₂ equal in the first and in the second. From −1 to 1; `undefined` where one list has
 * no two different values. Equality is that of {@link ranksOf}.
 * Reference: Kendall 1945, "The treatment of ties in ranking problems", Biometrika 33(3), 10.1093/biomet/33.3.239.
 */
export function kendallTau(one: Numbers, other: Numbers): number | undefined {
  const { pairs, concordant, discordant, tiedInFirst, tiedInSecond } = pairCounts(one, other);
  const scale = Math.sqrt((pairs - tiedInFirst) * (pairs - tiedInSecond));
  return scale === 0 ? undefined : within((concordant - discordant) / scale);
}
