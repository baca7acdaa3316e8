import type { Csr } from "../network/csr";
import { searchOf, shortest } from "./shortest";

/** What closeness is made of, one entry a node: over the others that it reaches, how many, Σ d, and Σ 1/d. */
export interface Nearness {
  readonly reached: Float64Array;
  readonly distances: Float64Array;
  readonly reciprocals: Float64Array;
}

/** Distances outward from every node, summed. Cost: O(n·m), with lengths O(n·m·log n); memory O(n + m). */
export function nearness(csr: Csr, lengths?: Float64Array): Nearness {
  const { size } = csr;
  const sums = {
    reached: new Float64Array(size),
    distances: new Float64Array(size),
    reciprocals: new Float64Array(size),
  };
  const search = searchOf(size);
  for (let source = 0; source < size; source++) {
    const found = shortest(csr, lengths, source, search);
    let [total, reciprocal] = [0, 0];
    for (let place = 1; place < found; place++) {
      const distance = search.distance[search.order[place] as number] as number;
      total += distance;
      reciprocal += 1 / distance;
    }
    sums.reached[source] = found - 1;
    sums.distances[source] = total;
    sums.reciprocals[source] = reciprocal;
  }
  return sums;
}
