// The library's side of slices and their measures.
import * as allegiance from "allegiance";
import { nodeWorkers } from "allegiance/node";
import { serve } from "./serve.js";
import { edges, network, slicesOf, table } from "./tables.js";

const { betweenness, centralityOverTime, closeness, communities, eigenvector, networkFromEdges, pagerank } = allegiance;
const { networkFromColumns } = allegiance;

const networks = new Map();
function made(path) {
  if (!networks.has(path)) networks.set(path, networkFromEdges(edges(path)));
  return networks.get(path);
}

const slicing = (path, until = network(path).steps, from = 0) => ({ every: 1, from, to: until });
const projected = (whole, path) => whole.slices(slicing(path)).map((view) => view.project());

/** What was built, in three numbers a slice: actors, edges, and a sum that another edge would change. */
const sums = (path) => (projections) =>
  Float64Array.from(
    projections.flatMap((projection) => {
      const rows = projection.edges();
      const { actors } = network(path);
      return [
        projection.ids.length,
        rows.length,
        rows.reduce((sum, e) => sum + Number(e.source) * actors + Number(e.target), 0),
      ];
    }),
  );

/** One measure of each of the slices, of which the graphs are there before, as the peers' are; nothing is kept from one to the next. */
const measure =
  (call, options) =>
  ({ on, nth }) => {
    const slices = slicesOf(on, nth);
    const views = slices.map((step) => made(on).between(step, step + 1));
    for (const view of views) view.project({ direction: options?.direction });
    return {
      run: () => views.map((view) => call(view, options)),
      values: (results) => {
        const { values, set } = table(on, slices);
        for (const [row, result] of results.entries()) {
          for (const { actor, value, community } of result.rows?.() ?? result) set(row, actor, value ?? community);
        }
        return values;
      },
    };
  };

/** One measure over time: slices, projections and rows by rank are a part of what is timed. */
const overTime =
  (options) =>
  ({ on, from = 0, until }) => {
    const whole = made(on);
    return {
      run: () => centralityOverTime(whole, { ...options, ...slicing(on, until, from) }),
      values: (rows) => {
        const { values, set } = table(on, slicesOf(on, 1, until, from));
        for (const { start, actor, value } of rows) set(start - from, actor, value);
        return values;
      },
    };
  };

/** With two workers, where the call takes them: tried on next to nothing. */
async function twoWorkers(args) {
  const options = { measure: "betweenness", workers: nodeWorkers(2, { least: 0 }) };
  const tiny = networkFromEdges([{ source: 1, target: 2, start: 0, end: 1 }]);
  try {
    await centralityOverTime(tiny, { ...options, every: 1 });
  } catch (error) {
    if (error.code === "invalid-option") return { absent: "centralityOverTime takes no workers yet" };
    throw error;
  }
  return overTime(options)(args);
}

await serve({
  build: ({ on }) => {
    const list = edges(on);
    return { run: () => projected(networkFromEdges(list), on), values: sums(on) };
  },
  buildFromColumns: ({ on }) => {
    if (!networkFromColumns) return { absent: "networkFromColumns is not there yet" };
    const { source, target, start, end } = network(on);
    return { run: () => projected(networkFromColumns({ source, target, start, end }), on), values: sums(on) };
  },
  cut: ({ on }) => {
    const whole = made(on);
    return { run: () => projected(whole, on), values: sums(on) };
  },
  betweenness: measure(betweenness),
  harmonic: measure(closeness),
  classic: measure(closeness, { variant: "classic", normalized: true, direction: "reversed" }),
  pagerank: measure(pagerank, { tolerance: 1e-12 }),
  eigenvector: measure(eigenvector, { tolerance: 1e-9, direction: "undirected" }),
  communities: measure(communities),
  // Views of which nothing is kept from one to the next, as it is of slices.
  betweennessEach: ({ on, until }) => {
    const whole = made(on);
    const steps = slicesOf(on, 1, until);
    const run = () =>
      steps.flatMap((start) =>
        betweenness(whole.between(start, start + 1))
          .rows()
          .map((row) => ({ start, ...row })),
      );
    return { run, values: overTime({})({ on, until }).values };
  },
  betweennessOverTime: overTime({ measure: "betweenness" }),
  betweennessTwoWorkers: twoWorkers,
  pagerankOverTime: overTime({ measure: "pagerank", tolerance: 1e-12 }),
  eigenvectorOverTime: overTime({ measure: "eigenvector", tolerance: 1e-9, direction: "undirected" }),
});
