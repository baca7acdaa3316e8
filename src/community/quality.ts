import score from "graphology-metrics/graph/modularity.js";
import type { Csr } from "../network/csr";
import { simpleGraphOf } from "./simple-graph";

/** The modularity of labels (one a node); 0 without edges. */
export function quality(csr: Csr, labels: Int32Array, resolution: number): number {
  const graph = simpleGraphOf(csr);
  if (graph.size === 0) return 0;
  const getNodeCommunity = (node: string) => labels[Number(node)] as number;
  return score(graph, { getNodeCommunity, getEdgeWeight: "strength", resolution });
}
