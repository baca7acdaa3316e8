import fc from "fast-check";
import { expect, it } from "vitest";
import { randomOf } from "../../src/base/random";
import type { Csr } from "../../src/kernels/csr";
import { pathSamples } from "../../src/kernels/shortest/path-samples";
import { vertexDiameterBound } from "../../src/kernels/shortest/vertex-diameter";
import { anyGraph, csr } from "./graph";

/** The nodes of the longest shortest path, by breadth from every node. */
function vertexDiameter(graph: Csr): number {
  let most = 0;
  for (let source = 0; source < graph.size; source++) {
    const distance = new Map([[source, 1]]);
    for (const [node, nodes] of distance) {
      most = Math.max(most, nodes);
      for (const target of graph.targets.subarray(graph.offsets[node], graph.offsets[node + 1])) {
        if (!distance.has(target)) distance.set(target, nodes + 1);
      }
    }
  }
  return most;
}

const both = (graph: Csr): Csr => {
  const arcs = Array.from({ length: graph.size }, (_, node) =>
    [...graph.targets.subarray(graph.offsets[node], graph.offsets[node + 1])].map((target) => [node, target] as const),
  ).flat();
  return { ...csr(graph.size, [...arcs, ...arcs.map(([a, b]) => [b, a] as const)]), directed: false };
};

it("bounds the nodes of a shortest path, exactly where no cycle is", () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      expect(vertexDiameterBound(graph)).toBeGreaterThanOrEqual(vertexDiameter(graph));
      const undirected = vertexDiameterBound(both(graph));
      expect(undirected).toBeGreaterThanOrEqual(vertexDiameter(both(graph)));
      expect(undirected).toBeLessThanOrEqual(Math.max(1, 2 * vertexDiameter(both(graph)) - 1));
    }),
  );
  const tree = csr(6, [
    [0, 1],
    [1, 2],
    [2, 3],
    [4, 5],
  ]);
  expect(vertexDiameterBound(tree)).toBe(4);
  // Three ways from a hub: two actors on either side of it are three.
  expect(
    vertexDiameterBound(
      both(
        csr(4, [
          [1, 3],
          [3, 0],
          [3, 2],
        ]),
      ),
    ),
  ).toBe(3);
  expect(vertexDiameterBound(csr(3, []))).toBe(1);
  expect(vertexDiameterBound(csr(0, []))).toBe(0);
});

it("draws every shortest path of a pair as often, and every pair", () => {
  // From 0 to 5 three ways: by 1, by 2, and by 2 again, for there are two arcs from 2; 3 is between nobody, 4 behind 5.
  const graph = csr(6, [
    [0, 1],
    [0, 2],
    [1, 5],
    [2, 5],
    [2, 5],
    [5, 4],
  ]);
  const draws = 60_000;
  const inside = pathSamples(graph, draws, randomOf(7));
  // Of 30 ordered pairs: 0→5 and 0→4 by way of 1 (a third) or 2, and 5 between three nodes and 4.
  const expected = [0, 2 / 3 / 30, 4 / 3 / 30, 0, 0, 3 / 30];
  for (const [node, chance] of expected.entries()) {
    const share = (inside[node] as number) / draws;
    expect(Math.abs(share - chance)).toBeLessThanOrEqual(5 * Math.sqrt((chance * (1 - chance)) / draws));
  }
});

it("draws the same paths from the same seed, others from another, and leaves nothing behind", () => {
  const graph = both(
    csr(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]),
  );
  const drawn = (seed: number, count: number) => [...pathSamples(graph, count, randomOf(seed))];
  expect(drawn(1, 500)).toEqual(drawn(1, 500));
  expect(drawn(1, 500)).not.toEqual(drawn(2, 500));
  const random = randomOf(3);
  const [first, second] = [pathSamples(graph, 200, random), pathSamples(graph, 300, random)];
  expect(drawn(3, 500)).toEqual([...first.map((times, node) => times + (second[node] as number))]);
});
