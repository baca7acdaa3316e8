import { withRoom } from "../base/columns";
import { quantilesAt } from "./order-statistics";

export interface RankStatistics {
  /** `undefined` of none. */
  readonly mean: number | undefined;
  readonly quantiles: readonly (number | undefined)[];
}

/** By rank how many there are; all 0 in between. */
let counts = new Int32Array(64);

/**
 * The mean of ranks in any order, and quantiles as of values: of some that are told one by one, and of others by how many there are of each
 * rank. They are counted where they do not lie far apart.
 */
export function rankStatistics(ranks: Int32Array, others: Int32Array, shares: readonly number[]): RankStatistics {
  let [most, size, sum] = [others.length - 1, ranks.length, 0];
  for (let i = 0; i < size; i++) {
    const rank = ranks[i] as number;
    if (rank > most) most = rank;
    sum += rank;
  }
  if (others.length === 0 && most > 4 * size) {
    const sorted = ranks.slice().sort();
    return statisticsOf(sum, size, (place) => sorted[place] as number, shares);
  }
  counts = withRoom(counts, most + 1);
  for (let rank = 0; rank < others.length; rank++) {
    const times = others[rank] as number;
    counts[rank] = times;
    size += times;
    sum += times * rank;
  }
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i] as number;
    counts[rank] = (counts[rank] as number) + 1;
  }
  let [rank, before] = [0, 0];
  const at = (place: number): number => {
    if (place < before) [rank, before] = [0, 0];
    while (before + (counts[rank] as number) <= place) before += counts[rank++] as number;
    return rank;
  };
  const found = statisticsOf(sum, size, at, shares);
  counts.fill(0, 0, most + 1);
  return found;
}

function statisticsOf(
  sum: number,
  size: number,
  at: (place: number) => number,
  shares: readonly number[],
): RankStatistics {
  return { mean: size === 0 ? undefined : sum / size, quantiles: quantilesAt(size, at, shares) };
}
