// graphology's layout of a whole network, with the settings that are the library's defaults.
import graphology from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { collapse } from "./graphs.js";
import { flat, startOf } from "./places.js";
import { serve } from "./serve.js";
import { edges } from "./tables.js";

await serve({
  layout: ({ on, iterations, theta }) => {
    const graph = new graphology.UndirectedGraph();
    const start = startOf(on);
    for (const [actor, place] of start) graph.addNode(actor, place);
    for (const { source, target } of edges(on)) collapse(graph, source, target);
    const settings = {
      ...{ gravity: 0.05, scalingRatio: 10, strongGravityMode: true, slowDown: 1 },
      ...{ barnesHutOptimize: theta > 0, barnesHutTheta: theta },
    };
    const run = () => forceAtlas2(graph, { iterations, settings, getEdgeWeight: null });
    return { run, values: (places) => flat([...start.keys()], (actor) => places[actor]) };
  },
});
