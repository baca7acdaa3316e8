import TinyQueue from "tinyqueue";
import type { Csr } from "../network/csr";

/**
 * Betweenness by Brandes' dependency accumulation, each ordered pair of nodes counted once. Parallel arcs are separate shortest
 * paths. With `lengths` (all above 0, one an arc) Dijkstra finds the paths, else breadth-first search.
 *
 * Cost: O(n·m), with lengths O(n·m·log n); memory O(n + m).
 */
export function brandes(csr: Csr, lengths?: Float64Array): Float64Array {
  const { size, offsets, targets } = csr;
  const scores = new Float64Array(size);
  const paths = new Float64Array(size);
  const dependency = new Float64Array(size);
  const distance = new Float64Array(size);
  const order = new Int32Array(size);
  for (let source = 0; source < size; source++) {
    paths.fill(0);
    dependency.fill(0);
    distance.fill(Number.POSITIVE_INFINITY);
    paths[source] = 1;
    distance[source] = 0;
    const reached = lengths
      ? dijkstra(csr, lengths, source, distance, paths, order)
      : breadthFirst(csr, source, distance, paths, order);
    for (let place = reached - 1; place >= 0; place--) {
      const node = order[place] as number;
      let sum = 0;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const next = targets[arc] as number;
        const step = lengths ? (lengths[arc] as number) : 1;
        if (distance[next] !== (distance[node] as number) + step) continue;
        sum += ((paths[node] as number) / (paths[next] as number)) * (1 + (dependency[next] as number));
      }
      dependency[node] = sum;
      if (node !== source) scores[node] = (scores[node] as number) + sum;
    }
  }
  return scores;
}

function breadthFirst(
  { offsets, targets }: Csr,
  source: number,
  distance: Float64Array,
  paths: Float64Array,
  order: Int32Array,
): number {
  order[0] = source;
  let reached = 1;
  for (let place = 0; place < reached; place++) {
    const node = order[place] as number;
    const next = (distance[node] as number) + 1;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if (distance[target] === Number.POSITIVE_INFINITY) {
        distance[target] = next;
        order[reached++] = target;
      }
      if (distance[target] === next) paths[target] = (paths[target] as number) + (paths[node] as number);
    }
  }
  return reached;
}

function dijkstra(
  { size, offsets, targets }: Csr,
  lengths: Float64Array,
  source: number,
  distance: Float64Array,
  paths: Float64Array,
  order: Int32Array,
): number {
  const done = new Uint8Array(size);
  const queue = new TinyQueue<{ node: number; at: number }>(
    [{ node: source, at: 0 }],
    (a, b) => a.at - b.at || a.node - b.node,
  );
  let reached = 0;
  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const { node } = entry;
    if (done[node]) continue;
    done[node] = 1;
    order[reached++] = node;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      const at = (distance[node] as number) + (lengths[arc] as number);
      if (at < (distance[target] as number)) {
        distance[target] = at;
        paths[target] = paths[node] as number;
        queue.push({ node: target, at });
      } else if (at === distance[target]) paths[target] = (paths[target] as number) + (paths[node] as number);
    }
  }
  return reached;
}
