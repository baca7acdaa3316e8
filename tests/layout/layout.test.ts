import * as fc from "fast-check";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { describe, expect, it } from "vitest";
import { randomOf } from "../../src/base/random";
import { layout, type PlacedLayoutOptions } from "../../src/layout/layout";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";

const clique = (actors: string): EdgeInput[] =>
  [...actors].flatMap((source, i) => [...actors.slice(i + 1)].map((target) => ({ source, target })));
const frozen = (edges: EdgeInput[]) => Object.freeze(edges.map((edge) => Object.freeze(edge)));
const isolates = { policy: { isolates: "keep" } } as const;

const camps = networkFromEdges(frozen([...clique("abcd"), ...clique("wxyz"), { source: "a", target: "w" }]));

interface Placed {
  get(id: string): { readonly x: number; readonly y: number } | undefined;
}

function distance(places: Placed, one: string, other: string): number {
  const [p, q] = [places.get(one), places.get(other)];
  if (!p || !q) throw new Error("no place");
  return Math.hypot(p.x - q.x, p.y - q.y);
}

describe("layout, solved by hand", () => {
  it("puts two tied actors where push, pull and gravity balance", () => {
    const pair = networkFromEdges([{ source: "a", target: "b" }]);
    // push 10·2·2/d, pull d, gravity 0.05·2·d/2
    expect(distance(layout(pair, { iterations: 50_000 }), "a", "b")).toBeCloseTo(Math.sqrt(40 / 1.05), 1);
    // push 90·2·2/d, gravity 0.5·2·d/2
    const other = layout(pair, { iterations: 50_000, scaling: 90, gravity: 0.5 });
    expect(distance(other, "a", "b")).toBeCloseTo(Math.sqrt(360 / 1.5), 1);
  });

  it("pulls with the logarithm of distance under linLog", () => {
    const pair = networkFromEdges([{ source: "a", target: "b" }]);
    const d = distance(layout(pair, { iterations: 50_000, linLog: true }), "a", "b");
    expect((Math.log(1 + d) + 0.05 * d) / (40 / d)).toBeCloseTo(1, 1);
  });

  it("brings actors with parallel ties nearer, unless these are collapsed", () => {
    const edges = ["a", "c", "c", "c"].map((target) => ({ source: "b", target }));
    const network = networkFromEdges(frozen(edges));
    const counted = layout(network);
    expect(distance(counted, "b", "c")).toBeLessThan(0.8 * distance(counted, "b", "a"));
    const collapsed = layout(network, { parallel: "collapse" });
    expect(distance(collapsed, "b", "c") / distance(collapsed, "b", "a")).toBeCloseTo(1, 1);
    expect(layout(network, { parallel: "keep" })).toEqual(counted);
  });

  it("puts those who are tied nearer than those who are not", () => {
    const places = layout(camps);
    const ids = [..."abcdwxyz"];
    const pairs = ids.flatMap((one, i) => ids.slice(i + 1).map((other) => [one, other] as const));
    const mean = (together: boolean) => {
      const some = pairs.filter(([one, other]) => (one < "m" === other < "m") === together);
      return some.reduce((sum, [one, other]) => sum + distance(places, one, other), 0) / some.length;
    };
    expect(mean(true)).toBeLessThan(0.5 * mean(false));
  });
});

describe("layout, edges of the domain", () => {
  it("has no rows without actors, and one actor in the middle", () => {
    expect([...layout(networkFromEdges([]))]).toEqual([]);
    expect([...layout(networkFromEdges([], { actors: ["a"], ...isolates }), { start: { a: { x: 5, y: 5 } } })]).toEqual(
      [{ actor: "a", label: "a", x: 0, y: 0 }],
    );
  });

  it("lays out actors without any ties", () => {
    const places = layout(networkFromEdges([], { actors: ["a", "b", "c"], ...isolates }));
    expect(distance(places, "a", "b")).toBeGreaterThan(1);
    expect(distance(places, "b", "c")).toBeGreaterThan(1);
  });

  it("is centred on 0, and the same bits for the same seed only", () => {
    const places = layout(camps);
    expect(places.reduce((sum, { x }) => sum + x, 0)).toBeCloseTo(0, 9);
    expect(places.reduce((sum, { y }) => sum + y, 0)).toBeCloseTo(0, 9);
    expect([...layout(camps, { seed: 1 })]).toEqual([...places]);
    expect([...layout(camps, { seed: 2 })]).not.toEqual([...places]);
  });

  it("leaves hostile ties out unless told otherwise", () => {
    const edges = [...clique("abc"), ...clique("xyz")];
    const torn = networkFromEdges([...edges, { source: "a", target: "x", kind: "hostility" }]);
    expect([...layout(torn)]).toEqual([...layout(networkFromEdges(edges))]);
    expect(distance(layout(torn, { negative: "keep" }), "a", "x")).toBeLessThan(0.7 * distance(layout(torn), "a", "x"));
  });

  it("begins where it is told, newcomers near their neighbours", () => {
    const start = Object.freeze({ a: { x: 100, y: 0 }, b: { x: 160, y: 0 }, c: { x: 100, y: 60 }, w: { x: 0, y: 0 } });
    const places = layout(camps, { start, iterations: 0 });
    expect(distance(places, "a", "b")).toBeCloseTo(60, 9);
    expect(distance(places, "b", "c")).toBeCloseTo(60 * Math.SQRT2, 9);
    const d = places.get("d");
    const neighbours = ["a", "b", "c"].map((id) => places.get(id)?.x as number);
    expect(Math.abs((d?.x as number) - neighbours.reduce((a, b) => a + b) / 3)).toBeLessThan(40);
    expect(places.options.start).toEqual(start);
    const again = layout(camps, { start: places, iterations: 0 });
    for (const { actor, x } of again) expect(x).toBeCloseTo(places.get(actor)?.x as number, 9);
    expect([...layout(camps, { start: new Map(Object.entries(start)), iterations: 0 })]).toEqual([...places]);
  });

  it("parts actors that start on one spot", () => {
    const start = { get: () => ({ x: 3, y: 3 }) };
    for (const iterations of [0, 200]) {
      const places = layout(camps, { start, iterations });
      expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(8);
      for (const one of "abcd") for (const other of "wxyz") expect(distance(places, one, other)).toBeGreaterThan(0.5);
    }
  });

  it("parts a crowd, too", () => {
    const crowd = networkFromEdges([], { actors: Array.from({ length: 60 }, (_, id) => id), ...isolates });
    const places = layout(crowd, { start: { get: () => ({ x: 0, y: 0 }) }, iterations: 0 });
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(60);
  });

  it("has the defaults that graphology-layout-forceatlas2 proposes for graphs of any size", () => {
    const { gravity, scaling } = layout(camps).options;
    for (const size of [1, 100, 1e6]) {
      expect(forceAtlas2.inferSettings(size)).toMatchObject({
        gravity,
        scalingRatio: scaling,
        strongGravityMode: true,
      });
    }
  });

  it("looks alike where far actors push as one", () => {
    const random = randomOf(1);
    const actor = () => Math.floor(200 * random() ** 2);
    const network = networkFromEdges(Array.from({ length: 600 }, () => ({ source: actor(), target: 200 + actor() })));
    const exact = layout(network, { iterations: 400 });
    const near = layout(network, { iterations: 20, theta: 0.5, start: exact });
    const size = Math.max(...exact.map(({ x, y }) => Math.hypot(x, y)));
    const gaps = exact.map(({ actor: id, x, y }) => Math.hypot(x - (near.get(id)?.x ?? 0), y - (near.get(id)?.y ?? 0)));
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeLessThan(0.05 * size);
    expect(near.options.theta).toBe(0.5);
    expect([...layout(network, { theta: 0.5 })]).not.toEqual([...layout(network)]);
  });

  it("says what made it", () => {
    const places = layout(camps);
    expect(places.options).toEqual({
      seed: 1,
      iterations: 200,
      gravity: 0.05,
      scaling: 10,
      linLog: false,
      theta: 0,
      parallel: "count",
      strength: "ties",
      negative: "drop",
      start: undefined,
    });
    expect(places.columns).toEqual(["actor", "label", "x", "y"]);
    expect(Object.keys(places)).toHaveLength(8);
    expect(places.get("nobody")).toBeUndefined();
    expect(places.data.name).toBe("edges");
  });

  it.each([
    { iterations: -1 },
    { gravity: -1 },
    { scaling: 0 },
    { theta: -0.1 },
    { theta: 1.1 },
    { start: 5 },
    { start: { a: { x: Number.NaN, y: 0 } } },
    { start: { a: { x: 1e9, y: 0 } } },
    { start: { a: null } },
    { weight: "x" },
  ])("refuses %o", (options) => {
    expect(() => layout(camps, options as PlacedLayoutOptions)).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
  });
});

describe("layout of random graphs", () => {
  const edges = fc.array(
    fc.record({ u: fc.nat(9), v: fc.nat(9), weight: fc.constantFrom(1e-9, 0.5, 1, 3, 1e6, 1e30) }),
    { maxLength: 25 },
  );
  const networkOf = (list: readonly { u: number; v: number; weight: number }[], times = 1) =>
    networkFromEdges(
      list.filter(({ u, v }) => u !== v).map(({ u, v, weight }) => ({ source: u, target: v, weight: weight * times })),
      { actors: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ...isolates },
    );

  it("is finite and all apart, wherever it starts", () => {
    const near = fc.constantFrom(0, 1e-12, 1e-3, 1, 1e6);
    const start = fc.array(fc.record({ x: near, y: near }), { minLength: 10, maxLength: 10 });
    const forces = fc.record({
      gravity: fc.constantFrom(0, 0.05, 10),
      scaling: fc.constantFrom(1e-3, 10, 1000),
      linLog: fc.boolean(),
      theta: fc.constantFrom(0, 0.5, 1),
      iterations: fc.constantFrom(0, 1, 40),
    });
    fc.assert(
      fc.property(edges, start, forces, (list, points, options) => {
        const from = new Map(points.map((point, id) => [String(id), point]));
        const places = layout(networkOf(list), { ...options, start: from, strength: "weight" });
        expect(places).toHaveLength(10);
        for (const { x, y } of places) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        if (options.iterations === 0) expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(10);
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of edges, nor on the unit of strength", () => {
    const shuffled = edges.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect([...layout(networkOf(other))]).toEqual([...layout(networkOf(list))]);
        const [one, fourfold] = [1, 4].map((times) => [...layout(networkOf(list, times), { strength: "weight" })]);
        expect(fourfold).toEqual(one);
      }),
      { numRuns: 30 },
    );
  });
});
