import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  betweenness,
  buildNetwork,
  eigenvector,
  modularity,
  networkFromEdges,
  parseDataset,
  temporalCloseness,
} from "allegiance";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { agree, meanModularity, worstResidual } from "./check.js";
import { compare, session } from "./compare.js";
import { evidence } from "./evidence.js";
import { edgesOf, readNetwork, writeNetwork } from "./files.js";
import { checksum, columnsOf, heavyTailed, longLasting, meetings } from "./generate.js";
import { goals, losses, tableOf } from "./page.js";
import { inTurns, median, ratioOf } from "./pairs.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "harness-"));
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const small = { actors: 40, ties: 300, steps: 6, seed: 1 };

describe("generators", () => {
  it("give the edges that were recorded for a seed", () => {
    expect(checksum(columnsOf(heavyTailed({ actors: 2000, ties: 20_000, steps: 60, seed: 1 })))).toBe(2_723_257_061);
    expect(checksum(columnsOf(longLasting(small)))).toBe(934_715_254);
    expect(checksum(columnsOf(longLasting({ ...small, parts: 4 })))).toBe(884_988_047);
    expect(checksum(meetings(small))).toBe(3_974_765_945);
    expect(checksum(meetings({ ...small, seed: 2 }))).not.toBe(checksum(meetings(small)));
  });

  it("let fewer than one tie in fifty come or go from slice to slice", () => {
    const edges = longLasting({ actors: 2000, ties: 20_000, steps: 60, seed: 1 });
    for (let step = 1; step < 60; step++) {
      const isIn = (at: number) => (edge: { start: number; end: number }) => edge.start < at + 1 && edge.end > at;
      const [before, now] = [isIn(step - 1), isIn(step)];
      const changed = edges.filter((edge) => before(edge) !== now(edge)).length;
      expect(changed / edges.filter(before).length).toBeLessThan(0.02);
    }
  });

  it("tie nobody across parts, and meet in order of time, no two at once", () => {
    for (const { source, target } of longLasting({ ...small, parts: 4 })) {
      expect(Math.floor(source / 10)).toBe(Math.floor(target / 10));
    }
    const { start } = meetings(small);
    expect(start.every((time, i) => i === 0 || time > (start[i - 1] as number))).toBe(true);
  });
});

describe("tables", () => {
  it("give the ties that were recorded for a seed", () => {
    const network = buildNetwork(parseDataset(evidence({ claims: 3000, seed: 1 })));
    expect([network.ties().length, network.excluded().length]).toEqual([2268, 225]);
    expect(evidence({ claims: 30, seed: 1 })).not.toEqual(evidence({ claims: 30, seed: 2 }));
  });
});

describe("times", () => {
  it("are compared by round, in turns, after one to warm up", async () => {
    const order: string[] = [];
    const times = await inTurns({ a: () => order.push("a"), b: () => order.push("b") }, 2);
    expect(order.join("")).toBe("ababab");
    expect(Object.values(times).map((own) => own.length)).toEqual([2, 2]);
    expect(median([5, 1, 3])).toBe(3);
    expect(ratioOf([10, 40, 30], [10, 10, 10])).toEqual({ ratio: 3, least: 1, most: 4 });
  });
});

describe("checks", () => {
  it("find a value that differs, one that is missing, and another number of them", () => {
    const [ours, gone] = [Float64Array.of(1, Number.NaN), Float64Array.of(1, 0)];
    expect(agree("x", ours, Float64Array.of(1 + 1e-12, Number.NaN), 1e-9)).toBeGreaterThan(0);
    expect(() => agree("x", ours, Float64Array.of(1.1, Number.NaN), 1e-9)).toThrow("x, value 0");
    expect(() => agree("x", ours, gone, 1e-9)).toThrow("x, value 1");
    expect(() => agree("x", ours, Float64Array.of(1), 1e-9)).toThrow("2 values");
  });

  it("judge partitions and eigenvectors as the library does", () => {
    const columns = columnsOf(heavyTailed(small));
    const network = { ...small, ...columns };
    const view = networkFromEdges(edgesOf(columns)).between(2, 3);
    const labels = Float64Array.from({ length: 40 }, (_, actor) => actor % 3);
    const groups = new Map(view.actors().map(({ id }) => [id, String(Number(id) % 3)]));
    expect(meanModularity(network, [2], labels)).toBeCloseTo(modularity(view, groups), 12);
    const values = new Float64Array(40);
    for (const { actor, value } of eigenvector(view, { direction: "undirected" })) values[Number(actor)] = value;
    expect(worstResidual(network, [2], values)).toBeLessThan(1e-11);
    values[0] = (values[0] as number) + 0.1;
    expect(worstResidual(network, [2], values)).toBeGreaterThan(0.01);
  });
});

describe("peers", () => {
  it("do their tasks in processes, and hand over values", async () => {
    const columns = columnsOf(heavyTailed(small));
    const on = await writeNetwork(folder, "small", small, columns);
    expect(readNetwork(on).target).toEqual(columns.target);
    const views = networkFromEdges(edgesOf(columns)).slices({ every: 1, from: 0, to: 6 });
    const values = new Float64Array(6 * 40).fill(Number.NaN);
    for (const [row, view] of views.entries()) {
      for (const { actor, value } of betweenness(view)) values[row * 40 + Number(actor)] = value;
    }
    const rows = await oneRow("graphology.js", "betweenness", on, values);
    expect(rows).toMatchObject([{ against: "other", ours: 1 }]);
    values[0] = (values[0] as number) + 1;
    await expect(oneRow("graphology.js", "betweenness", on, values)).rejects.toThrow("value 0");
    expect(await oneRow("graphology.js", "nothing", on, values)).toMatchObject([{ absent: "there is no nothing" }]);
  });

  it("find the ways through time that the library finds", async () => {
    const columns = meetings(small);
    const on = await writeNetwork(folder, "meetings", small, columns);
    const view = networkFromEdges(edgesOf(columns as never));
    for (const criterion of ["foremost", "fastest"] as const) {
      const values = new Float64Array(40).fill(Number.NaN);
      for (const { actor, value } of temporalCloseness(view, { criterion, from: 0 })) values[Number(actor)] = value;
      for (const script of ["journeys.js", "arrivals.c"]) await oneRow(script, criterion, on, values);
    }
  });

  /** A row of one peer against values of ours, which take a millisecond. */
  async function oneRow(script: string, task: string, on: string, values: Float64Array) {
    const { end, ...peers } = session(folder);
    const ask: typeof peers.ask = async (of, what, args) => {
      if (of !== "ours.js") return peers.ask(of, what, args);
      if (args.answer) writeFileSync(args.answer, values);
      return { ms: 1, peak: 1 };
    };
    try {
      return await compare(
        { ...peers, ask, end },
        { what: task, task, args: { on } },
        { other: { script } },
        { rounds: 2 },
      );
    } finally {
      end();
    }
  }
});

describe("the page", () => {
  const row = { what: "work", against: "peer", wanted: 2, ratio: 0.5, least: 0.4, most: 0.6, ours: 20, theirs: 10 };

  it("says where we lose, and what was not reached", () => {
    expect(tableOf([row])).toContain("| work | peer | 0.50 | 0.40–0.60 | 20 | 10 |");
    expect(losses([row])).toContain("peer is 2.0 times as fast");
    expect(losses([{ ...row, ratio: 3 }])).toBe("Nowhere in this run.");
    expect(goals([row])).toContain("| work, against peer | ≥ 2 × | 0.50 × | **not reached** |");
    expect(goals([{ what: "memory", wanted: { atMost: 100 }, measured: 77, unit: " MB" }])).toContain("| reached |");
    expect(goals([{ what: "reading", wanted: 4, absent: "not there" }])).toContain("| not there | not measured |");
  });
});
