import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pagerank } from "../../src/centrality/pagerank";
import { graphs, list, matrixOf, near, network, networkOf, settings } from "./graphs";
import { solve } from "./linear";

describe("pagerank by hand", () => {
  // With damping 1/2 everyone has β, and b and c their shares of half of a's β on top; the sum is 3β + β/2 = 1.
  const view = network("a>b a>b a>c");

  it.each([
    ["collapse", [2 / 7, 5 / 14, 5 / 14]],
    ["count", [2 / 7, 8 / 21, 1 / 3]],
    ["keep", [2 / 7, 8 / 21, 1 / 3]],
  ] as const)("%s", (parallel, values) => {
    expect(list(pagerank(view, { parallel, damping: 0.5 }).values)).toEqual(near(values));
  });

  it("gives isolated actors what all get from jumps", () => {
    const scores = pagerank(network("a>b", "c"));
    expect(scores.get("c")).toBeCloseTo(scores.get("a") as number, 12);
    expect(list(scores.values.map((value) => value / (scores.get("c") as number)))).toEqual(near([1, 1.85, 1]));
  });

  it("is equal without damping, 1 for one actor, and empty for none", () => {
    expect(list(pagerank(view, { damping: 0 }).values)).toEqual(near([1 / 3, 1 / 3, 1 / 3]));
    expect([...pagerank(network("", "a")).values]).toEqual([1]);
    expect([...pagerank(network(""))]).toEqual([]);
  });

  it("needs one round where no cycle is", () => {
    expect(() => pagerank(network("a>b b>c a>c d>c"), { maxIterations: 1, tolerance: 1e-300 })).not.toThrow();
  });

  it("refuses a damping of 1, and says how far it was when it gives up", () => {
    expect(() => pagerank(view, { damping: 1 })).toThrow("option `damping`: got 1, expected less than 1");
    expect(() => pagerank(view, { damping: -0.1 })).toThrow("at least 0");
    expect(() => pagerank(network("a>b b>c c>a b>a"), { maxIterations: 2 })).toThrow(
      expect.objectContaining({ code: "not-converged" }),
    );
  });
});

it("solves its linear system, sums to 1", () => {
  fc.assert(
    fc.property(
      graphs(),
      settings,
      fc.constantFrom(0.3, 0.85, 0.99),
      fc.boolean(),
      (graph, choice, damping, weighted) => {
        const { size } = graph;
        const chances = matrixOf(graph, choice.direction, choice.parallel, weighted).map((row) => {
          const sum = row.reduce((total, entry) => total + entry, 0);
          return row.map((entry) => (sum > 0 ? entry / sum : 1 / size));
        });
        const system = chances.map((_, v) => chances.map((row, u) => Number(u === v) - damping * (row[v] as number)));
        const expected = solve(
          system,
          chances.map(() => (1 - damping) / size),
        );
        const scores = pagerank(networkOf(graph), { ...choice, damping, strength: weighted ? "weight" : "ties" });
        expect(list(scores.values)).toEqual(near(expected));
        expect(scores.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      },
    ),
  );
});
