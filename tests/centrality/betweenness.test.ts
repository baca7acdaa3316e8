import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betweenness } from "../../src/centrality/betweenness";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { arcsOf, type Graph, graphs, list, matrixOf, near, network, networkOf, PARALLEL, settings } from "./graphs";
import { type Arc, shortestPaths } from "./walks";

describe("betweenness by hand", () => {
  const path = network("0>1 1>2 2>3 0>1");
  const diamond = network("0>1 0>1 1>3 0>2 2>3");

  it.each(PARALLEL)("is 0, 2, 2, 0 on a path with a doubled tie (%s)", (parallel) => {
    expect([...betweenness(path, { parallel }).values]).toEqual([0, 2, 2, 0]);
    expect([...betweenness(path, { parallel, direction: "undirected" }).values]).toEqual([0, 2, 2, 0]);
    expect(list(betweenness(path, { parallel, normalized: true }).values)).toEqual(near([0, 1 / 3, 1 / 3, 0]));
    expect(list(betweenness(path, { parallel, direction: "undirected", normalized: true }).values)).toEqual(
      near([0, 2 / 3, 2 / 3, 0]),
    );
  });

  it("counts kept parallel ties as separate shortest paths", () => {
    expect([...betweenness(diamond, { parallel: "collapse" }).values]).toEqual([0, 1 / 2, 1 / 2, 0]);
    expect([...betweenness(diamond, { parallel: "count" }).values]).toEqual([0, 1 / 2, 1 / 2, 0]);
    expect([...betweenness(diamond, { parallel: "keep" }).values]).toEqual([0, 2 / 3, 1 / 3, 0]);
    expect([...betweenness(diamond, { parallel: "count", distance: "inverse-strength" }).values]).toEqual([0, 1, 0, 0]);
  });

  it("takes 0.1 + 0.2 for as short as 0.3, in either direction", () => {
    const edge = (source: string, target: string, weight: number) => ({ source, target, weight });
    const view = networkFromEdges([edge("a", "b", 0.1), edge("b", "c", 0.2), edge("a", "c", 0.3)]);
    const options = { strength: "weight", distance: (length: number) => length } as const;
    expect(betweenness(view, options).get("b")).toBe(1 / 2);
    expect(betweenness(view, { ...options, direction: "reversed" }).get("b")).toBe(1 / 2);
    expect(betweenness(view, { ...options, direction: "undirected" }).get("b")).toBe(1 / 2);
  });

  it("is 0 for isolated actors and for few actors, and empty for an empty view", () => {
    expect(betweenness(network("a>b b>c", "d")).get("d")).toBe(0);
    expect([...betweenness(network("a-b"), { normalized: true }).values]).toEqual([0, 0]);
    expect([...betweenness(network(""))]).toEqual([]);
  });

  it("refuses hops under presence expected", () => {
    expect(() => betweenness(path.under({ presence: "expected" }))).toThrow(
      expect.objectContaining({ code: "unsupported" }),
    );
  });
});

it("agrees with all paths enumerated", () => {
  fc.assert(
    fc.property(graphs(6, 10), settings, fc.boolean(), (graph, { parallel, direction }, byStrength) => {
      const length = (strength: number) => 1 / strength;
      const arcs = parallel === "keep" ? arcsOf(graph, direction) : merged(matrixOf(graph, direction, parallel, true));
      const measured = arcs.map(([source, target, weight]): Arc => [source, target, byStrength ? length(weight) : 1]);
      const options = byStrength ? ({ strength: "weight", distance: "inverse-strength" } as const) : {};
      const scores = betweenness(networkOf(graph), { parallel, direction, ...options });
      const half = direction === "undirected" ? 2 : 1;
      expect(list(scores.values)).toEqual(near(enumerated(graph, measured).map((value) => value / half)));
    }),
  );
});

function merged(matrix: number[][]): Arc[] {
  return matrix.flatMap((row, source) =>
    row.flatMap((strength, target): Arc[] => (strength > 0 ? [[source, target, strength]] : [])),
  );
}

function enumerated({ size }: Graph, arcs: readonly Arc[]): number[] {
  const scores = new Array<number>(size).fill(0);
  for (let source = 0; source < size; source++) {
    for (let target = 0; target < size; target++) {
      if (source === target) continue;
      const paths = shortestPaths(arcs, source, target);
      for (const { nodes } of paths) {
        for (const node of nodes.slice(1, -1)) scores[node] = (scores[node] as number) + 1 / paths.length;
      }
    }
  }
  return scores;
}
