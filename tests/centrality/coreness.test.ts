import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coreness } from "../../src/centrality/coreness";
import { graphs, list, matrixOf, near, network, networkOf, settings } from "./graphs";

describe("coreness by hand", () => {
  // A triangle, one side of it threefold, with a pendant.
  const view = network("a-b a-b a-b b-c c-a c-d", "e");

  it.each([
    ["collapse", [2, 2, 2, 1, 0]],
    ["count", [3, 3, 2, 1, 0]],
    ["keep", [3, 3, 2, 1, 0]],
  ] as const)("%s", (parallel, values) => {
    expect([...coreness(view, { parallel }).values]).toEqual(values);
  });

  it("is undirected unless asked; directed counts ties out, reversed ties in", () => {
    const cycle = network("a>b b>c c>a d>a");
    expect(coreness(cycle).options.direction).toBe("undirected");
    expect([...coreness(cycle).values]).toEqual([2, 2, 2, 1]);
    expect([...coreness(cycle, { direction: "directed" }).values]).toEqual([1, 1, 1, 1]);
    expect([...coreness(cycle, { direction: "reversed" }).values]).toEqual([1, 1, 1, 0]);
  });

  it("is 1 at the hub of a star, and empty for an empty view", () => {
    expect([...coreness(network("a-b a-c a-d a-e")).values]).toEqual([1, 1, 1, 1, 1]);
    expect([...coreness(network(""))]).toEqual([]);
  });

  it("sums strengths", () => {
    expect(list(coreness(network("a-b b-c c-a a-d"), { strength: () => 0.5 }).values)).toEqual(near([1, 1, 1, 0.5]));
  });
});

it("is the best least degree over all groups that an actor is in", () => {
  fc.assert(
    fc.property(graphs(), settings, fc.boolean(), (graph, choice, weighted) => {
      const matrix = matrixOf(graph, choice.direction, choice.parallel, weighted);
      const best = matrix.map(() => 0);
      for (let group = 1; group < 2 ** graph.size; group++) {
        const members = best.map((_, node) => node).filter((node) => group & (1 << node));
        const degreeOf = (node: number) => members.reduce((sum, other) => sum + (matrix[node]?.[other] as number), 0);
        const least = Math.min(...members.map(degreeOf));
        for (const node of members) best[node] = Math.max(best[node] as number, least);
      }
      const scores = coreness(networkOf(graph), { ...choice, strength: weighted ? "weight" : "ties" });
      expect([...scores.values]).toEqual(best);
    }),
  );
});
