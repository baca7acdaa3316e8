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
  return lengths ? byLengths(csr, lengths) : byHops(csr);
}

/** Where every arc is as long, paths are counted while they are found; what one source leaves behind is cleared node by node. */
function byHops({ size, offsets, targets }: Csr): Float64Array {
  const scores = new Float64Array(size);
  const paths = new Float64Array(size);
  const dependency = new Float64Array(size);
  const distance = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  for (let source = 0; source < size; source++) {
    let reached = 1;
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      const next = (distance[node] as number) + 1;
      const ways = paths[node] as number;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const target = targets[arc] as number;
        if ((distance[target] as number) < 0) {
          distance[target] = next;
          order[reached++] = target;
        }
        if (distance[target] === next) paths[target] = (paths[target] as number) + ways;
      }
    }
    for (let place = reached - 1; place > 0; place--) {
      const node = order[place] as number;
      const next = (distance[node] as number) + 1;
      const ways = paths[node] as number;
      let sum = 0;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const target = targets[arc] as number;
        if (distance[target] !== next) continue;
        sum += (ways / (paths[target] as number)) * (1 + (dependency[target] as number));
      }
      dependency[node] = sum;
      scores[node] = (scores[node] as number) + sum;
    }
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      distance[node] = -1;
      paths[node] = 0;
    }
  }
  return scores;
}

function byLengths(csr: Csr, lengths: Float64Array): Float64Array {
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
        if (!isShortest(search, placeOf, node, next, lengths[arc] as number)) continue;
        paths[next] = (paths[next] as number) + (paths[node] as number);
      }
    }
    for (let place = reached - 1; place > 0; place--) {
      const node = order[place] as number;
      let sum = 0;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const next = targets[arc] as number;
        if (!isShortest(search, placeOf, node, next, lengths[arc] as number)) continue;
        sum += ((paths[node] as number) / (paths[next] as number)) * (1 + (dependency[next] as number));
      }
      dependency[node] = sum;
      scores[node] = (scores[node] as number) + sum;
    }
  }
  return scores;
}

/** Whether an arc lies on a shortest path from the source of the search. */
function isShortest({ distance }: Search, placeOf: Int32Array, node: number, next: number, length: number): boolean {
  const [here, there] = [distance[node] as number, distance[next] as number];
  return Math.abs(here + length - there) <= ROUNDING * there && (placeOf[next] as number) > (placeOf[node] as number);
}
