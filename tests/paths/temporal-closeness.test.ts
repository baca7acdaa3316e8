import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { type TemporalClosenessOptions, temporalCloseness } from "../../src/paths/temporal-closeness";
import { dayEdges, hop, tickEdges } from "./arbitrary";
import { type AnyCriterion, everyWalk, least, RANKS, type WalkQuestion } from "./every-walk";

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const CRITERIA = Object.keys(RANKS.source) as AnyCriterion[];

describe("temporalCloseness, by hand", () => {
  // From a at 1: b at 1 or, again, at 4; c by b at 5; d straight at 8.
  const network = networkFromEdges(
    [
      { source: "a", target: "b", start: 1 },
      { source: "a", target: "b", start: 4 },
      { source: "b", target: "c", start: 5 },
      { source: "a", target: "d", start: 8 },
      { source: "c", target: "d", start: 9 },
    ],
    { actors: ["z"], policy: { isolates: "keep" } },
  );
  const of = (options: TemporalClosenessOptions, id = "a") => temporalCloseness(network, options).get(id);

  it("by each criterion", () => {
    expect(of({})).toBeCloseTo(1 + 1 / 5 + 1 / 8, 12);
    expect(of({ criterion: "fastest" })).toBeCloseTo(1 + 1 / 2 + 1, 12);
    // The last moment is 9 as far as arrivals go, and 10 is the limit that is counted to: 10 − 4, 10 − 4, 10 − 8.
    expect(of({ criterion: "latest-departure", duration: "elapsed", to: 10 })).toBeCloseTo(1 / 6 + 1 / 6 + 1 / 2, 12);
    expect(of({ criterion: "latest-departure", to: 10 })).toBeCloseTo(1 / 7 + 1 / 7 + 1 / 3, 12);
    expect(of({ criterion: "fewest-hops" })).toBeCloseTo(1 + 1 / 2 + 1, 12);
    expect(of({ variant: "classic" })).toBeCloseTo(3 / (1 + 5 + 8), 12);
    expect(of({ variant: "classic", normalized: true })).toBeCloseTo((3 / 14) * (3 / 4), 12);
    expect(of({ normalized: true })).toBeCloseTo((1 + 1 / 5 + 1 / 8) / 4, 12);
    expect(of({ traversalTime: 1, duration: "elapsed" })).toBeCloseTo(1 + 1 / 5 + 1 / 8, 12);
  });

  it("backward, against the ties, and for whoever reaches nobody", () => {
    expect(of({ direction: "backward" }, "d")).toBeCloseTo(1 / 8 + 1 / 9 + 1 / 9, 12);
    expect(of({ direction: "backward", criterion: "fewest-hops" }, "d")).toBeCloseTo(1 + 1 + 1 / 2, 12);
    expect(of({ along: "reversed" }, "d")).toBeCloseTo(1 / 8 + 1 / 9, 12);
    expect(of({}, "d")).toBe(0);
    expect(of({ variant: "classic" }, "z")).toBe(0);
  });

  it("has days for units in a network of days", () => {
    const days = networkFromEdges([
      { source: "a", target: "b", start: "2014-05-31" },
      { source: "b", target: "c", start: "2014-06-02" },
    ]);
    expect(temporalCloseness(days).get("a")).toBeCloseTo(1 + 1 / 3, 12);
    // To 10 June, which is not counted: until 9 June it is ten days from 31 May.
    expect(temporalCloseness(days, { criterion: "latest-departure", to: "2014-06-10" }).get("a")).toBeCloseTo(0.2, 12);
    expect(
      temporalCloseness(days, { criterion: "latest-departure", to: "2014-06-10", duration: "elapsed" }).get("a"),
    ).toBeCloseTo(2 / 9, 12);
  });

  it("echoes its options and refuses what has no answer", () => {
    expect(temporalCloseness(network).options).toEqual({
      ...{ criterion: "foremost", variant: "harmonic", duration: "inclusive", normalized: false },
      ...{ direction: "forward", along: "directed", order: "non-strict", traversalTime: 0, from: 1, to: null },
    });
    expect(() => of({ duration: "elapsed" })).toThrow(/from a to b takes no time.*inclusive/);
    expect(() => of({ criterion: "latest-departure" })).toThrow(/`?to`?.*bounded/);
    expect(() => temporalCloseness(network.under({ presence: "expected" }))).toThrow(/chances/);
    expect(temporalCloseness(networkFromEdges([], { actors: ["a"], policy: { isolates: "keep" } })).get("a")).toBe(0);
    expect([...temporalCloseness(networkFromEdges([]))]).toEqual([]);
  });
});

describe("temporalCloseness, against every walk", () => {
  const order = fc.constantFrom("strict" as const, "non-strict" as const);
  const along = fc.constantFrom("directed" as const, "reversed" as const, "undirected" as const);
  const wait = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const variant = fc.constantFrom("harmonic" as const, "classic" as const);
  const direction = fc.constantFrom("forward" as const, "backward" as const);

  /** The value of each actor by the best triple of every pair. */
  function brute(
    network: ReturnType<typeof networkFromEdges>,
    question: WalkQuestion,
    options: { criterion: AnyCriterion; variant: string; direction: string },
    last: number,
  ): Map<string, number> {
    const ids = network.actors().map(({ id }) => id);
    const pairs = ids.flatMap((source) => {
      const ways = everyWalk(network, { ...question, source });
      ways.delete(source);
      return [...ways].map(([target, all]) => {
        const [first = 0] = least(all.map(RANKS.source[options.criterion])) ?? [];
        const distance = {
          foremost: first - question.from + 1,
          fastest: first + 1,
          "latest-departure": last + first + 1,
          "fewest-hops": first,
        }[options.criterion];
        return { source, target, distance };
      });
    });
    const end = options.direction === "forward" ? "source" : "target";
    return new Map(
      ids.map((id) => {
        const own = pairs.filter((pair) => pair[end] === id).map(({ distance }) => distance);
        const sum = own.reduce((total, d) => total + (options.variant === "harmonic" ? 1 / d : d), 0);
        return [id, options.variant === "harmonic" ? sum : own.length === 0 ? 0 : own.length / sum];
      }),
    );
  }

  it("on days", () => {
    fc.assert(
      fc.property(
        dayEdges,
        fc.tuple(order, along, hop, wait, variant, direction),
        (edges, [rule, way, { traversal, traversalTime }, maxWait, form, side]) => {
          const network = networkFromEdges(Object.freeze(edges));
          const strict = rule === "strict";
          const question = {
            ...{ source: "", strict, traversal, maxWait, from: 1, to: 8, direction: way, grid: 1 },
          };
          for (const criterion of CRITERIA) {
            const own = { criterion, variant: form, direction: side };
            const scores = temporalCloseness(network, {
              ...{ ...own, along: way, order: rule, traversalTime, from: isoDay(1), to: isoDay(8) },
              ...(maxWait !== undefined && { maxWait }),
            });
            const expected = brute(network, question, own, 7);
            for (const id of scores.ids) expect(scores.get(id)).toBeCloseTo(expected.get(id) ?? Number.NaN, 10);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("on ticks, with states that have no start or end", () => {
    fc.assert(
      fc.property(tickEdges, along, fc.nat(2), variant, direction, (edges, way, traversal, form, side) => {
        const network = networkFromEdges(Object.freeze(edges));
        const question = {
          ...{ source: "", strict: false, traversal, from: 0, to: 7, direction: way, grid: 1 / 2 },
        };
        // The limits of departures, which the others look at, are not on the grid.
        for (const criterion of ["foremost", "fewest-hops"] as const) {
          const own = { criterion, variant: form, direction: side };
          const options = { ...own, along: way, traversalTime: traversal, from: 0, to: 7 };
          const expected = brute(network, question, own, 7);
          const scores = temporalCloseness(network, options);
          for (const id of scores.ids) expect(scores.get(id)).toBeCloseTo(expected.get(id) ?? Number.NaN, 10);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("asked about some actors only", () => {
  it("the scores are those they have among all, to the bit", () => {
    const cases = fc.record({
      criterion: fc.constantFrom(...CRITERIA),
      direction: fc.constantFrom("forward" as const, "backward" as const),
      order: fc.constantFrom("strict" as const, "non-strict" as const),
      along: fc.constantFrom("directed" as const, "undirected" as const),
      traversalTime: fc.nat(2),
    });
    const ids = fc.subarray(["a", "b", "c", "d", "e", "f"]);
    const isSame = fc.property(
      fc.oneof(
        dayEdges,
        tickEdges.filter(({ length }) => length > 0),
      ),
      cases,
      ids,
      (edges, options, some) => {
        const network = networkFromEdges(edges);
        // Latest departures are measured from the end of a bounded time.
        const asked = { ...options, to: edges.some(({ start }) => typeof start === "string") ? "1970-02-01" : 20 };
        const all = temporalCloseness(network, asked);
        const actors = some.filter((id) => all.ids.includes(id));
        const scores = temporalCloseness(network, { ...asked, actors });
        expect(scores.ids).toEqual(actors);
        expect([...scores.values]).toEqual(actors.map((id) => all.get(id)));
      },
    );
    fc.assert(isSame, { numRuns: 300 });
  });

  it("refuses actors that are not there", () => {
    const network = networkFromEdges(
      [
        { source: "a", target: "b", start: 1 },
        { source: "b", target: "c", start: 5 },
      ],
      {},
    );
    expect(() => temporalCloseness(network, { actors: ["z"] })).toThrow(/unknown actor/);
    expect(() => temporalCloseness(network.between(1, 2), { actors: ["c"] })).toThrow(/in the view/);
    expect(temporalCloseness(network, { actors: ["c", "a", "a"] }).ids).toEqual(["a", "c"]);
    expect(temporalCloseness(network, { actors: ["a"] }).options).toMatchObject({ actors: ["a"] });
  });
});
