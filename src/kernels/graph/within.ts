import type { Csr } from "../csr";

/**
 * The graph of some nodes and of the arcs between them, numbered in the order given. `places` has room for a number by node of the
 * whole graph; `has` says whether a node is one of them. Cost O(arcs out of the nodes).
 */
export function within(csr: Csr, nodes: Int32Array, places: Int32Array, has: (node: number) => boolean): Csr {
  const { offsets, targets, strengths } = csr;
  const size = nodes.length;
  let room = 0;
  for (let place = 0; place < size; place++) {
    const node = nodes[place] as number;
    places[node] = place;
    room += (offsets[node + 1] as number) - (offsets[node] as number);
  }
  const own = {
    offsets: new Int32Array(size + 1),
    targets: new Int32Array(room),
    strengths: new Float64Array(room),
  };
  let count = 0;
  for (let place = 0; place < size; place++) {
    const node = nodes[place] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if (!has(target)) continue;
      own.targets[count] = places[target] as number;
      own.strengths[count++] = strengths[arc] as number;
    }
    own.offsets[place + 1] = count;
  }
  return {
    size,
    directed: csr.directed,
    offsets: own.offsets,
    targets: own.targets.subarray(0, count),
    strengths: own.strengths.subarray(0, count),
  };
}
