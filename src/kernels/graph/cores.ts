import TinyQueue from "tinyqueue";
import type { Csr } from "../csr";
import { reverse } from "./reverse";

/**
 * The core number of each node: the highest k such that the node is in a subgraph in which the arcs out of every node sum to at
 * least k in strength. Takes away the node of the smallest sum again and again (Batagelj and Zaveršnik's generalized cores).
 *
 * Cost O(n + m·log m).
 */
export function cores(csr: Csr): Float64Array {
  const { size, offsets, strengths } = csr;
  const into = reverse(csr);
  const left = new Float64Array(size);
  const core = new Float64Array(size);
  const done = new Uint8Array(size);
  const queue = new TinyQueue<{ node: number; sum: number }>([], (a, b) => a.sum - b.sum || a.node - b.node);
  for (let node = 0; node < size; node++) {
    for (const strength of strengths.subarray(offsets[node], offsets[node + 1]))
      left[node] = (left[node] as number) + strength;
    queue.push({ node, sum: left[node] as number });
  }
  let level = 0;
  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const { node, sum } = entry;
    if (done[node]) continue;
    done[node] = 1;
    level = Math.max(level, sum);
    core[node] = level;
    for (let arc = into.offsets[node] as number; arc < (into.offsets[node + 1] as number); arc++) {
      const other = into.targets[arc] as number;
      if (done[other]) continue;
      left[other] = (left[other] as number) - (into.strengths[arc] as number);
      queue.push({ node: other, sum: left[other] as number });
    }
  }
  return core;
}
