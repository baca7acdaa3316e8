import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BurstinessOptions, burstiness } from "../../src/dynamics/burstiness";
import { momentsOf } from "../../src/dynamics/moments";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { isSet } from "../../src/network/column";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { stateOf } from "../../src/network/inside";
import { tieRow } from "../../src/network/tie";
import { dayOf, fewStates, frozen, iso } from "./readings";

const of = (edges: EdgeInput[], options = {}) => networkFromEdges(frozen(edges), options);
const at = (...starts: (number | string)[]) => of(starts.map((start) => ({ source: "a", target: "b", start })));
const value = (starts: readonly (number | string)[], options: BurstinessOptions = {}) =>
  burstiness(at(...starts), options)[0]?.burstiness;

describe("by hand", () => {
  it("is −1 for a clock, and what the formula says otherwise", () => {
    expect(value([0, 2, 4, 6])).toBe(-1);
    // Intervals 0, 0, 6: mean 2, standard deviation √8.
    expect(value([5, 5, 5, 11])).toBeCloseTo((Math.sqrt(8) - 2) / (Math.sqrt(8) + 2), 14);
    // Intervals 1 and 3: mean 2, standard deviation 1.
    expect(value([0, 1, 4])).toBeCloseTo(-1 / 3, 14);
    expect(value([4, 0, 1])).toBeCloseTo(-1 / 3, 14);
  });

  it("is not defined for fewer than two intervals, nor where all fall together", () => {
    for (const starts of [[], [1], [1, 7], [3, 3, 3]]) {
      const row = burstiness(at(...starts))[0];
      expect(row).toMatchObject({ momentsHigh: starts.length, readings: 0, burstiness: undefined, memory: undefined });
      expect([row?.low, row?.high]).toEqual([undefined, undefined]);
    }
  });

  it("counts states where they begin, parallel ties one by one, and each tie for both its actors", () => {
    const network = of([
      { source: "a", target: "b", start: 0, end: 9 },
      { source: "a", target: "b", start: 1, end: 9 },
      { source: "b", target: "a", start: 4 },
      { source: "b", target: "c", start: 7 },
      { source: "c", target: "b", end: 20 },
    ]);
    const found = burstiness(network, { of: "actor" });
    expect(found.map(({ actor, momentsLow, undated }) => [actor, momentsLow, undated])).toEqual([
      ["a", 3, 0],
      ["b", 4, 1],
      ["c", 1, 1],
    ]);
    expect(found[0]?.burstiness).toBeCloseTo(-1 / 3, 14);
    // Intervals 1, 3, 3 of b: mean 7/3, standard deviation √(8/9).
    expect(found[1]?.burstiness).toBeCloseTo((Math.sqrt(8) - 7) / (Math.sqrt(8) + 7), 14);
    const pairs = burstiness(network, { of: "pair" });
    expect(pairs.map(({ actor, other, momentsLow }) => [actor, other, momentsLow])).toEqual([
      ["a", "b", 3],
      ["b", "c", 1],
    ]);
  });

  it("corrects for the number of intervals: −1 for a clock, 1 for the greatest unevenness, 0 at the r of chance", () => {
    const corrected = (starts: number[]) => value(starts, { correction: "finite-size" });
    expect(corrected([0, 2, 4, 6])).toBe(-1);
    for (const m of [2, 3, 10]) expect(corrected([...Array(m).fill(0), 5])).toBeCloseTo(1, 12);
    // Two intervals 1 ± r with r = √(1/3).
    expect(corrected([0, 1 + Math.sqrt(1 / 3), 2])).toBeCloseTo(0, 12);
    expect(value([0, 0, 5])).toBe(0);
  });

  it("remembers: −1 where short and long take turns, and nothing where a side is equal", () => {
    const memory = (starts: number[]) => burstiness(at(...starts))[0]?.memory;
    expect(memory([0, 1, 4, 5, 8])).toBeCloseTo(-1, 14);
    expect(memory([0, 1, 3, 6, 10])).toBeCloseTo(1, 14);
    expect(memory([0, 1, 2, 7])).toBeUndefined();
    expect(memory([0, 1, 3])).toBeUndefined();
  });

  it("counts in a view the moments that fall in its window", () => {
    const network = of([0, 3, 4, 7].map((start) => ({ source: "a", target: "b", start, end: 9 })));
    expect(burstiness(network.between(3, 9))[0]).toMatchObject({ momentsLow: 3, momentsHigh: 3 });
    expect(burstiness(network.between(3, 9))[0]?.burstiness).toBeCloseTo(-1 / 3, 14);
  });

  it("refuses what it does not know", () => {
    expect(() => burstiness(at(), { of: "edge" as "pair" })).toThrow(/network.*actor.*pair/);
    expect(() => burstiness(at(), { draws: 0 })).toThrow(/at least 1/);
    expect(() => burstiness(at(), { level: 2 })).toThrow(/at most 1/);
    expect(() => burstiness(at(), { weight: 1 } as object)).toThrow(/no option `weight`/);
    expect([...burstiness(at(), { of: "actor" })]).toEqual([]);
  });
});

describe("imprecise dates", () => {
  const network = at("2014-01-01", "2014-02", "2014-06-01", "2014-06/2014-09", "2015");

  it("gives quantiles of draws, and says how many and by which seed", () => {
    const found = burstiness(network, { draws: 50, seed: 7 });
    expect(found.options).toMatchObject({ draws: 50, seed: 7, level: 0.9 });
    const [row] = found;
    expect(row).toMatchObject({ momentsLow: 5, readings: 50 });
    expect(row?.low).toBeLessThan(row?.burstiness ?? 0);
    expect(row?.burstiness).toBeLessThan(row?.high ?? 0);
    expect([...burstiness(network, { draws: 50, seed: 7 })]).toEqual([...found]);
    expect([...burstiness(network, { draws: 50, seed: 8 })]).not.toEqual([...found]);
  });

  it("draws the readings that samples of presence have", () => {
    const seeds = Array.from({ length: 20 }, (_, i) => 30 + i);
    const alone = seeds.map((sample) => burstiness(network.under({ presence: { sample } }))[0]?.burstiness ?? 9);
    expect(new Set(alone).size).toBe(20);
    const together = burstiness(network, { draws: 20, seed: 30, level: 1 })[0];
    expect([together?.low, together?.high]).toEqual([Math.min(...alone), Math.max(...alone)]);
    const one = burstiness(network.under({ presence: { sample: 30 } }))[0];
    expect([one?.readings, one?.low, one?.high]).toEqual([1, one?.burstiness, one?.burstiness]);
  });

  it("lies between the least and the most of all readings", () => {
    const days = (low: string, high: string) =>
      Array.from({ length: dayOf(high) - dayOf(low) + 1 }, (_, i) => dayOf(low) + i);
    fc.assert(
      fc.property(fewStates, fc.integer(), (edges, seed) => {
        const some = of(edges);
        const all = [...some.ties()]
          .map((tie) => days(String(tie.startEarliest), String(tie.startLatest)))
          .reduce<number[][]>((lists, next) => lists.flatMap((list) => next.map((day) => [...list, day])), [[]])
          .map((list) => value(list))
          .filter((one) => one !== undefined);
        const [row] = burstiness(some, { seed, draws: 30, level: 1 });
        expect(row?.momentsLow).toBe(edges.length);
        if (all.length === 0) expect(row?.burstiness).toBeUndefined();
        if (row?.low === undefined || row.high === undefined) return;
        expect(row.low).toBeGreaterThanOrEqual(Math.min(...all));
        expect(row.high).toBeLessThanOrEqual(Math.max(...all));
      }),
    );
  });

  it("says how many moments may and must fall in a window", () => {
    const view = network.between("2014-02-10", "2014-08");
    expect(burstiness(view)[0]).toMatchObject({ momentsLow: 1, momentsHigh: 3 });
  });
});

describe("laws", () => {
  it("does not depend on when or how fast things happen, nor on names", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 8 }), fc.integer({ min: -50, max: 50 }), (starts, shift) => {
        for (const correction of ["none", "finite-size"] as const) {
          const plain = value(starts, { correction });
          const moved = value(
            starts.map((start) => 2 * (start + shift)),
            { correction },
          );
          if (plain === undefined) expect(moved).toBeUndefined();
          else {
            expect(moved).toBeCloseTo(plain, 12);
            expect(plain).toBeGreaterThanOrEqual(-1);
            expect(plain).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });

  it("moves with the days and keeps actors apart", () => {
    const later = (text: unknown) => String(text).replace(/\d{4}-\d\d-\d\d/g, (day) => iso(dayOf(day) + 300));
    fc.assert(
      fc.property(fewStates, (edges) => {
        const moved = edges.map((edge) => ({ ...edge, start: later(edge.start), end: later(edge.end) }));
        const apart = [...edges, { source: "y", target: "z", start: "1970-01-03" }];
        const rows = [...burstiness(of(edges), { of: "pair" })];
        expect([...burstiness(of(moved), { of: "pair" })]).toEqual(rows);
        expect(burstiness(of(apart), { of: "actor" }).map(({ actor }) => actor)).toContain("z");
      }),
    );
  });

  it("takes the ties of one claim of several parties as one moment", () => {
    const network = buildNetwork(khorasan).ofKind("joint-operation");
    const [all] = burstiness(network);
    // Ties that share an event or a claim happened together, directly or by way of others.
    let happenings: Set<string>[] = [];
    for (const { event, claims } of network.ties()) {
      const own = new Set(event === undefined ? claims : [event, ...claims]);
      const shared = happenings.filter((other) => [...own].some((name) => other.has(name)));
      happenings = [
        ...happenings.filter((other) => !shared.includes(other)),
        new Set([own, ...shared].flatMap((set) => [...set])),
      ];
    }
    expect((all?.momentsHigh ?? 0) + (all?.undated ?? 0)).toBe(happenings.length);
    expect(happenings.length).toBeLessThan(network.ties().length);
  });
});

describe("what happened together", () => {
  it("is dated as the tie of it that is dated best", () => {
    const state = stateOf(buildNetwork(khorasan));
    const { columns, settled } = state;
    const ties = [...columns.source.keys()].filter((tie) => isSet(columns.instant, tie));
    const width = (tie: number) => (settled.startMax[tie] ?? 0) - (settled.startMin[tie] ?? 0);
    const events = new Map(ties.map((tie) => [tie, tieRow(state, tie).event]));
    const eventOf = (tie: number) => events.get(tie);
    let differ = 0;
    for (const chosen of momentsOf(state, ties)) {
      if (eventOf(chosen) === undefined) continue;
      const widths = ties.filter((tie) => eventOf(tie) === eventOf(chosen)).map(width);
      expect(width(chosen)).toBe(Math.min(...widths));
      differ += Number(new Set(widths).size > 1);
    }
    expect(differ).toBeGreaterThan(0);
  });
});

describe("first sights", () => {
  it("count only if asked for", () => {
    const network = buildNetwork(khorasan);
    const [stated] = burstiness(network, { draws: 1 });
    const [all] = burstiness(network, { draws: 1, starts: "all" });
    expect(all?.momentsHigh).toBeGreaterThan(stated?.momentsHigh ?? 0);
    expect((all?.momentsHigh ?? 0) + (all?.undated ?? 0)).toBe((stated?.momentsHigh ?? 0) + (stated?.undated ?? 0));
  });
});

describe("recorded values", () => {
  const bursty = [1, 8, 9, 32, 33, 34, 39, 40, 50, 51, 52, 55];

  it("teneto 0.5.4a, bursty_coeff", () => {
    expect(value(Array.from({ length: 30 }, (_, i) => 2 * i))).toBe(-1);
    expect(value(bursty)).toBeCloseTo(0.13311003, 8);
  });

  it("bursty_dynamics 0.1.6, memory_coefficient; burstiness_parameter with as many events as intervals", () => {
    const rows = [bursty, [0, 1, 3, 6, 10, 11], [0, 1, 2, 10, 11, 12, 30]].map(
      (starts) => burstiness(at(...starts), { correction: "finite-size" })[0],
    );
    for (const [i, memory] of [-0.3382387075416854, -0.2, -0.35953291062718784].entries()) {
      expect(rows[i]?.memory).toBeCloseTo(memory, 13);
    }
    for (const [i, corrected] of [0.2690389401953973, -0.31343803474179566, 0.36792659210217415].entries()) {
      expect(rows[i]?.burstiness).toBeCloseTo(corrected, 13);
    }
  });
});
