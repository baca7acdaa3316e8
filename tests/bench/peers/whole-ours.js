// All measures of all slices, from a file of edges to a file of values: one process from its start.
import { readFileSync } from "node:fs";
import { betweenness, closeness, communities, eigenvector, networkFromEdges, pagerank } from "allegiance";
import { linesTo } from "./lines.js";
import { peakMemory } from "./serve.js";

const [edges, steps, kind, output] = process.argv.slice(2);
const network = networkFromEdges(JSON.parse(readFileSync(edges, "utf8")));
const near = kind === "classic" ? { variant: "classic", normalized: true, direction: "reversed" } : {};

function linesOf(slice, view) {
  const scores = [
    betweenness(view),
    closeness(view, near),
    pagerank(view, { tolerance: 1e-12 }),
    eigenvector(view, { tolerance: 1e-9, direction: "undirected" }),
  ];
  const groups = communities(view);
  const [between, close, rank, vector] = scores.map(({ values }) => values);
  return scores[0].ids.map(
    (id, i) => `${slice},${id},${between[i]},${close[i]},${rank[i]},${vector[i]},${groups.get(id)}`,
  );
}

const add = linesTo(output, "slice,actor,betweenness,closeness,pagerank,eigenvector,community");
const slices = network.slices({ every: 1, from: 0, to: Number(steps) });
for (const [slice, view] of slices.entries()) add(linesOf(slice, view));
console.log(JSON.stringify({ peak: peakMemory() }));
