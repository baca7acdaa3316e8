import fc from "fast-check";
import { expect, it } from "vitest";
import { brandes, byHops } from "../../src/kernels/brandes";
import { machine } from "../../src/kernels/machine";
import { anyGraph } from "./graph";

it("betweenness by hops is the same to the bit compiled and plain", () => {
  expect(machine()).toBeDefined();
  const isSame = fc.property(anyGraph, (graph) => {
    expect(brandes(graph)).toEqual(byHops(graph));
  });
  fc.assert(isSame);
});

it("betweenness with lengths of 1 is that by hops", () => {
  const isSame = fc.property(anyGraph, (graph) => {
    const [hops, lengths] = [byHops(graph), brandes(graph, new Float64Array(graph.targets.length).fill(1))];
    for (const [node, value] of hops.entries()) expect(lengths[node]).toBeCloseTo(value, 9);
  });
  fc.assert(isSame);
});
