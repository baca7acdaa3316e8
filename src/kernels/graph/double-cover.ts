import type { Csr } from "../csr";
import { reverse } from "./reverse";

/**
 * An undirected graph with every node of a directed one twice: `v` as a giver, `size + v` as a receiver. Each arc u→v becomes an
 * edge between giver u and receiver v. Its dominant eigenvector is hub scores on givers, authority scores on receivers.
 */
export function doubleCover(csr: Csr): Csr {
  const { size } = csr;
  const into = reverse(csr);
  const arcs = csr.targets.length;
  const offsets = new Int32Array(2 * size + 1);
  const targets = new Int32Array(2 * arcs);
  const strengths = new Float64Array(2 * arcs);
  offsets.set(csr.offsets);
  for (let node = 1; node <= size; node++) offsets[size + node] = arcs + (into.offsets[node] as number);
  for (let arc = 0; arc < arcs; arc++) targets[arc] = size + (csr.targets[arc] as number);
  targets.set(into.targets, arcs);
  strengths.set(csr.strengths);
  strengths.set(into.strengths, arcs);
  return { size: 2 * size, directed: false, offsets, targets, strengths };
}
