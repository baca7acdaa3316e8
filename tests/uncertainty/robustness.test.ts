import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ERROR_MODELS, RANDOM_ERRORS } from "../../src/alterations/errors";
import { AllegianceError } from "../../src/base/errors";
import { degree } from "../../src/centrality/degree";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";
import { kendallTau, ranksOf, spearman } from "../../src/questions/ranks";
import { robustness } from "../../src/uncertainty/robustness";
import type { RobustnessOptions } from "../../src/uncertainty/robustness-options";
import { small } from "../data/small";

const of = (edges: EdgeInput[], options = {}) =>
  networkFromEdges(Object.freeze(edges.map((edge) => Object.freeze(edge))), options);

/** Degrees, ties counted: a 4, b 3, c 2, d 1; a and b have two parallel ties. */
const EDGES = [
  { source: "a", target: "b" },
  { source: "a", target: "b" },
  { source: "a", target: "c" },
  { source: "a", target: "d" },
  { source: "b", target: "c" },
] as const;
const tiny = () => of([...EDGES]);
const ties = { call: "degree", options: { direction: "undirected", parallel: "count" } } as const;
const degreesOf = (view: TemporalNetwork) => degree(view, { direction: "undirected", parallel: "count" });

const anyEdges = fc.array(
  fc.record({
    source: fc.constantFrom("a", "b", "c", "d"),
    target: fc.constantFrom("e", "f", "g", "h"),
    start: fc.integer({ min: 0, max: 20 }),
    end: fc.integer({ min: 21, max: 40 }),
  }),
  { minLength: 2, maxLength: 12 },
);

describe("robustness by hand", () => {
  it("of one missing tie: rows are quantiles over the ties that may be missing", async () => {
    const found = await robustness(tiny(), ties, { error: "missing-ties", rates: [0.2], draws: 400, top: 1, level: 1 });
    // Without a–b (twice as likely) 3, 2, 2, 1; a–c 3, 3, 1, 1; a–d 3, 3, 2 and d gone; b–c 4, 2, 1, 1.
    const degrees = [
      [3, 2, 2, 1],
      [3, 2, 2, 1],
      [3, 3, 1, 1],
      [3, 3, 2, undefined],
      [4, 2, 1, 1],
    ];
    const taus = degrees.map((one) => kendallTau([4, 3, 2, 1], one) as number);
    const [row] = found;
    expect(row).toMatchObject({ error: "missing-ties", rate: 0.2, variant: undefined, changed: 1, answered: 400 });
    expect(row?.kendallLow).toBeCloseTo(Math.min(...taus), 14);
    expect(row?.kendallHigh).toBeCloseTo(Math.max(...taus), 14);
    expect(row?.spearmanLow).toBeCloseTo(Math.min(...degrees.map((one) => spearman([4, 3, 2, 1], one) as number)), 14);
    // 5/6, 5/6, 4/6, 2/3, 5/6 of the pairs keep their order.
    expect(row?.orderKept).toBeCloseTo((5 + 5 + 4 + 4 + 5) / 30, 1);
    expect(row?.present).toBeCloseTo(19 / 20, 1);
    // The first place is a's, shared with b in two of five: ½ of a place each, so ½ / 1½.
    expect(row?.leader).toBeCloseTo((3 + 2 / 3) / 5, 1);
    expect(row?.overlap).toBe(1);
    expect(row?.overlapLow).toBe(0.5 / 1.5);
    expect(row?.estimate).toBeCloseTo(
      taus.reduce((sum, tau) => sum + tau / 5, 0),
      1,
    );
    expect(row?.deviation).toBeGreaterThan(0.01);
  });

  it("of one missing actor: the range of each one's ranks is that over all others that may be missing", async () => {
    const view = tiny();
    const found = await robustness(view, ties, {
      error: "missing-actors",
      rates: [0.25],
      draws: 200,
      top: 2,
      level: 1,
    });
    const ids = ["a", "b", "c", "d"];
    const without = ids.map((gone) => degreesOf(view.among(...ids.filter((id) => id !== gone))).rows());
    for (const row of found.figures()) {
      const seen = without.flatMap((rows) => rows.filter(({ actor }) => actor === row.actor));
      const ranks = seen.map(({ rank }) => rank);
      expect([row.rankBest, row.rankWorst]).toEqual([Math.min(...ranks), Math.max(...ranks)]);
      expect([row.rankLow, row.rankHigh]).toEqual([row.rankBest, row.rankWorst]);
      expect([row.valueLow, row.valueHigh]).toEqual([
        Math.min(...seen.map(({ value }) => value)),
        Math.max(...seen.map(({ value }) => value)),
      ]);
      expect(row.present).toBeCloseTo(seen.length / 4, 1);
      expect(row.inTop).toBeCloseTo(ranks.filter((rank) => rank <= 2).length / 4, 1);
    }
    expect(found.figures().map(({ actor, value, rank }) => [actor, value, rank])).toEqual([
      ["a", 4, 1],
      ["b", 3, 2],
      ["c", 2, 3],
      ["d", 1, 4],
    ]);
  });

  it("of sources left out one by one: the answer without each", async () => {
    const network = of(EDGES.map((edge, i) => ({ ...edge, document: i < 4 ? "one" : "two" })));
    const found = await robustness(network, ties, { error: "leave-source-out", top: 2 });
    // Without one, b and c have 1 each and a and d are gone; without two 4, 2, 1, 1.
    expect(
      found.map(({ variant, kendall, overlap, present, answered }) => ({
        variant,
        kendall,
        overlap,
        present,
        answered,
      })),
    ).toEqual([
      { variant: "one", kendall: undefined, overlap: 1 / 3, present: 0.5, answered: 1 },
      { variant: "two", kendall: kendallTau([4, 3, 2, 1], [4, 2, 1, 1]), overlap: 1, present: 1, answered: 1 },
    ]);
    expect(found[1]).toMatchObject({ rate: undefined, changed: undefined, estimate: undefined, deviation: undefined });
    const [first] = found.figures();
    expect(first).toMatchObject({
      variant: "one",
      actor: "a",
      label: "a",
      value: 4,
      rank: 1,
      rankLow: undefined,
      present: 0,
    });
  });

  it("counts what is gone 0 where no row means 0", async () => {
    const move = { kind: "defection", subject: "ant", start: "2010" };
    const network = buildNetwork(
      small([
        { ...move, origin: "east", object: "west" },
        { ...move, origin: "east", object: "west", subject: "bee" },
        { ...move, origin: "west", object: "east", start: "2015", source: "study" },
      ]),
    );
    const found = await robustness(network, "defectionFlows", { error: "leave-source-out", top: 1 });
    expect(found.map(({ variant, kendall, overlap, present }) => [variant, kendall, overlap, present])).toEqual([
      ["report", -1, 0, 0.5],
      ["study", 1, 1, 0.5],
    ]);
    expect(found.figures()[1]).toMatchObject({ origin: "west", value: 1, rank: 2, rankLow: 1, valueLow: 1 });
    expect(found.figures()[3]).toMatchObject({ origin: "west", rankLow: 2, valueLow: 0, present: 0 });
  });

  it("of several slices takes the mean, or gives them one by one", async () => {
    const network = of([
      { source: "a", target: "b", start: 0, end: 10, document: "one" },
      { source: "a", target: "c", start: 0, end: 20, document: "two" },
      { source: "c", target: "d", start: 10, end: 20, document: "two" },
      { source: "d", target: "b", start: 10, end: 20, document: "one" },
    ]);
    const question = {
      call: "centralityOverTime",
      options: { measure: "degree", direction: "undirected", every: 10, from: 0, to: 20 },
    } as const;
    const ask = (each: "answer" | "slice") =>
      robustness(network, question, { error: "leave-source-out", each, top: 2 });
    const slices = await ask("slice");
    // Of degrees 2 1 1 (a b c) two's are left out: b and a 1 each; of a 1, b 1, c 2, d 2 are left d 1 and b 1.
    expect(slices.map(({ variant, start, end, present }) => [variant, start, end, present])).toEqual([
      ["one", 0, 10, 2 / 3],
      ["one", 10, 20, 3 / 4],
      ["two", 0, 10, 2 / 3],
      ["two", 10, 20, 2 / 4],
    ]);
    const [one, two] = slices;
    const mean = (await ask("answer"))[0];
    expect(mean?.present).toBeCloseTo((2 / 3 + 3 / 4) / 2, 14);
    expect(mean?.overlap).toBeCloseTo(((one?.overlap as number) + (two?.overlap as number)) / 2, 14);
    // Only the second slice has a τ: in the first all that are left are equal.
    expect([one?.kendall, mean?.kendall]).toEqual([undefined, two?.kendall]);
    expect(slices.columns).toContain("start");
    expect((await ask("answer")).columns).not.toContain("start");
  });

  it("takes the earliest time for the first", async () => {
    const network = of([
      { source: "a", target: "b", start: 1, document: "one" },
      { source: "b", target: "c", start: 5, document: "two" },
      { source: "a", target: "c", start: 9, document: "one" },
    ]);
    const question = { call: "temporalPaths", options: { source: "a", from: 0 } } as const;
    const found = await robustness(network, question, { error: "leave-source-out", top: 2 });
    // Without one, a alone is left of a and b; without two, a and b stay the first.
    expect(found.map(({ overlap }) => overlap)).toEqual([1 / 2, 1]);
    expect(
      found
        .figures()
        .filter(({ variant }) => variant === "two")
        .map(({ actor, value, rank, rankLow, valueLow }) => [actor, value, rank, rankLow, valueLow]),
    ).toEqual([
      ["a", 0, 1, 1, 0],
      ["b", 1, 2, 2, 1],
      ["c", 5, 3, 3, 9],
    ]);
  });
});

describe("robustness", () => {
  it("is whole at a rate of 0, whatever the error", async () => {
    const network = buildNetwork(khorasan).between("2014", "2017");
    const found = await robustness(network, "betweenness", { error: RANDOM_ERRORS, rates: [0], draws: 2 });
    expect(found).toHaveLength(RANDOM_ERRORS.length);
    for (const {
      kendallLow,
      spearmanLow,
      overlapLow,
      leader,
      orderKept,
      present,
      estimate,
      deviation,
      changed,
    } of found) {
      expect([kendallLow, spearmanLow, overlapLow, leader, orderKept, present, estimate]).toEqual([
        1, 1, 1, 1, 1, 1, 1,
      ]);
      expect([deviation, changed]).toEqual([0, 0]);
    }
    for (const { rank, rankBest, rankWorst } of found.figures()) expect([rankBest, rankWorst]).toEqual([rank, rank]);
  });

  it("is whole where the policy stays what it is", async () => {
    const network = buildNetwork(khorasan).at("2015");
    const { presence } = network.policy;
    const found = await robustness(network, "degree", { error: ["presence"], presence: [presence, "certain"] });
    expect(found.map(({ variant, present }) => [variant, (present as number) < 1])).toEqual([
      ["possible", false],
      ["certain", true],
    ]);
    const rules = await robustness(network, "degree", {
      error: "persistence",
      persistence: [network.policy.persistence, "as-stated"],
    });
    expect(rules[0]).toMatchObject({ kendall: 1, present: 1 });
    expect((await robustness(network, "degree", { error: "persistence" })).map(({ variant }) => variant)).toEqual([
      "as-stated",
      "until-ended",
      "until-replaced",
      "P1Y",
    ]);
  });

  it("is the same for the same seed, and a draw does not depend on the others, nor on other errors and rates", async () => {
    const network = buildNetwork(khorasan).at("2015");
    const ask = (options: Partial<RobustnessOptions> = {}) =>
      robustness(network, "degree", { error: RANDOM_ERRORS, rates: [0.1], draws: 3, jitter: "P1Y", ...options });
    const found = await ask();
    expect(await ask()).toEqual(found);
    expect((await ask()).figures()).toEqual(found.figures());
    expect([...(await ask({ seed: 9 }))]).not.toEqual([...found]);
    const alone = await ask({ error: "alias-split", rates: [0.3, 0.1] });
    expect(alone[1]).toEqual(found.find(({ error }) => error === "alias-split"));
    const [first, second] = await Promise.all([ask({ draws: 1, seed: 1 }), ask({ draws: 1, seed: 2 })]);
    const both = await ask({ draws: 2, seed: 1 });
    for (const [i, row] of both.entries())
      expect(row.estimate).toBeCloseTo(((first[i]?.estimate as number) + (second[i]?.estimate as number)) / 2, 12);
  });

  it("has fewer there the more are missing, draw by draw", async () => {
    await fc.assert(
      fc.asyncProperty(anyEdges, fc.integer(), async (edges, seed) => {
        for (const error of ["missing-actors", "missing-ties", "missing-claims"] as const) {
          const found = await robustness(of(edges), ties, { error, rates: [0.1, 0.4, 0.8, 1], draws: 2, seed });
          const present = found.map((row) => row.present as number);
          for (const [i, share] of present.entries())
            if (i > 0) expect(share).toBeLessThanOrEqual(present[i - 1] as number);
          expect(found.at(-1)).toMatchObject({ present: 0, overlap: 0, kendall: undefined, answered: 2 });
        }
      }),
      { numRuns: 20 },
    );
  });

  it("does not hang on what actors are called, nor on when it all began", async () => {
    await fc.assert(
      fc.asyncProperty(anyEdges, async (edges) => {
        const renamed = edges.map((edge) => ({
          ...edge,
          source: `x${edge.source}`,
          target: `x${edge.target}`,
          start: edge.start + 100,
          end: edge.end + 100,
        }));
        const options = { error: RANDOM_ERRORS, rates: [0.3], draws: 3, jitter: 4 };
        const [one, other] = await Promise.all([
          robustness(of(edges), ties, options),
          robustness(of(renamed), ties, options),
        ]);
        expect([...other]).toEqual([...one]);
      }),
      { numRuns: 20 },
    );
  });

  it("ranks as scores do", async () => {
    const network = buildNetwork(khorasan).at("2015");
    const found = await robustness(network, "pagerank", { error: "missing-ties", rates: [0], draws: 1 });
    const values = found.figures().map(({ value }) => value);
    expect(found.figures().map(({ rank }) => rank)).toEqual(ranksOf(values));
  });

  it("has nothing to say of an empty view, and a number for a single number", async () => {
    const empty = await robustness(of([]), "degree", { error: ERROR_MODELS, rates: [0.5], draws: 1, jitter: 2 });
    for (const row of empty) expect(row).toMatchObject({ kendall: undefined, overlap: undefined, present: undefined });
    expect(empty.figures()).toHaveLength(0);
    const count = await robustness(tiny(), (view) => view.ties().length, {
      error: "missing-ties",
      rates: [0.4],
      draws: 3,
    });
    expect(count[0]).toMatchObject({ kendall: undefined, overlap: 1, present: 1 });
    expect(count.figures()[0]).toMatchObject({ value: 5, valueLow: 3, valueMedian: 3, valueHigh: 3 });
  });

  it("counts draws without an answer, and fails on mistakes of the question", async () => {
    const picky = (view: TemporalNetwork) => {
      if (view.ties().some(({ id }) => id.startsWith("tie:a>b"))) return degreesOf(view);
      throw new AllegianceError({ code: "unsupported", message: "no", expected: "yes" });
    };
    const found = await robustness(tiny(), picky, { error: "missing-ties", rates: [0.4], draws: 100 });
    // Both parallel ties go in one of ten draws.
    expect(found[0]?.answered).toBeGreaterThan(80);
    expect(found[0]?.answered).toBeLessThan(100);
    const broken = (view: TemporalNetwork) => {
      if (view.ties().length === 5) return degreesOf(view);
      throw new TypeError("broken");
    };
    await expect(robustness(tiny(), broken, { error: "missing-ties" })).rejects.toThrow("broken");
  });

  it("refuses what it does not know", async () => {
    const refused = async (options: object, message: RegExp, network = tiny()) =>
      expect(robustness(network, "degree", options as RobustnessOptions)).rejects.toThrow(message);
    await refused({}, /option `error`/);
    await refused({ error: "typo" }, /missing-actors, missing-ties/);
    await refused({ error: "missing-ties", rates: [1.5] }, /option `rates.0`.*at most 1/);
    await refused({ error: "missing-ties", rate: 0.1 }, /no option `rate`/);
    await refused(
      { error: "date-jitter", jitter: "P1Q" },
      /option `jitter`/,
      of([{ source: "a", target: "b", start: "2010" }]),
    );
    await refused({ error: "date-jitter", jitter: -1 }, /option `jitter`/);
    const ticks = of([{ source: "a", target: "b", start: 1 }]);
    await refused({ error: "date-jitter" }, /number of ticks/, ticks);
    await refused({ error: "date-jitter", jitter: "P1D" }, /number of ticks/, ticks);
    await refused({ error: "persistence", persistence: ["P1Y"] }, /ticks/, ticks);
    await refused({ error: "persistence", persistence: [{ friendship: "P1Y" }] }, /a kind/);
    await expect(robustness(tiny(), "typo" as "degree", { error: "missing-ties" })).rejects.toThrow(/question/);
  });

  it("tells how far it is, and stops when it is told to", async () => {
    const seen: number[][] = [];
    const options = { error: ["missing-ties", "presence"] as const, rates: [0.2, 0.4], draws: 3 };
    await robustness(tiny(), "degree", { ...options, onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((done) => [done, 9]));
    const stop = new AbortController();
    const watched = {
      ...options,
      signal: stop.signal,
      onProgress: (done: number) => done === 2 && stop.abort(new Error("enough")),
    };
    await expect(robustness(tiny(), "degree", watched as RobustnessOptions)).rejects.toThrow("enough");
  });

  it("says what made it", async () => {
    const found = await robustness(tiny(), ties, { error: "alias-merge", rates: [0.5], draws: 2 });
    expect(found.question).toEqual(ties);
    expect(found.data.name).toBe("edges");
    expect(found.options).toMatchObject({
      error: ["alias-merge"],
      rates: [0.5],
      draws: 2,
      seed: 1,
      top: 10,
      level: 0.9,
      each: "answer",
    });
    expect(found.options).toMatchObject({ jitter: 30, presence: ["certain", "possible", "expected"] });
    expect((await robustness(tiny(), ties, { error: "presence" })).options).toMatchObject({
      rates: [0.01, 0.05, 0.1, 0.2, 0.3],
      draws: 50,
    });
    expect(found.figures().options).toBe(found.options);
    expect(found.figures().columns.slice(0, 5)).toEqual(["error", "rate", "variant", "actor", "label"]);
  });
});
