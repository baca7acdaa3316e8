// Betweenness of each day of the bundled data by the library.
import { buildNetwork, centralityOverTime } from "allegiance";
import { khorasan } from "allegiance/khorasan";
import { serve } from "./serve.js";
import { newYear } from "./ties.js";

await serve({
  betweenness: ({ from, to }) => {
    const network = buildNetwork(khorasan).where(({ startEarliest }) => startEarliest !== null);
    const options = { measure: "betweenness", every: "day", from: String(from), to: String(to) };
    const values = (rows) => {
      const sums = new Float64Array(newYear(to) - newYear(from));
      for (const { start, value } of rows) sums[Date.parse(start) / 86_400_000 - newYear(from)] += value;
      return sums;
    };
    return { run: () => centralityOverTime(network, options), values };
  },
});
