// The library's ways through time.
import * as allegiance from "allegiance";
import { serve } from "./serve.js";
import { edges, network, pathValues } from "./tables.js";

const { networkFromEdges, temporalCloseness, temporalPaths, temporalReach } = allegiance;
const { networkFromColumns } = allegiance;
const MOST_EDGES = 500_000;

const views = new Map();
function made(on) {
  if (!views.has(on)) views.set(on, networkOf(on));
  return views.get(on);
}

function networkOf(on) {
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

/** Of one actor, where the call takes such a question: tried on next to nothing. */
const one =
  (call, column) =>
  ({ on, source }) => {
    const view = made(on);
    if (!view) return ABSENT;
    try {
      call(networkFromEdges([{ source: 1, target: 2, start: 0 }]), { actors: ["1"] });
    } catch (error) {
      if (error.code === "invalid-option") return { absent: `${call.name} of some actors is not there yet` };
      throw error;
    }
    const run = () => call(view, { actors: [String(source)], from: 0 });
    return { run, values: ([row]) => Float64Array.of(row[column]) };
  };

const ABSENT = { absent: "networkFromColumns is not there yet" };

await serve({
  foremost: closeness("foremost"),
  fastest: closeness("fastest"),
  closeness: one(temporalCloseness, "value"),
  reach: one(temporalReach, "reached"),
  paths: ({ on, source }) => {
    const view = made(on);
    if (!view) return ABSENT;
    const run = () => temporalPaths(view, { source: String(source), from: 0 });
    return { run, values: (paths) => pathValues(network(on).actors, paths) };
  },
});
