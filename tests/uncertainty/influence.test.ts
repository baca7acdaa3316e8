import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { claimsOf } from "../../src/evidence/claims-of";
import { explain } from "../../src/evidence/explain";
import { khorasan } from "../../src/khorasan/index";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Question } from "../../src/questions/question";
import { type InfluenceOptions, influence } from "../../src/uncertainty/influence";
import type { ChangedFigure } from "../../src/uncertainty/influence-rows";
import { type InfluenceOf, unitsOf } from "../../src/uncertainty/influence-units";
import { small } from "../data/small";
import { bruteChanges, dataset, isClose } from "./influence-brute";

const contact = (parties: string, more: object = {}) => ({ kind: "contact", parties, start: "2012", ...more });
const undirected = { call: "betweenness", options: { direction: "undirected" } } as const;

/** bee – east – ant – west, of which two sources of different families say the middle. */
const line = buildNetwork(
  small([
    contact("ant;east"),
    contact("ant;east", { source: "study", paragraph: "7" }),
    contact("ant;west"),
    contact("bee;east", { source: "echo" }),
  ]),
);

describe("influence", () => {
  it("solves a line by hand: b(ant) = b(east) = 2, and what a claim carries goes with it", async () => {
    const rows = await influence(line, undirected);
    expect(
      rows.map(({ id, change, actor, from, to, figures, total }) => [id, change, actor, from, to, figures, total]),
    ).toEqual([
      // Without ant – west: bee – east – ant, so b(east) = 1, b(ant) = 0, and west has no tie.
      ["c3", 2, "ant", 2, 0, 3, 3],
      ["c4", 2, "east", 2, 0, 3, 3],
      ["c1", 0, undefined, undefined, undefined, 0, 0],
      ["c2", 0, undefined, undefined, undefined, 0, 0],
    ]);
    expect(rows[0]).toMatchObject({ source: "report", paragraph: "1", rankFrom: 1, rankTo: 2, claims: ["c3"] });
    expect(rows.work).toEqual({ units: 4, unasked: 2, computed: 3 });
  });

  it("leaves out sources, and families that say nothing of their own", async () => {
    const sources = await influence(line, undirected, { of: "source" });
    // Without the report east – ant stays, as the study has it.
    expect(sources.map(({ id, change, claims }) => [id, change, claims])).toEqual([
      ["report", 2, ["c1", "c3"]],
      ["echo", 2, ["c4"]],
      ["study", 0, ["c2"]],
    ]);
    const families = await influence(line, undirected, { of: "family" });
    // Only the middle is left: two actors, with nothing between.
    expect(families[0]).toMatchObject({ id: "press", source: "report; echo", change: 2, figures: 4, total: 4 });
    expect(families.map(({ id, change }) => [id, change])).toEqual([
      ["press", 2],
      ["study", 0],
    ]);
  });

  it("leaves out a tie with all its claims, but not the other ties of a claim of several parties", async () => {
    const rows = await influence(line, undirected, { of: "tie" });
    expect(rows.find(({ id }) => id === "contact:ant-east")).toMatchObject({
      change: 2,
      claims: ["c1", "c2"],
      total: 4,
    });
    const triangle = buildNetwork(small([contact("ant;bee;east")]));
    const ties = await influence(triangle, undirected, { of: "tie" });
    expect(ties.map(({ change, actor }) => [change, actor])).toEqual([
      [1, "east"],
      [1, "bee"],
      [1, "ant"],
    ]);
  });

  it("gives a tie its end back that a defection had set", async () => {
    const data = small([
      { kind: "allegiance", subject: "ant", object: "east", start: "2010" },
      { kind: "defection", subject: "ant", object: "west", origin: "east", start: "2012-06-01" },
    ]);
    const question = {
      call: "centralityOverTime",
      options: { measure: "degree", every: "year", from: "2010", to: "2014" },
    } as const;
    const rows = await influence(buildNetwork(data), question, { top: 1 });
    expect(rows.map(({ id }) => id)).toEqual(["c1", "c2"]);
    const changes = rows.changes("c2");
    const degrees = (of: string) =>
      changes
        .filter(({ actor, from, to }) => actor === of && from !== to)
        .map(({ start, from, to }) => [start, from, to]);
    expect(degrees("east")).toEqual([["2013-01-01", undefined, 1]]);
    expect(degrees("ant")).toEqual([
      ["2012-01-01", 2, 1],
      ["2013-01-01", undefined, 1],
    ]);
    expect(degrees("west")).toEqual([["2012-01-01", 1, undefined]]);
    expect(rows[1]).toMatchObject({ firsts: 1, first: { start: "2012-01-01", from: ["ant"], to: [] } });
  });

  it("says who has the first place then, how the first places overlap, and whose rank turns most", async () => {
    const star = buildNetwork(
      small([
        contact("ant;bee;east", { start: "2012" }),
        contact("ant;west"),
        contact("bee;unknown", { source: "study" }),
        contact("bee;west", { source: "study" }),
      ]),
    );
    // Degrees: bee 4, ant 3, east and west 2, unknown 1. Without c3 ant and bee have 3; without c3 and c4 ant leads.
    const claims = await influence(star, "degree", { top: 1 });
    expect(claims.find(({ id }) => id === "c3")).toMatchObject({
      firsts: 1,
      first: { from: ["bee"], to: ["ant", "bee"] },
      overlap: 1 / 3,
      turn: undefined,
    });
    const sources = await influence(star, "degree", { of: "source", top: 1 });
    expect(sources.find(({ id }) => id === "study")).toMatchObject({
      first: { from: ["bee"], to: ["ant"] },
      overlap: 0,
      turn: { actor: "bee", rankFrom: 1, rankTo: 2 },
    });
  });

  it("ranks by what is asked for", async () => {
    const data = small([contact("ant;bee"), contact("ant;east;west;unknown", { kind: "joint-operation" })]);
    const ids = async (options: InfluenceOptions) =>
      (await influence(buildNetwork(data), "degree", options)).map(({ id }) => id);
    expect(await ids({ rankedBy: "change" })).toEqual(["c2", "c1"]);
    const values = (view: TemporalNetwork) => ({ high: view.ties().length > 6 ? 9 : 0, low: view.ties().length });
    const rows = await influence(buildNetwork(data), values, { rankedBy: "figures" });
    expect(rows.map(({ id, change, figures, total, name }) => [id, change, figures, total, name])).toEqual(
      [
        ["c1", 9, 2, 10, "high"],
        ["c2", 9, 2, 15, "high"],
      ].reverse(),
    );
    expect(await ids({ rankedBy: "firsts" })).toEqual(["c2", "c1"]);
  });

  it("tells which claims carry one figure", async () => {
    const network = buildNetwork(khorasan);
    const question = { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } } as const;
    const rows = await influence(network, question, { figure: { actor: "al-qaida", start: "2009" }, of: "source" });
    expect(rows.options.figure).toEqual({ actor: "al-qaida", start: "2009" });
    expect(rows[0]).toMatchObject({ id: "cat-2021", actor: "al-qaida", start: "2009-01-01", end: "2010-01-01" });
    for (const { figures, total, change } of rows) {
      expect(figures).toBeLessThanOrEqual(1);
      expect(total).toBe(change);
    }
    const all = await influence(network, question, { of: "source" });
    const whole = all.changes("cat-2021").find(({ actor, start }) => actor === "al-qaida" && start === "2009-01-01");
    expect(rows.changes("cat-2021")).toEqual([whole]);
    expect(rows.work.computed).toBeLessThan(all.work.computed);
    // Of one figure the same rows as if only it had been asked for.
    const carriers = all.carriers({ actor: "al-qaida", start: "2009" });
    expect([...carriers]).toEqual(rows.filter(({ change }) => change > 0));
    expect(carriers.length).toBeGreaterThan(0);
  });

  it("gives rows that lead back to their claims", async () => {
    const rows = await influence(line, undirected);
    expect(rows.find(({ id }) => id === "c2")).toMatchObject({
      paragraph: "7",
      source: "study",
      ties: ["contact:ant-east"],
    });
    for (const row of rows) expect(claimsOf(line, row).map(({ id }) => id)).toContain(row.id);
    expect(explain(line, rows[0] as object).text).toContain("¶1");
  });

  it("takes any question: numbers, paths, communities, chains", async () => {
    expect(
      (await influence(line, (view: TemporalNetwork) => view.ties().length)).map(({ id, from, to }) => [id, from, to]),
    ).toEqual([
      ["c3", 3, 2],
      ["c4", 3, 2],
      ["c1", undefined, undefined],
      ["c2", undefined, undefined],
    ]);
    const edges = networkFromEdges([
      { id: "ab", source: "a", target: "b", start: "2014-01-01", end: "2014-02-01" },
      { id: "bc", source: "b", target: "c", start: "2014-01-11", end: "2014-02-01" },
      { id: "bc2", source: "b", target: "c", start: "2014-01-21", end: "2014-02-01" },
    ]);
    const paths = await influence(edges, { call: "temporalPaths", options: { source: "a" } });
    expect(paths.map(({ id, change, actor, from, to }) => [id, change, actor, from, to])).toEqual([
      ["ab", Number.POSITIVE_INFINITY, "b", "2014-01-01", undefined],
      ["bc", 10, "c", "2014-01-11", "2014-01-21"],
      ["bc2", 0, undefined, undefined, undefined],
    ]);
  });

  it("is told of, and ends when it is aborted", async () => {
    const told: string[] = [];
    await influence(line, "degree", { onProgress: (done, total) => told.push(`${done}/${total}`) });
    expect(told).toEqual(["1/4", "2/4", "3/4", "4/4"]);
    const controller = new AbortController();
    const stopped = influence(line, "degree", {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(stopped).rejects.toThrow("enough");
  });

  it("refuses what it cannot answer", async () => {
    const code = async (network: TemporalNetwork, question: Question, options?: object) => {
      const error = await influence(network, question, options as InfluenceOptions).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AllegianceError);
      return (error as AllegianceError).code;
    };
    expect(await code(line.under({ presence: { sample: 1 } }), "degree")).toBe("unsupported");
    expect(await code(line, "degree", { figure: { actor: "nobody" } })).toBe("invalid-option");
    expect(await code(line, "degree", { of: "actor" })).toBe("invalid-option");
    expect(await code(line, "degree", { k: 3 })).toBe("invalid-option");
    expect(await code(line, "degree", { signal: 1 })).toBe("invalid-option");
    expect(await code(line, { call: "degree", options: { weight: 1 } })).toBe("invalid-option");
    expect(await code({} as TemporalNetwork, "degree")).toBe("invalid-option");
    const fails = (view: TemporalNetwork) => {
      if (view.ties().length < 3) throw new AllegianceError({ code: "unsupported", message: "few", expected: "" });
      return 1;
    };
    await expect(influence(line, fails)).rejects.toThrow("without c3: few");
    const rows = await influence(line, "degree");
    expect(() => rows.changes("c9")).toThrow(AllegianceError);
  });

  it("has rows without any change for an empty view, and none for a network without claims", async () => {
    expect((await influence(line.before("2000"), "degree")).map(({ change, figures }) => [change, figures])).toEqual(
      [0, 1, 2, 3].map(() => [0, 0]),
    );
    expect(await influence(networkFromEdges([]), "degree")).toHaveLength(0);
  });
});

const MEASURES: readonly Question[] = [
  "betweenness",
  { call: "degree", options: { parallel: "keep" } },
  { call: "degree", options: { strength: "corroboration", parallel: "count" } },
  { call: "closeness", options: { strength: (tie: { claims: readonly string[] }) => tie.claims.length } },
  { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } },
  {
    call: "centralityOverTime",
    options: { measure: "degree", every: "quarter", window: "year", strength: "confidence" },
  },
  {
    call: "centralityOverTime",
    options: { measure: "closeness", every: "year", cumulative: true, from: "2012", to: "2015" },
  },
  { call: "centralityOverTime", options: { measure: "coreness", every: ["2012", "2013-06", "2016"] } },
  "communities",
  "temporalReach",
  { call: "temporalCloseness", options: { traversalTime: (tie: { corroboration: number }) => tie.corroboration } },
  "defectionChains",
  "defectionFlows",
  (view: TemporalNetwork) => view.ties().reduce((sum, { claims }) => sum + claims.length ** 2, 0),
];

/** That a row, and what changes without it, is what asking two networks from scratch says. */
async function sameAsBrute(view: TemporalNetwork, question: Question, of: InfluenceOf, every = 1) {
  const rows = await influence(view, question, { of });
  for (const [i, { id, isOut }] of unitsOf(view, of).entries()) {
    if (i % every !== 0) continue;
    const { changes, firsts } = bruteChanges(view, question, isOut);
    const row = rows.find((one) => one.id === id);
    const values = changes.filter(({ from, to }) => !isClose(from, to));
    expect([id, row?.figures, row?.firsts]).toEqual([id, values.length, firsts]);
    const sizes = values.map(({ from = 0, to = 0 }) => Math.abs(from - to));
    expect(row?.change).toBeCloseTo(Math.max(0, ...sizes), 9);
    const told = rows.changes(id).map(({ from, to, rankFrom, rankTo }: ChangedFigure) => [from, to, rankFrom, rankTo]);
    const order = (list: readonly unknown[][]) =>
      list.map((one) => one.map((x) => (typeof x === "number" ? Number(x.toPrecision(9)) : x)).join()).sort();
    expect(order(told)).toEqual(order(changes.map(({ from, to, rankFrom, rankTo }) => [from, to, rankFrom, rankTo])));
  }
  return rows;
}

describe("the fast path", () => {
  it.each(MEASURES.map((question, i) => [i, question] as const))(
    "answers as from scratch: question %i, any data",
    async (_, question) => {
      const view = fc.constantFrom<(view: TemporalNetwork) => TemporalNetwork>(
        (all) => all,
        (all) => all.between("2012", "2015"),
        (all) => all.under({ isolates: "keep", persistence: "until-ended" }),
        (all) => all.under({ presence: "certain" }),
        (all) => all.where(({ corroboration }) => corroboration < 2),
        (all) => all.ofKind("allegiance", "contact", "membership"),
      );
      const of = fc.constantFrom<InfluenceOf>("claim", "source", "family", "tie");
      await fc.assert(
        fc.asyncProperty(dataset, view, of, async (data, narrow, unit) => {
          await sameAsBrute(narrow(buildNetwork(data)), question, unit);
        }),
        { numRuns: 40 },
      );
    },
  );

  it("does so where ties are weighted with the chance that they are there", async () => {
    const question: Question = {
      call: "centralityOverTime",
      options: { measure: "degree", every: "year", parallel: "count" },
    };
    await fc.assert(
      fc.asyncProperty(dataset, async (data) => {
        await sameAsBrute(
          buildNetwork(data, { presence: "expected", persistence: "until-ended", onset: "stated" }),
          question,
          "claim",
        );
      }),
      { numRuns: 60 },
    );
  });

  it("asks everything again where the direction of all ties rests on one", async () => {
    const edges = [
      { id: "ab", source: "a", target: "b", kind: "contact", start: "2013", end: "2013" },
      { id: "bc", source: "b", target: "c", kind: "contact", start: "2013", end: "2013" },
      { id: "ad", source: "a", target: "d", kind: "support", start: "2015", end: "2015" },
    ];
    const question = {
      call: "centralityOverTime",
      options: { measure: "betweenness", every: "year", to: "2016" },
    } as const;
    // Without the one tie that points somewhere pairs count once: b(b) = 1 in place of 2.
    const rows = await sameAsBrute(networkFromEdges(edges), question, "claim");
    expect(rows.changes("ad")).toContainEqual(
      expect.objectContaining({ actor: "b", start: "2013-01-01", from: 2, to: 1 }),
    );
  });

  it.each(["degree", "temporalReach"] as const)("sees what a predicate reads of claims: %s", async (question) => {
    // Without the second source the tie is one that is asked for.
    const weak = line.where(({ corroboration }) => corroboration < 2);
    const rows = await sameAsBrute(weak, question, "claim");
    expect(rows.find(({ id }) => id === "c2")?.figures).toBeGreaterThan(0);
  });

  it("answers as from scratch on the bundled data, measuring few graphs", async () => {
    const network = buildNetwork(khorasan);
    const options = { measure: "betweenness", every: "year" } as const;
    const rows = await sameAsBrute(network, { call: "centralityOverTime", options }, "claim", 25);
    const slices = network.slices({ every: "year" }).length;
    expect(rows.work.computed).toBeLessThan(0.08 * rows.work.units * slices);
    expect(rows.work.unasked).toBeGreaterThan(20);
  });
});

describe("laws of influence", () => {
  const ticks = [
    { id: "p", source: "a", target: "b", start: 0, end: 4 },
    { id: "q", source: "b", target: "c", start: 2, end: 6 },
    { id: "r", source: "b", target: "c", start: 3, end: 5 },
    { id: "s", source: "c", target: "d", start: 2, end: 9 },
  ];
  const question = { call: "centralityOverTime", options: { measure: "betweenness", every: 1 } } as const;
  const told = (rows: readonly { id: string; change: number; total: number; figures: number; firsts: number }[]) =>
    rows.map(({ id, change, total, figures, firsts }) => [id, change, total, figures, firsts]);

  it("moves with time, and follows names", async () => {
    const rows = told(await influence(networkFromEdges(ticks), question));
    const later = ticks.map((edge) => ({ ...edge, start: edge.start + 100, end: edge.end + 100 }));
    expect(told(await influence(networkFromEdges(later), question))).toEqual(rows);
    const names: Record<string, string> = { a: "z", b: "y", c: "x", d: "w" };
    const other = ticks.map((edge) => ({
      ...edge,
      source: names[edge.source] ?? "",
      target: names[edge.target] ?? "",
    }));
    expect(told(await influence(networkFromEdges(other), question))).toEqual(rows);
    expect(rows.map(([id]) => id)).toContain("r");
  });

  it("does not mind an actor without ties, nor what is frozen", async () => {
    const edges = Object.freeze(ticks.map((edge) => Object.freeze(edge)));
    const rows = told(await influence(networkFromEdges(edges), Object.freeze(question), Object.freeze({ top: 2 })));
    expect(told(await influence(networkFromEdges(edges, { actors: ["lone"] }), question, { top: 2 }))).toEqual(rows);
  });
});
