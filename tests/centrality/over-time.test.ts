import { describe, expect, it } from "vitest";
import { randomOf } from "../../src/base/random";
import { betweenness } from "../../src/centrality/betweenness";
import { closeness } from "../../src/centrality/closeness";
import { constraint } from "../../src/centrality/constraint";
import { type CentralityOverTimeOptions, centralityOverTime } from "../../src/centrality/over-time";
import { type Machine, machine } from "../../src/kernels/machine";
import { searchedTogether } from "../../src/kernels/shortest/brandes-together";
import { foldedWithin } from "../../src/kernels/shortest/folded-within";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { actorColumn } from "../../src/network/inside";
import type { TemporalNetwork } from "../../src/network/network";
import { near } from "./graphs";

// 2001 to 2003 a and b are tied, twice in 2002; c joins in 2002; nothing in 2004; in 2005 one event.
const network = networkFromEdges(
  [
    { source: "a", target: "b", start: "2001", end: "2003" },
    { source: "a", target: "b", start: "2002-03", end: "2002-05" },
    { source: "b", target: "c", start: "2002-06", end: "2003" },
    { source: "c", target: "a", start: "2005-05-05" },
  ].map((edge) => Object.freeze(edge)),
  { name: "made", version: "3", actors: ["z"] },
);

describe("centralityOverTime by hand", () => {
  it("gives rows by slice and rank; the quiet year gives none", () => {
    const series = centralityOverTime(network, { measure: "degree", every: "year", parallel: "count" });
    const row = (year: number, actor: string, value: number, rank: number) => ({
      start: `${year}-01-01`,
      end: `${year + 1}-01-01`,
      actor,
      label: actor,
      value,
      rank,
    });
    expect([...series]).toEqual([
      row(2001, "a", 1, 1),
      row(2001, "b", 1, 1),
      row(2002, "b", 3, 1),
      row(2002, "a", 2, 2),
      row(2002, "c", 1, 3),
      row(2003, "b", 2, 1),
      row(2003, "a", 1, 2),
      row(2003, "c", 1, 2),
      row(2005, "a", 1, 1),
      row(2005, "c", 1, 1),
    ]);
  });

  it("says what made it, out of sight", () => {
    const series = centralityOverTime(network, { measure: "closeness", every: "year", to: "2004", variant: "classic" });
    expect(series.measure).toBe("closeness");
    expect(series.options).toEqual({
      direction: "directed",
      parallel: "collapse",
      strength: "ties",
      variant: "classic",
      distance: "hops",
      normalized: false,
      every: "year",
      to: "2004",
      cumulative: false,
    });
    expect(series.data).toEqual({ name: "made", version: "3" });
    expect(series.policy).toEqual(network.policy);
    expect(series.columns).toEqual(["start", "end", "actor", "label", "value", "rank"]);
    expect(Object.keys(series)).toHaveLength(series.length);
    expect(series.map(({ end }) => end)).not.toContain("2005-01-01");
  });

  it("looks back over a window, or to the beginning", () => {
    const of = (options: object) => [
      ...new Set(
        centralityOverTime(network, { measure: "degree", every: "year", ...options }).map(
          ({ start, end }) => `${start} ${end}`,
        ),
      ),
    ];
    expect(of({ window: "2 years", from: "2004" })).toEqual(["2003-01-01 2005-01-01", "2004-01-01 2006-01-01"]);
    expect(of({ cumulative: true, to: "2003" })).toEqual(["2001-01-01 2002-01-01", "2001-01-01 2003-01-01"]);
  });

  it("takes the measure itself for its name", () => {
    const options = { every: "quarter", distance: "inverse-strength", parallel: "count" } as const;
    const byName = centralityOverTime(network, { measure: "closeness", ...options });
    const byFunction = centralityOverTime(network, { measure: closeness, ...options });
    expect([...byFunction]).toEqual([...byName]);
    expect(byFunction.measure).toBe("closeness");
    expect(byFunction.options).toEqual(byName.options);
  });

  it("gives no rows for slices without ties, even where isolated actors are kept", () => {
    const kept = network.under({ isolates: "keep" });
    const series = centralityOverTime(kept, { measure: "degree", every: "year" });
    expect(series.filter(({ start }) => start === "2004-01-01")).toEqual([]);
    expect(series.filter(({ start }) => start === "2005-01-01").map(({ actor }) => actor)).toEqual([
      "a",
      "c",
      "b",
      "z",
    ]);
    expect([...centralityOverTime(networkFromEdges([]), { measure: "hits", every: 1 })]).toEqual([]);
  });

  it("works on ticks", () => {
    const ticks = networkFromEdges([
      { source: "a", target: "b", start: 0, end: 2 },
      { source: "b", target: "c", start: 3 },
    ]);
    const rows = centralityOverTime(ticks, { measure: "coreness", every: 2 });
    expect(rows.map(({ start, end, actor }) => [start, end, actor])).toEqual([
      [0, 2, "a"],
      [0, 2, "b"],
      [2, 4, "b"],
      [2, 4, "c"],
    ]);
  });
});

describe("what it refuses", () => {
  const refused = (options: object, view: TemporalNetwork = network) => {
    try {
      centralityOverTime(view, options as CentralityOverTimeOptions);
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      return `${code}: ${message}`;
    }
    return "nothing";
  };

  it("options that the measure does not take, naming those that it takes, whatever the slices hold", () => {
    const message =
      "invalid-option: centralityOverTime: no option `damping`; expected one of measure, every, window, from, to, cumulative, direction, parallel, strength, variant, distance, normalized, workers";
    expect(refused({ measure: "closeness", every: "year", damping: 0.5 })).toBe(message);
    expect(refused({ measure: "closeness", every: 1, damping: 0.5 }, networkFromEdges([]))).toBe(message);
    expect(refused({ measure: "pagerank", every: "year", damping: 2 })).toContain("`damping`: got 2");
    expect(refused({ measure: "pagerank", every: "year", weight: "x" })).toContain("no option `weight`");
  });

  it("measures that it does not know, and steps", () => {
    expect(refused({ measure: "closness", every: "year" })).toMatch(
      /^invalid-option: option `measure`.*degree, closeness/,
    );
    expect(refused({ measure: () => 1, every: "year" })).toMatch(/^invalid-option: option `measure`/);
    expect(refused({ measure: "degree" })).toMatch(/^invalid-option: option `every`/);
    expect(refused({ measure: "degree", every: "fortnight" })).toMatch(/^invalid-option: option `every`/);
    expect(refused({ measure: "degree", every: "year", cumulative: 1 })).toMatch(/`cumulative`/);
    expect(() => centralityOverTime({} as never, { measure: "degree", every: "year" })).toThrow("buildNetwork");
    expect(() => centralityOverTime(network, undefined as never)).toThrow("option `measure`");
  });

  it("hops under presence expected, at once", () => {
    expect(refused({ measure: "closeness", every: "year" }, network.under({ presence: "expected" }))).toMatch(
      /^unsupported: closeness counts hops/,
    );
  });

  it("a slice that the measure refuses or does not converge on, by its name", () => {
    expect(refused({ measure: "eigenvector", every: "year" })).toMatch(/^unsupported: slice 2001: eigenvector/);
    expect(refused({ measure: "eigenvector", every: "year", direction: "undirected" })).toBe("nothing");
    const short = { measure: "eigenvector", every: "year", direction: "undirected", maxIterations: 1 };
    expect(refused(short)).toMatch(/^not-converged: slice 2002: eigenvector: residual 0\.\d+ after 1 iterations/);
    expect(refused({ measure: "katz", alpha: 1, every: "year", direction: "undirected" })).toMatch(
      /^invalid-option: slice 2001: katz: option `alpha`/,
    );
  });

  it("keeps the fields of the error", () => {
    try {
      centralityOverTime(network, { measure: "eigenvector", every: "year", direction: "undirected", maxIterations: 1 });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "not-converged", problem: { iterations: 1, tolerance: 1e-12 } });
    }
  });
});

it("computes slices in a row that hold the same ties once, and gives the same values", () => {
  let calls = 0;
  const strength = () => {
    calls++;
    return 1;
  };
  const series = centralityOverTime(network, { measure: "degree", every: "month", strength, to: "2002" });
  expect(series).toHaveLength(24);
  expect(calls).toBe(1);
  // In the spring of 2002 the second tie comes and goes, in June the third comes: 1, 2, 1 and 2 ties in four runs of months.
  calls = 0;
  centralityOverTime(network, { measure: "degree", every: "month", strength, from: "2002", to: "2003" });
  expect(calls).toBe(1 + 2 + 2);
});

it("does not take slices for the same whose chances differ", () => {
  const vague = networkFromEdges([{ source: "a", target: "b", start: "2001-04" }]).under({ presence: "expected" });
  const values = centralityOverTime(vague, { measure: "degree", every: ["2001-04-01", "2001-04-04", "2001-04-16"] });
  expect(values.map(({ value }) => value)).toEqual(near([0.1, 0.1, 0.4, 0.4]));
});

it("a measure of some actors alone gives them their own values, whoever else is kept", () => {
  const edges = [
    { source: "b", target: "c", start: 0, end: 2 },
    { source: "d", target: "c", start: 1, end: 2 },
  ];
  const kept = networkFromEdges(edges, { actors: ["a", "z"] }).under({ isolates: "keep" });
  const rows = kept.slices({ every: 1 }).flatMap((slice) => {
    const { start, end } = slice.window ?? {};
    return [...constraint(slice)].map((row) => ({ start, end, ...row }));
  });
  expect(rows.map(({ actor }) => actor).sort()).toEqual(["b", "b", "c", "c", "d"]);
  expect([...centralityOverTime(kept, { measure: "constraint", every: 1 })]).toEqual(rows);
});

it("betweenness of long slices, searched together, is that of each to the bit", () => {
  const random = randomOf(5);
  const edges = Array.from({ length: 900 }, (_, i) => {
    const [source, target, start] = [Math.floor(300 * random() ** 2), Math.floor(300 * random()), 40 * random() - 34];
    return { source, target: target === source ? 300 + i : target, start, end: start + 40 };
  });
  const busy = networkFromEdges(edges);
  const slices = busy.slices({ every: 1, from: 0, to: 6 });
  const { kernels, layout } = machine() as Machine;
  const csrs = slices.map((view) => view.project().csr);
  const memory = layout();
  const graphs = foldedWithin(memory, kernels, csrs);
  expect(searchedTogether(memory, kernels, graphs, slices.map(actorColumn))).toBeDefined();
  const rows = slices.flatMap(({ window }) => {
    const [start, end] = [window?.start as number, window?.end as number];
    return [...betweenness(busy.between(start, end))].map((row) => ({ start, end, ...row }));
  });
  expect([...centralityOverTime(busy, { measure: "betweenness", every: 1, from: 0, to: 6 })]).toEqual(rows);
});
