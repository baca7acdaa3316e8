// What one would write with graphology: for each slice a new simple graph, filled by looking at all edges.
import graphology from "graphology";
import { edges, network, slicesOf } from "./tables.js";

export function graphOf(list, step, type, mergeEdge) {
  const graph = new graphology.Graph({ type, multi: false });
  for (const { source, target, start, end } of list) {
    if (start < step + 1 && end > step) mergeEdge(graph, source, target);
  }
  return graph;
}

export const collapse = (graph, source, target) => graph.mergeEdge(source, target);

export const count = (graph, source, target) =>
  graph.updateEdge(source, target, ({ weight = 0 }) => ({ weight: weight + 1 }));

export const directedGraphs = (list, slices) => slices.map((step) => graphOf(list, step, "directed", collapse));

const known = new Map();

/** The graphs of slices, made once: `type` is `directed`, `undirected`, or `counted`, which is undirected with parallel ties as weights. */
export function graphsOf(on, nth, type) {
  const key = `${on} ${nth} ${type}`;
  if (!known.has(key)) {
    const [sort, merge] = type === "counted" ? ["undirected", count] : [type, collapse];
    known.set(
      key,
      slicesOf(on, nth).map((step) => graphOf(edges(on), step, sort, merge)),
    );
  }
  return known.get(key);
}

/** As the library's sums: actors, edges, and a sum that another edge would change. */
export const sums = (on) => (graphs) =>
  Float64Array.from(
    graphs.flatMap((graph) => [
      graph.order,
      graph.size,
      graph.reduceEdges((sum, _, __, source, target) => sum + Number(source) * network(on).actors + Number(target), 0),
    ]),
  );
