// The library's side of claims that become a network.
import { readFileSync } from "node:fs";
import { buildNetwork, parseDataset } from "allegiance";
import { serve } from "./serve.js";

const tables = (path) => JSON.parse(readFileSync(path, "utf8"));

await serve({
  check: ({ on }) => {
    const rows = tables(on);
    return { run: () => parseDataset(rows) };
  },
  slices: ({ on }) => {
    const data = parseDataset(tables(on));
    const run = () =>
      buildNetwork(data)
        .slices({ every: "year" })
        .map((view) => view.project());
    return { run };
  },
});
