import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import { type TemporalPathsOptions, temporalPaths } from "../../src/paths/temporal-paths";
import { dayEdges, tickEdges } from "./arbitrary";
import { walks } from "./brute";

const route = (network: TemporalNetwork, options: TemporalPathsOptions) =>
  temporalPaths(network, options).map(({ actor, departure, arrival, hops }) => [actor, departure, arrival, hops]);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AllegianceError)
      return `${error.code} ${"option" in error.problem ? error.problem.option : ""}`.trim();
    throw error;
  }
  return "no error";
}

it("rows are plain objects, which keep their times whatever is written into them", () => {
  const network = networkFromEdges([
    { source: "a", target: "b", start: 1 },
    { source: "b", target: "c", start: 2 },
  ]);
  const [one, other] = [temporalPaths(network, { source: "a" }), temporalPaths(network, { source: "a" })];
  expect([...one]).toStrictEqual([...other]);
  const row = one[2];
  expect(row && Object.getPrototypeOf(row)).toBe(Object.prototype);
  expect(structuredClone(row)).toStrictEqual({ ...row });
  expect(Object.assign(row as object, { actor: "Zed" })).toMatchObject({ times: [1, 2] });
});

describe("temporalPaths, by hand", () => {
  const chain = networkFromEdges([
    { source: "a", target: "b", start: 1, id: "ab1" },
    { source: "b", target: "c", start: 1, id: "bc1" },
    { source: "b", target: "c", start: 3, id: "bc3" },
    { source: "c", target: "d", start: 2, id: "cd2" },
    { source: "d", target: "a", start: 0, id: "da0" },
  ]);

  it("follows events in their order, at one moment only if non-strict", () => {
    expect(route(chain, { source: "a" })).toEqual([
      ["a", 0, 0, 0],
      ["b", 1, 1, 1],
      ["c", 1, 1, 2],
      ["d", 1, 2, 3],
    ]);
    expect(route(chain, { source: "a", order: "strict" })).toEqual([
      ["a", 0, 0, 0],
      ["b", 1, 1, 1],
      ["c", 1, 3, 2],
    ]);
    expect(temporalPaths(chain, { source: "a" }).get("d")).toEqual({
      departure: 1,
      arrival: 2,
      hops: 3,
      ties: ["ab1", "bc1", "cd2"],
    });
    expect(temporalPaths(chain, { source: "a", order: "strict" }).get("d")).toBeUndefined();
    expect(temporalPaths(chain, { source: "a" }).get("nobody")).toBeUndefined();
  });

  it("takes time for every hop", () => {
    expect(route(chain, { source: "a", traversalTime: 2 })).toEqual([
      ["a", 0, 0, 0],
      ["b", 1, 3, 1],
      ["c", 1, 5, 2],
    ]);
    expect(route(chain, { source: "a", traversalTime: 2, order: "strict" })).toEqual([
      ["a", 0, 0, 0],
      ["b", 1, 3, 1],
    ]);
  });

  it("departs no earlier than from and arrives before to", () => {
    expect(route(chain, { source: "a", from: 1, to: 2 }).map(([actor]) => actor)).toEqual(["a", "b", "c"]);
    expect(route(chain, { source: "a", from: 1.5 })).toEqual([["a", 1.5, 1.5, 0]]);
    expect(route(chain.between(1, 2), { source: "a" }).map(([actor]) => actor)).toEqual(["a", "b", "c"]);
    expect(route(chain, { source: "d", direction: "reversed" })).toEqual([
      ["d", 0, 0, 0],
      ["c", 2, 2, 1],
      ["b", 2, 3, 2],
    ]);
    expect(route(chain, { source: "c", direction: "undirected", to: 2 })).toEqual([
      ["c", 0, 0, 0],
      ["a", 1, 1, 2],
      ["b", 1, 1, 1],
    ]);
  });

  it("gives the fewest hops of the earliest arrivals, through a later meeting on the way", () => {
    const detour = networkFromEdges([
      { source: "s", target: "x", start: 0 },
      { source: "x", target: "u", start: 0 },
      { source: "s", target: "u", start: 2, id: "direct" },
      { source: "s", target: "u", start: 2, id: "parallel" },
      { source: "u", target: "v", start: 5, id: "last" },
    ]);
    expect(temporalPaths(detour, { source: "s" }).get("u")).toMatchObject({ arrival: 0, hops: 2 });
    expect(temporalPaths(detour, { source: "s" }).get("v")).toEqual({
      departure: 2,
      arrival: 5,
      hops: 2,
      ties: ["direct", "last"],
    });
  });

  const states = networkFromEdges([
    { source: "a", target: "b", kind: "contact", start: "2014-01-01", end: "2014-01-31", id: "ab" },
    { source: "b", target: "c", kind: "shelter", start: "2014-01-10", end: "2014-01-10", id: "bc" },
    { source: "c", target: "d", kind: "shelter", start: "2014-01-01", end: "2014-01-10", id: "cd" },
    { source: "c", target: "e", kind: "shelter", start: "2014-01-01", end: "2014-01-11", id: "ce" },
    { source: "c", target: "f", start: "2014-01-11", id: "cf" },
  ]);

  it("uses states until their last day, the next moment being the next day", () => {
    expect(route(states, { source: "a", from: "2014-01" })).toEqual([
      ["a", "2014-01-01", "2014-01-01", 0],
      ["b", "2014-01-01", "2014-01-01", 1],
      ["c", "2014-01-01", "2014-01-10", 2],
      ["d", "2014-01-01", "2014-01-10", 3],
      ["e", "2014-01-01", "2014-01-10", 3],
      ["f", "2014-01-01", "2014-01-11", 3],
    ]);
    expect(route(states, { source: "a", from: "2014-01-10", order: "strict" })).toEqual([
      ["a", "2014-01-10", "2014-01-10", 0],
      ["b", "2014-01-10", "2014-01-10", 1],
    ]);
    expect(route(states, { source: "b", order: "strict" })).toEqual([
      ["a", "2014-01-01", "2014-01-01", 1],
      ["b", "2014-01-01", "2014-01-01", 0],
      ["c", "2014-01-10", "2014-01-10", 1],
      ["e", "2014-01-10", "2014-01-11", 2],
      ["f", "2014-01-10", "2014-01-11", 2],
    ]);
  });

  it("counts durations on the calendar; an arrival may come after the tie is over", () => {
    const paths = temporalPaths(states, { source: "b", traversalTime: "P1M" });
    expect(paths.get("c")).toEqual({ departure: "2014-01-10", arrival: "2014-02-10", hops: 1, ties: ["bc"] });
    expect(paths.get("d")).toBeUndefined();
    expect(paths.options).toEqual({
      source: "b",
      criterion: "foremost",
      direction: "directed",
      order: "non-strict",
      traversalTime: "P1M",
      from: "2014-01-01",
      to: null,
    });
    expect(paths.data).toEqual({ name: "edges", version: "unversioned" });
    expect(paths.policy.presence).toBe("possible");
  });

  it("takes the limit where time is continuous: after it, but not at it", () => {
    const ticks = networkFromEdges([
      { source: "a", target: "b", kind: "shelter", start: 0, end: 10 },
      { source: "b", target: "c", kind: "shelter", start: 0, end: 10 },
      { source: "c", target: "d", start: 0 },
      { source: "c", target: "e", start: 0.001 },
    ]);
    expect(route(ticks, { source: "a", order: "strict" })).toEqual([
      ["a", 0, 0, 0],
      ["b", 0, 0, 1],
      ["c", 0, 0, 2],
      ["e", 0, 0.001, 3],
    ]);
    expect(route(ticks, { source: "a" }).map(([actor]) => actor)).toEqual(["a", "b", "c", "d", "e"]);
    const timed = networkFromEdges([
      { source: "a", target: "b", start: new Date("2014-01-01T10:00Z") },
      { source: "b", target: "c", start: new Date("2014-01-01T12:00Z") },
    ]);
    expect(temporalPaths(timed, { source: "a", order: "strict" }).get("c")?.arrival).toBe("2014-01-01T12:00:00Z");
  });

  it("lets an event of imprecise date fall on any of its days if possible, on none if certain", () => {
    const vague = networkFromEdges([
      { source: "a", target: "b", start: "2014-06-20" },
      { source: "b", target: "c", start: "2014-06" },
    ]);
    expect(temporalPaths(vague, { source: "a" }).get("c")?.arrival).toBe("2014-06-20");
    expect(temporalPaths(vague, { source: "a", order: "strict" }).get("c")?.arrival).toBe("2014-06-21");
    expect(temporalPaths(vague.under({ presence: "certain" }), { source: "a" }).get("c")).toBeUndefined();
    const seeds = Array.from({ length: 40 }, (_, sample) => vague.under({ presence: { sample } }));
    const reached = seeds.filter((view) => temporalPaths(view, { source: "a" }).get("c") !== undefined).length;
    expect(reached).toBeGreaterThan(3);
    expect(reached).toBeLessThan(30);
  });

  it("gives the source alone where there is nothing to follow", () => {
    const one = networkFromEdges([], { actors: ["a"] });
    expect(route(one, { source: "a" })).toEqual([["a", 0, 0, 0]]);
    const always = networkFromEdges([{ source: "a", target: "b" }]);
    expect(route(always, { source: "a" })).toEqual([
      ["a", 0, 0, 0],
      ["b", 0, 0, 1],
    ]);
    const ending = networkFromEdges([
      { source: "a", target: "b", kind: "shelter", end: "2014-01-10" },
      { source: "b", target: "c", start: "2014-02-01" },
    ]);
    expect(route(ending, { source: "a" }).map(([actor]) => actor)).toEqual(["a", "b", "c"]);
  });

  it("refuses what it cannot answer", () => {
    const bad = (options: object) => codeOf(() => temporalPaths(chain, options as TemporalPathsOptions));
    expect(bad({ source: "z" })).toBe("unknown-actor");
    expect(bad({})).toBe("invalid-option source");
    expect(bad({ source: "a", criterion: "cheapest" })).toBe("invalid-option criterion");
    expect(bad({ source: "a", maxWait: -3 })).toBe("invalid-option maxWait");
    expect(bad({ source: "a", order: "loose" })).toBe("invalid-option order");
    expect(bad({ source: "a", traversalTime: -1 })).toBe("invalid-option traversalTime");
    expect(bad({ source: "a", traversalTime: "P1D" })).toBe("invalid-option traversalTime");
    expect(bad({ source: "a", from: 3, to: 3 })).toBe("invalid-option to");
    expect(bad({ source: "a", from: "2014" })).toBe("invalid-date");
    expect(codeOf(() => temporalPaths(states, { source: "a", from: "../2014" }))).toBe("invalid-option from");
    expect(codeOf(() => temporalPaths(states, { source: "a", traversalTime: "P1H" as "P1D" }))).toBe(
      "invalid-option traversalTime",
    );
    expect(codeOf(() => temporalPaths(chain.under({ presence: "expected" }), { source: "a" }))).toBe("unsupported");
    expect(codeOf(() => temporalPaths({} as TemporalNetwork, { source: "a" }))).toBe("invalid-option network");
  });
});

const order = fc.constantFrom("strict" as const, "non-strict" as const);
const direction = fc.constantFrom("directed" as const, "reversed" as const, "undirected" as const);

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe("temporalPaths, against every walk", () => {
  it("on days, exact and not, possible and certain", () => {
    const presence = fc.constantFrom("possible" as const, "certain" as const);
    fc.assert(
      fc.property(
        dayEdges,
        order,
        direction,
        presence,
        fc.nat(2),
        fc.nat(3),
        fc.integer({ min: 5, max: 14 }),
        (edges, rule, way, mode, traversal, from, to) => {
          const network = networkFromEdges(Object.freeze(edges), { actors: ["a"], policy: { presence: mode } });
          const paths = temporalPaths(network, {
            source: "a",
            order: rule,
            direction: way,
            traversalTime: traversal,
            from: isoDay(from),
            to: isoDay(to),
          });
          const expected = walks(network, {
            source: "a",
            strict: rule === "strict",
            traversal,
            from,
            to,
            direction: way,
            grid: 1,
            until: 15,
          });
          const got = new Map(
            paths.map(({ actor, arrival, hops, ties }) => [
              actor,
              { arrival: Date.parse(String(arrival)) / 86_400_000, hops: hops === ties.length ? hops : -1 },
            ]),
          );
          expect(got).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("on ticks, where strict paths through states are limits", () => {
    fc.assert(
      fc.property(tickEdges, order, direction, fc.nat(2), (edges, rule, way, traversal) => {
        const network = networkFromEdges(Object.freeze(edges), { actors: ["a"] });
        const paths = temporalPaths(network, {
          source: "a",
          order: rule,
          direction: way,
          traversalTime: traversal,
          from: 0,
          to: 12,
        });
        const expected = walks(network, {
          source: "a",
          strict: rule === "strict",
          traversal,
          from: 0,
          to: 12,
          direction: way,
          grid: 1 / 8,
          until: 12,
        });
        const arrivals = (all: Iterable<[string, number]>) =>
          new Map([...all].map(([actor, time]) => [actor, Math.floor(time)]));
        expect(arrivals(paths.map(({ actor, arrival }): [string, number] => [actor, Number(arrival)]))).toEqual(
          arrivals([...expected].map(([actor, { arrival }]): [string, number] => [actor, arrival])),
        );
        if (rule === "non-strict") for (const { actor, hops } of paths) expect(hops).toBe(expected.get(actor)?.hops);
      }),
      { numRuns: 100 },
    );
  });
});

describe("temporalPaths, laws", () => {
  it("shifts with time", () => {
    fc.assert(
      fc.property(tickEdges, order, fc.integer({ min: -50, max: 50 }), (edges, rule, shift) => {
        const moved = edges.map((edge) => ({
          ...edge,
          ...(typeof edge.start === "number" && { start: edge.start + shift }),
          ...(typeof edge.end === "number" && { end: edge.end + shift }),
        }));
        const at = (input: typeof edges, from: number) =>
          temporalPaths(networkFromEdges(input, { actors: ["a"] }), { source: "a", order: rule, from }).map((row) => ({
            ...row,
            ties: [],
          }));
        expect(at(moved, shift)).toEqual(
          at(edges, 0).map((row) => ({
            ...row,
            departure: Number(row.departure) + shift,
            arrival: Number(row.arrival) + shift,
          })),
        );
      }),
    );
  });

  it("where no tie lasts, is the same, tie for tie, beside one that does and has nothing to do with it", () => {
    const moments = fc.oneof(tickEdges, dayEdges).map((edges) => edges.filter(({ end }) => end === undefined));
    const times = fc.constantFrom<TemporalPathsOptions>({}, { traversalTime: 1 }, { order: "strict" });
    fc.assert(
      fc.property(moments, times, fc.constantFrom(undefined, "both" as const), (edges, rule, certainty) => {
        const isTicks = edges.every(({ start }) => typeof start === "number");
        const [start, end] = isTicks ? [0, 3] : ["1970-01-01", "1970-01-05"];
        const apart = { source: "x", target: "y", kind: "shelter", start, end };
        const options = { ...rule, source: "a", from: start, ...(certainty && { certainty }) };
        const [alone, beside] = [edges, [...edges, apart]].map((all) =>
          temporalPaths(networkFromEdges(all, { actors: ["a"] }), options),
        );
        expect([...(alone ?? [])]).toEqual([...(beside ?? [])]);
        expect(alone?.map(({ times }) => times)).toEqual(beside?.map(({ times }) => times));
        for (const { actor, label, ...path } of alone ?? []) {
          expect(alone?.get(actor)).toEqual(path);
          expect(Object.keys(alone?.get(actor) ?? {})).toEqual(Object.keys(path));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("reaches nobody later if dates are read as possible than as certain", () => {
    fc.assert(
      fc.property(dayEdges, order, fc.nat(2), (edges, rule, traversalTime) => {
        const network = networkFromEdges(edges, { actors: ["a"] });
        const options = { source: "a", order: rule, traversalTime, from: "1970-01-01" } as const;
        const possible = temporalPaths(network, options);
        for (const { actor, arrival } of temporalPaths(network.under({ presence: "certain" }), options)) {
          expect(String(possible.get(actor)?.arrival) <= String(arrival)).toBe(true);
        }
      }),
    );
  });

  it("gives paths that can be travelled, whatever actors are called, and an isolated actor none", () => {
    const renamed: Record<string, string> = { a: "z", b: "y", c: "x", d: "w", e: "v", f: "u" };
    fc.assert(
      fc.property(dayEdges, order, (edges, rule) => {
        const network = networkFromEdges(edges, { actors: ["a", "lone"], policy: { isolates: "keep" } });
        const other = networkFromEdges(
          edges.map((edge) => ({ ...edge, source: renamed[edge.source] ?? "", target: renamed[edge.target] ?? "" })),
          { actors: ["z"] },
        );
        const options = { order: rule, from: "1970-01-01" } as const;
        const paths = temporalPaths(network, { source: "a", ...options });
        const again = temporalPaths(other, { source: "z", ...options });
        expect(paths.length).toBe(again.length);
        expect(paths.get("lone")).toBeUndefined();
        const byId = new Map(network.ties().map((tie) => [tie.id, tie]));
        for (const { actor, arrival, hops, ties } of paths) {
          expect(again.get(renamed[actor] ?? "")).toMatchObject({ arrival, hops });
          let at = "a";
          for (const tie of ties.map((id) => byId.get(id))) {
            const next = tie?.source === at ? tie.target : tie?.directed ? undefined : tie?.source;
            expect(tie?.source === at || tie?.target === at).toBe(true);
            at = next ?? "";
          }
          expect(at).toBe(actor);
        }
      }),
    );
  });
});
