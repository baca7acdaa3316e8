import { quantilesAt } from "./order-statistics";

/** By rank how many there are; all 0 in between. */
let counts = new Int32Array(64);

/** Quantiles at ascending shares, as of values, of ranks in any order: they are counted where they do not lie far apart. `undefined` of none. */
export function rankQuantiles(ranks: Int32Array, shares: readonly number[]): (number | undefined)[] {
  let [least, most] = [ranks[0] ?? 0, 0];
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i] as number;
    if (rank < least) least = rank;
    if (rank > most) most = rank;
  }
  if (most - least > 4 * ranks.length) {
    const sorted = ranks.slice().sort();
    return quantilesAt(ranks.length, (place) => sorted[place] as number, shares);
  }
  const span = most - least + 1;
  if (counts.length < span) counts = new Int32Array(2 * span);
  for (let i = 0; i < ranks.length; i++) {
    const own = (ranks[i] as number) - least;
    counts[own] = (counts[own] as number) + 1;
  }
  let [own, before] = [0, 0];
  const at = (place: number): number => {
    if (place < before) [own, before] = [0, 0];
    while (before + (counts[own] as number) <= place) before += counts[own++] as number;
    return own + least;
  };
  const quantiles = quantilesAt(ranks.length, at, shares);
  counts.fill(0, 0, span);
  return quantiles;
}
