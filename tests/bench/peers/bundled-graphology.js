// The same with graphology, by hand, from a table of ties, whose dates and ends somebody has worked out before.
import betweenness from "graphology-metrics/centrality/betweenness.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { harmonic } from "./harmonic.js";
import { linesTo } from "./lines.js";
import { peakMemory } from "./serve.js";
import { graphBetween, newYear, readTies } from "./ties.js";

const [from, to, table, output] = process.argv.slice(2);
const ties = readTies(table);

function linesOf(year) {
  const graph = graphBetween(ties, newYear(year), newYear(year + 1));
  if (graph.order === 0) return [];
  const between = betweenness(graph, { getEdgeWeight: null, normalized: false });
  const close = harmonic(graph);
  const rank = pagerank(graph, { getEdgeWeight: null, tolerance: 1e-12 / graph.order, maxIterations: 100_000 });
  return graph.mapNodes((id) => `${year},${id},${between[id]},${close[id]},${rank[id]}`);
}

const add = linesTo(output, "year,actor,betweenness,closeness,pagerank");
for (let year = Number(from); year < Number(to); year++) add(linesOf(year));
console.log(JSON.stringify({ peak: peakMemory() }));
