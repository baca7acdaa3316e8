import fc from "fast-check";
import { expect, it } from "vitest";
import { indices, must } from "../../src/base/collections";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { drawnView } from "../../src/network/readings/drawn";
import { cutOf } from "../../src/network/slicing/cut";
import { joinedGraphs } from "../../src/network/slicing/joined-graphs";
import { figuresIn, Marks } from "../../src/questions/columns";
import { columnsOfGraphs } from "../../src/questions/graph-columns";
import { slicingOf } from "../../src/questions/slicing";
import { edges } from "./reference-networks";

const modalities = { asserted: 1, attributed: 1, alleged: 0.5, denied: 0 };

it("some draws asked at once have the figures of each, whatever is drawn", () => {
  const slices = fc.constantFrom(
    { every: "day", from: "1970-01-01", to: "1970-01-09" },
    { every: "2 days", from: "1970-01-01", to: "1970-01-10", cumulative: true },
    { every: ["1970-01-01", "1970-01-03", "1970-01-04", "1970-01-09"] },
  );
  const policy = fc.record({
    parallel: fc.constantFrom("collapse" as const, "count" as const, "keep" as const),
    isolates: fc.constantFrom("drop" as const, "keep" as const),
  });
  const own = fc.record(
    { direction: fc.constantFrom("directed", "reversed", "undirected"), normalized: fc.boolean() },
    { requiredKeys: [] },
  );
  let together = 0;
  const isSame = fc.property(
    ...([edges, policy, slices, own, fc.boolean(), fc.integer({ min: 4, max: 8 })] as const),
    (given, rules, slicing, options, claims, count) => {
      const view = networkFromEdges(given, { policy: rules });
      const asked = slicingOf(view, "centralityOverTime", { measure: "betweenness", ...slicing, ...options });
      const ask = asked && columnsOfGraphs(asked, new Marks());
      if (!ask) throw new Error("a measure of slices");
      const terms = { seed: 1, dates: true, claims, headcounts: false, modalities };
      const views = indices(count).map((draw) => drawnView(view, terms, draw));
      const found = ask.together(views);
      if (!found) return;
      together++;
      expect(found.map(figuresIn)).toEqual(views.map((view) => figuresIn(ask(view) ?? (found[0] as never))));
    },
  );
  fc.assert(isSame, { numRuns: 400 });
  expect(together).toBeGreaterThan(100);
});

it("of the bundled data too, with and without claims drawn, but not where hardly anything is the same", () => {
  const network = buildNetwork(khorasan);
  const slicing = { measure: "betweenness", every: "year", from: "1990", to: "2020" };
  const asked = slicingOf(network, "centralityOverTime", slicing);
  const ask = asked && columnsOfGraphs(asked, new Marks());
  for (const claims of [true, false]) {
    const terms = { seed: 5, dates: true, claims, headcounts: false, modalities };
    const views = indices(8).map((draw) => drawnView(network, terms, draw));
    const found = ask?.together(views);
    expect(found?.map(figuresIn)).toEqual(views.map((view) => figuresIn(ask?.(view) as never)));
    expect(ask?.together(views.slice(0, 2))).toBeUndefined();
  }
});

it("room that was made for few great graphs serves many small ones", () => {
  const joined = (slices: number, actors: number, isolates: readonly number[]) => {
    const each = Int32Array.from({ length: slices }, (_, i) => i);
    const arcs = { ties: each, sources: new Int32Array(slices), targets: new Int32Array(slices).fill(1) };
    const view = { arcs, ranges: { from: each, to: each.map((i) => i + 1) } };
    const windows = Array.from(each, (i) => ({ start: i, end: i + 1 }));
    return joinedGraphs(Array(4).fill(view), must(cutOf(windows)), { parallel: "collapse", actors, isolates });
  };
  expect(joined(1, 20_000, indices(20_000))?.sizes).toEqual(Int32Array.of(20_000));
  const many = must(joined(50_000, 2, []));
  expect([many.sizes.length, many.nodes.length, many.targets.length]).toEqual([50_000, 100_000, 50_000]);
});
