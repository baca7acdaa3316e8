import type { Csr } from "../network/csr";
import { reverse } from "./reverse";

/**
 * An undirected graph with every node of a directed one twice: `v` as a giver, `size + v` as a receiver. Each arc u→v becomes an
 * edge between giver u and receiver v. Its dominant eigenvector is hub scores on givers, authority scores on receivers.
 */
export function doubleCover(csr: Csr): Csr {
  const { size } = csr;
  const into = reverse(csr);
  const arcs = csr.targets.length;
  return {
    size: 2 * size,
    directed: false,
    offsets: Int32Array.from([...csr.offsets, ...into.offsets.subarray(1).map((offset) => offset + arcs)]),
    targets: Int32Array.from([...csr.targets.map((target) => target + size), ...into.targets]),
    strengths: Float64Array.from([...csr.strengths, ...into.strengths]),
  };
}
