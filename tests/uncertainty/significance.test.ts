import { describe, expect, it } from "vitest";
import { FAMILY_NAMES } from "../../src/alterations/reference-families";
import { referenceModel } from "../../src/alterations/reference-model";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";
import { type SignificanceRow, significance } from "../../src/uncertainty/significance";

const edge = (source: string, target: string, start: string | number): EdgeInput => ({ source, target, start });
const path = networkFromEdges([edge("a", "b", 1), edge("b", "c", 2)]);
const tieCount = (view: TemporalNetwork) => view.ties().length;
/** By slice and actor, whatever the order of the answer. */
const inOrder = (rows: readonly SignificanceRow[]) =>
  [...rows].sort((a, b) => (`${a.start} ${a.actor}` < `${b.start} ${b.actor}` ? -1 : 1));
/** A model whose draws have so many ties, one after another. */
const ofSizes =
  (...sizes: readonly number[]) =>
  (_: TemporalNetwork, seed: number) =>
    networkFromEdges(Array.from({ length: sizes[(seed - 1) % sizes.length] ?? 0 }, (__, i) => edge("a", "b", i)));

describe("significance", () => {
  it("compares a number with the model's, parallel ties and all", async () => {
    const [row, ...rest] = await significance(path, tieCount, { model: ofSizes(1, 2, 4, 5), draws: 4, level: 0.5 });
    expect(rest).toEqual([]);
    // Mean 3, squares 4 + 1 + 1 + 4 = 10 over 3; two draws are at most 2, three at least.
    expect(row).toEqual({
      ...{ observed: 2, mean: 3, sd: Math.sqrt(10 / 3), z: -1 / Math.sqrt(10 / 3) },
      ...{ low: 1.75, high: 4.25, present: 1, pLow: 3 / 5, pHigh: 4 / 5, p: 1 },
    });
  });

  it("counts the view among the networks of the model: no p is 0", async () => {
    const [row] = await significance(path, tieCount, { model: ofSizes(3, 4), draws: 99 });
    expect(row).toMatchObject({ pLow: 1 / 100, pHigh: 1, p: 2 / 100 });
    expect(row?.z).toBeLessThan(0);
  });

  it("has no z where all draws are equal, and values equal but for rounding are equal", async () => {
    const model = ofSizes(1, 2);
    const third = (view: TemporalNetwork) => (view === path ? 0.3 : tieCount(view) === 1 ? 0.1 + 0.2 : 0.3);
    const [row] = await significance(path, third, { model, draws: 10 });
    expect(row).toMatchObject({ observed: 0.3, sd: 0, z: undefined, pLow: 1, pHigh: 1, p: 1 });
    const [infinite] = await significance(path, (view) => (tieCount(view) === 1 ? Infinity : 1), { model, draws: 10 });
    expect(infinite).toMatchObject({
      observed: 1,
      mean: undefined,
      sd: undefined,
      z: undefined,
      low: 1,
      high: Infinity,
    });
    const [one] = await significance(path, tieCount, { model, draws: 1 });
    expect(one).toMatchObject({ mean: 1, sd: undefined, z: undefined });
  });

  it("leaves out draws without a figure, or counts them 0 where nothing is a figure", async () => {
    const model = (_: TemporalNetwork, seed: number) =>
      networkFromEdges(seed % 2 ? [edge("a", "b", 1)] : [edge("b", "c", 1), edge("b", "d", 2)]);
    const degrees = await significance(path, "degree", { model, draws: 4 });
    expect(
      inOrder(degrees).map(({ actor, observed, mean, present, pHigh }) => [actor, observed, mean, present, pHigh]),
    ).toEqual([
      ["a", 1, 1, 0.5, 1],
      ["b", 2, 1.5, 1, 3 / 5],
      ["c", 1, 1, 0.5, 1],
    ]);
    const together = await significance(path, "communities", { model, draws: 4 });
    expect(
      together.map(({ actor, other, observed, mean, present }) => [actor, other, observed, mean, present]),
    ).toEqual([
      ["a", "b", 1, 0.5, 0.5],
      ["a", "c", 1, 0, 0],
      ["b", "c", 1, 0.5, 0.5],
      ["b", "d", 0, 0.5, 0.5],
      ["c", "d", 0, 0.5, 0.5],
    ]);
    const nobody = await significance(path, "degree", { model: () => networkFromEdges([]), draws: 3 });
    expect(nobody[0]).toMatchObject({ mean: undefined, sd: undefined, z: undefined, present: 0 });
    expect(nobody[0]).toMatchObject({ low: undefined, pLow: undefined, pHigh: undefined, p: undefined });
  });

  it("finds nothing in what the model keeps", async () => {
    const view = networkFromEdges(
      [edge("a", "b", 1), edge("b", "c", 2), edge("c", "d", 3), edge("a", "b", 4), edge("d", "b", 5)],
      { policy: { parallel: "count" } },
    );
    const rows = await significance(view, "degree", { keep: "times-and-degrees", draws: 19 });
    expect(rows.map(({ z, p, sd }) => ({ z, p, sd }))).toEqual(rows.map(() => ({ z: undefined, p: 1, sd: 0 })));
    const star = networkFromEdges(["b", "c", "d"].map((target) => edge("a", target, 1)));
    const centre = await significance(star, "betweenness", { keep: "timelines-and-degrees", draws: 9 });
    expect(inOrder(centre)[0]).toMatchObject({ actor: "a", z: undefined, p: 1 });
  });

  it("comes to the exact chance: the order of two events is right in half of the networks", async () => {
    const rows = await significance(path, "temporalReach", { keep: "times-and-pairs", draws: 999 });
    // a reaches b and c if its tie comes first, b alone if not.
    const [a, b] = inOrder(rows);
    expect(a).toMatchObject({ actor: "a", observed: 2, pLow: 1 });
    expect(Math.abs((a?.pHigh ?? 0) - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(Number(a?.mean) - 1.5)).toBeLessThan(0.05);
    expect(b).toMatchObject({ actor: "b", observed: 1, p: 1, z: undefined });
  });

  it("gives small p no more often than they say, where the view is itself a draw", async () => {
    const ends = "ab bc cd de ea ac bd".split(" ");
    const base = networkFromEdges(ends.map(([a = "", b = ""], i) => edge(a, b, i)));
    const reach = (view: TemporalNetwork) =>
      view.ties().reduce((sum, { source, startEarliest }) => sum + (source < "c" ? Number(startEarliest) : 0), 0);
    const draws = 39;
    const chances: number[] = [];
    for (let i = 0; i < 100; i++) {
      const view = referenceModel(base, { keep: "times-and-pairs", seed: 10_000 + i });
      const [row] = await significance(view, reach, { keep: "times-and-pairs", draws, seed: 100 * i });
      chances.push(row?.pHigh ?? 0);
    }
    for (const level of [0.1, 0.25, 0.5]) {
      const share = chances.filter((p) => p <= level).length / chances.length;
      expect(share).toBeLessThan(level + 0.13);
      expect(share).toBeGreaterThan(level / 3);
    }
  });

  it("takes the networks that the model draws for the seeds from `seed` on", async () => {
    const view = networkFromEdges([edge("a", "b", 1), edge("b", "c", 2), edge("c", "a", 3), edge("d", "a", 4)]);
    const seen: string[] = [];
    const text = (network: TemporalNetwork) =>
      JSON.stringify(network.ties().map(({ id, source, target }) => [id, source, target]));
    const look = (network: TemporalNetwork) => seen.push(text(network));
    await significance(view, look, { keep: "times", draws: 3, seed: 8 });
    expect(seen).toEqual([view, ...[8, 9, 10].map((seed) => referenceModel(view, { keep: "times", seed }))].map(text));
    for (const keep of FAMILY_NAMES) {
      const ask = () => significance(view, "betweenness", { keep, draws: 5, seed: 3 });
      expect(await ask()).toEqual(await ask());
    }
  });

  it("reads times as days, and slices as groups", async () => {
    const view = networkFromEdges([
      edge("a", "b", "2014-01-01"),
      edge("b", "c", "2014-03-01"),
      edge("c", "d", "2015-05-01"),
    ]);
    const rows = await significance(
      view,
      { call: "temporalPaths", options: { source: "a" } },
      { keep: "times-and-pairs", draws: 50 },
    );
    const [, b] = inOrder(rows);
    expect(b).toMatchObject({ actor: "b", observed: "2014-01-01", low: "2014-01-01", high: "2015-05-01" });
    expect(b?.mean).toMatch(/^201\d-\d\d-\d\d$/);
    expect(b?.sd).toBeGreaterThan(100);
    const series = await significance(
      view,
      { call: "centralityOverTime", options: { measure: "degree", every: "year" } },
      { keep: "times", draws: 20 },
    );
    expect(inOrder(series).map(({ start, actor, observed }) => [start, actor, observed])).toEqual([
      ["2014-01-01", "a", 1],
      ["2014-01-01", "b", 2],
      ["2014-01-01", "c", 1],
      ["2015-01-01", "c", 1],
      ["2015-01-01", "d", 1],
    ]);
    expect(series.columns.slice(0, 4)).toEqual(["start", "end", "actor", "label"]);
  });

  it("echoes what made it", async () => {
    const rows = await significance(path, "degree", { keep: "times-and-degrees", draws: 2 });
    expect(rows.options).toEqual({
      ...{ question: "degree", model: "P[a, p(t, τ)]", keep: "times-and-degrees" },
      ...{ kinds: "apart", types: "keep", switches: 100, draws: 2, seed: 1, level: 0.9 },
    });
    expect(rows.data.name).toBe("edges");
    const own = await significance(path, tieCount, { model: ofSizes(1), draws: 2 });
    expect(own.options).toMatchObject({ question: "function tieCount", keep: undefined, kinds: undefined });
  });

  it("tells of its progress and stops when asked to", async () => {
    const told: number[][] = [];
    await significance(path, "degree", {
      keep: "times",
      draws: 3,
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(told).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const controller = new AbortController();
    const onProgress = (done: number) => done === 2 && controller.abort(new Error("enough"));
    await expect(
      significance(path, "degree", { keep: "times", draws: 1000, signal: controller.signal, onProgress }),
    ).rejects.toThrow("enough");
  });

  it("refuses what it cannot use", async () => {
    const refused = async (options: unknown) =>
      significance(path, "degree", options as never).catch(({ code }) => code);
    expect(await refused({})).toBe("invalid-option");
    expect(await refused({ keep: "times", model: ofSizes(1) })).toBe("invalid-option");
    expect(await refused({ model: ofSizes(1), kinds: "apart" })).toBe("invalid-option");
    expect(await refused({ model: 1 })).toBe("invalid-option");
    expect(await refused({ model: () => 1, draws: 1 })).toBe("invalid-option");
    expect(await refused({ keep: "time" })).toBe("invalid-option");
    expect(await refused({ keep: "times", draws: 0 })).toBe("invalid-option");
    expect(await refused({ keep: "times", weight: 1 })).toBe("invalid-option");
  });
});
