import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { katz } from "../../src/centrality/katz";
import { graphs, list, matrixOf, near, network, networkOf, settings } from "./graphs";
import { solve } from "./linear";

describe("katz by hand", () => {
  const view = network("a>b a>b b>c", "d");

  it.each([
    ["collapse", [1, 1.5, 1.75, 1]],
    ["count", [1, 2, 2, 1]],
    ["keep", [1, 2, 2, 1]],
  ] as const)("%s", (parallel, values) => {
    expect([...katz(view, { parallel, alpha: 0.5 }).values]).toEqual(values);
    expect(list(katz(view, { parallel, alpha: 0.5, beta: 3 }).values)).toEqual(near(values.map((value) => 3 * value)));
    const norm = Math.hypot(...values);
    expect(list(katz(view, { parallel, alpha: 0.5, normalized: true }).values)).toEqual(
      near(values.map((value) => value / norm)),
    );
  });

  it("sums the whole series on a cycle: 1 + α + α² …", () => {
    expect(list(katz(network("a>b b>a")).values)).toEqual(near([1 / 0.9, 1 / 0.9]));
  });

  it("refuses an alpha from one over the spectral radius on, and names the bound", () => {
    const pair = network("a-b a-b");
    expect(() => katz(pair, { alpha: 1 })).toThrow(/below 1 \/ λ = 1,/);
    expect(() => katz(pair, { alpha: 0.5, parallel: "count" })).toThrow(/below 1 \/ λ = 0\.5,/);
    expect(() => katz(pair, { alpha: 0.5 })).not.toThrow();
    expect(() => katz(pair, { alpha: 1 })).toThrow(expect.objectContaining({ code: "invalid-option" }));
    // Nobody points back in a hierarchy: any alpha is good.
    expect([...katz(network("a>b"), { alpha: 5 }).values]).toEqual([1, 6]);
  });

  it("is β for one actor, empty for none, and gives up with an error", () => {
    expect([...katz(network("", "a"), { beta: 2 }).values]).toEqual([2]);
    expect([...katz(network(""))]).toEqual([]);
    expect(() => katz(network("a-b"), { maxIterations: 2 })).toThrow(
      expect.objectContaining({ code: "not-converged" }),
    );
  });
});

it("solves its linear system", () => {
  fc.assert(
    fc.property(graphs(), settings, fc.boolean(), (graph, choice, weighted) => {
      const matrix = matrixOf(graph, choice.direction, choice.parallel, weighted);
      const alpha = 0.9 / Math.max(1, ...matrix.map((row) => row.reduce((sum, entry) => sum + entry, 0)));
      const system = matrix.map((_, v) => matrix.map((row, u) => Number(u === v) - alpha * (row[v] as number)));
      const scores = katz(networkOf(graph), { ...choice, alpha, strength: weighted ? "weight" : "ties" });
      expect(list(scores.values)).toEqual(
        near(
          solve(
            system,
            matrix.map(() => 1),
          ),
        ),
      );
    }),
  );
});
