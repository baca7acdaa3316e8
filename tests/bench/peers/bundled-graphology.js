// The same with graphology, by hand, from a table of ties, whose dates and ends somebody has worked out before.
import { writeFileSync } from "node:fs";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { harmonic } from "./harmonic.js";
import { peakMemory } from "./serve.js";
import { graphBetween, newYear, readTies } from "./ties.js";

const [from, to, table, output] = process.argv.slice(2);
const ties = readTies(table);
const lines = ["year,actor,betweenness,closeness,pagerank"];
for (let year = Number(from); year < Number(to); year++) {
  const graph = graphBetween(ties, newYear(year), newYear(year + 1));
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
