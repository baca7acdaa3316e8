import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURES, type MeasureName } from "../../src/centrality/measures";
import { type CentralityOverTimeOptions, centralityOverTime } from "../../src/centrality/over-time";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Scores } from "../../src/network/scores";

const names = Object.keys(MEASURES) as MeasureName[];

const dated = fc.array(
  fc.record({
    source: fc.constantFrom("a", "b", "c"),
    target: fc.constantFrom("d", "e", "f"),
    start: fc.nat(8),
    length: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 10 },
);
const slicing = fc.constantFrom(
  { every: 1 },
  { every: 2 },
  { every: 1, window: 3 },
  { every: 1, cumulative: true },
  { every: 3, from: 1, to: 7 },
);

function build(edges: readonly { source: string; target: string; start: number; length: number }[], shift = 0) {
  return networkFromEdges(
    edges.map(({ source, target, start, length }) => ({
      source,
      target,
      start: start + shift,
      end: start + length + shift,
    })),
    { directed: false },
  );
}

describe.each(names)("%s over time", (measure) => {
  const compute = MEASURES[measure].compute as (view: TemporalNetwork, options: object) => Scores;

  it("is the measure of each slice, and of a view of its window, of which nothing can be kept from other slices", () => {
    fc.assert(
      fc.property(dated, slicing, (edges, slices) => {
        const view = build(edges);
        const expected = view.slices(slices).flatMap((slice) => {
          if (slice.ties().length === 0) return [];
          return [...compute(slice, {})].map((row) => ({ start: slice.window?.start, end: slice.window?.end, ...row }));
        });
        const rows = [...centralityOverTime(view, { measure, ...slices } as CentralityOverTimeOptions)];
        expect(rows).toEqual(expected);
        const alone = view.slices(slices).flatMap(({ window }) => {
          const [start, end] = [window?.start as number, window?.end as number];
          const slice = view.between(start, end);
          return slice.ties().length === 0 ? [] : [...compute(slice, {})].map((row) => ({ start, end, ...row }));
        });
        expect(rows).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it("moves with time", () => {
    fc.assert(
      fc.property(dated, fc.integer({ min: -20, max: 20 }), (edges, shift) => {
        const rows = (by: number) =>
          centralityOverTime(build(edges, by), { measure, every: 1 } as CentralityOverTimeOptions).map((row) => ({
            ...row,
            start: (row.start as number) - by,
            end: (row.end as number) - by,
          }));
        expect(rows(shift)).toEqual(rows(0));
      }),
      { numRuns: 20 },
    );
  });
});
