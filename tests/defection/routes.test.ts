import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defectionChains } from "../../src/defection/chains";
import { chainRoutes } from "../../src/defection/routes";
import { gapsBetween } from "../../src/defection/timing";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { small } from "../data/small";

const move = (source: string, origin: string, target: string, start: string | number, rest: Partial<EdgeInput> = {}) =>
  Object.freeze({ source, origin, target, start, kind: "defection", ...rest });

describe("the best chains", () => {
  const network = networkFromEdges([
    move("p", "a", "b", "2010", { confidence: "low" }),
    move("q", "a", "b", "2009"),
    move("r", "b", "c", "2010-06"),
    move("s", "b", "c", "2012"),
    move("t", "a", "c", "2013"),
    move("u", "a", "c", "2011"),
  ]);
  const who = (best?: number) =>
    defectionChains(network, { from: "a", to: "c", ...(best && { best }) }).map(({ steps }) =>
      steps.map(({ defector }) => defector).join(""),
    );

  it("are certain before possible, then sure, short, early", () => {
    expect(who()).toEqual(["qr", "qs", "pr", "ps", "u", "t"]);
    expect(who(6)).toEqual(["u", "t", "qr", "qs", "ps", "pr"]);
    expect(who(3)).toEqual(["u", "t", "qr"]);
    expect(who(99)).toHaveLength(6);
  });

  it("are those with most source families before those with most confidence", () => {
    const left = { kind: "defection", origin: "east", object: "west", confidence: "low", start: "2014" };
    const told = buildNetwork(
      small([
        { ...left, subject: "ant", confidence: "high" },
        { ...left, subject: "bee" },
        { ...left, subject: "bee", source: "study" },
      ]),
    );
    expect(defectionChains(told, { best: 1 })[0]?.steps[0]).toMatchObject({ defector: "bee", corroboration: 2 });
    const alone = told.under({ sources: ["report"] });
    expect(defectionChains(alone, { best: 1 })[0]?.steps[0]?.defector).toBe("ant");
  });

  it("are refused in fractions and below one", () => {
    for (const best of [0, -1, 1.5]) expect(() => defectionChains(network, { best })).toThrow(/best/);
  });
});

describe("chains of a view", () => {
  const network = networkFromEdges([
    move("p", "a", "b", "2010"),
    move("q", "b", "c", "2011~"),
    move("r", "c", "d", "2014"),
  ]);
  const routes = (view: typeof network) => defectionChains(view).map(({ route }) => route);

  it("have its moves only: possible ones, or certain ones", () => {
    expect(routes(network)).toEqual(["a > b > c > d"]);
    const few = network.between("2010", "2012");
    expect(routes(few)).toEqual(["a > b > c"]);
    expect(routes(few.under({ presence: "certain" }))).toEqual(["a > b"]);
    expect(routes(network.after("2013"))).toEqual(["c > d"]);
    expect(defectionChains(few).window).toMatchObject({ start: "2010-01-01", end: "2012-01-01" });
  });
});

describe("gaps", () => {
  it("are the time from step to step", () => {
    const [chain] = defectionChains(
      networkFromEdges([
        move("p", "a", "b", "2010-01"),
        move("q", "b", "c", "2010-03"),
        move("r", "c", "d", "[2010-02..]"),
      ]),
    );
    expect(chain?.gaps).toEqual([
      { low: 29, high: 89 },
      { low: 0, high: null },
    ]);
  });

  it("agree with every reading of the dates", () => {
    const moment = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 }))
      .map(([min, width]) => ({ min, max: min + width }));
    fc.assert(
      fc.property(fc.array(moment, { minLength: 2, maxLength: 4 }), (steps) => {
        const readings = steps
          .reduce<number[][]>(
            (all, { min, max }) =>
              all.flatMap((times) => Array.from({ length: max - min + 1 }, (_, i) => [...times, min + i])),
            [[]],
          )
          .filter((times) => times.every((time, i) => i === 0 || time >= (times[i - 1] as number)));
        if (readings.length === 0) return;
        const gaps = steps.slice(1).map((_, i) => {
          const lengths = readings.map((times) => (times[i + 1] as number) - (times[i] as number));
          return { low: Math.min(...lengths), high: Math.max(...lengths) };
        });
        expect(gapsBetween(steps)).toEqual(gaps);
      }),
      { numRuns: 300 },
    );
  });
});

describe("chainRoutes", () => {
  const network = networkFromEdges([
    move("p", "a", "b", "2009"),
    move("q", "a", "b", "2010"),
    move("r", "b", "c", "2010-06"),
    move("s", "b", "c", "2012", { confidence: "low" }),
    move("t", "c", "d", "[..2005]"),
  ]);

  it("groups chains by the groups they lead through", () => {
    const chains = defectionChains(network);
    const rows = chainRoutes(chains);
    expect(rows).toMatchObject([
      {
        route: "a > b > c",
        chains: 4,
        certain: 3,
        moves: 4,
        earliest: "2009-01-01",
        latest: "2012-12-31",
        corroboration: 1,
        confidence: 0.95,
      },
      { route: "c > d", chains: 1, certain: 1, moves: 1, earliest: null, latest: "2005-12-31" },
    ]);
    expect(rows[0]?.claims).toHaveLength(4);
    expect(rows[0]?.ties).toHaveLength(4);
    expect(rows.data).toEqual(chains.data);
    expect(rows.options).toEqual(chains.options);
    expect(rows.reduce((sum, row) => sum + row.chains, 0)).toBe(chains.length);
  });

  it("takes any chains, counts no succession as a move, and works on ticks", () => {
    const ticks = networkFromEdges([
      move("p", "a", "b", -3),
      move("q", "a", "b", 10),
      { source: "b", target: "c", kind: "succession", role: "rename", start: 9 },
      { source: "b", target: "c", kind: "succession", role: "rename", start: 12 },
    ]);
    const chains = defectionChains(ticks, { to: "c", succession: true }).filter(() => true);
    expect(chainRoutes(chains)).toMatchObject([{ route: "a > b > c", chains: 3, moves: 2, earliest: -3, latest: 12 }]);
    expect(chainRoutes([])).toHaveLength(0);
    expect(() => chainRoutes(undefined as never)).toThrow(/defectionChains/);
  });

  it("orders years of any sign, and times of a day", () => {
    const old = networkFromEdges([
      move("p", "a", "b", "-0100"),
      move("q", "a", "b", "-0200"),
      move("r", "a", "b", "0050"),
    ]);
    expect(chainRoutes(defectionChains(old))).toMatchObject([{ earliest: "-0200-01-01", latest: "0050-12-31" }]);
    const day = networkFromEdges([
      { ...move("p", "a", "b", ""), start: new Date("2010-01-01T10:00:00Z") },
      { ...move("q", "a", "b", ""), start: new Date("2010-01-01T09:00:00Z") },
    ]);
    expect(chainRoutes(defectionChains(day))[0]?.earliest).toMatch(/^2010-01-01(T09:00:00Z)?$/);
  });
});
