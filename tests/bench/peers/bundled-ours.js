// Yearly betweenness, closeness and PageRank of the bundled data, from nothing to a file: from the claims, or from a table of ties.
import { readFileSync } from "node:fs";
import { betweenness, buildNetwork, closeness, networkFromEdges, pagerank } from "allegiance";
import { linesTo } from "./lines.js";
import { peakMemory } from "./serve.js";

const [from, to, table, output] = process.argv.slice(2);

async function fromClaims() {
  const { khorasan } = await import("allegiance/khorasan");
  return buildNetwork(khorasan).where(({ startEarliest }) => startEarliest !== null);
}

function fromTable() {
  const [, ...lines] = readFileSync(table, "utf8").split("\n");
  const edges = lines.map((line) => {
    const [source, target, directed, start, end] = line.split(",");
    return { source, target, start: Number(start), end: end === "" ? ".." : Number(end), kind: directed };
  });
  const kinds = [
    { name: "directed", nature: "state", directed: true },
    { name: "undirected", nature: "state", directed: false },
  ];
  return networkFromEdges(edges, { kinds });
}

function linesOf(year, view) {
  const [between, close, rank] = [betweenness(view), closeness(view), pagerank(view, { tolerance: 1e-12 })];
  return between.ids.map((id) => `${year},${id},${between.get(id)},${close.get(id)},${rank.get(id)}`);
}

const days = Array.from({ length: to - from + 1 }, (_, i) => Date.UTC(Number(from) + i, 0, 1) / 86_400_000);
const network = table === "-" ? await fromClaims() : fromTable();
const add = linesTo(output, "year,actor,betweenness,closeness,pagerank");
const slices = network.slices(table === "-" ? { every: "year", from, to } : { every: days });
for (const [i, view] of slices.entries()) add(linesOf(Number(from) + i, view));
console.log(JSON.stringify({ peak: peakMemory() }));
