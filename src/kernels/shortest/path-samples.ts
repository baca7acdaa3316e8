import type { Random } from "../../base/random";
import type { Csr } from "../csr";
import { reverse } from "../graph/reverse";

/**
 * How often each node is inside one of `count` shortest paths by hops: an ordered pair of different nodes is drawn, then one of its
 * shortest paths, each as likely as any; a pair without one is a draw that adds nothing. Parallel arcs are separate paths.
 *
 * Cost O(n + m) a draw at most: the search ends at the distance of the second node, and what it leaves is cleared node by node.
 */
export function pathSamples(csr: Csr, count: number, random: Random): Float64Array {
  const { size, offsets, targets } = csr;
  const into = reverse(csr);
  const inside = new Float64Array(size);
  const paths = new Float64Array(size);
  const distance = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  for (let draw = 0; draw < count; draw++) {
    const source = Math.floor(random() * size);
    const other = Math.floor(random() * (size - 1));
    const end = other < source ? other : other + 1;
    let reached = 1;
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      if (node === end) break;
      const next = (distance[node] as number) + 1;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const target = targets[arc] as number;
        if (distance[target] === -1) {
          distance[target] = next;
          order[reached++] = target;
        } else if (distance[target] !== next) continue;
        paths[target] = (paths[target] as number) + (paths[node] as number);
      }
    }
    for (let node = end; (distance[node] as number) > 1; ) {
      node = before(into, node, distance, paths, random);
      inside[node] = (inside[node] as number) + 1;
    }
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      distance[node] = -1;
      paths[node] = 0;
    }
  }
  return inside;
}

/** The node before one on a shortest path to it, drawn by the number of paths that come that way. */
function before(
  { offsets, targets }: Csr,
  node: number,
  distance: Int32Array,
  paths: Float64Array,
  random: Random,
): number {
  const nearer = (distance[node] as number) - 1;
  let rest = random() * (paths[node] as number);
  let chosen = -1;
  for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
    const from = targets[arc] as number;
    if (distance[from] !== nearer) continue;
    chosen = from;
    rest -= paths[from] as number;
    if (rest < 0) break;
  }
  return chosen;
}
