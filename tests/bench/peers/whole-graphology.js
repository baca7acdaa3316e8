// The same with graphology, by hand.
import { readFileSync, writeFileSync } from "node:fs";
import graphology from "graphology";
import louvain from "graphology-communities-louvain";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import closeness from "graphology-metrics/centrality/closeness.js";
import eigenvector from "graphology-metrics/centrality/eigenvector.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { randomOf } from "../generate.js";
import { peakMemory } from "./serve.js";

const [input, steps, , output] = process.argv.slice(2);
const edges = JSON.parse(readFileSync(input, "utf8"));
const lines = ["slice,actor,betweenness,closeness,pagerank,eigenvector,community"];
for (let slice = 0; slice < Number(steps); slice++) {
  const graph = new graphology.DirectedGraph();
  const both = new graphology.UndirectedGraph();
  for (const { source, target, start, end } of edges) {
    if (start >= slice + 1 || end <= slice) continue;
    graph.mergeEdge(source, target);
    both.updateEdge(source, target, ({ weight = 0 }) => ({ weight: weight + 1 }));
  }
  const plain = { getEdgeWeight: null, maxIterations: 100_000 };
  const scores = [
    betweenness(graph, { getEdgeWeight: null, normalized: false }),
    closeness(graph, { wassermanFaust: true }),
    pagerank(graph, { ...plain, tolerance: 1e-12 / graph.order }),
    eigenvector(both, { ...plain, tolerance: 1e-9 / both.order }),
    louvain(both, { getEdgeWeight: "weight", rng: randomOf(1) }),
  ];
  const [between, close, rank, vector, groups] = scores;
  for (const id of graph.nodes()) {
    lines.push([slice, id, between[id], close[id], rank[id], vector[id], groups[id]].join(","));
  }
}
writeFileSync(output, lines.join("\n"));
console.log(JSON.stringify({ peak: peakMemory() }));
