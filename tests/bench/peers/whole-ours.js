// All measures of all slices, from a file of edges to a file of values: one process from its start.
import { readFileSync, writeFileSync } from "node:fs";
import { betweenness, closeness, communities, eigenvector, networkFromEdges, pagerank } from "allegiance";
import { peakMemory } from "./serve.js";

const [edges, steps, kind, output] = process.argv.slice(2);
const network = networkFromEdges(JSON.parse(readFileSync(edges, "utf8")));
const near = kind === "classic" ? { variant: "classic", normalized: true, direction: "reversed" } : {};
const lines = ["slice,actor,betweenness,closeness,pagerank,eigenvector,community"];
for (const [slice, view] of network.slices({ every: 1, from: 0, to: Number(steps) }).entries()) {
  const scores = [
    betweenness(view),
    closeness(view, near),
    pagerank(view, { tolerance: 1e-12 }),
    eigenvector(view, { tolerance: 1e-9, direction: "undirected" }),
  ];
  const groups = communities(view);
  const [between, close, rank, vector] = scores.map(({ values }) => values);
  for (const [i, id] of scores[0].ids.entries()) {
    lines.push([slice, id, between[i], close[i], rank[i], vector[i], groups.get(id)].join(","));
  }
}
writeFileSync(output, lines.join("\n"));
console.log(JSON.stringify({ peak: peakMemory() }));
