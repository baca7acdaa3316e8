import type { Csr } from "../network/csr";
import { type Search, searchOf, shortest } from "./shortest";

/** Sums of the same lengths in another order differ by less than this share of themselves. */
const ROUNDING = 1e-12;

/**
 * Betweenness by Brandes' dependency accumulation, each ordered pair of nodes counted once. Parallel arcs are separate shortest
 * paths. With `lengths` (all above 0, one an arc) paths are equally short if their lengths differ by rounding only, so that
 * 0.1 + 0.2 is as short as 0.3.
 *
 * Cost: O(n·m), with lengths O(n·m·log n); memory O(n + m).
 */
export function brandes(csr: Csr, lengths?: Float64Array): Float64Array {
  const { size, offsets, targets } = csr;
  const scores = new Float64Array(size);
  const paths = new Float64Array(size);
  const dependency = new Float64Array(size);
  const search = searchOf(size);
  const placeOf = new Int32Array(size);
  for (let source = 0; source < size; source++) {
    const reached = shortest(csr, lengths, source, search);
    const { order } = search;
    for (let place = 0; place < reached; place++) placeOf[order[place] as number] = place;
    paths.fill(0);
    dependency.fill(0);
    paths[source] = 1;
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const next = targets[arc] as number;
        if (!isShortest(search, placeOf, node, next, lengths?.[arc])) continue;
        paths[next] = (paths[next] as number) + (paths[node] as number);
      }
    }
    for (let place = reached - 1; place > 0; place--) {
      const node = order[place] as number;
      let sum = 0;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const next = targets[arc] as number;
        if (!isShortest(search, placeOf, node, next, lengths?.[arc])) continue;
        sum += ((paths[node] as number) / (paths[next] as number)) * (1 + (dependency[next] as number));
      }
      dependency[node] = sum;
      scores[node] = (scores[node] as number) + sum;
    }
  }
  return scores;
}

/** Whether an arc lies on a shortest path from the source of the search. */
function isShortest(
  { distance }: Search,
  placeOf: Int32Array,
  node: number,
  next: number,
  length: number | undefined,
): boolean {
  const [here, there] = [distance[node] as number, distance[next] as number];
  if (length === undefined) return there === here + 1;
  return Math.abs(here + length - there) <= ROUNDING * there && (placeOf[next] as number) > (placeOf[node] as number);
}
