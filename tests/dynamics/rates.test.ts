import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TieRatesOptions, tieRates } from "../../src/dynamics/rates";
import { turnoverOf } from "../../src/dynamics/turnover";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { type Dated, dayOf, fewLapsing, fewStates, frozen, iso, readingsOf } from "./readings";

const of = (edges: EdgeInput[], options = {}) => networkFromEdges(frozen(edges), options);

describe("by hand", () => {
  it("counts what begins and ends in each year", () => {
    const network = of([
      { source: "a", target: "b", start: "2013-06-01", end: "2014-12-31" },
      { source: "a", target: "b", start: "2014-02-01", end: "2014-03-01" },
      { source: "b", target: "c", start: "2014-05-01", end: "2015-01-01" },
      { source: "a", target: "c", start: "2014-05-01" },
    ]);
    const found = tieRates(network, { every: "year" });
    expect([found.actors, found.events, found.unbegun]).toEqual([3, 1, 0]);
    expect(found.options).toEqual({ every: "year", cumulative: false, by: "all", starts: "stated", ends: "stated" });
    const low = found.map((row) => [row.label, row.presentLow, row.formedLow, row.dissolvedLow]);
    expect(low).toEqual([
      ["2013", 0, 1, 0],
      ["2014", 1, 2, 2],
      ["2015", 1, 0, 1],
    ]);
    expect(found.map((row) => [row.presentHigh, row.formedHigh, row.dissolvedHigh])).toEqual(
      low.map(([, ...counts]) => counts),
    );
    // Of three pairs: one gets a tie; of the two left b and c; of the three, only b and c are tied as 2015 begins.
    expect(found.map(({ formationLow }) => formationLow)).toEqual([1 / 3, 1 / 2, 0]);
    expect(found.map(({ dissolutionHigh }) => dissolutionHigh)).toEqual([undefined, 1, 1]);
  });

  it("is in one slice or the other where a date may be in both", () => {
    const network = of([
      { source: "a", target: "b", start: "2013-12/2014-01", end: "2015-06" },
      { source: "a", target: "c", start: "2013", end: "2014" },
    ]);
    const found = tieRates(network, { every: "year", from: "2013", to: "2016" });
    expect(found.map((row) => [row.formedLow, row.formedHigh, row.dissolvedLow, row.dissolvedHigh])).toEqual([
      [1, 2, 0, 0],
      [0, 1, 1, 1],
      [0, 0, 1, 1],
    ]);
    expect(found.map((row) => [row.presentLow, row.presentHigh])).toEqual([
      [0, 0],
      [1, 2],
      [1, 1],
    ]);
    // In 2014 the tie of a and c ends, of one there or of two; and a and b are free or not, as b and c are.
    expect(found[1]).toMatchObject({
      dissolutionLow: 1 / 2,
      dissolutionHigh: 1,
      formationLow: 0,
      formationHigh: 1 / 2,
    });
  });

  it("keeps the ends that a rule sets apart", () => {
    const member = (source: string) => ({ source, target: "g", kind: "membership", start: "2010" });
    const network = of([member("a"), member("b"), { ...member("c"), end: "2012" }]).under({ persistence: "P5Y" });
    const rows = (options: Partial<TieRatesOptions>) =>
      tieRates(network, { every: "year", from: "2010", to: "2017", ...options });
    const ends = (options: Partial<TieRatesOptions>) =>
      rows(options).map((row) => [row.label, row.dissolvedLow, row.ruledLow, row.dissolutionHigh]);
    expect(ends({})).toEqual([
      ["2010", 0, 0, undefined],
      ["2011", 0, 0, 0],
      ["2012", 1, 0, 1 / 3],
      ["2013", 0, 0, 0],
      ["2014", 0, 0, 0],
      ["2015", 0, 2, 0],
      ["2016", 0, 0, undefined],
    ]);
    expect(ends({ ends: "all" })[5]).toEqual(["2015", 2, 2, 1]);
    expect(rows({}).map(({ presentLow }) => presentLow)).toEqual([0, 3, 3, 2, 2, 2, 0]);
    expect(ends({}).length).toBe(7);
  });

  it("splits by kind", () => {
    const network = of([
      { source: "a", target: "b", kind: "bond", start: 0, end: 2 },
      { source: "a", target: "b", kind: "tie", start: 1, end: 3 },
    ]);
    const found = tieRates(network, { every: 1, by: "kind" });
    expect(found.map(({ label, kind, formedLow, dissolvedLow }) => [label, kind, formedLow, dissolvedLow])).toEqual([
      ["[0, 1)", "bond", 1, 0],
      ["[0, 1)", "tie", 0, 0],
      ["[1, 2)", "bond", 0, 1],
      ["[1, 2)", "tie", 1, 0],
      ["[2, 3)", "bond", 0, 0],
      ["[2, 3)", "tie", 0, 1],
    ]);
  });

  it("has rows of zeros for what is not there, and refuses what it does not know", () => {
    const none = of([{ source: "a", target: "b", start: 3 }]);
    expect(tieRates(none, { every: 1 })[0]).toMatchObject({
      formedHigh: 0,
      formationLow: 0,
      dissolutionLow: undefined,
    });
    expect([...tieRates(of([]), { every: "year" })]).toEqual([]);
    expect(() => tieRates(none, { every: 1, ends: "ruled" as "all" })).toThrow(/stated/);
    expect(() => tieRates(none, { every: 1, weight: 1 } as object as TieRatesOptions)).toThrow(/no option `weight`/);
  });
});

/** The counts and shares of a slice in one reading, straight from their definitions. */
function inReading(ties: readonly Dated[], actors: number, a: number, b: number, ends: "stated" | "all") {
  const present = ties.filter(({ start, end }) => start < a && a < end);
  const formed = ties.filter(({ start }) => a <= start && start < b);
  const ended = ties.filter(({ end }) => a < end && end <= b);
  const dissolved = ended.filter(({ ruled }) => ends === "all" || !ruled);
  const tied = new Set(present.map(({ pair }) => pair));
  const gained = new Set(formed.map(({ pair }) => pair).filter((pair) => !tied.has(pair)));
  const free = (actors * (actors - 1)) / 2 - tied.size;
  return {
    ...{ present: present.length, formed: formed.length, dissolved: dissolved.length },
    ruled: ended.filter(({ ruled }) => ruled).length,
    formation: free > 0 ? gained.size / free : undefined,
    dissolution:
      present.length > 0 ? present.filter((tie) => dissolved.includes(tie)).length / present.length : undefined,
  };
}

const NAMES = ["present", "formed", "dissolved", "ruled", "formation", "dissolution"] as const;
const kept = { policy: { persistence: { membership: "P2D" } } };

describe("by brute force", () => {
  it("has the least and the most over all readings of the dates", () => {
    fc.assert(
      fc.property(fewLapsing, fc.integer({ min: 1, max: 4 }), fc.constantFrom("stated", "all"), (edges, days, ends) => {
        const network = of(edges, edges.some(({ kind }) => kind === "membership") ? kept : {});
        const readings = readingsOf(network);
        for (const row of tieRates(network, { every: `${days} days`, from: "1970-01-01", to: "1970-01-13", ends })) {
          const [a, b] = [dayOf(row.start), dayOf(row.end)];
          const all = readings.map((reading) => inReading(reading, network.actors().length, a, b, ends));
          for (const name of NAMES) {
            const values = all.map((one) => one[name]).filter((value) => value !== undefined);
            const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [];
            expect([name, row[`${name}Low`], row[`${name}High`]]).toEqual([name, low, high]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("laws", () => {
  it("what is there, what begins and what ends add up to what the next slice has", () => {
    fc.assert(
      fc.property(fewStates, fc.integer(), (edges, sample) => {
        const network = of(edges).under({ presence: { sample } });
        const found = tieRates(network, { every: "2 days" });
        for (const [i, row] of found.entries()) {
          expect([row.presentLow, row.formedLow, row.dissolvedLow]).toEqual([
            ...[row.presentHigh, row.formedHigh, row.dissolvedHigh],
          ]);
          const next = found[i + 1];
          if (next) expect(next.presentLow).toBe(row.presentLow + row.formedLow - row.dissolvedLow);
        }
        expect(found.reduce((sum, row) => sum + row.formedLow, 0)).toBe(edges.length);
      }),
    );
  });

  it("adds up over kinds, and does not depend on names or on when the dates are", () => {
    const later = (text: unknown) => String(text).replace(/\d{4}-\d\d-\d\d/g, (day) => iso(dayOf(day) + 700));
    const name = (id: unknown) => `z${String.fromCharCode(219 - String(id).charCodeAt(0))}`;
    fc.assert(
      fc.property(fewStates, (edges) => {
        const network = of(edges);
        const all = [...tieRates(network, { every: "3 days", from: "1970-01-01", to: "1970-01-15" })];
        const split = [...tieRates(network, { every: "3 days", from: "1970-01-01", to: "1970-01-15", by: "kind" })];
        for (const row of all) {
          const parts = split.filter(({ label }) => label === row.label);
          expect(parts.reduce((sum, part) => sum + part.dissolvedHigh, 0)).toBe(row.dissolvedHigh);
        }
        const other = edges.map((edge) => ({
          ...{ ...edge, source: name(edge.source), target: name(edge.target) },
          ...{ start: later(edge.start), end: later(edge.end) },
        }));
        const moved = tieRates(of(other), { every: "3 days", from: iso(700), to: iso(714) });
        const plain = (rows: Iterable<object>) => [...rows].map((row) => ({ ...row, start: 0, end: 0, label: "" }));
        expect(plain(moved)).toEqual(plain(all));
      }),
    );
  });
});

describe("what onset sets", () => {
  it("gives a pair a tie without counting it", () => {
    const seen = { pair: 1, startMin: 5, startMax: 6, endMin: 9, endMax: 9, ends: true, ruled: false };
    const found = turnoverOf([{ ...seen, begins: false, observed: true }], 1, { start: 4, end: 8 });
    expect(found).toMatchObject({ formedHigh: 0, observedLow: 1, formationLow: 0, formationHigh: 0 });
  });

  const every = { every: "2 years", from: "2002", to: "2024" } as const;

  it("leaves a tie that was always there uncounted as formed", () => {
    const edges = [{ source: "a", target: "b", start: "..", end: "2014-06-01" }];
    const found = tieRates(of(edges), { every: "year", from: "2013", to: "2015" });
    expect(found.map((row) => [row.presentLow, row.formedHigh, row.dissolvedLow])).toEqual([
      [1, 0, 0],
      [1, 0, 1],
    ]);
  });

  it("counts first sights apart from beginnings", () => {
    const network = buildNetwork(khorasan);
    const all = tieRates(network, { ...every, starts: "all" });
    const stated = tieRates(network, every);
    for (const [i, row] of stated.entries()) {
      expect(all[i]?.formedLow).toBe(row.formedLow + row.observedLow);
      expect(all[i]?.formedHigh).toBe(row.formedHigh + row.observedHigh);
      expect(all[i]?.presentHigh).toBe(row.presentHigh);
    }
    expect(stated.some(({ observedLow }) => observedLow > 0)).toBe(true);
  });

  it("has ties without any beginning where they certainly are", () => {
    const network = buildNetwork(khorasan).where(
      ({ nature, startEarliest, startLatest }) => nature === "state" && startEarliest === null && startLatest !== null,
    );
    const found = tieRates(network, every);
    expect(found.unbegun).toBe(network.ties().length);
    for (const [i, row] of found.entries()) {
      const at = network.under({ presence: "certain" }).between(String(row.start), String(row.end));
      expect([row.formedHigh, row.presentHigh]).toEqual([0, row.presentLow]);
      if (i > 0) expect(row.presentLow).toBeLessThanOrEqual(at.ties().length);
    }
    expect(found.some(({ presentLow }) => presentLow > 0)).toBe(true);
  });
});

describe("tsna 0.3.6 (R) on networkDynamic 0.12.0, tEdgeFormation and tEdgeDissolution", () => {
  const network = of([
    { source: "5", target: "2", start: 1, end: ".." },
    { source: "4", target: "3", start: 6, end: 9 },
    { source: "1", target: "6", start: 1, end: 6 },
    { source: "6", target: "4", start: -1, end: 0 },
    { source: "3", target: "5", start: 3, end: 4 },
    { source: "6", target: "5", end: ".." },
    { source: "1", target: "3", start: 5, end: ".." },
  ]);

  it("has the same beginnings, and the same ends one slice earlier", () => {
    const found = tieRates(network, { every: 1, from: 0, to: 13 });
    expect(found.map(({ formedLow }) => formedLow)).toEqual([0, 2, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
    const ends = tieRates(network, { every: 1, from: 0, to: 13 }).map(({ dissolvedLow }) => dissolvedLow);
    expect([0, ...ends.slice(0, -1)]).toEqual([0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0]);
  });
});
