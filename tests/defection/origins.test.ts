import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDataset } from "../../src/data/dataset";
import { originsOf } from "../../src/defection/origins";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { tables } from "../data/small";

const move = (source: string, origin: string, headcount?: number, start: string | number = 1) =>
  Object.freeze({
    source,
    origin,
    target: "d",
    start,
    kind: "defection",
    ...(headcount !== undefined && { headcount }),
  });
const shares = (edges: readonly ReturnType<typeof move>[]) =>
  originsOf(networkFromEdges(edges, { actors: ["d"] }), "d").map(({ origin, shareLow, shareHigh }) => [
    origin,
    shareLow,
    shareHigh,
  ]);

describe("originsOf", () => {
  it("gives exact shares only where one body of a stated number came from each", () => {
    expect(shares([move("x", "a", 30), move("y", "b", 10)])).toEqual([
      ["a", 0.75, 0.75],
      ["b", 0.25, 0.25],
    ]);
  });

  it("allows for the same people told of twice", () => {
    expect(shares([move("x", "a", 30), move("z", "a", 30), move("y", "b", 10)])).toEqual([
      ["a", 0.75, 6 / 7],
      ["b", 1 / 7, 0.25],
    ]);
  });

  it("allows for any number where none is stated, and for one at least", () => {
    expect(shares([move("x", "a", 3), move("y", "b")])).toEqual([
      ["a", 0, 0.75],
      ["b", 0.25, 1],
    ]);
    expect(shares([move("x", "a"), move("y", "b")])).toEqual([
      ["a", 0, 1],
      ["b", 0, 1],
    ]);
    expect(shares([move("x", "a")])).toEqual([["a", 1, 1]]);
  });

  it("is never NaN, and empty without moves", () => {
    expect(shares([move("x", "a", 0), move("y", "b", 0)])).toEqual([
      ["a", 0, 0],
      ["b", 0, 0],
    ]);
    expect(shares([move("x", "a", 0), move("y", "b")])).toEqual([
      ["a", 0, 0],
      ["b", 1, 1],
    ]);
    expect(shares([])).toEqual([]);
    expect(() => originsOf(networkFromEdges([move("x", "a")]), "e")).toThrow(/unknown actor/);
  });

  it("lets a move of imprecise date be outside of the view", () => {
    const network = networkFromEdges([move("x", "a", 30, "2010"), move("y", "b", 10, "2010-12~")]);
    expect(originsOf(network.before("2011"), "d")).toMatchObject([
      { origin: "a", certain: 1, shareLow: 0.75, shareHigh: 1 },
      { origin: "b", certain: 0, headcountLow: 0, shareLow: 0, shareHigh: 0.25 },
    ]);
  });

  it("counts persons, ranges of figures and unknown origins, with the claims behind them", () => {
    const claims = [
      { id: "c1", subject: "ant", origin: "east", start: "2013" },
      { id: "c2", subject: "bee", origin: "east", start: "2014" },
      { id: "c3", subject: "some", origin: "unknown", headcount_low: 4, headcount_high: 8 },
    ].map((claim) => ({ kind: "defection", object: "west", source: "report", paragraph: "1", ...claim }));
    const actors = [...tables.actors, { id: "some", name: "Some", type: "contingent" }];
    const origins = originsOf(buildNetwork(parseDataset({ ...tables, actors, claims })), "west");
    expect(origins).toMatchObject([
      {
        origin: "east",
        moves: 2,
        headcountLow: 2,
        headcountBest: 2,
        shareLow: 0.2,
        shareHigh: 1 / 3,
        claims: ["c1", "c2"],
      },
      {
        origin: "unknown",
        headcountLow: 4,
        headcountBest: undefined,
        headcountHigh: 8,
        shareLow: 4 / 6,
        shareHigh: 0.8,
      },
    ]);
    expect(origins.group).toBe("west");
  });

  it("holds the true share, whoever was told of twice", () => {
    const drawn = fc.array(
      fc.record({
        from: fc.constantFrom("a", "b", "c"),
        people: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }),
        counted: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(drawn, (moves) => {
        const people = new Map<string, Set<number>>();
        for (const { from, people: some } of moves) people.set(from, new Set([...(people.get(from) ?? []), ...some]));
        const all = [...people.values()].reduce((sum, { size }) => sum + size, 0);
        const edges = moves.map(({ from, people: some, counted }, i) =>
          move(`m${i}`, from, counted ? some.length : undefined),
        );
        for (const [origin, low, high] of shares(edges)) {
          const share = (people.get(origin as string)?.size ?? 0) / all;
          expect(low).toBeLessThanOrEqual(share + 1e-12);
          expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });
});
