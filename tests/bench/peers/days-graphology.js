// Betweenness of each day with graphology, by hand, from ties that are there.
import betweenness from "graphology-metrics/centrality/betweenness.js";
import { serve } from "./serve.js";
import { graphBetween, newYear, readTies } from "./ties.js";

await serve({
  betweenness: ({ from, to, table }) => {
    const ties = readTies(table);
    const days = Array.from({ length: newYear(to) - newYear(from) }, (_, i) => newYear(from) + i);
    const run = () =>
      days.map((day) => {
        const graph = graphBetween(ties, day, day + 1);
        return graph.order === 0 ? {} : betweenness(graph, { getEdgeWeight: null, normalized: false });
      });
    const total = (scores) => Object.values(scores).reduce((sum, value) => sum + value, 0);
    return { run, values: (all) => Float64Array.from(all, total) };
  },
});
