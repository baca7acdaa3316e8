import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Tie } from "../../src/network/tie";
import type { TemporalPath } from "../../src/paths/path-rows";
import { type TemporalPathsOptions, temporalPaths } from "../../src/paths/temporal-paths";
import { temporalReach } from "../../src/paths/temporal-reach";
import { dayEdges, hop, tickEdges } from "./arbitrary";
import { usableAt } from "./brute";
import { type AnyCriterion, clockOf, everyWalk, least, RANKS, type Triple, type WalkQuestion } from "./every-walk";

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const dayOf = (value: string | number) =>
  typeof value === "number" ? value : Date.parse(value.includes("T") ? value : `${value}T00:00:00Z`) / 86_400_000;

const CRITERIA = Object.keys(RANKS.source) as AnyCriterion[];
const order = fc.constantFrom("strict" as const, "non-strict" as const);
const direction = fc.constantFrom("directed" as const, "reversed" as const, "undirected" as const);
const presence = fc.constantFrom("possible" as const, "certain" as const);
const wait = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(undefined));
const stops = fc.oneof(fc.subarray(["b", "c", "d"], { minLength: 1, maxLength: 2 }), fc.constant(undefined));

/** The triples that brute force has between each actor and the end that was asked about. */
function triples(network: TemporalNetwork, question: WalkQuestion, end: "source" | "target"): Map<string, Triple[]> {
  if (end === "source") return everyWalk(network, question);
  const entries = network.actors().map(({ id }): [string, Triple[]] => {
    return [id, everyWalk(network, { ...question, source: id }).get(question.source) ?? []];
  });
  return new Map(entries.filter(([, ways]) => ways.length > 0));
}

/** Whether the path in a row can be travelled as it says. */
function canBeTravelled(network: TemporalNetwork, path: TemporalPath, start: string, stop: string, q: WalkQuestion) {
  const byId = new Map(network.ties().map((tie) => [tie.id, tie]));
  const times = path.times.map(dayOf);
  const { arrive, latest } = clockOf(q);
  let [at, ready] = [start, Number.NEGATIVE_INFINITY];
  for (const [i, id] of path.ties.entries()) {
    const tie = byId.get(id);
    const time = Number(times[i]);
    if (!tie || !usableAt(tie, time, network.policy.presence === "certain")) return `tie ${id} at ${time}`;
    if (q.strict ? time <= ready : time < ready) return `order at ${time}`;
    if (i > 0 && time > latest(ready)) return `wait at ${time}`;
    const forth = tie.source === at && (!tie.directed || q.direction !== "reversed");
    const back = tie.target === at && (!tie.directed || q.direction !== "directed");
    if (!forth && !back) return `tie ${id} from ${at}`;
    at = forth ? tie.target : tie.source;
    ready = arrive(time, tie);
  }
  if (at !== stop) return `ends at ${at}`;
  if (times[0] !== dayOf(path.departure) || ready !== dayOf(path.arrival)) return "departure or arrival";
  return "yes";
}

describe("temporalPaths by every criterion, by hand", () => {
  // From a to z: early and slow by m; late and quick by n and o; directly in between, by two ties of one day.
  const network = networkFromEdges([
    { id: "am", source: "a", target: "m", start: 1 },
    { id: "mz", source: "m", target: "z", start: 5 },
    { id: "an", source: "a", target: "n", start: 7 },
    { id: "no", source: "n", target: "o", start: 7 },
    { id: "oz", source: "o", target: "z", start: 8 },
    { id: "az", source: "a", target: "z", kind: "shelter", start: 6, end: 6.5 },
    { id: "az2", source: "a", target: "z", start: 6 },
    { id: "zb", source: "z", target: "b", start: 9 },
  ]);
  const ties = (options: TemporalPathsOptions, id: string) => temporalPaths(network, options).get(id)?.ties;

  it("from one actor", () => {
    expect(ties({ source: "a" }, "z")).toEqual(["am", "mz"]);
    expect(ties({ source: "a", criterion: "fastest" }, "z")).toEqual(["az"]);
    expect(ties({ source: "a", criterion: "latest-departure", to: 10 }, "z")).toEqual(["an", "no", "oz"]);
    expect(ties({ source: "a", criterion: "fewest-hops" }, "z")).toEqual(["az"]);
    expect(ties({ source: "a", criterion: "fewest-hops", from: 7 }, "z")).toEqual(["an", "no", "oz"]);
    expect(ties({ source: "a", criterion: "fastest", from: 6.6 }, "b")).toEqual(["an", "no", "oz", "zb"]);
    const path = temporalPaths(network, { source: "a", criterion: "latest-departure", to: 10 }).get("b");
    expect(path).toEqual({ departure: 7, arrival: 9, hops: 4, ties: ["an", "no", "oz", "zb"] });
    expect(path?.times).toEqual([7, 7, 8, 9]);
    expect(temporalPaths(network, { source: "a" }).get("a")?.times).toEqual([]);
  });

  it("to one actor", () => {
    expect(
      temporalPaths(network, { target: "z", criterion: "latest-departure", to: 9 }).map((row) => [
        row.actor,
        row.departure,
        row.arrival,
      ]),
    ).toEqual([
      ["z", 1, 1],
      ["m", 5, 5],
      ["a", 7, 8],
      ["n", 7, 8],
      ["o", 8, 8],
    ]);
    // The end of a state that ticks leave out is the limit of departures by it.
    expect(temporalPaths(network, { target: "z", criterion: "latest-departure", to: 7 }).get("a")?.departure).toBe(6.5);
    expect(ties({ target: "b" }, "a")).toEqual(["az", "zb"]);
    expect(ties({ target: "b", criterion: "fewest-hops" }, "a")).toEqual(["az", "zb"]);
    expect(ties({ target: "z", criterion: "fastest" }, "a")).toEqual(["az"]);
    expect(temporalPaths(network, { target: "b", criterion: "fastest" }).get("a")).toMatchObject({
      departure: 7,
      arrival: 9,
    });
    expect(temporalPaths(network, { target: "b" }).options).toEqual({
      ...{ target: "b", criterion: "foremost", direction: "directed", order: "non-strict", traversalTime: 0 },
      ...{ from: 1, to: null },
    });
    // To a target: fewer hops come before a later departure.
    const two = networkFromEdges([
      { id: "early", source: "a", target: "z", start: 1 },
      { id: "an", source: "a", target: "n", start: 2 },
      { id: "nz", source: "n", target: "z", start: 2 },
      { id: "zb", source: "z", target: "b", start: 3 },
    ]);
    expect(temporalPaths(two, { target: "b" }).get("a")?.ties).toEqual(["early", "zb"]);
    expect(temporalPaths(two, { target: "b", criterion: "latest-departure", to: 4 }).get("a")?.ties).toEqual([
      "an",
      "nz",
      "zb",
    ]);
  });

  it("with a limit to waiting an early arrival may be no good, and a detour may spend the time", () => {
    const wait = (maxWait: number) => temporalPaths(network, { source: "a", maxWait }).get("z")?.ties;
    expect(wait(4)).toEqual(["am", "mz"]);
    expect(wait(3)).toEqual(["az"]);
    expect(temporalPaths(network, { source: "a", maxWait: 0 }).get("b")).toBeUndefined();
    expect(temporalPaths(network, { source: "a", maxWait: 1 }).get("b")?.ties).toEqual(["an", "no", "oz", "zb"]);
    const detour = networkFromEdges([
      { id: "ab", source: "a", target: "b", start: 0 },
      { id: "bc", source: "b", target: "c", start: 2 },
      { id: "cb", source: "c", target: "b", start: 4 },
      { id: "bz", source: "b", target: "z", start: 6 },
    ]);
    expect(temporalPaths(detour, { source: "a", maxWait: 2 }).get("z")).toEqual({
      ...{ departure: 0, arrival: 6, hops: 4, ties: ["ab", "bc", "cb", "bz"] },
    });
  });

  it("waits on the calendar, of which each day may have several days that lead to it", () => {
    const network = networkFromEdges([
      { id: "ab", source: "a", target: "b", start: "2014-01-28" },
      { id: "bc", source: "b", target: "c", start: "2014-03-01" },
    ]);
    // A month and a day after the 28th, the 29th, the 30th and the 31st of January it is the first of March.
    const ways = (maxWait: "P1M1D" | "P1M") =>
      [{ source: "a" }, { target: "c" }].map((end) => temporalPaths(network, { ...end, maxWait }).length);
    expect(ways("P1M1D")).toEqual([3, 3]);
    expect(ways("P1M")).toEqual([2, 2]);
  });

  it("takes of each tie the time that a function says", () => {
    const slow = (tie: Tie) => (tie.id === "am" ? 3 : tie.kind === "shelter" ? 0.5 : 1);
    expect(temporalPaths(network, { source: "a", traversalTime: slow }).map(({ actor, arrival }) => [actor, arrival]))
      // From m one can go on at 5, having come there at 4.
      .toEqual([
        ["a", 1],
        ["m", 4],
        ["z", 6],
        ["n", 8],
        ["b", 10],
      ]);
    expect(
      temporalPaths(network, { target: "z", traversalTime: ({ id }) => (id === "am" ? 4.5 : 0) }).get("a")?.ties,
    ).toEqual(["az"]);
    expect(temporalPaths(network, { source: "a", traversalTime: slow }).options.traversalTime).toBe(slow);
    const dates = networkFromEdges([{ id: "ab", source: "a", target: "b", start: "2014-01-31" }]);
    expect(temporalPaths(dates, { source: "a", traversalTime: () => "P1M" }).get("b")?.arrival).toBe("2014-02-28");
    expect(() => temporalPaths(dates, { source: "a", traversalTime: () => -1 })).toThrow(/of "ab" it does not/);
    expect(() => temporalPaths(network, { source: "a", traversalTime: () => "P1M" })).toThrow(/ticks/);
  });

  it("by way of given actors", () => {
    expect(ties({ source: "a", through: ["n"] }, "b")).toEqual(["an", "no", "oz", "zb"]);
    expect(ties({ source: "a", through: ["m", "n"] }, "b")).toBeUndefined();
    expect(ties({ source: "a", through: ["z"] }, "z")).toEqual(["am", "mz"]);
    expect(temporalPaths(network, { source: "a", through: ["m"] }).map(({ actor }) => actor)).toEqual(["m", "z", "b"]);
    expect(temporalReach(network, { through: ["m"] }).get("a")).toBe(3);
  });

  it("refuses what has no answer", () => {
    const endless = networkFromEdges([{ source: "a", target: "b", kind: "shelter", start: "2014", end: ".." }]);
    const ask = (options: TemporalPathsOptions) => () => temporalPaths(endless, options);
    expect(ask({ source: "a", criterion: "latest-departure" })).toThrow(/`to`.*no end/);
    expect(ask({ source: "a", maxWait: "P1M" })).toThrow(/`to`.*no end/);
    expect(ask({ source: "a", criterion: "fastest", traversalTime: "P1M" })).toThrow(/`to`.*no end/);
    expect(ask({ source: "a", maxWait: 0, order: "strict", to: "2015" })).toThrow(/at least a day/);
    expect(ask({ source: "a", target: "b" })).toThrow(/target/);
    expect(ask({ source: "a", through: ["nobody"] })).toThrow(/unknown actor/);
    expect(ask({ source: "a", criterion: "fastest" })).not.toThrow();
    expect(temporalPaths(endless, { target: "b", criterion: "fastest" }).get("a")).toMatchObject({
      departure: "2014-01-01",
    });
    const timed = networkFromEdges([{ source: "a", target: "b", start: new Date("2014-01-01T10:00Z") }]);
    expect(() => temporalPaths(timed, { source: "a", maxWait: "P1M" })).toThrow(/times of day/);
    expect(() => temporalPaths(network, { source: "a", maxWait: "P1D" })).toThrow(/ticks/);
  });
});

describe("temporalPaths by every criterion, against every walk", () => {
  for (const end of ["source", "target"] as const) {
    it(`on days, with one ${end}`, () => {
      const cases = fc.tuple(order, direction, presence, hop, wait, stops, fc.nat(3), fc.integer({ min: 5, max: 14 }));
      fc.assert(
        fc.property(
          dayEdges,
          cases,
          (edges, [rule, way, mode, { traversal, traversalTime }, maxWait, through, from, to]) => {
            const network = networkFromEdges(Object.freeze(edges), {
              actors: ["a", "b", "c", "d"],
              policy: { presence: mode },
            });
            const question = {
              source: "a",
              strict: rule === "strict",
              traversal,
              maxWait,
              through,
              from,
              to,
              direction: way,
              grid: 1,
            };
            const ways = triples(network, question, end);
            const options = {
              ...{ order: rule, direction: way, traversalTime, from: isoDay(from), to: isoDay(to) },
              ...(maxWait !== undefined && { maxWait }),
              ...(through && { through }),
            };
            for (const criterion of CRITERIA) {
              const paths = temporalPaths(network, { [end]: "a", criterion, ...options });
              const rank = RANKS[end][criterion];
              const got = new Map(
                paths
                  .filter(({ hops }) => hops > 0)
                  .map((row) => {
                    const { actor, departure, arrival, hops } = row;
                    expect(
                      canBeTravelled(
                        network,
                        row,
                        ...((end === "source" ? ["a", actor] : [actor, "a"]) as [string, string]),
                        question,
                      ),
                    ).toBe("yes");
                    for (const stop of through ?? []) {
                      const known = new Map(network.ties().map((tie) => [tie.id, tie]));
                      expect(row.ties.some((id) => [known.get(id)?.source, known.get(id)?.target].includes(stop))).toBe(
                        true,
                      );
                    }
                    return [actor, rank({ departure: dayOf(departure), arrival: dayOf(arrival), hops })];
                  }),
              );
              if (!through) ways.delete("a");
              const expected = [...ways].map(([actor, all]): [string, readonly number[]] => [
                actor,
                least(all.map(rank)) ?? [],
              ]);
              if (through?.length === 0 || !through) expect(got.has("a")).toBe(false);
              expect(new Map([...got].sort())).toEqual(new Map(expected.sort()));
            }
          },
        ),
        { numRuns: 400 },
      );
    });

    it.each([
      [fc.constant("strict" as const), 30],
      [fc.constant("non-strict" as const), 300],
    ])(`on ticks, where strict paths and ends of states are limits, with one ${end}`, (rule, numRuns) => {
      const cases = fc.tuple(rule, direction, fc.nat(2), wait);
      fc.assert(
        fc.property(tickEdges, cases, (edges, [rule, way, traversal, maxWait]) => {
          const network = networkFromEdges(Object.freeze(edges), { actors: ["a"] });
          const strict = rule === "strict";
          const grid = strict ? 1 / 8 : 1 / 2;
          const question = { source: "a", strict, traversal, maxWait, from: 0, to: 7, direction: way, grid };
          const ways = triples(network, question, end);
          ways.delete("a");
          const options = {
            ...{ order: rule, direction: way, traversalTime: traversal, from: 0, to: 7 },
            ...(maxWait !== undefined && { maxWait }),
          };
          for (const criterion of CRITERIA) {
            const paths = temporalPaths(network, { [end]: "a", criterion, ...options });
            // Of a limit the grid has the next moment inside; only the first thing compared is then the same up to that.
            const first = (list: readonly number[] | undefined) => Math.floor(Number(list?.[0]));
            const rank = RANKS[end][criterion];
            const got = paths
              .filter(({ hops }) => hops > 0)
              .map(({ actor, departure, arrival, hops }): [string, number] => [
                actor,
                first(rank({ departure: Number(departure), arrival: Number(arrival), hops })),
              ]);
            const expected = [...ways].map(([actor, all]): [string, number] => [actor, first(least(all.map(rank)))]);
            expect(new Map(got.sort())).toEqual(new Map(expected.sort()));
          }
        }),
        { numRuns },
      );
    });
  }

  for (const end of ["source", "target"] as const) {
    it(`on months of different length, with one ${end}`, () => {
      const lengths = [31, 28, 31, 30, 31];
      const startOf = (month: number) => lengths.slice(0, month).reduce((sum, length) => sum + length, 0);
      const nextMonth = (day: number) => {
        const month = lengths.findLastIndex((_, i) => startOf(i) <= day);
        return startOf(month + 1) + Math.min(day - startOf(month), Number(lengths[month + 1]) - 1);
      };
      const near = fc.oneof(
        fc.integer({ min: 26, max: 32 }),
        fc.integer({ min: 56, max: 62 }),
        fc.integer({ min: 84, max: 92 }),
      );
      const list = fc.array(
        fc.tuple(
          fc.constantFrom("ab", "bc", "cd", "ac", "ca", "bd", "da"),
          near,
          fc.option(fc.nat(12), { nil: undefined }),
        ),
        { minLength: 1, maxLength: 9 },
      );
      fc.assert(
        fc.property(list, order, fc.boolean(), fc.boolean(), (ties, rule, hop, limit) => {
          const edges = ties.map(([ends, day, length]) => ({
            ...{ source: ends.slice(0, 1), target: ends.slice(1), kind: length === undefined ? "meeting" : "tie" },
            ...{ start: isoDay(day), ...(length !== undefined && { end: isoDay(day + length) }) },
          }));
          const network = networkFromEdges(edges, { actors: ["a"] });
          const question: WalkQuestion = {
            ...{ source: "a", strict: rule === "strict", direction: "directed", from: 20, to: 130, grid: 1 },
            ...{ traversal: hop ? nextMonth : 0, ...(limit && { maxWait: nextMonth }) },
          };
          const ways = triples(network, question, end);
          ways.delete("a");
          for (const criterion of CRITERIA) {
            const rank = RANKS[end][criterion];
            const paths = temporalPaths(network, {
              ...{ [end]: "a", criterion, order: rule, from: isoDay(20), to: isoDay(130) },
              ...{ traversalTime: hop ? "P1M" : 0, ...(limit && { maxWait: "P1M" as const }) },
            });
            const got = paths
              .filter(({ hops }) => hops > 0)
              .map((row): [string, readonly number[]] => {
                const [start, stop] = end === "source" ? ["a", row.actor] : [row.actor, "a"];
                expect(canBeTravelled(network, row, start, stop, question)).toBe("yes");
                return [
                  row.actor,
                  rank({ departure: dayOf(row.departure), arrival: dayOf(row.arrival), hops: row.hops }),
                ];
              });
            const expected = [...ways].map(([id, all]): [string, readonly number[]] => [
              id,
              least(all.map(rank)) ?? [],
            ]);
            expect(new Map(got.sort())).toEqual(new Map(expected.sort()));
          }
        }),
        { numRuns: 200 },
      );
    });
  }

  it("and temporalReach counts the same actors", () => {
    fc.assert(
      fc.property(fc.oneof(dayEdges), order, wait, stops, (edges, rule, maxWait, through) => {
        const network = networkFromEdges(edges, { actors: ["b", "c", "d"] });
        const options = {
          order: rule,
          to: "1970-01-15",
          ...(maxWait !== undefined && { maxWait }),
          ...(through && { through }),
        };
        const forward = temporalReach(network, options);
        const backward = temporalReach(network, { ...options, direction: "backward" });
        for (const { id } of network.actors()) {
          expect(forward.get(id)).toBe(
            temporalPaths(network, { source: id, ...options }).filter(({ actor }) => actor !== id).length,
          );
          expect(backward.get(id)).toBe(
            temporalPaths(network, { target: id, ...options }).filter(({ actor }) => actor !== id).length,
          );
        }
      }),
    );
  });
});
