import { must } from "../base/collections";
import { type Numbers, ranksOfBoth, spread, type Tied, tied, within } from "./rank-groups";

export { kendallTau, type PairCounts, pairCounts } from "./kendall";
export { meanRanksOf, type Numbers, rankInto, ranksOf } from "./rank-groups";

/**
 * Spearman's rho of two lists over the places that have both values: Pearson's correlation of their ranks, equal values having the mean
 * of their ranks. From −1 to 1; `undefined` where one list has no two different values.
 */
export function spearman(one: Numbers, other: Numbers): number | undefined {
  const { a, b } = ranksOfBoth(one, other);
  const mean = (a.length + 1) / 2;
  let [covariance, first, second] = [0, 0, 0];
  for (const [i, rank] of a.entries()) {
    const [x, y] = [rank - mean, must(b[i]) - mean];
    covariance += x * y;
    first += x * x;
    second += y * y;
  }
  const scale = Math.sqrt(first * second);
  return scale === 0 ? undefined : within(covariance / scale);
}

/**
 * How far two lists have the same first `k` places: |A ∩ B| / |A ∪ B| (Jaccard). A value that is not there is not among the first.
 * Equal values share the places that are left: of three that are equal in the second place and two places each counts ⅔ of a
 * place in between, and the sizes of A ∩ B and A ∪ B are the sums of the lesser and of the greater shares. `undefined` where
 * both lists are empty.
 */
export function topOverlap(one: Numbers, other: Numbers, k: number, descending = true): number | undefined {
  const [a, b] = [topShares(one, k, descending), topShares(other, k, descending)];
  let [shared, all] = [0, 0];
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const [x, y] = [a[place] ?? 0, b[place] ?? 0];
    shared += Math.min(x, y);
    all += Math.max(x, y);
  }
  return all === 0 ? undefined : shared / all;
}

function topShares(values: Numbers, k: number, descending: boolean): (number | undefined)[] {
  const share = ({ first, places }: Tied) => Math.min(1, Math.max(0, (k + 1 - first) / places.length));
  return spread(values, tied(values, descending), share);
}
