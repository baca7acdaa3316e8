import Graph from "graphology";
import type { AbstractGraph } from "graphology-types";
import { pairsOf } from "../network/bonds";
import type { Csr } from "../network/csr";

/** A graph of integers as a simple graphology graph, strengths of parallel edges summed; nodes and edges in that order. */
export function simpleGraphOf(csr: Csr): AbstractGraph<object, { strength: number }> {
  const type = csr.directed ? "directed" : "undirected";
  const graph: AbstractGraph<object, { strength: number }> = new Graph({ type, multi: false, allowSelfLoops: false });
  for (let node = 0; node < csr.size; node++) graph.addNode(String(node));
  for (const { source, target, strength } of pairsOf(csr)) graph.addEdge(String(source), String(target), { strength });
  return graph;
}
