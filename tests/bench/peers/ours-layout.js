// The library's layout of a whole network.
import { layout, networkFromEdges } from "allegiance";
import { flat, startOf } from "./places.js";
import { serve } from "./serve.js";
import { edges } from "./tables.js";

await serve({
  layout: ({ on, iterations, theta }) => {
    const view = networkFromEdges(edges(on));
    const start = startOf(on);
    const options = {
      iterations,
      parallel: "collapse",
      start: new Map([...start].map(([actor, place]) => [String(actor), place])),
      ...(theta > 0 && { theta }),
    };
    const run = () => layout(view, options);
    try {
      layout(view.at(-1), { ...options, start: undefined });
    } catch (error) {
      if (error.code === "invalid-option") return { absent: "layout takes no theta yet" };
      throw error;
    }
    return { run, values: (places) => flat([...start.keys()], (actor) => places.get(String(actor))) };
  },
});
