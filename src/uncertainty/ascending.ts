/** Ranks in ascending order, counted where they are not much higher than there are ranks. */
export function ascendingRanks(ranks: Int32Array): Float64Array {
  let highest = 0;
  for (let i = 0; i < ranks.length; i++) highest = Math.max(highest, ranks[i] as number);
  if (highest > 4 * ranks.length) return Float64Array.from(ranks).sort();
  const counts = new Int32Array(highest + 1);
  for (let i = 0; i < ranks.length; i++) counts[ranks[i] as number] = (counts[ranks[i] as number] as number) + 1;
  const sorted = new Float64Array(ranks.length);
  for (let rank = 0, at = 0; rank <= highest; rank++) {
    const end = at + (counts[rank] as number);
    sorted.fill(rank, at, end);
    at = end;
  }
  return sorted;
}
