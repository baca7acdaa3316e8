/** How far a node is from an origin: the value it has, less `minus`, plus `plus`. An infinite value is no way at all. */
export interface Distances {
  readonly minus: number;
  readonly plus: number;
  /** Whether to add up one over each distance, or the distances. */
  readonly harmonic: boolean;
  /** Whether to add up by node, not by origin. */
  readonly backward: boolean;
}

/** Sums of distances, and of how many; by origin from `at` on, or by node. */
export interface Sums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/**
 * The sums of the distances of all nodes from the first `lanes` of `stride` origins, whose values are row after row, a row a node: by
 * origin, the nodes in order; or added to those by node, the origins in order. Says whether no distance was 0.
 */
export function gather(
  values: Float64Array,
  size: number,
  stride: number,
  lanes: number,
  { minus, plus, harmonic, backward }: Distances,
  { sums, counts }: Sums,
  at: number,
): boolean {
  let isAbove = true;
  for (let lane = 0; lane < lanes; lane++) {
    let [sum, count] = [0, 0];
    for (let node = 0; node < size; node++) {
      const value = values[node * stride + lane] as number;
      if (value === Number.POSITIVE_INFINITY) continue;
      const distance = value - minus + plus;
      if (distance === 0) isAbove = false;
      const added = harmonic ? 1 / distance : distance;
      if (backward) {
        sums[node] = (sums[node] as number) + added;
        counts[node] = (counts[node] as number) + 1;
      } else {
        sum += added;
        count++;
      }
    }
    if (backward) continue;
    sums[at + lane] = sum;
    counts[at + lane] = count;
  }
  return isAbove;
}
