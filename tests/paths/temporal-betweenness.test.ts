import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Tie } from "../../src/network/tie";
import { type TemporalBetweennessOptions, temporalBetweenness } from "../../src/paths/temporal-betweenness";
import { dayEdges, hop, tickEdges } from "./arbitrary";
import { usableAt } from "./brute";
import { type AnyCriterion, clockOf, everyWalk, least, RANKS, type WalkQuestion } from "./every-walk";

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const CRITERIA = Object.keys(RANKS.source) as AnyCriterion[];

describe("temporalBetweenness, by hand", () => {
  // From s to t: by a (two ties of one day between s and a) or b at 3, by c and d at 3 too, by e at 5 but later.
  const network = networkFromEdges(
    [
      { id: "sa", source: "s", target: "a", start: 1 },
      { id: "sa2", source: "s", target: "a", start: 1 },
      { id: "at", source: "a", target: "t", start: 3 },
      { id: "sb", source: "s", target: "b", start: 2 },
      { id: "bt", source: "b", target: "t", start: 3 },
      { id: "sc", source: "s", target: "c", start: 1 },
      { id: "cd", source: "c", target: "d", start: 2 },
      { id: "dt", source: "d", target: "t", start: 3 },
      { id: "se", source: "s", target: "e", start: 5 },
      { id: "et", source: "e", target: "t", start: 5 },
    ],
    { actors: ["z"], policy: { isolates: "keep" } },
  );
  const of = (options: TemporalBetweennessOptions) => {
    const scores = temporalBetweenness(network, options);
    return Object.fromEntries("abcdez".split("").map((id) => [id, scores.get(id)]));
  };

  it("by each criterion", () => {
    // Beside the pair s, t only the pairs s, d and c, t have anybody between them.
    expect(of({})).toEqual({ a: 1 / 2, b: 1 / 2, c: 1, d: 1, e: 0, z: 0 });
    expect(of({ parallel: "keep" })).toEqual({ a: 2 / 3, b: 1 / 3, c: 1, d: 1, e: 0, z: 0 });
    expect(of({ among: "all" })).toEqual({ a: 1 / 3, b: 1 / 3, c: 4 / 3, d: 4 / 3, e: 0, z: 0 });
    expect(of({ among: "all", parallel: "keep" })).toEqual({ a: 1 / 2, b: 1 / 4, c: 5 / 4, d: 5 / 4, e: 0, z: 0 });
    expect(of({ criterion: "fastest" })).toEqual({ a: 0, b: 0, c: 1, d: 1, e: 1, z: 0 });
    expect(of({ criterion: "fewest-hops" })).toEqual({ a: 1 / 3, b: 1 / 3, c: 1, d: 1, e: 1 / 3, z: 0 });
    expect(of({ criterion: "fewest-hops", among: "foremost" })).toEqual({ a: 1 / 2, b: 1 / 2, c: 1, d: 1, e: 0, z: 0 });
    expect(of({ criterion: "latest-departure" })).toEqual({ a: 0, b: 0, c: 1, d: 1, e: 1, z: 0 });
    expect(of({ normalized: true, criterion: "fastest" }).e).toBeCloseTo(1 / 42, 12);
    expect(of({ maxWait: 1 })).toEqual({ a: 0, b: 1, c: 1, d: 1, e: 0, z: 0 });
  });

  it("strict order leaves out what happens all at once, a time for each hop what comes too late", () => {
    expect(of({ order: "strict", criterion: "fastest" })).toEqual({ a: 0, b: 1, c: 1, d: 1, e: 0, z: 0 });
    expect(of({ traversalTime: 1.5 })).toEqual({ a: 1, b: 0, c: 0, d: 0, e: 0, z: 0 });
  });

  it("counts a detour that only spends time, as often as it passes", () => {
    const detour = networkFromEdges([
      { source: "s", target: "b", start: 0 },
      { source: "b", target: "c", start: 2 },
      { source: "c", target: "b", start: 4 },
      { source: "b", target: "t", start: 6 },
    ]);
    const walks = temporalBetweenness(detour, { maxWait: 2 });
    // b: s to c and c to t once each, s to t twice. c: s to t.
    expect([walks.get("b"), walks.get("c")]).toEqual([4, 1]);
    const paths = temporalBetweenness(detour, { maxWait: 2, among: "all" });
    // b to t at 6 is a path of its own, of which setting out has no limit; s to t is no path at all.
    expect([paths.get("b"), paths.get("c")]).toEqual([2, 0]);
  });

  it("is 0 for everybody where nobody is between", () => {
    expect([...temporalBetweenness(networkFromEdges([]))]).toEqual([]);
    const pair = networkFromEdges([{ source: "a", target: "b", start: 1 }]);
    expect(temporalBetweenness(pair, { normalized: true }).values).toEqual(Float64Array.of(0, 0));
  });

  it("echoes its options and refuses what has no answer", () => {
    expect(temporalBetweenness(network).options).toEqual({
      ...{ criterion: "foremost", among: "fewest-hops", parallel: "collapse", normalized: false, limit: 1_000_000 },
      ...{ along: "directed", order: "non-strict", traversalTime: 0, from: 1, to: null },
    });
    expect(() => of({ among: "foremost" })).toThrow(/among.*fewest-hops or all/);
    expect(() => of({ criterion: "fewest-hops", among: "fewest-hops" })).toThrow(/among.*all or foremost/);
    expect(() => of({ among: "all", limit: 12 })).toThrow(/more than 12 hops/);
    expect(() => of({ through: ["a"] } as TemporalBetweennessOptions)).toThrow(/no option `through`/);
    expect(() => temporalBetweenness(network.under({ presence: "expected" }))).toThrow(/chances/);
  });
});

/** A sequence of ties from a source, with all pairs of departure and arrival that it can have. */
interface Sequence {
  readonly actors: readonly string[];
  readonly ties: readonly string[];
  readonly pairs: ReadonlySet<string>;
}

/** Every sequence of up to `most` ties out of the source that can be followed in time. */
function sequences(network: TemporalNetwork, question: WalkQuestion, most: number): Sequence[] {
  const { source, strict, from, to, direction } = question;
  const { arrive, latest } = clockOf(question);
  const certain = network.policy.presence === "certain";
  const moments = Array.from({ length: to - from }, (_, i) => from + i);
  const ends = (tie: Tie): [string, string][] => [
    ...(!tie.directed || direction !== "reversed" ? [[tie.source, tie.target] as [string, string]] : []),
    ...(!tie.directed || direction !== "directed" ? [[tie.target, tie.source] as [string, string]] : []),
  ];
  const hops = network
    .ties()
    .flatMap((tie) =>
      ends(tie).map(([a, b]) => ({ tie, a, b, times: moments.filter((t) => usableAt(tie, t, certain)) })),
    );
  const all: Sequence[] = [];
  const extend = (sequence: Sequence): void => {
    if (sequence.ties.length === most) return;
    for (const { tie, a, b, times } of hops) {
      if (a !== sequence.actors.at(-1)) continue;
      const pairs = new Set<string>();
      for (const time of times) {
        const arrival = arrive(time, tie);
        if (arrival >= to) continue;
        if (sequence.ties.length === 0) pairs.add(`${time} ${arrival}`);
        for (const pair of sequence.pairs) {
          const [departure, ready] = pair.split(" ").map(Number) as [number, number];
          if (time < ready || (strict && time === ready) || time > latest(ready)) continue;
          pairs.add(`${departure} ${arrival}`);
        }
      }
      if (pairs.size === 0) continue;
      const next = { actors: [...sequence.actors, b], ties: [...sequence.ties, tie.id], pairs };
      all.push(next);
      extend(next);
    }
  };
  extend({ actors: [source], ties: [], pairs: new Set() });
  return all;
}

/** Betweenness by listing the sequences and comparing what the best of their moments give. */
function brute(
  network: TemporalNetwork,
  question: WalkQuestion,
  options: { criterion: AnyCriterion; among: "all" | "fewest-hops" | "foremost"; parallel: "collapse" | "keep" },
): Map<string, number> {
  const ids = network.actors().map(({ id }) => id);
  const isTried = options.among === "all" && options.criterion !== "fewest-hops";
  const first = (departure: number, arrival: number, hops: number) =>
    ({ foremost: arrival, fastest: arrival - departure, "latest-departure": -departure, "fewest-hops": hops })[
      options.criterion
    ];
  const then = (arrival: number, hops: number) => (options.among === "foremost" ? arrival : isTried ? 0 : hops);
  const sums = new Map(ids.map((id) => [id, 0]));
  for (const source of ids) {
    const reached = everyWalk(network, { ...question, source });
    reached.delete(source);
    const longest = [...reached.values()].map(
      (ways) => least(ways.map(({ departure, arrival, hops }) => [first(departure, arrival, hops), hops]))?.[1] ?? 0,
    );
    const found = sequences(network, { ...question, source }, isTried ? ids.length - 1 : Math.max(0, ...longest));
    for (const target of ids) {
      if (target === source) continue;
      const ranked = found
        .filter(({ actors }) => actors.at(-1) === target && (!isTried || new Set(actors).size === actors.length))
        .map(({ actors, ties, pairs }) => {
          const ranks = [...pairs].map((pair) => {
            const [departure, arrival] = pair.split(" ").map(Number) as [number, number];
            return [first(departure, arrival, ties.length), then(arrival, ties.length)];
          });
          return { actors, ties, rank: least(ranks) ?? [] };
        });
      const best = least(ranked.map(({ rank }) => rank));
      const ways = new Map<string, readonly string[]>();
      for (const { actors, ties, rank } of ranked) {
        if (String(rank) !== String(best)) continue;
        ways.set((options.parallel === "keep" ? [...ties, ...actors] : actors).join(" "), actors.slice(1, -1));
      }
      for (const passed of ways.values()) {
        for (const id of passed) sums.set(id, (sums.get(id) ?? 0) + 1 / ways.size);
      }
    }
  }
  return sums;
}

describe("temporalBetweenness, against every sequence of ties", () => {
  const order = fc.constantFrom("strict" as const, "non-strict" as const);
  const along = fc.constantFrom("directed" as const, "reversed" as const, "undirected" as const);
  const presence = fc.constantFrom("possible" as const, "certain" as const);
  const parallel = fc.constantFrom("collapse" as const, "keep" as const);
  const wait = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
  const asked = fc.constantFrom(
    ...CRITERIA.flatMap((criterion) =>
      (criterion === "fewest-hops" ? (["all", "foremost"] as const) : (["all", "fewest-hops"] as const)).map(
        (among) => ({ criterion, among }),
      ),
    ),
  );

  it("on days", () => {
    fc.assert(
      fc.property(
        dayEdges.map((edges) => edges.slice(0, 8)),
        fc.tuple(order, along, hop, wait, presence, parallel, asked),
        (edges, [rule, way, { traversal, traversalTime }, maxWait, mode, merge, question]) => {
          const network = networkFromEdges(Object.freeze(edges), { policy: { presence: mode } });
          const scores = temporalBetweenness(network, {
            ...{ ...question, parallel: merge, along: way, order: rule, traversalTime },
            ...{ from: isoDay(1), to: isoDay(8), ...(maxWait !== undefined && { maxWait }) },
          });
          const strict = rule === "strict";
          const terms = { source: "", strict, traversal, maxWait, from: 1, to: 8, direction: way, grid: 1 };
          const expected = brute(network, terms, { ...question, parallel: merge });
          for (const id of scores.ids) expect(scores.get(id)).toBeCloseTo(expected.get(id) ?? Number.NaN, 9);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("on ticks, with states that have no start or end", () => {
    const early = fc.constantFrom(
      { criterion: "foremost", among: "all" } as const,
      { criterion: "foremost", among: "fewest-hops" } as const,
      { criterion: "fewest-hops", among: "all" } as const,
      { criterion: "fewest-hops", among: "foremost" } as const,
    );
    fc.assert(
      fc.property(
        tickEdges.map((edges) => edges.slice(0, 8)),
        fc.tuple(along, hop, parallel, early),
        (edges, [way, { traversal, traversalTime }, merge, question]) => {
          const network = networkFromEdges(Object.freeze(edges));
          const options = { ...question, parallel: merge, along: way, traversalTime, from: 0, to: 7 };
          const terms = { source: "", strict: false, traversal, from: 0, to: 7, direction: way, grid: 1 };
          const expected = brute(network, terms, { ...question, parallel: merge });
          const scores = temporalBetweenness(network, options);
          for (const id of scores.ids) expect(scores.get(id)).toBeCloseTo(expected.get(id) ?? Number.NaN, 9);
        },
      ),
      { numRuns: 200 },
    );
  });
});
