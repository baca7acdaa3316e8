// The same with graphology, by hand.
import { readFileSync } from "node:fs";
import graphology from "graphology";
import louvain from "graphology-communities-louvain";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import closeness from "graphology-metrics/centrality/closeness.js";
import eigenvector from "graphology-metrics/centrality/eigenvector.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { randomOf } from "../generate.js";
import { linesTo } from "./lines.js";
import { peakMemory } from "./serve.js";

const [input, steps, , output] = process.argv.slice(2);
const edges = JSON.parse(readFileSync(input, "utf8"));

function linesOf(slice) {
  const graph = new graphology.DirectedGraph();
  const both = new graphology.UndirectedGraph();
  for (const { source, target, start, end } of edges) {
    if (start >= slice + 1 || end <= slice) continue;
    graph.mergeEdge(source, target);
    both.updateEdge(source, target, ({ weight = 0 }) => ({ weight: weight + 1 }));
  }
  const plain = { getEdgeWeight: null, maxIterations: 100_000 };
  const between = betweenness(graph, { getEdgeWeight: null, normalized: false });
  const close = closeness(graph, { wassermanFaust: true });
  const rank = pagerank(graph, { ...plain, tolerance: 1e-12 / graph.order });
  const vector = eigenvector(both, { ...plain, tolerance: 1e-9 / both.order });
  const groups = louvain(both, { getEdgeWeight: "weight", rng: randomOf(1) });
  return graph.mapNodes((id) => `${slice},${id},${between[id]},${close[id]},${rank[id]},${vector[id]},${groups[id]}`);
}

const add = linesTo(output, "slice,actor,betweenness,closeness,pagerank,eigenvector,community");
for (let slice = 0; slice < Number(steps); slice++) add(linesOf(slice));
console.log(JSON.stringify({ peak: peakMemory() }));
