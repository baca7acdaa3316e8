// graphology's side of slices and their measures.
import louvain from "graphology-communities-louvain";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import closeness from "graphology-metrics/centrality/closeness.js";
import eigenvector from "graphology-metrics/centrality/eigenvector.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { randomOf } from "../generate.js";
import { collapse, directedGraphs, graphOf, graphsOf, sums } from "./graphs.js";
import { harmonic } from "./harmonic.js";
import { serve } from "./serve.js";
import { edges, slicesOf, table } from "./tables.js";

/** One measure of each of the graphs, which are there before. */
const measure =
  (type, call) =>
  ({ on, nth }) => {
    const graphs = graphsOf(on, nth, type);
    return {
      run: () => graphs.map(call),
      values: (results) => {
        const { values, set } = table(on, slicesOf(on, nth));
        for (const [row, result] of results.entries()) {
          for (const [actor, value] of Object.entries(result)) set(row, actor, value);
        }
        return values;
      },
    };
  };

/** The rows of one slice, highest first; equal values share a rank. */
function ranked(start, scores) {
  let [rank, last] = [0, undefined];
  return Object.entries(scores)
    .sort(([, a], [, b]) => b - a)
    .map(([actor, value], i) => {
      if (value !== last) [rank, last] = [i + 1, value];
      return { start, end: start + 1, actor, value, rank };
    });
}

/** From the list of edges to rows by rank: a graph for each slice, which is measured. */
const overTime =
  (type, call) =>
  ({ on, from, until }) => {
    const list = edges(on);
    const slices = slicesOf(on, 1, until, from);
    return {
      run: () => slices.flatMap((step) => ranked(step, call(graphOf(list, step, type, collapse)))),
      values: (rows) => {
        const { values, set } = table(on, slices);
        for (const { start, actor, value } of rows) set(start - slices[0], actor, value);
        return values;
      },
    };
  };

const byHops = (graph) => betweenness(graph, { getEdgeWeight: null, normalized: false });
// Its tolerance is by node; ours is of the sum.
const surfed = (graph) =>
  pagerank(graph, { getEdgeWeight: null, tolerance: 1e-12 / graph.order, maxIterations: 100_000 });
const dominant = (graph) =>
  eigenvector(graph, { getEdgeWeight: null, tolerance: 1e-9 / graph.order, maxIterations: 100_000 });

await serve({
  build: ({ on }) => {
    const list = edges(on);
    return { run: () => directedGraphs(list, slicesOf(on)), values: sums(on) };
  },
  betweenness: measure("directed", byHops),
  harmonic: measure("directed", harmonic),
  classic: measure("directed", (graph) => closeness(graph, { wassermanFaust: true })),
  pagerank: measure("directed", surfed),
  eigenvector: measure("undirected", dominant),
  communities: measure("counted", (graph) => louvain(graph, { getEdgeWeight: "weight", rng: randomOf(1) })),
  betweennessOverTime: overTime("directed", byHops),
  pagerankOverTime: overTime("directed", surfed),
  eigenvectorOverTime: overTime("undirected", dominant),
});
