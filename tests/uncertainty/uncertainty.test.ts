import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { degree } from "../../src/centrality/degree";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import { influence } from "../../src/uncertainty/influence";
import { uncertainty } from "../../src/uncertainty/uncertainty";
import { small } from "../data/small";
import { dayEdges } from "../paths/arbitrary";
import { poolOf } from "./pool";

const kept = { claims: "kept", headcounts: "kept" } as const;

describe("uncertainty, where all readings can be listed", () => {
  // ant's pledge begins on one of three days, bee's on one of two: of six readings four have ant first, one both at once.
  const network = buildNetwork(
    small([
      { kind: "allegiance", subject: "ant", object: "east", start: "[2010-01-01..2010-01-03]", end: "2010-12" },
      { kind: "allegiance", subject: "bee", object: "east", start: "[2010-01-03..2010-01-04]", end: "2010-12" },
    ]),
  );
  const days = (view: TemporalNetwork) =>
    Object.fromEntries(
      view.ties().map(({ source, startEarliest }) => [source, Number(String(startEarliest).slice(8))]),
    );

  it("has the exact quantiles and probabilities within the error it states", async () => {
    const rows = await uncertainty(network, days, { ...kept, draws: 2000, top: 1, level: 0.5 });
    const of = (name: string) => rows.find((row) => row.name === name);
    expect(of("ant")).toMatchObject({ observed: 1, present: 1, low: 1, median: 2, high: 3 });
    expect(of("bee")).toMatchObject({ observed: 3, low: 3, high: 4 });
    // The greater day is first in rank: ant only where both are the third.
    for (const [name, exact] of [
      ["ant", 1 / 6],
      ["bee", 1],
    ] as const) {
      const { top = 0, error = 0 } = of(name) ?? {};
      expect(Math.abs(top - exact)).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.01);
    }
    expect(of("ant")?.rankMean).toBeCloseTo(1 + 5 / 6, 1);
    expect([rows.draws, rows.options.top]).toEqual([2000, 1]);
    expect(rows.error).toBe(Math.max(...rows.map(({ error }) => error)));
  });

  it("draws claims by confidence and modality, and headcounts from their bounds", async () => {
    const doubtful = buildNetwork(
      small([
        { kind: "allegiance", subject: "ant", object: "east", start: "2010", confidence: "high" },
        { kind: "allegiance", subject: "bee", object: "east", start: "2010", confidence: "low" },
        { kind: "allegiance", subject: "bee", object: "west", start: "2010", modality: "alleged", confidence: "high" },
        ...["c", "d"].map((id) => ({
          ...{ id, kind: "defection", subject: "ant", origin: "west", object: "east", start: "2011" },
          ...{ headcount_low: 10, headcount_high: 12, source: id === "c" ? "report" : "study" },
        })),
      ]),
      { modalities: ["asserted", "attributed", "alleged"] },
    );
    const confidence = Object.fromEntries(doubtful.ties().map((tie) => [tie.id, tie.confidence]));
    const there = (view: TemporalNetwork) => Object.fromEntries(view.ties().map(({ id }) => [id, 1]));
    const rows = await uncertainty(doubtful, there, { draws: 3000 });
    const chances = Object.fromEntries(rows.map(({ name, present }) => [name, present]));
    const ids = Object.keys(confidence);
    for (const id of ids) {
      const one = confidence[id] ?? 0;
      const exact = id.startsWith("defection") ? 1 - (1 - one) ** 2 : id.includes("bee>west") ? one / 2 : one;
      expect(Math.abs((chances[id] ?? 0) - exact), id).toBeLessThan(4 * Math.sqrt((exact * (1 - exact) + 1e-4) / 3000));
    }
    const count = (view: TemporalNetwork) =>
      Object.fromEntries(
        view
          .ofKind("defection")
          .ties()
          .map((tie) => [String(tie.headcountBest), 1]),
      );
    const heads = await uncertainty(doubtful, count, { draws: 900 });
    expect(heads.map(({ name }) => name).sort()).toEqual(["10", "11", "12", "undefined"]);
    for (const row of heads.filter(({ name }) => name !== "undefined")) expect(row.present).toBeCloseTo(1 / 3, 1);
    const asGiven = await uncertainty(doubtful, count, { draws: 5, headcounts: "kept", claims: "kept" });
    expect(asGiven.map(({ name, present }) => [name, present])).toEqual([["undefined", 1]]);
    const sure = await uncertainty(doubtful, there, { draws: 20, claims: "kept" });
    expect(sure.map(({ present }) => present)).toEqual(ids.map(() => 1));
    const never = await uncertainty(doubtful, there, { draws: 20, modalities: { asserted: 0 } });
    expect(never.filter(({ present }) => present > 0).map(({ name }) => name?.includes("bee>west"))).toEqual([true]);
  });

  it("draws dates by a distribution of one's own", async () => {
    const late = await uncertainty(network, days, {
      ...{
        ...kept,
        draws: 50,
        dates: ({ source }, date) => (source === "ant" && date === "start" ? () => 0.9 : undefined),
      },
    });
    expect(late.find(({ name }) => name === "ant")).toMatchObject({ low: 3, median: 3, high: 3 });
    await expect(uncertainty(network, days, { ...kept, dates: () => () => 1 })).rejects.toThrow(/share of the bounds/);
    const asGiven = await uncertainty(network, days, { ...kept, dates: "kept", draws: 3 });
    expect(asGiven.map(({ low, high }) => [low, high])).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });
});

describe("uncertainty of every sort of answer", () => {
  const network = networkFromEdges([
    { source: "a", target: "b", start: "2014-06", end: "2014-09" },
    { source: "b", target: "c", start: "2014-06-15" },
    { source: "c", target: "d", kind: "defection", origin: "b", start: "2014-08" },
    { source: "c", target: "b", kind: "allegiance", start: "2014", end: ".." },
  ]);

  it("scores, series, communities, arrivals, reach, chains, flows and numbers", async () => {
    const scores = await uncertainty(network, "degree", { draws: 20 });
    expect(scores.columns.slice(0, 3)).toEqual(["actor", "label", "observed"]);
    const series = await uncertainty(
      network,
      {
        ...{
          call: "centralityOverTime",
          options: { measure: "degree", every: "month", from: "2014-06", to: "2014-10" },
        },
      },
      { draws: 20 },
    );
    expect(series.columns.slice(0, 4)).toEqual(["start", "end", "actor", "label"]);
    expect(new Set(series.map(({ start }) => start)).size).toBe(4);
    const together = await uncertainty(network, { call: "communities", options: { seed: 1 } }, { draws: 20 });
    expect(together[0]).toMatchObject({ actor: "a", other: "b", observed: 1 });
    const paths = await uncertainty(
      network,
      { call: "temporalPaths", options: { source: "a", from: "2014" } },
      { ...kept, draws: 400 },
    );
    const toC = paths.find(({ actor }) => actor === "c");
    // Whether a meets b by 15 June; until then 15 of 30 days.
    expect(toC?.present).toBeCloseTo(0.5, 1);
    expect([toC?.observed, toC?.median]).toEqual(["2014-06-15", "2014-06-15"]);
    expect(paths.find(({ actor }) => actor === "b")?.low).toMatch(/^2014-06-0/);
    const reach = await uncertainty(network, { call: "temporalReach" }, { draws: 20 });
    expect(reach.find(({ actor }) => actor === "d")).toMatchObject({ median: 0 });
    const chains = await uncertainty(network, { call: "defectionChains" }, { ...kept, draws: 20 });
    expect(chains.map(({ route, present }) => [route, present])).toEqual([["b > d", 1]]);
    const flows = await uncertainty(network, { call: "defectionFlows", options: { every: "month" } }, { draws: 20 });
    expect(flows[0]).toMatchObject({ origin: "b", destination: "d", observed: 1 });
    const [number] = await uncertainty(network, (view) => view.ties().length, { draws: 5 });
    expect(number).toMatchObject({ observed: 4, median: 4, top: 1 });
  });

  it("has one row for what a window leaves of several slices, and refuses two answers of one", async () => {
    const star = networkFromEdges(
      [1, 2, 3].map((i) => ({ source: "hub", target: `${i}`, start: `200${i}`, end: "2006" })),
    );
    const options = { measure: "degree", every: "year", window: "4 years", from: "2000", to: "2009" } as const;
    const asked = { ...kept, draws: 100 } as const;
    const rows = await uncertainty(star.between("2003", "2005"), { call: "centralityOverTime", options }, asked);
    const hubs = rows.filter(({ actor }) => actor === "hub");
    expect(new Set(hubs.map(({ start, end }) => `${start} ${end}`)).size).toBe(hubs.length);
    for (const row of rows) expect(row.present).toBeLessThanOrEqual(1);
    expect(hubs.at(-1)).toMatchObject({ present: 1, low: 3, median: 3, high: 3, rankMean: 1 });
    // Betweenness is asked of the graphs of all slices at once.
    const between = { ...options, measure: "betweenness" } as const;
    const graphs = await uncertainty(
      star.between("2003", "2005"),
      { call: "centralityOverTime", options: between },
      asked,
    );
    expect(graphs).toHaveLength(rows.length);
    for (const row of graphs) expect(row.present).toBeLessThanOrEqual(1);
    const twice = (values: number[]) => () => values.map((value) => ({ actor: "1", label: "1", value }));
    expect([...(await uncertainty(star, twice([5, 5]), asked))]).toMatchObject([{ present: 1, median: 5 }]);
    await expect(uncertainty(star, twice([5, 6]), asked)).rejects.toThrow(/one answer for each: here 5 and 6/);
    await expect(uncertainty(star, twice([Number.NaN]), asked)).rejects.toThrow(/option `?question/);
  });

  it("refuses what is no question or answer, and has no answer where a question is refused", async () => {
    await expect(uncertainty(network, "centre" as "degree")).rejects.toThrow(/question.*degree, closeness/);
    await expect(uncertainty(network, () => "text")).rejects.toThrow(/whose answer is a number/);
    await expect(uncertainty(network, "degree", { draws: 0 })).rejects.toThrow(/draws/);
    const fussy = (view: TemporalNetwork) => {
      if (typeof view.policy.presence === "object") degree(view, { strength: () => -1 });
      return 1;
    };
    // Refused on every reading, but not on the view as it is.
    const none = await uncertainty(network, fussy, { draws: 7 });
    expect([none.draws, none.answered]).toEqual([7, 0]);
    expect(none[0]).toMatchObject({ observed: 1, present: 0, median: undefined, top: 0 });
    await expect(uncertainty(network, async () => 1)).rejects.toThrow(/answers at once/);
    await expect(uncertainty(network, { call: "degree", option: {} } as never)).rejects.toThrow(/question/);
    await expect(uncertainty(network, "degree", { dates: (() => 3) as never })).rejects.toThrow(
      /dates.*function of a draw/,
    );
    await expect(uncertainty(network, "degree", { modalities: { foo: 1 } as never })).rejects.toThrow(
      /asserted, attributed/,
    );
    const chances = await uncertainty(network.under({ presence: "expected" }), "betweenness", { draws: 5 });
    expect([chances.answered, chances[0]?.observed]).toEqual([5, undefined]);
  });
});

describe("how uncertainty is drawn", () => {
  it("stops when the error is small enough, tells of its progress and can be stopped", async () => {
    const network = buildNetwork(khorasan).between("2013", "2015");
    const some = await uncertainty(network, "degree", { draws: 400, tolerance: 0.05 });
    expect(some.draws).toBe(100);
    expect(some.error).toBeLessThanOrEqual(0.05);
    const steps: number[] = [];
    await uncertainty(network, "degree", { draws: 12, onProgress: (done, total) => steps.push(done / total) });
    expect(steps).toEqual(Array.from({ length: 12 }, (_, i) => (i + 1) / 12));
    const stop = new AbortController();
    const run = uncertainty(network, "degree", {
      ...{ draws: 1000, signal: stop.signal, onProgress: (done) => done === 5 && stop.abort(new Error("enough")) },
    });
    await expect(run).rejects.toThrow("enough");
  });

  it("gives the same rows with no, one and two workers, and for the same seed", async () => {
    const network = buildNetwork(khorasan).between("2007", "2015");
    const question = { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } } as const;
    const alone = await uncertainty(network, question, { draws: 12, seed: 4 });
    for (const size of [1, 2]) {
      const workers = poolOf(size);
      const shared = await uncertainty(network, question, { draws: 12, seed: 4, workers });
      expect([...shared]).toEqual([...alone]);
      await workers.close();
    }
    expect([...(await uncertainty(network, question, { draws: 12, seed: 5 }))]).not.toEqual([...alone]);
    const workers = poolOf(1);
    await expect(uncertainty(network, () => 1, { workers })).rejects.toThrow(/workers.*function/);
    await expect(
      uncertainty(
        network.where(() => true),
        "degree",
        { workers },
      ),
    ).rejects.toThrow(/where/);
    await expect(uncertainty(network, { call: "katz", options: { alpha: 9 } }, { workers, draws: 3 })).rejects.toThrow(
      /alpha/,
    );
    await workers.close();
  });

  it("lies, for what more ties can only raise, between the certain view and the possible one", async () => {
    await fc.assert(
      fc.asyncProperty(dayEdges, fc.constantFrom("degree" as const, "temporalReach" as const), async (edges, call) => {
        const network = networkFromEdges(Object.freeze(edges), { policy: { isolates: "keep" } });
        const window = network.between("1970-01-03", "1970-01-06");
        const view = call === "degree" ? window : network;
        const options = call === "degree" ? {} : { from: "1970-01-01" };
        const rows = await uncertainty(view, { call, options }, { ...kept, draws: 25, level: 1 });
        const [low, high] = await Promise.all(
          (["certain", "possible"] as const).map((presence) =>
            uncertainty(view.under({ presence }), { call, options }, { ...kept, dates: "kept", draws: 1 }),
          ),
        );
        const of = (table: typeof low, actor: string | undefined) =>
          Number(table?.find((row) => row.actor === actor)?.observed);
        for (const row of rows) {
          expect(Number(row.low)).toBeGreaterThanOrEqual(of(low, row.actor));
          expect(Number(row.high)).toBeLessThanOrEqual(of(high, row.actor));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("questions about time", () => {
  it("have one axis of time in all draws, that of the view as it is", async () => {
    const network = networkFromEdges([
      { source: "a", target: "b", start: "[2001-01-01..2006-12-31]", end: "2018" },
      { source: "b", target: "c", start: "2010", end: "2020" },
    ]);
    const options = { measure: "degree", every: "5 years" } as const;
    const rows = await uncertainty(network, { call: "centralityOverTime", options }, { ...kept, draws: 40 });
    expect(new Set(rows.map(({ start }) => start))).toEqual(
      new Set(["2001-01-01", "2006-01-01", "2011-01-01", "2016-01-01"]),
    );
    expect(rows.options.question).toEqual({
      ...{ call: "centralityOverTime", options: { ...options, from: "2001-01-01", to: "2021-01-01" } },
    });
    const late = networkFromEdges([
      { source: "x", target: "y", start: "2000-01-01", confidence: 0.5 },
      { source: "a", target: "b", start: "2014-01-01", confidence: 1 },
      { source: "b", target: "c", start: "2014-01-05", confidence: 1 },
    ]);
    const near = await uncertainty(late, "temporalCloseness", { draws: 30 });
    const a = near.find(({ actor }) => actor === "a");
    expect([a?.low, a?.high]).toEqual([a?.observed, a?.observed]);
    const whole = await influence(late, "temporalCloseness", { figure: { actor: "a" } });
    expect(whole.find(({ id }) => id.includes("1"))?.change).toBe(0);
    const ticks = networkFromEdges([
      { source: "a", target: "b", start: 0.5, confidence: 0.5 },
      { source: "b", target: "c", start: 3, confidence: 1 },
    ]);
    const sliced = await uncertainty(ticks, { call: "defectionFlows", options: { every: 2 } }, { draws: 3 });
    expect(sliced.options.question).toMatchObject({ options: { every: 2, from: 0.5, to: 4.5 } });
  });
});
