import Graph from "graphology";
import detect from "graphology-communities-louvain";
import score from "graphology-metrics/graph/modularity.js";
import type { AbstractGraph } from "graphology-types";
import { must } from "../base/collections";
import type { Random } from "../base/random";
import type { Csr } from "../kernels/csr";
import { pairsOf } from "../network/bonds";

/** Labels by graphology-communities-louvain, in no order, with their modularity by graphology-metrics; 0 without edges. */
export function louvainOfGraphology(csr: Csr, resolution: number, random: Random) {
  const graph = simpleGraphOf(csr);
  const found = detect(graph, { getEdgeWeight: "strength", resolution, rng: random });
  const labels = Int32Array.from({ length: csr.size }, (_, node) => must(found[String(node)]));
  if (graph.size === 0) return { labels, modularity: 0 };
  const getNodeCommunity = (node: string) => labels[Number(node)] as number;
  return { labels, modularity: score(graph, { getNodeCommunity, getEdgeWeight: "strength", resolution }) };
}

/** A graph of integers as a simple graphology graph, strengths of parallel edges summed; nodes and edges in that order. */
function simpleGraphOf(csr: Csr): AbstractGraph<object, { strength: number }> {
  const type = csr.directed ? "directed" : "undirected";
  const graph: AbstractGraph<object, { strength: number }> = new Graph({ type, multi: false, allowSelfLoops: false });
  for (let node = 0; node < csr.size; node++) graph.addNode(String(node));
  for (const { source, target, strength } of pairsOf(csr)) graph.addEdge(String(source), String(target), { strength });
  return graph;
}
