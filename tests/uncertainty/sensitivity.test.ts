import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { khorasan } from "../../src/khorasan/index";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { PolicyInput } from "../../src/network/policy";
import { askerOf, type Question } from "../../src/questions/question";
import type { Policies } from "../../src/uncertainty/policies";
import { type SensitivityOptions, sensitivity } from "../../src/uncertainty/sensitivity";
import { small } from "../data/small";
import { dataset, isClose } from "./influence-brute";

const contact = (parties: string, source = "report") => ({ kind: "contact", parties, start: "2012", source });

/** Degrees: bee 4, ant 3, east and west 2, unknown 1; by the report alone ant 3, bee and east 2, west 1. */
const star = buildNetwork(
  small([contact("ant;bee;east"), contact("ant;west"), contact("bee;unknown", "study"), contact("bee;west", "study")]),
);
const policies = { all: {}, report: { sources: ["report"] } } satisfies Policies;

describe("sensitivity", () => {
  it("puts a question under two policies side by side, solved by hand", async () => {
    const rows = await sensitivity(star, "degree", policies, { top: 1 });
    expect(rows.map(({ actor, policy, value, rank }) => [actor, policy, value, rank])).toEqual([
      ["bee", "all", 4, 1],
      ["bee", "report", 2, 2],
      ["ant", "all", 3, 2],
      ["ant", "report", 3, 1],
      ["east", "all", 2, 3],
      ["east", "report", 2, 2],
      ["west", "all", 2, 3],
      ["west", "report", 1, 4],
      ["unknown", "all", 1, 5],
      ["unknown", "report", undefined, undefined],
    ]);
    expect(rows.sideBySide[0]).toEqual({
      ...{ actor: "bee", label: "Bee" },
      ...{ all: 4, "all rank": 1, report: 2, "report rank": 2, turn: 1 },
    });
    expect(rows.sideBySide.columns).toEqual(["actor", "label", "all", "all rank", "report", "report rank", "turn"]);
    // Of the six pairs of four actors three agree, one disagrees, one is equal in either: (3 − 1) / √(5·5).
    expect(rows.pairs).toHaveLength(1);
    expect(rows.pairs[0]).toMatchObject({
      ...{ one: "all", other: "report", slices: 1, firsts: 1, both: 4, onlyOne: 1, onlyOther: 0 },
      ...{ overlap: 0, overlapLeast: 0 },
    });
    expect(rows.pairs[0]?.kendall).toBeCloseTo(0.4, 12);
    // Mean ranks 2, 1, 3.5, 3.5 and 1, 2.5, 2.5, 4: 2.25 / 4.5.
    expect(rows.pairs[0]?.spearman).toBeCloseTo(0.5, 12);
    expect(rows.slices.map(({ firstOne, firstOther }) => [firstOne, firstOther])).toEqual([[["bee"], ["ant"]]]);
    expect(
      rows.crossings.map(({ actor, crossing, rankOne, rankOther, by }) => [actor, crossing, rankOne, rankOther, by]),
    ).toEqual([
      ["ant", "enters", 2, 1, 1],
      ["bee", "leaves", 1, 2, 1],
    ]);
    expect(rows.turns).toHaveLength(0);
    expect(rows.options).toMatchObject({ question: "degree", top: 1, policies: { report: { sources: ["report"] } } });
  });

  it("names who is before whom, and by how many ranks that turns", async () => {
    const { turns, crossings } = await sensitivity(star, "degree", policies, { top: 2 });
    expect([...turns]).toEqual([
      {
        ...{ one: "all", other: "report", ahead: "bee", behind: "ant" },
        ...{ aheadOne: 1, behindOne: 2, aheadOther: 2, behindOther: 1, by: 2 },
      },
    ]);
    expect(crossings.map(({ actor, crossing, by }) => [actor, crossing, by])).toEqual([["east", "enters", 1]]);
    const five = await sensitivity(star, "degree", policies, { top: 5 });
    expect(five.crossings.map(({ actor, crossing, by }) => [actor, crossing, by])).toEqual([
      ["unknown", "leaves", undefined],
    ]);
  });

  it("compares slice by slice, in the order of time", async () => {
    const ticks = networkFromEdges(
      [
        { source: "a", target: "b", start: 8, end: 9 },
        { source: "a", target: "b", kind: "support", start: 9 },
        { source: "b", target: "c", start: 9, end: 12 },
        { source: "c", target: "d", start: 9, end: 10 },
      ],
      { directed: false },
    );
    const question = {
      call: "centralityOverTime",
      options: { measure: "degree", every: 1, from: 8, to: 12 },
    } as const;
    const persistence = {
      forever: { persistence: "until-ended" },
      stated: { presence: "certain", persistence: "as-stated" },
    } as const;
    const { slices, pairs } = await sensitivity(ticks, question, persistence);
    expect(slices.map(({ start, both, onlyOne, kendall }) => [start, both, onlyOne, kendall])).toEqual([
      [8, 2, 0, undefined],
      // Degrees of b, c, d: 2, 2, 1 and 1, 2, 1. Of three pairs one agrees, and one is equal in either.
      [9, 3, 1, 0.5],
      [10, 2, 1, undefined],
      [11, 2, 1, undefined],
    ]);
    expect(slices.columns.slice(0, 4)).toEqual(["one", "other", "start", "end"]);
    expect(pairs[0]).toMatchObject({ slices: 4, both: 9, onlyOne: 3, kendall: 0.5, firsts: 3 });
  });

  it("takes times, pairs that are not there, and lists of policies", async () => {
    const edges = networkFromEdges([
      { source: "a", target: "b", start: "2014-01", end: "2015" },
      { source: "b", target: "c", start: "2014-02-01", end: "2015" },
    ]);
    const paths = await sensitivity(edges, { call: "temporalPaths", options: { source: "a", from: "2014" } }, [
      {},
      { presence: "certain" },
    ]);
    expect(paths.sideBySide.map((row) => [row.actor, row["as the view"], row["presence: certain"]])).toEqual([
      ["a", "2014-01-01", "2014-01-01"],
      ["b", "2014-01-01", "2014-01-31"],
      ["c", "2014-02-01", "2014-02-01"],
    ]);
    const together = await sensitivity(star, "communities", policies);
    const pair = together.sideBySide.find(({ actor, other }) => actor === "bee" && other === "unknown");
    expect(pair).toMatchObject({ all: 1, report: 0, "report rank": undefined });
  });

  it("is told of, and ends when it is aborted", async () => {
    const told: number[] = [];
    const controller = new AbortController();
    const stopped = sensitivity(star, "degree", [{}, { widen: 0 }, { widen: 2 }], {
      signal: controller.signal,
      onProgress: (done) => {
        told.push(done);
        if (done === 2) controller.abort(new Error("enough"));
      },
    });
    await expect(stopped).rejects.toThrow("enough");
    expect(told).toEqual([1, 2]);
  });

  it("refuses what it cannot compare", async () => {
    const code = async (under: unknown, options?: object, question: Question = "degree") => {
      const asked = sensitivity(star, question, under as Policies, options as SensitivityOptions);
      const error = await asked.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AllegianceError);
      return (error as AllegianceError).code;
    };
    expect(await code([{}])).toBe("invalid-option");
    expect(await code([{}, {}])).toBe("invalid-option");
    expect(await code(undefined)).toBe("invalid-option");
    expect(await code({ a: {}, b: { presence: "perhaps" } })).toBe("invalid-option");
    expect(await code({ actor: {}, b: {} })).toBe("invalid-option");
    expect(await code(policies, { top: 0 })).toBe("invalid-option");
    expect(await code(policies, { k: 1 })).toBe("invalid-option");
    await expect(sensitivity(star, "betweenness", { a: {}, chances: { presence: "expected" } })).rejects.toThrow(
      /^under chances: betweenness/,
    );
  });

  it("has no rows for an empty view", async () => {
    const rows = await sensitivity(star.before("2000"), "degree", policies);
    expect(rows).toHaveLength(0);
    expect(rows.columns).toEqual(["actor", "label", "policy", "value", "rank"]);
    expect(rows.pairs[0]).toMatchObject({ slices: 0, kendall: undefined, overlap: undefined });
  });
});

const persistence = fc.constantFrom("until-replaced", "until-ended", "P1Y", "as-stated");
const policy = fc.record({
  persistence,
  presence: fc.constantFrom("certain", "possible"),
}) as fc.Arbitrary<PolicyInput>;
const QUESTIONS: readonly Question[] = [
  "degree",
  "temporalReach",
  { call: "centralityOverTime", options: { measure: "closeness", every: "year" } },
];

describe("sensitivity of any small data set", () => {
  it("counts turns, crossings and Kendall's tau as brute force does", async () => {
    const any = fc.asyncProperty(
      dataset,
      policy,
      policy,
      fc.constantFrom(...QUESTIONS),
      fc.integer({ min: 1, max: 3 }),
      check,
    );
    await fc.assert(any, { numRuns: 150 });

    async function check(
      data: Parameters<typeof buildNetwork>[0],
      one: PolicyInput,
      other: PolicyInput,
      question: Question,
      top: number,
    ) {
      const view = buildNetwork(data);
      const result = await sensitivity(view, question, { one, other }, { top });
      const ask = askerOf(question);
      const [a, b] = [ask(view.under(one)).figures, ask(view.under(other)).figures];
      const rankIn = (list: typeof a, key: string) => {
        const figure = list.find((candidate) => candidate.key === key);
        if (!figure) return undefined;
        return (
          1 +
          list.filter(
            ({ group, value }) => group === figure.group && value > figure.value && !isClose(value, figure.value),
          ).length
        );
      };
      const place = new Map(
        [...a, ...b].map((f) => [f.key, { one: rankIn(a, f.key) ?? 99, other: rankIn(b, f.key) ?? 99 }]),
      );
      const at = (key: string) => place.get(key) ?? { one: 99, other: 99 };
      const groupOf = new Map([...a, ...b].map(({ key, group }) => [key, group]));
      const startOf = new Map([...a, ...b].map(({ key, of }) => [key, of.start]));
      const keys = [...place.keys()];
      const isIn = (key: string, side: "one" | "other") => at(key)[side] <= top;
      const crossings = keys.filter((key) => isIn(key, "one") !== isIn(key, "other"));
      expect(result.crossings).toHaveLength(crossings.length);
      let swings = 0;
      const turns = keys.flatMap((x) =>
        keys.filter((y) => {
          const [p, q] = [at(x), at(y)];
          if (groupOf.get(x) !== groupOf.get(y) || [p.one, p.other, q.one, q.other].includes(99)) return false;
          const bothFirst = (isIn(x, "one") && isIn(y, "one")) || (isIn(x, "other") && isIn(y, "other"));
          const isTurn = bothFirst && p.one < q.one && p.other > q.other;
          if (isTurn) swings += q.one - p.one + p.other - q.other;
          return isTurn;
        }),
      );
      expect(result.turns).toHaveLength(turns.length);
      expect(result.turns.reduce((sum, { by }) => sum + by, 0)).toBe(swings);
      for (const slice of result.slices) {
        const inSlice = keys.filter(
          (key) => startOf.get(key) === slice.start && at(key).one < 99 && at(key).other < 99,
        );
        let [score, p, q] = [0, 0, 0];
        for (const [i, x] of inSlice.entries()) {
          for (const y of inSlice.slice(i + 1)) {
            const [s, t] = [Math.sign(at(x).one - at(y).one), Math.sign(at(x).other - at(y).other)];
            score += s * t;
            p += s * s;
            q += t * t;
          }
        }
        expect(slice.both).toBe(inSlice.length);
        if (p * q === 0) expect(slice.kendall).toBeUndefined();
        else expect(slice.kendall).toBeCloseTo(score / Math.sqrt(p * q), 9);
      }
    }
  });

  it("says the same the other way round, and nothing of a policy and itself", async () => {
    await fc.assert(
      fc.asyncProperty(dataset, policy, policy, async (data, one, other) => {
        const view = buildNetwork(data);
        const there = await sensitivity(view, "degree", { one, other }, { top: 2 });
        const back = await sensitivity(view, "degree", { other, one }, { top: 2 });
        expect(back.pairs.map(({ kendall, overlap, onlyOne }) => [kendall, overlap, onlyOne])).toEqual(
          there.pairs.map(({ kendall, overlap, onlyOther }) => [kendall, overlap, onlyOther]),
        );
        const turned = (x: string, y: string) => `${x} ${y}`;
        expect(back.turns.map(({ ahead, behind }) => turned(behind, ahead)).sort()).toEqual(
          there.turns.map(({ ahead, behind }) => turned(ahead, behind)).sort(),
        );
        const same = await sensitivity(view, "degree", { one, again: one }, { top: 2 });
        expect([same.turns.length, same.crossings.length, same.pairs[0]?.kendall ?? 1]).toEqual([0, 0, 1]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("sensitivity of the bundled data", () => {
  it("has a row for each figure and policy, and finds persistence to turn the ranking", async () => {
    const view: TemporalNetwork = buildNetwork(khorasan).between("2009", "2010");
    const under = { default: {}, ended: { persistence: "until-ended" }, stated: { persistence: "as-stated" } } as const;
    const rows = await sensitivity(view, "betweenness", Object.freeze(under));
    expect(rows).toHaveLength(3 * rows.sideBySide.length);
    expect(rows.pairs).toHaveLength(3);
    expect(rows.turns.length).toBeGreaterThan(0);
    expect(rows.pairs.map(({ overlap = 1 }) => overlap < 1)).toContain(true);
  });
});
