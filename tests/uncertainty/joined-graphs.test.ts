import fc from "fast-check";
import { expect, it } from "vitest";
import { indices, must } from "../../src/base/collections";
import { machine } from "../../src/kernels/machine";
import { joinedGraphs } from "../../src/kernels/slices/joined-graphs";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { drawnView } from "../../src/network/readings/drawn";
import { cutOf } from "../../src/network/slicing/cut";
import type { JoinedFigures } from "../../src/questions/columns";
import { figuresIn, Marks } from "../../src/questions/columns";
import type { Figures } from "../../src/questions/figures";
import { columnsOfGraphs } from "../../src/questions/graph-columns";
import { slicingOf } from "../../src/questions/slicing";
import { Tally } from "../../src/uncertainty/tally";
import { edges } from "./reference-networks";

/** The figures of each view. */
function apart({ views, reading, marks, places, mark, actors, ...joined }: JoinedFigures): Figures[] {
  const { graphOf, begin, nodes, nodeMasks, scores } = joined;
  return indices(views).map((view) => {
    const figures = [...graphOf].flatMap((graph, slice) =>
      indices(must(begin[graph + 1]) - must(begin[graph])).flatMap((i) => {
        const node = must(begin[graph]) + i;
        if (((must(nodeMasks[node]) >> view) & 1) === 0) return [];
        const known = must(places[slice * actors + must(nodes[node])]);
        const place = known < 0 ? mark(slice, must(nodes[node])) : known;
        return [{ ...must(marks[place]), value: must(scores[8 * node + view]) }];
      }),
    );
    return { ...reading, figures };
  });
}

/** All that a tally knows, whatever the order of values and ranks. */
function rowsOf(tally: Tally) {
  const rows = tally.keys().map((key) => {
    const { of, values, zeros, counts, ranks, firsts } = must(tally.row(key));
    const others = Array.from(counts).flatMap((count, rank) => Array<number>(count).fill(rank));
    const all = { values: [...values, ...Array<number>(zeros).fill(0)].sort(), ranks: [...ranks, ...others].sort() };
    return { key, of, ...all, firsts };
  });
  return { rows, made: tally.made, answered: tally.answered };
}

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
      const answers = views.map((view) => must(ask(view)));
      const found = ask.together(views);
      if (!found) return;
      together++;
      expect(apart(found)).toEqual(answers.map(figuresIn));
      const [joined, one] = [new Tally(2), new Tally(2)];
      one.add(0, answers[0]);
      joined.add(0, answers[0]);
      joined.addJoined(1, found);
      for (const [i, answer] of answers.entries()) one.add(i + 1, answer);
      expect(rowsOf(joined)).toEqual(rowsOf(one));
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
    const found = apart(must(ask?.together(views)));
    expect(found).toEqual(views.map((view) => figuresIn(ask?.(view) as never)));
    expect(ask?.together(views.slice(0, 2))).toBeUndefined();
  }
});

it("room that was made for few great graphs serves many small ones", () => {
  const joined = (slices: number, actors: number, isolates: readonly number[]) => {
    const each = Int32Array.from({ length: slices }, (_, i) => i);
    const arcs = { size: slices, ties: each, sources: new Int32Array(slices), targets: new Int32Array(slices).fill(1) };
    const view = { arcs, ranges: { from: each, to: each.map((i) => i + 1) } };
    const windows = Array.from(each, (i) => ({ start: i, end: i + 1 }));
    return joinedGraphs(Array(4).fill(view), must(cutOf(windows)), {
      parallel: "collapse",
      actors,
      isolates: Int32Array.from(isolates),
    });
  };
  expect(joined(1, 20_000, indices(20_000))?.sizes).toEqual(Int32Array.of(20_000));
  const many = must(joined(50_000, 2, []));
  expect([many.sizes.length, many.nodes.length, many.targets.length]).toEqual([50_000, 100_000, 50_000]);
});

it("takes room for arcs, however many ties are parallel in them", () => {
  const [ties, slices] = [20_000, 400];
  const each = Int32Array.from({ length: ties }, (_, i) => i);
  const ends = { sources: new Int32Array(ties), targets: new Int32Array(ties).fill(1) };
  const ranges = { from: new Int32Array(ties), to: new Int32Array(ties).fill(slices) };
  for (let slice = 1; slice < slices; slice++) ranges.from[slice] = slice;
  const view = { arcs: { size: ties, ties: each, ...ends }, ranges };
  const rules = { parallel: "collapse", actors: 2, isolates: new Int32Array(0) } as const;
  expect(must(joinedGraphs(Array(8).fill(view), { size: slices }, rules)).targets).toHaveLength(slices);
  // For each tie in each slice it would be 40 MB, which are kept as well.
  expect(must(machine()).layout().bytes(0, 0).buffer.byteLength).toBeLessThanOrEqual(2 ** 24);
});

it("draws come one by one where there are too many figures and ranks to count them", () => {
  const ring = indices(240).map((i) => ({ source: `a${i}`, target: `a${(i + 1) % 240}`, start: 0, end: ".." }));
  const view = networkFromEdges(ring);
  const together = (to: number) => {
    const asked = slicingOf(view, "centralityOverTime", { measure: "betweenness", every: 1, from: 0, to });
    const terms = { seed: 1, dates: true, claims: false, headcounts: false, modalities };
    const views = indices(4).map((draw) => drawnView(view, terms, draw));
    return asked && columnsOfGraphs(asked, new Marks())?.together(views);
  };
  expect(together(20)).toBeDefined();
  expect(together(2000)).toBeUndefined();
});
