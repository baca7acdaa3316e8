import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tieDurations } from "../../src/dynamics/durations";
import { lengthOf } from "../../src/dynamics/lengths";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import type { SpellColumns } from "../../src/network/columns";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { dayEdges } from "../paths/arbitrary";
import { dayOf, fewStates, frozen, iso, readingsOf } from "./readings";

const of = (edges: EdgeInput[], options = {}) => networkFromEdges(frozen(edges), options);
const bounds = (rows: Iterable<{ low: number; high: number }>) => [...rows].map(({ low, high }) => [low, high]);
const membership = { source: "a", target: "g", kind: "membership" };

describe("by hand", () => {
  it("takes the shortest and the longest spell that the dates allow", () => {
    const network = of([
      { source: "a", target: "b", start: "2014-01-01", end: "2014-01-10" },
      { source: "a", target: "b", start: "2014-01", end: "2014-03" },
      { source: "b", target: "a", start: "2014-02", end: "2014-02" },
      { source: "a", target: "c", start: "2014-01-01" },
    ]);
    const found = tieDurations(network);
    // 1 to 10 January; 31 January to 1 March, 1 January to 31 March; one day of February, all of it.
    expect(bounds(found)).toEqual([
      [10, 10],
      [30, 90],
      [1, 28],
    ]);
    expect(found.events).toBe(1);
    expect(found.options).toEqual({ by: "tie", clip: false });
    expect(found.map(({ begins, ends, persistence }) => [begins, ends, persistence])).toEqual(
      Array(3).fill(["stated", "stated", "stated"]),
    );
    const [pair] = tieDurations(network, { by: "pair" });
    expect(pair).toEqual({
      ...{ actor: "a", other: "b", count: 3, totalLow: 41, totalHigh: 128, medianLow: 10, medianHigh: 28 },
      ...{ unbounded: 0, ruled: 0 },
    });
  });

  it("tells an end that a rule set from one that is stated", () => {
    const network = of([
      { ...membership, start: "2014-01-01", id: "first" },
      { ...membership, target: "h", start: "2015-01-01", id: "second" },
      { ...membership, target: "k", start: "2014-06-01", end: "..", id: "third" },
    ]);
    const under = (persistence: "P1M" | "until-ended" | "until-replaced" | "as-stated") =>
      tieDurations(network.under({ persistence })).map(({ tie, low, high, ends, persistence: rule }) => [
        ...[tie, low, high, ends, rule],
      ]);
    const inf = Number.POSITIVE_INFINITY;
    const third = ["third", inf, inf, "never", "stated"];
    expect(under("P1M")).toEqual([["first", 32, 32, "lapsed", "P1M"], third, ["second", 32, 32, "lapsed", "P1M"]]);
    expect(under("until-ended")).toEqual([
      ["first", inf, inf, "never", "until-ended"],
      third,
      ["second", inf, inf, "never", "until-ended"],
    ]);
    expect(under("as-stated")).toEqual([
      ["first", 1, inf, "unknown", "as-stated"],
      third,
      ["second", 1, inf, "unknown", "as-stated"],
    ]);
    const lapsed = tieDurations(network.under({ persistence: "P1M" }));
    expect(lapsed.map(({ statedLow, statedHigh }) => [statedLow, statedHigh])).toEqual([
      [1, inf],
      [inf, inf],
      [1, inf],
    ]);
    expect([...tieDurations(network.under({ persistence: "P1M" }), { by: "kind" })]).toEqual([
      {
        ...{ kind: "membership", count: 3, totalLow: inf, totalHigh: inf, medianLow: 32, medianHigh: 32 },
        ...{ unbounded: 1, ruled: 2 },
      },
    ]);
  });

  it("counts the bounds of an end that a rule set as those of any date", () => {
    const network = of([{ ...membership, start: "2014" }]).under({ persistence: "P5Y" });
    // From 31 December 2014 through 1 January 2019; from 1 January 2014 through 31 December 2019.
    expect(bounds(tieDurations(network))).toEqual([[4 * 365 + 1 + 2, 6 * 365 + 1]]);
  });

  it("names the tie that replaced another", () => {
    const network = of([
      { source: "a", target: "x", kind: "allegiance", start: "2014-01-01", id: "old" },
      { source: "a", target: "y", kind: "allegiance", start: "2015", id: "new" },
    ]).under({ persistence: "until-replaced" });
    const [old] = tieDurations(network);
    expect(old).toMatchObject({ tie: "old", low: 365, high: 365 + 364, ends: "replaced", endedBy: "new" });
  });

  it("clips to the window if asked", () => {
    const network = of([
      { source: "a", target: "b", start: 0, end: 10 },
      { source: "a", target: "b", start: 4, end: 6 },
      { source: "a", target: "c", end: 7 },
    ]);
    const view = network.between(5, 8);
    expect(bounds(tieDurations(view, { clip: true }))).toEqual([
      [2, 2],
      [3, 3],
      [1, 1],
    ]);
    expect(bounds(tieDurations(view))[1]).toEqual([10, 10]);
    expect(tieDurations(view)[0]).toMatchObject({ low: Number.POSITIVE_INFINITY, begins: "always" });
  });

  it("has no rows for nothing, and refuses what it does not know", () => {
    expect([...tieDurations(of([]))]).toEqual([]);
    expect([...tieDurations(of([]), { by: "pair" })]).toEqual([]);
    expect(() => tieDurations(of([]), { by: "dyad" as "pair" })).toThrow(/tie.*kind.*pair/);
    expect(() => tieDurations(of([]), { weight: 1 } as object)).toThrow(/no option `weight`/);
  });
});

describe("unbounded dates", () => {
  const inf = Number.POSITIVE_INFINITY;
  const length = (bounds: readonly number[], start = -inf, end = inf) => {
    const [startMin, startMax, endMin, endMax] = bounds.map((bound) => Float64Array.of(bound)) as Float64Array[];
    const spell = { startMin, startMax, endMin, endMax } as SpellColumns;
    const { low, high } = lengthOf(spell, 0, { start, end }, 1);
    return [low, high];
  };

  it("gives a shortest and a longest, and never NaN", () => {
    expect(length([-inf, inf, -inf, inf])).toEqual([1, inf]);
    expect(length([-inf, 5, -inf, inf])).toEqual([1, inf]);
    expect(length([0, inf, inf, inf])).toEqual([inf, inf]);
    expect(length([0, inf, inf, inf], 2, 8)).toEqual([0, 6]);
    expect(length([0, 3, inf, inf], 2, 8)).toEqual([5, 6]);
    expect(length([-inf, 5, -inf, 9], 2, 8)).toEqual([0, 6]);
    expect(length([-inf, 5, -inf, 9], -inf, 8)).toEqual([1, inf]);
    expect(length([-inf, -inf, 4, 6], 2, 8)).toEqual([2, 4]);
    expect(length([9, 9, 10, 10], 2, 8)).toEqual([0, 0]);
  });

  it("says whose beginning is a first sight, and whose is not known", () => {
    const network = buildNetwork(khorasan);
    const ties = new Map([...network.ties()].map((tie) => [tie.id, tie]));
    const asStated = new Map([...network.under({ onset: "stated" }).ties()].map((tie) => [tie.id, tie]));
    const found = tieDurations(network);
    for (const { tie, begins } of found) {
      const expected = asStated.get(tie)?.startEarliest
        ? "stated"
        : ties.get(tie)?.startEarliest
          ? "observed"
          : "unknown";
      expect(begins).toBe(expected);
    }
    expect(new Set(found.map(({ begins }) => begins))).toEqual(new Set(["stated", "observed", "unknown"]));
  });
});

describe("by brute force", () => {
  it("has the least and the most over all readings of the dates, in a window and out of it", () => {
    fc.assert(
      fc.property(fewStates, fc.nat(6), fc.integer({ min: 1, max: 5 }), (edges, from, length) => {
        const network = of(edges);
        const readings = readingsOf(network);
        const whole = tieDurations(network);
        const view = network.between(iso(from), iso(from + length));
        const clipped = new Map(tieDurations(view, { clip: true }).map((row) => [row.tie, row]));
        for (const [i, row] of whole.entries()) {
          const spells = readings.map((reading) => reading[i]).filter((spell) => spell !== undefined);
          const lengths = spells.map(({ start, end }) => end - start);
          expect([row.low, row.high]).toEqual([Math.min(...lengths), Math.max(...lengths)]);
          const inside = spells.map(({ start, end }) =>
            Math.max(0, Math.min(end, from + length) - Math.max(start, from)),
          );
          const part = clipped.get(row.tie);
          if (part) expect([part.low, part.high]).toEqual([Math.min(...inside), Math.max(...inside)]);
          else expect(Math.max(...inside)).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("bounds totals and medians over all readings", () => {
    const middle = (values: number[]) => {
      const sorted = [...values].sort((a, b) => a - b);
      return (
        ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
      );
    };
    fc.assert(
      fc.property(fewStates, (edges) => {
        const network = of(edges);
        for (const row of tieDurations(network, { by: "pair" })) {
          const lengths = readingsOf(network).map((reading) =>
            reading.filter(({ pair }) => pair === `${row.actor}-${row.other}`).map(({ start, end }) => end - start),
          );
          const totals = lengths.map((some) => some.reduce((sum, one) => sum + one, 0));
          const medians = lengths.map(middle);
          expect(row).toMatchObject({ totalLow: Math.min(...totals), totalHigh: Math.max(...totals) });
          expect(row).toMatchObject({ medianLow: Math.min(...medians), medianHigh: Math.max(...medians) });
        }
      }),
    );
  });
});

describe("laws", () => {
  it("a reading drawn by presence is within the bounds, and exact", () => {
    fc.assert(
      fc.property(dayEdges, fc.integer(), (edges, sample) => {
        const network = of(edges);
        const drawn = new Map(tieDurations(network.under({ presence: { sample } })).map((row) => [row.tie, row]));
        for (const { tie, low, high, statedLow, statedHigh } of tieDurations(network)) {
          const one = drawn.get(tie);
          expect(one?.low).toBe(one?.high);
          expect(one?.low).toBeGreaterThanOrEqual(low);
          expect(one?.high).toBeLessThanOrEqual(high);
          expect([one?.statedLow, one?.statedHigh]).toEqual([statedLow, statedHigh]);
        }
      }),
    );
  });

  it("does not depend on when the dates are, nor on what actors are called", () => {
    const later = (text: unknown) => String(text).replace(/\d{4}-\d\d-\d\d/g, (day) => iso(dayOf(day) + 1000));
    fc.assert(
      fc.property(fewStates, (edges) => {
        const name = (id: unknown) => `z${String.fromCharCode(219 - String(id).charCodeAt(0))}`;
        const other = edges.map((edge) => ({
          ...{ ...edge, source: name(edge.source), target: name(edge.target) },
          ...{ start: later(edge.start), end: later(edge.end) },
        }));
        expect(bounds(tieDurations(of(other))).sort()).toEqual(bounds(tieDurations(of(edges))).sort());
      }),
    );
  });
});

describe("tsna 0.3.6 (R), edgeDuration", () => {
  const spells = (list: readonly (readonly [string, string, number, number])[]) =>
    of(list.map(([source, target, start, end]) => ({ source, target, start, end })));

  it("adds up parallel ties of a pair", () => {
    const network = spells([
      ["1", "2", 0, 2],
      ["1", "2", 0, 2],
      ["1", "2", 0, 2],
    ]);
    expect(tieDurations(network).map(({ low }) => low)).toEqual([2, 2, 2]);
    expect(tieDurations(network, { by: "pair" })[0]).toMatchObject({ totalLow: 6, totalHigh: 6, count: 3 });
  });

  it("adds up the spells of each edge of a complete graph", () => {
    const ids = ["1", "2", "3", "4", "5"];
    const pairs = ids.flatMap((a) => ids.filter((b) => b !== a).map((b) => [a, b] as const));
    const network = spells(pairs.flatMap(([a, b]) => [[a, b, 0, 2] as const, [a, b, 5, 6] as const]));
    expect(tieDurations(network).map(({ low }) => low)).toEqual([...Array(20).fill(2), ...Array(20).fill(1)]);
    // 3 for each of 20 ordered dyads there; here the two directions of a pair are together.
    expect(tieDurations(network, { by: "pair" }).map(({ totalLow }) => totalLow)).toEqual(Array(10).fill(6));
  });

  it("clips to what was observed, [0, 12)", () => {
    const network = of([
      { source: "5", target: "2", start: 1, end: ".." },
      { source: "4", target: "3", start: 6, end: 9 },
      { source: "1", target: "6", start: 1, end: 6 },
      { source: "6", target: "4", start: -1, end: 0 },
      { source: "3", target: "5", start: 3, end: 4 },
      { source: "6", target: "5", end: ".." },
      { source: "1", target: "3", start: 5, end: ".." },
    ]).between(0, 12);
    const found = tieDurations(network, { clip: true }).map(({ source, target, low }) => `${source} ${target} ${low}`);
    expect(found.sort()).toEqual(["1 3 7", "1 6 5", "3 5 1", "4 3 3", "5 2 11", "6 5 12"]);
  });

  it("is infinite where nothing is clipped", () => {
    const network = of([
      { source: "1", target: "2", end: 5 },
      { source: "1", target: "2", start: 8, end: 10 },
    ]);
    expect(tieDurations(network).map(({ low }) => low)).toEqual([Number.POSITIVE_INFINITY, 2]);
    expect(tieDurations(network, { by: "pair" })[0]?.totalLow).toBe(Number.POSITIVE_INFINITY);
  });
});
