// The same with graphology, by hand, from a table of ties, whose dates and ends somebody has worked out before.
import { readFileSync, writeFileSync } from "node:fs";
import graphology from "graphology";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { harmonic } from "./harmonic.js";
import { peakMemory } from "./serve.js";

const [from, to, table, output] = process.argv.slice(2);
const [, ...rows] = readFileSync(table, "utf8").split("\n");
const ties = rows.map((line) => {
  const [source, target, directed, start, end] = line.split(",");
  return { source, target, directed, start: Number(start), end: end === "" ? Number.POSITIVE_INFINITY : Number(end) };
});
const lines = ["year,actor,betweenness,closeness,pagerank"];
for (let year = Number(from); year < Number(to); year++) {
  const [first, last] = [year, year + 1].map((number) => Date.UTC(number, 0, 1) / 86_400_000);
  const graph = new graphology.DirectedGraph();
  for (const { source, target, directed, start, end } of ties) {
    if (start >= last || end <= first) continue;
    graph.mergeEdge(source, target);
    if (directed === "undirected") graph.mergeEdge(target, source);
  }
  if (graph.order === 0) continue;
  const scores = [
    betweenness(graph, { getEdgeWeight: null, normalized: false }),
    harmonic(graph),
    pagerank(graph, { getEdgeWeight: null, tolerance: 1e-12 / graph.order, maxIterations: 100_000 }),
  ];
  for (const id of graph.nodes()) lines.push([year, id, ...scores.map((score) => score[id])].join(","));
}
writeFileSync(output, lines.join("\n"));
console.log(JSON.stringify({ peak: peakMemory() }));
