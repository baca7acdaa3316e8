import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { katz } from "../../src/centrality/katz";
import { csrOf } from "../../src/kernels/csr";
import { anyHops } from "../../src/kernels/spectral/walk-sums";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";
import { type TemporalKatzOptions, temporalKatz } from "../../src/paths/temporal-katz";
import { near } from "../centrality/graphs";
import { solve, transposed } from "../centrality/linear";
import { dayEdges } from "./arbitrary";

const DIRECTIONS = ["forward", "backward"] as const;
const ORDERS = ["strict", "non-strict"] as const;

const values = (network: TemporalNetwork, options: TemporalKatzOptions) => [...temporalKatz(network, options).values];

/** Events `"ab1"`, from a to b at tick 1; a kind of event that points, or (`-`, as in `"ab1-"`) does not. */
function events(text: string, ...actors: string[]): TemporalNetwork {
  const edges = text.split(" ").flatMap(([source = "", target = "", start = "", line]) => {
    const kind = line ? "joint-operation" : "meeting";
    return source === "" ? [] : [Object.freeze({ source, target, start: Number(start), kind })];
  });
  return networkFromEdges(Object.freeze(edges), {
    actors,
    kinds: [{ name: "meeting", nature: "event", directed: true, persistence: "as-stated" }],
    policy: { isolates: "keep" },
  });
}

describe("temporalKatz by hand", () => {
  // From a two ways to c: a>b twice at 1, b>c at 1 and at 3; c>d at 2.
  const network = events("ab1 ab1 bc1 bc3 cd2", "z");
  const half = { alpha: 0.5, every: 1 } as const;

  it("counts one hop a step, of walks that begin at an actor and that end there", () => {
    // a: ab, ab·bc3; b: bc1, bc3, bc1·cd; c: cd.
    expect(values(network, { ...half, order: "strict" })).toEqual([1.75, 2.25, 1.5, 1, 1]);
    // b: ab; c: bc1, bc3, ab·bc3; d: cd, bc1·cd.
    expect(values(network, { ...half, order: "strict", direction: "backward" })).toEqual([1, 1.5, 2.25, 1.75, 1]);
  });

  it("counts parallel ties of a step once, or each; those of several steps each", () => {
    for (const parallel of ["count", "keep"] as const) {
      expect(values(network, { ...half, order: "strict", parallel })).toEqual([2.5, 2.25, 1.5, 1, 1]);
    }
    // Step [1, 3): ab, bc, cd, ab·bc, bc·cd, ab·bc·cd; then bc3 again.
    expect(values(network, { alpha: 0.5, every: [1, 3, 4] })).toEqual(near([2.125, 2.25, 1.5, 1, 1]));
  });

  it("counts any number of hops in a step", () => {
    // As above, and a: ab·bc1, ab·bc1·cd.
    expect(values(network, half)).toEqual([2.125, 2.25, 1.5, 1, 1]);
    // 1 + α + α² … on a line of two.
    expect(values(events("ab0-"), { every: 1 })).toEqual(near([1 / 0.9, 1 / 0.9]));
  });

  it("lets walks fade by the age of their first hop, to the end of the last step", () => {
    const aged = { ...half, order: "strict", halfLife: 1 } as const;
    // First hops at 1, 2, 3 are worth 1/4, 1/2, 1 at the end of step 3.
    expect(values(network, aged)).toEqual([1 + 0.75 / 4, 1 + 0.75 / 4 + 0.5, 1.25, 1, 1]);
    expect(values(network, { ...aged, to: 5 })).toEqual([1 + 0.75 / 8, 1 + 0.75 / 8 + 0.25, 1.125, 1, 1]);
    expect(values(network, { ...aged, direction: "backward" })).toEqual([1, 1.125, 1.6875, 1.3125, 1]);
    expect(values(network, { ...aged, direction: "backward", to: 5 })).toEqual([1, 1.0625, 1.34375, 1.15625, 1]);
  });

  it("reads half-lives on a calendar", () => {
    const years = networkFromEdges([
      { source: "a", target: "b", start: "2001-05", end: "2001-06" },
      { source: "c", target: "d", start: "2003-05", end: "2003-06" },
    ]);
    const rows = (halfLife: "P1Y" | "P12M" | number) =>
      values(years, { every: "year", alpha: 1, order: "strict", halfLife });
    expect(rows("P1Y")).toEqual(near([1 + 2 ** (-730 / 365.2425), 1, 2, 1]));
    expect(rows("P12M")).toEqual(rows("P1Y"));
    expect(rows(365)).toEqual(near([1.25, 1, 2, 1]));
  });

  it("follows ties as they point, against it, or both ways", () => {
    const chain = events("ab1 bc2");
    const strict = { every: 1, order: "strict", alpha: 1 } as const;
    expect(values(chain, strict)).toEqual([3, 2, 1]);
    expect(values(chain, { ...strict, along: "reversed" })).toEqual([1, 2, 2]);
    expect(values(chain, { ...strict, along: "undirected" })).toEqual([3, 3, 2]);
    expect(values(chain, { ...strict, along: "undirected", direction: "backward" })).toEqual([2, 3, 3]);
  });

  it("scales to Σ x² = 1, of very large values too", () => {
    const scale = Math.hypot(1.75, 2.25, 1.5, 1, 1);
    const options = { ...half, order: "strict", normalized: true } as const;
    expect(values(network, options)).toEqual(near([1.75, 2.25, 1.5, 1, 1].map((value) => value / scale)));
    const huge = values(events("ab1"), { every: 1, order: "strict", alpha: 1e200, normalized: true });
    expect(huge).toEqual(near([1, 0]));
  });

  it("says what made it", () => {
    const { options, measure } = temporalKatz(network, { every: 2, to: 4, halfLife: 3 });
    expect(measure).toBe("temporalKatz");
    expect(options).toEqual({
      ...{ every: 2, from: 1, to: 5, order: "non-strict", direction: "forward", along: "directed", alpha: 0.1 },
      ...{ halfLife: 3, parallel: "collapse", strength: "ties", normalized: false },
      ...{ tolerance: 1e-12, maxIterations: 100_000 },
    });
    expect(temporalKatz(network, { every: 1 }).options).not.toHaveProperty("halfLife");
    expect(temporalKatz(network, { every: 1 }).get("z")).toBe(1);
  });
});

describe("temporalKatz refuses", () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  const pair = events("ab1- ab2- ab2-");

  it("an alpha from one over the spectral radius of a step on, and names the step and the bound", () => {
    expect(() => temporalKatz(pair, { every: 1, alpha: 1 })).toThrow(/below 1 \/ λ = 1, .* step \[1, 2\)/);
    expect(() => temporalKatz(pair, { every: 1, alpha: 1, parallel: "count" })).toThrow(/λ = 0\.5, .* step \[2, 3\)/);
    const counted = { every: 1, alpha: 0.5, parallel: "count" } as const;
    expect(() => temporalKatz(pair, counted)).toThrow(/below 1 \/ λ = 0\.5, .* step \[2, 3\)/);
    expect(() => temporalKatz(pair, counted)).toThrow(code("invalid-option"));
    expect(() => temporalKatz(pair, { ...counted, direction: "backward" })).toThrow(/step \[2, 3\)/);
    expect(() => temporalKatz(pair, { ...counted, alpha: 0.49 })).not.toThrow();
    expect(values(pair, { ...counted, order: "strict" })).toEqual([3, 3]);
    // Without a cycle any alpha is good.
    expect(values(events("ab1"), { every: 1, alpha: 5 })).toEqual([6, 1]);
  });

  it("to answer with what is no number, or has not settled", () => {
    const hasty = { every: 1, alpha: 0.9, maxIterations: 3 } as const;
    expect(() => temporalKatz(pair, hasty)).toThrow(/step \[2, 3\): residual/);
    expect(() => temporalKatz(pair, { ...hasty, direction: "backward" })).toThrow(/step \[1, 2\): residual/);
    expect(() => temporalKatz(pair, hasty)).toThrow(code("not-converged"));
    expect(() => temporalKatz(pair, { every: 1, alpha: 1e300, order: "strict" })).toThrow(/exceeds all numbers/);
    expect(() => temporalKatz(events("ab1 bc1"), { every: 1, alpha: 1e300 })).toThrow(/exceeds all numbers/);
  });

  it("to add on to what is past all numbers", () => {
    const line = csrOf(2, [{ source: 0, target: 1, strength: 1 }], false);
    const stop = { tolerance: 1e-12, maxIterations: 100 };
    expect(anyHops(line, 0.9, Float64Array.of(1e308, 1e308), stop).iterations).toBe(1);
  });

  it("steps that cannot be made", () => {
    expect(() => temporalKatz(pair, {} as TemporalKatzOptions)).toThrow(/every/);
    expect(() => temporalKatz(pair, { every: "year" })).toThrow(/every/);
    expect(() => temporalKatz(pair, { every: 1, window: 2 } as TemporalKatzOptions)).toThrow(/window/);
    expect(() => temporalKatz(pair, { every: 1, halfLife: "P1D" })).toThrow(/number of ticks/);
    const dated = networkFromEdges([{ source: "a", target: "b", start: "2001" }]);
    expect(() => temporalKatz(dated, { every: "year", halfLife: "P0D" })).toThrow(/above 0/);
    const dateless = networkFromEdges([{ source: "a", target: "b" }]);
    expect(() => temporalKatz(dateless, { every: "year" })).toThrow(code("unsupported"));
    expect(values(dateless, { every: "year", from: "2001", to: "2003", order: "strict", alpha: 1 })).toEqual([3, 1]);
  });

  it("nothing of an empty view", () => {
    const empty = temporalKatz(networkFromEdges([]), { every: "year" });
    expect([...empty]).toEqual([]);
    expect([empty.options.from, empty.options.to]).toEqual([null, null]);
    expect(values(events("", "a"), { every: 1 })).toEqual([1]);
  });
});

/** An arc of a step between actors 0 to 4. */
type Arc = readonly [source: number, target: number, step: number];

const NAMES = ["a", "b", "c", "d", "e"];
const arcs = fc.array(
  fc
    .tuple(fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.nat(3))
    .map(([source, by, step]): Arc => [source, (source + by) % 5, step]),
  { maxLength: 6 },
);
const networkOf = (list: readonly Arc[]) =>
  events(list.map(([source, target, step]) => `${NAMES[source]}${NAMES[target]}${step}`).join(" "), ...NAMES);
const frame = { every: 1, from: 0, to: 4, parallel: "count" } as const;

/** Every walk of up to `most` hops in turn, its worth added where it begins or ends. */
function everyWalk(
  list: readonly Arc[],
  order: "strict" | "non-strict",
  direction: "forward" | "backward",
  worth: (hops: number, age: number) => number,
  most: number,
): number[] {
  const sums = NAMES.map(() => 1);
  const go = (first: Arc, last: Arc, hops: number) => {
    const counted = direction === "forward" ? first[0] : last[1];
    sums[counted] = (sums[counted] as number) + worth(hops, 3 - first[2]);
    if (hops === most) return;
    for (const next of list) {
      if (next[0] === last[1] && (order === "strict" ? next[2] > last[2] : next[2] >= last[2]))
        go(first, next, hops + 1);
    }
  };
  for (const arc of list) go(arc, arc, 1);
  return sums;
}

describe("temporalKatz against every walk", () => {
  const halfLife = fc.constantFrom(undefined, 1, 2.5);
  const direction = fc.constantFrom(...DIRECTIONS);
  const fading = (half: number | undefined, age: number) => (half === undefined ? 1 : 2 ** (-age / half));
  const given = (half: number | undefined) => (half === undefined ? {} : { halfLife: half });

  it("strict", () => {
    fc.assert(
      fc.property(arcs, direction, halfLife, (list, way, half) => {
        const expected = everyWalk(list, "strict", way, (hops, age) => 0.7 ** hops * fading(half, age), 4);
        const options = { ...frame, ...given(half), order: "strict", direction: way, alpha: 0.7 } as const;
        expect(values(networkOf(list), options)).toEqual(near(expected));
      }),
    );
  });

  it("non-strict, where longer walks than these add less than the comparison sees", () => {
    fc.assert(
      fc.property(arcs, direction, halfLife, (list, way, half) => {
        const expected = everyWalk(list, "non-strict", way, (hops, age) => 0.002 ** hops * fading(half, age), 5);
        const options = { ...frame, ...given(half), direction: way, alpha: 0.002 };
        expect(values(networkOf(list), options)).toEqual(near(expected, 12));
      }),
    );
  });

  it("non-strict is the product of the steps' resolvents, by elimination", () => {
    fc.assert(
      fc.property(arcs, direction, (list, way) => {
        const alpha = 0.9 / Math.max(1, list.length);
        const steps = [0, 1, 2, 3].map((step) =>
          NAMES.map((_, u) =>
            NAMES.map((_, v) => {
              const ties = list.filter(([source, target, at]) => source === u && target === v && at === step);
              return Number(u === v) - alpha * ties.length;
            }),
          ),
        );
        const ordered = way === "forward" ? steps.toReversed() : steps.map(transposed);
        const expected = ordered.reduce((vector, matrix) => solve(matrix, vector), [1, 1, 1, 1, 1]);
        expect(values(networkOf(list), { ...frame, direction: way, alpha })).toEqual(near(expected));
      }),
    );
  });
});

describe("laws of temporalKatz", () => {
  const order = fc.constantFrom(...ORDERS);
  const both = fc.record({ order, direction: fc.constantFrom(...DIRECTIONS) });

  it("backward on reversed ties in reversed time is forward", () => {
    fc.assert(
      fc.property(arcs, order, (list, rule) => {
        const mirrored = networkOf(list.map(([source, target, step]): Arc => [target, source, 3 - step]));
        const options = { ...frame, order: rule, alpha: 0.15 };
        expect(values(mirrored, { ...options, direction: "backward" })).toEqual(near(values(networkOf(list), options)));
        const turned = networkOf(list.map(([source, target, step]): Arc => [source, target, 3 - step]));
        expect(values(turned, { ...options, along: "reversed", direction: "backward" })).toEqual(
          near(values(networkOf(list), options)),
        );
      }),
    );
  });

  it("with one step is katz", () => {
    fc.assert(
      fc.property(arcs, fc.constantFrom("collapse" as const, "count" as const), (list, parallel) => {
        const network = networkOf(list);
        const options = { every: 4, from: 0, to: 4, alpha: 0.15, parallel, direction: "backward" } as const;
        expect(values(network, options)).toEqual(near([...katz(network, { alpha: 0.15, parallel }).values]));
        expect(values(network, { ...options, direction: "forward", normalized: true })).toEqual(
          near([...katz(network, { alpha: 0.15, parallel, direction: "reversed", normalized: true }).values]),
        );
      }),
    );
  });

  it("knows no names, no clock, and nobody apart", () => {
    fc.assert(
      fc.property(arcs, both, fc.integer({ min: 1, max: 4 }), (list, options, shift) => {
        const all = { ...frame, ...options, alpha: 0.15, halfLife: 2 };
        const before = values(networkOf(list), all);
        const renamed = networkOf(list.map(([source, target, step]): Arc => [4 - source, 4 - target, step]));
        expect(values(renamed, all).toReversed()).toEqual(near(before));
        const later = networkOf(list.map(([source, target, step]): Arc => [source, target, step + shift]));
        expect(values(later, { ...all, from: shift, to: shift + 4 })).toEqual(near(before));
        const alone = temporalKatz(networkOf(list).under({ isolates: "drop" }), all);
        for (const [i, name] of NAMES.entries()) {
          expect(alone.get(name) ?? 1).toBeCloseTo(before[i] as number, 9);
        }
      }),
    );
  });

  it("a half-life beyond all time changes nothing, and a very short one leaves the last step", () => {
    fc.assert(
      fc.property(arcs, both, (list, options) => {
        const all = { ...frame, ...options, alpha: 0.15 };
        expect(values(networkOf(list), { ...all, halfLife: 1e15 })).toEqual(near(values(networkOf(list), all)));
        const last = networkOf(list.filter(([, , step]) => step === 3));
        expect(values(networkOf(list), { ...all, halfLife: 0.001 })).toEqual(near(values(last, all)));
      }),
    );
  });

  it("certain and possible bound every reading", () => {
    const readings = (edges: readonly EdgeInput[], options: TemporalKatzOptions) => {
      const network = networkFromEdges(
        edges.map((edge) => Object.freeze(edge)),
        { policy: { isolates: "keep" } },
      );
      return (["certain", "possible", { sample: 7 }, { sample: 8 }] as const).map((presence) =>
        values(network.under({ presence }), options),
      );
    };
    fc.assert(
      fc.property(dayEdges, both, (edges, options) => {
        const all = { ...options, every: "2 days", from: "1970-01-01", to: "1970-01-13", alpha: 0.05 } as const;
        const [least = [], most = [], ...drawn] = readings(edges, all);
        for (const reading of drawn) {
          for (const [i, value] of reading.entries()) {
            expect(value).toBeGreaterThanOrEqual((least[i] as number) - 1e-9);
            expect(value).toBeLessThanOrEqual((most[i] as number) + 1e-9);
          }
        }
      }),
    );
  });

  it("under `expected` one hop counts by its chance", () => {
    const network = networkFromEdges([{ source: "a", target: "b", kind: "joint-operation", start: "2001" }]);
    const expected = network.under({ presence: "expected" });
    const options = { every: "quarter", order: "strict", alpha: 0.5, direction: "backward" } as const;
    const chances = [90, 91, 92, 92].map((days) => days / 365);
    expect(values(expected, options)).toEqual(near([0, 1].map(() => chances.reduce((x, p) => x * (1 + 0.5 * p), 1))));
    expect(values(network, { ...options, every: "year" })).toEqual([1.5, 1.5]);
  });
});

describe("recorded values", () => {
  // The values of TGLib's own test of this example, which numbers the nodes otherwise. Neither of the two names a release with it.
  it("temporal_katz_centrality, in the documentation of TemporalGraphs (Julia): without the walk of no hop", () => {
    const network = events("141 122 125 326 436 247 438");
    const options = { every: 1, order: "strict", alpha: 1, direction: "backward" } as const;
    expect(values(network, options).map((value) => value - 1)).toEqual([0, 3, 8, 5]);
  });

  it("NetworkSNS, 0.0.1 by its setup.py: broadcast_centrality and receive_centrality at α = 0.45, of norm 1", () => {
    const state = (source: string, target: string, start: number, end: number) => ({ source, target, start, end });
    const network = networkFromEdges([state("1", "2", 2, 5), state("1", "3", 2, 5), state("2", "3", 4, 5)], {
      directed: false,
    });
    const options = { every: 1, alpha: 0.45, normalized: true } as const;
    expect(values(network, options)).toEqual(near([0.701091807280032, 0.504217352817621, 0.504217352817621], 10));
    expect(values(network, { ...options, direction: "backward" })).toEqual(
      near([0.586484236968094, 0.572728661666217, 0.572728661666217], 10),
    );
  });
});
