import TinyQueue from "tinyqueue";
import type { Csr } from "../csr";

/** Room for one search, used again for every source. */
export interface Search {
  /** From the source along the arcs; `Infinity` where nothing leads. */
  readonly distance: Float64Array;
  /** The nodes reached, nearest first, the source at 0. What lies beyond their number is left over from earlier searches. */
  readonly order: Int32Array;
}

export function searchOf(size: number): Search {
  return { distance: new Float64Array(size), order: new Int32Array(size) };
}

/**
 * Distances from one source: by breadth-first search, or with `lengths` (all above 0, one an arc) by Dijkstra's algorithm.
 * Fills `search` and returns how many nodes were reached, the source among them.
 *
 * Cost: O(n + m), with lengths O(n + m·log m).
 */
export function shortest(csr: Csr, lengths: Float64Array | undefined, source: number, search: Search): number {
  search.distance.fill(Number.POSITIVE_INFINITY);
  search.distance[source] = 0;
  return lengths ? dijkstra(csr, lengths, source, search) : breadthFirst(csr, source, search);
}

function breadthFirst({ offsets, targets }: Csr, source: number, { distance, order }: Search): number {
  order[0] = source;
  let reached = 1;
  for (let place = 0; place < reached; place++) {
    const node = order[place] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const next = targets[arc] as number;
      if (distance[next] !== Number.POSITIVE_INFINITY) continue;
      distance[next] = (distance[node] as number) + 1;
      order[reached++] = next;
    }
  }
  return reached;
}

function dijkstra(
  { size, offsets, targets }: Csr,
  lengths: Float64Array,
  source: number,
  { distance, order }: Search,
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
      const next = targets[arc] as number;
      const at = (distance[node] as number) + (lengths[arc] as number);
      if (!(at < (distance[next] as number))) continue;
      distance[next] = at;
      queue.push({ node: next, at });
    }
  }
  return reached;
}
