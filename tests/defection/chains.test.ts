import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cascades } from "../../src/defection/cascades";
import { type ChainOptions, defectionChains } from "../../src/defection/chains";
import { recruiters } from "../../src/defection/recruiters";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { dayOf, isoDay } from "../../src/time";

interface Given {
  readonly who: string;
  readonly from: string;
  readonly to: string;
  readonly when: string | number;
}

const networkOf = (moves: readonly Given[], successions: readonly (readonly [string, string, string])[] = []) =>
  networkFromEdges([
    ...moves.map(({ who, from, to, when }) => ({
      source: who,
      target: to,
      origin: from,
      kind: "defection",
      start: when,
    })),
    ...successions.map(([source, target, start]) => ({ source, target, kind: "succession", role: "rename", start })),
  ]);

const chains = (moves: readonly Given[], options?: ChainOptions) =>
  defectionChains(networkOf(moves), options).map(({ route, certainty }) => `${route} ${certainty}`);

const move = (who: string, from: string, to: string, when: string | number): Given => ({ who, from, to, when });

describe("defectionChains", () => {
  it("links moves by group, in order of time", () => {
    const moves = [move("x", "a", "b", "2010"), move("y", "b", "c", "2012"), move("z", "c", "d", "2011")];
    expect(chains(moves)).toEqual(["a > b > c certain", "c > d certain"]);
  });

  it("is certain only if the order holds for every reading, possible if it holds for some", () => {
    expect(chains([move("x", "a", "b", "2010"), move("y", "b", "c", "2010-06")])).toEqual(["a > b > c possible"]);
    expect(chains([move("x", "a", "b", "2010-06"), move("y", "b", "c", "2010-06-30")])).toEqual(["a > b > c certain"]);
    expect(chains([move("x", "a", "b", "2010-07"), move("y", "b", "c", "2010-06-30")])).toEqual([
      "b > c certain",
      "a > b certain",
    ]);
    const moves = [move("x", "a", "b", "2010"), move("y", "b", "c", "2010-06"), move("z", "c", "d", "2011")];
    expect(chains(moves, { certainty: "certain" })).toEqual(["a > b certain", "b > c > d certain"]);
  });

  it("finds three steps possible only together: the middle one must fit both", () => {
    const moves = [move("x", "a", "b", "2010-06"), move("y", "b", "c", "2010"), move("z", "c", "d", "2010-05")];
    expect(chains(moves)).toEqual(["b > c > d possible", "a > b > c possible"]);
  });

  it("answers from, to and through", () => {
    const moves = [move("w", "a", "b", 1), move("x", "b", "c", 2), move("y", "b", "d", 3), move("z", "c", "e", 4)];
    expect(chains(moves, { to: "e" })).toEqual(["a > b > c > e certain"]);
    expect(chains(moves, { from: "b" })).toEqual(["b > c > e certain", "b > d certain"]);
    expect(chains(moves, { from: "a", to: ["c", "d"] })).toEqual(["a > b > c certain", "a > b > d certain"]);
    expect(chains(moves, { through: "c" })).toEqual(["a > b > c > e certain"]);
    expect(chains(moves, { from: "e" })).toEqual([]);
    expect(() => chains(moves, { from: "nobody" })).toThrow(/unknown actor/);
  });

  it("follows one defector only, if asked", () => {
    const moves = [move("x", "a", "b", 1), move("y", "b", "c", 2), move("x", "b", "d", 3)];
    expect(chains(moves, { linkage: "actor" })).toEqual(["a > b > d certain", "b > c certain"]);
  });

  it("limits the gap between two steps", () => {
    const moves = [move("x", "a", "b", "2010"), move("y", "b", "c", "2012-06")];
    expect(chains(moves, { maxGap: "P1Y" })).toEqual(["a > b certain", "b > c certain"]);
    expect(chains(moves, { maxGap: "P2Y" })).toEqual(["a > b > c possible"]);
    expect(chains(moves, { maxGap: "P3Y" })).toEqual(["a > b > c certain"]);
    expect(() => chains(moves, { maxGap: 3 })).toThrow(/duration/);
  });

  it("passes through successions when asked, and says so", () => {
    const network = networkOf([move("x", "a", "b", "2014")], [["b", "c", "2015-01-26"]]);
    expect(defectionChains(network, { to: "c" })).toHaveLength(0);
    const [chain] = defectionChains(network, { to: "c", succession: true });
    expect(chain).toMatchObject({ route: "a > b > c", moves: 1, certainty: "certain" });
    expect(chain?.steps.map(({ type, defector }) => [type, defector])).toEqual([
      ["move", "x"],
      ["succession", undefined],
    ]);
  });

  it("never comes back to a group", () => {
    expect(chains([move("x", "a", "b", 1), move("y", "b", "a", 2)])).toEqual(["a > b certain", "b > a certain"]);
  });

  it("tells elapsed time, bottleneck and evidence", () => {
    const network = networkFromEdges([
      { source: "x", target: "b", origin: "a", kind: "defection", start: "2010-01", headcount: 20 },
      { source: "y", target: "c", origin: "b", kind: "defection", start: "2010-03", headcount: 5, confidence: "low" },
    ]);
    expect(defectionChains(network)[0]).toMatchObject({
      earliest: "2010-01-01",
      latest: "2010-03-31",
      elapsedLow: 29,
      elapsedHigh: 89,
      bottleneckLow: 5,
      bottleneckHigh: 5,
      confidence: 0.5,
      claims: ["defection:x>b #1", "defection:y>c #2"],
    });
  });

  it("hands out no options that could change the next answer", () => {
    const network = networkOf([{ who: "p", from: "a", to: "b", when: "2014" }]);
    const nothing = Object.freeze({});
    for (const { options } of [
      defectionChains(network, nothing),
      cascades(network, Object.freeze({ within: "P1Y" })),
      recruiters(network, nothing),
    ]) {
      expect([options, ...Object.values(options as object)].every(Object.isFrozen)).toBe(true);
    }
  });

  it("refuses to list more than asked, and unknown options", () => {
    const moves = ["p", "q", "r"].map((who) => move(who, "a", "b", 1));
    expect(() => chains(moves, { limit: 2 })).toThrow(/narrower/);
    expect(() => chains(moves, { tought: "b" } as never)).toThrow(/tought/);
  });

  it("agrees with every sequence of moves tried against every reading of the dates", () => {
    const group = fc.constantFrom("a", "b", "c", "d");
    const bounds = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 }));
    const given = fc.array(
      fc.tuple(group, group, bounds).filter(([from, to]) => from !== to),
      { minLength: 1, maxLength: 4 },
    );
    const zero = dayOf(2014, 1, 1);
    fc.assert(
      fc.property(given, fc.constantFrom(undefined, 1, 2), (drawn, gap) => {
        const moves = drawn.map(([from, to, [low, width]], index) => ({
          who: `m${index}`,
          from,
          to,
          low,
          high: low + width,
        }));
        const network = networkOf(
          moves.map(({ low, high, ...rest }) => ({ ...rest, when: `[${isoDay(zero + low)}..${isoDay(zero + high)}]` })),
        );
        const options: ChainOptions = gap === undefined ? {} : { maxGap: `P${gap}D` };
        const found = defectionChains(network, options).map(
          ({ steps, certainty }) => `${steps.map((s) => s.defector)} ${certainty}`,
        );
        expect(found.sort()).toEqual(bruteForce(moves, gap ?? Number.POSITIVE_INFINITY).sort());
      }),
      { numRuns: 300 },
    );
  });
});

interface Drawn {
  readonly who: string;
  readonly from: string;
  readonly to: string;
  readonly low: number;
  readonly high: number;
}

function bruteForce(moves: readonly Drawn[], gap: number): string[] {
  const sequences = permutations(moves).filter((path) => {
    const groups = [path[0]?.from, ...path.map(({ to }) => to)];
    return path.every(({ from }, i) => from === groups[i]) && new Set(groups).size === groups.length;
  });
  const graded = sequences.flatMap((path) => {
    const readings = path.reduce<number[][]>(
      (all, { low, high }) =>
        all.flatMap((times) => Array.from({ length: high - low + 1 }, (_, i) => [...times, low + i])),
      [[]],
    );
    const holds = readings.map((times) =>
      times.every((t, i) => i === 0 || (t >= (times[i - 1] ?? 0) && t - (times[i - 1] ?? 0) <= gap)),
    );
    if (!holds.includes(true)) return [];
    return [{ key: path.map(({ who }) => who).join(","), certain: !holds.includes(false) }];
  });
  const inner = new Set(
    graded.flatMap(({ key }) => {
      const names = key.split(",");
      return names.slice(1).flatMap((_, i) => [names.slice(i + 1).join(","), names.slice(0, i + 1).join(",")]);
    }),
  );
  return graded
    .filter(({ key }) => !inner.has(key))
    .map(({ key, certain }) => `${key} ${certain ? "certain" : "possible"}`);
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.flatMap((item, i) => [
    [item],
    ...permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  ]);
}
