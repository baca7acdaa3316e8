import { describe, expect, it } from "vitest";
import { betweenness } from "../../src/centrality/betweenness";
import { degree } from "../../src/centrality/degree";
import { networkFromEdges } from "../../src/network/from-edges";

const path = networkFromEdges([
  { source: 0, target: 1 },
  { source: 1, target: 2 },
  { source: 2, target: 3 },
  { source: 0, target: 1 },
]);

const diamond = networkFromEdges([
  { source: 0, target: 1 },
  { source: 0, target: 1 },
  { source: 1, target: 3 },
  { source: 0, target: 2 },
  { source: 2, target: 3 },
]);

describe("betweenness", () => {
  it.each(["collapse", "count", "keep"] as const)("is 0, 2, 2, 0 on a path with a doubled tie (%s)", (parallel) => {
    expect([...betweenness(path, { parallel }).values]).toEqual([0, 2, 2, 0]);
  });

  it("counts kept parallel ties as separate shortest paths", () => {
    expect([...betweenness(diamond, { parallel: "collapse" }).values]).toEqual([0, 1 / 2, 1 / 2, 0]);
    expect([...betweenness(diamond, { parallel: "count" }).values]).toEqual([0, 1 / 2, 1 / 2, 0]);
    expect([...betweenness(diamond, { parallel: "keep" }).values]).toEqual([0, 2 / 3, 1 / 3, 0]);
    expect([...betweenness(diamond, { parallel: "count", distance: "inverse-strength" }).values]).toEqual([0, 1, 0, 0]);
  });
  it("degree", () => {
    expect([...degree(diamond, { parallel: "keep" }).values]).toEqual([3, 3, 2, 2]);
    expect([...degree(diamond, { parallel: "collapse" }).values]).toEqual([2, 2, 2, 2]);
  });
});
