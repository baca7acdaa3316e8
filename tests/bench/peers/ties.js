import { readFileSync } from "node:fs";
import graphology from "graphology";

/** A table of ties whose dates are days, an end that is not there being never. */
export function readTies(path) {
  const [, ...rows] = readFileSync(path, "utf8").split("\n");
  return rows.map((line) => {
    const [source, target, directed, start, end] = line.split(",");
    return { source, target, directed, start: Number(start), end: end === "" ? Number.POSITIVE_INFINITY : Number(end) };
  });
}

/** A new graph of the ties that are there on any day from `first` up to `last`. */
export function graphBetween(ties, first, last) {
  const graph = new graphology.DirectedGraph();
  for (const { source, target, directed, start, end } of ties) {
    if (start >= last || end <= first) continue;
    graph.mergeEdge(source, target);
    if (directed === "undirected") graph.mergeEdge(target, source);
  }
  return graph;
}

/** The number of the first day of a year. */
export const newYear = (year) => Date.UTC(year, 0, 1) / 86_400_000;
