// The library's ways through time.
import * as allegiance from "allegiance";
import { serve } from "./serve.js";
import { edges, network } from "./tables.js";

const { networkFromEdges, temporalCloseness, temporalPaths } = allegiance;
const { networkFromColumns } = allegiance;
const MOST_EDGES = 500_000;

function made(on) {
  const { source, target, start, end } = network(on);
  if (networkFromColumns) return networkFromColumns({ source, target, start, ...(end && { end }) });
  return source.length > MOST_EDGES ? undefined : networkFromEdges(edges(on));
}

const closeness =
  (criterion) =>
  ({ on }) => {
    const view = made(on);
    const run = () => temporalCloseness(view, { criterion, from: 0 });
    return { run, values: (scores) => scattered(on, scores.rows(), "value") };
  };

function scattered(on, rows, column) {
  const values = new Float64Array(network(on).actors).fill(Number.NaN);
  for (const row of rows) values[Number(row.actor)] = row[column];
  return values;
}

await serve({
  foremost: closeness("foremost"),
  fastest: closeness("fastest"),
  oneSource: ({ on, source }) => {
    const view = made(on);
    if (!view) return { absent: "networkFromColumns is not there yet" };
    const run = () => temporalPaths(view, { source: String(source), from: 0 });
    return { run, values: (paths) => scattered(on, paths, "arrival") };
  },
});
