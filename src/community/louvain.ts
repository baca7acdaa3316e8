import detect from "graphology-communities-louvain";
import { must } from "../base/collections";
import type { Random } from "../base/random";
import type { Csr } from "../network/csr";
import { simpleGraphOf } from "./simple-graph";

/** A label for each node by Louvain's method; labels are not in any order. Nodes and edges are visited in that of the graph. */
export function louvain(csr: Csr, resolution: number, random: Random): Int32Array {
  const labels = detect(simpleGraphOf(csr), { getEdgeWeight: "strength", resolution, rng: random });
  return Int32Array.from({ length: csr.size }, (_, node) => must(labels[String(node)]));
}
