// graphology's side of slices and their measures.
import louvain from "graphology-communities-louvain";
import betweenness from "graphology-metrics/centrality/betweenness.js";
import closeness from "graphology-metrics/centrality/closeness.js";
import eigenvector from "graphology-metrics/centrality/eigenvector.js";
import pagerank from "graphology-metrics/centrality/pagerank.js";
import { randomOf } from "../generate.js";
import { directedGraphs, graphsOf, sums } from "./graphs.js";
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

await serve({
  build: ({ on }) => {
    const list = edges(on);
    return { run: () => directedGraphs(list, slicesOf(on)), values: sums(on) };
  },
  betweenness: measure("directed", (graph) => betweenness(graph, { getEdgeWeight: null, normalized: false })),
  harmonic: measure("directed", harmonic),
  classic: measure("directed", (graph) => closeness(graph, { wassermanFaust: true })),
  // Its tolerance is by node; ours is of the sum.
  pagerank: measure("directed", (graph) =>
    pagerank(graph, { getEdgeWeight: null, tolerance: 1e-12 / graph.order, maxIterations: 100_000 }),
  ),
  eigenvector: measure("undirected", (graph) =>
    eigenvector(graph, { getEdgeWeight: null, tolerance: 1e-9 / graph.order, maxIterations: 100_000 }),
  ),
  communities: measure("counted", (graph) => louvain(graph, { getEdgeWeight: "weight", rng: randomOf(1) })),
});
