import { expect, it } from "vitest";
import { perron, spectralRadius } from "../../src/kernels/spectral/perron";
import { csr } from "./graph";

const stop = { tolerance: 1e-13, maxIterations: 100_000 };

it("finds the root of the strongest class", () => {
  // A pair of root 2, a pair of root 3 and a pair of root 1 behind it.
  const graph = csr(6, [
    [0, 1, 2],
    [1, 0, 2],
    [2, 3, 9],
    [3, 2, 1],
    [3, 4, 6],
    [4, 5, 1],
    [5, 4, 1],
  ]);
  expect(spectralRadius(graph, stop)).toBeCloseTo(3, 12);
  const { root, values } = perron(graph, stop);
  expect(root).toBeCloseTo(3, 12);
  // x(2) = x(3) / 3; x(4) = (6·x(3) + x(5)) / 3; x(5) = x(4) / 3, so x(4) = 9/4·x(3).
  const shape = [0, 0, 1 / 3, 1, 9 / 4, 3 / 4];
  const norm = Math.hypot(...shape);
  for (const [node, value] of shape.entries()) expect(values[node]).toBeCloseTo(value / norm, 10);
});

it("has root 0 and no values where no cycle is", () => {
  const path = csr(3, [
    [0, 1],
    [1, 2],
  ]);
  expect(spectralRadius(path, stop)).toBe(0);
  expect(perron(path, stop)).toMatchObject({ root: 0, residual: 0, values: new Float64Array(3) });
  expect(perron(csr(0, []), stop).values).toHaveLength(0);
});

/** Proportions, whatever the norm. */
function expectShape(values: Float64Array, shape: readonly number[]): void {
  const norm = Math.hypot(...shape);
  for (const [node, value] of shape.entries()) expect(values[node]).toBeCloseTo(value / norm, 10);
}

it("divides equal values among unlike classes of the same root by how much of each is in them", () => {
  // A triangle and a star of four, both of root 2: the part of all ones in each is 1, 1, 1 and 3/2, 3/4, 3/4, 3/4, 3/4.
  const edges = [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 4],
    [3, 5],
    [3, 6],
    [3, 7],
  ] as const;
  const undirected = { ...csr(8, [...edges, ...edges.map(([a, b]) => [b, a] as const)]), directed: false };
  expectShape(perron(undirected, stop).values, [1, 1, 1, 3 / 2, 3 / 4, 3 / 4, 3 / 4, 3 / 4]);
  // A ring of three, and a pair of strengths 4 and 1/4, both of root 1. Left (1, 4), right (4, 1): 5/8 of the left one is in all ones. The
  // last node has what the first of the ring gives it, and twice what the second of the pair has.
  const directed = csr(6, [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 4, 4],
    [4, 3, 1 / 4],
    [0, 5, 1],
    [4, 5, 2],
  ]);
  expectShape(perron(directed, stop).values, [1, 1, 1, 5 / 8, 5 / 2, 6]);
});

it("settles on a long path, where the next root is near", () => {
  const size = 100;
  const path = csr(
    size,
    [...Array(size - 1).keys()].flatMap(
      (node) =>
        [
          [node, node + 1],
          [node + 1, node],
        ] as const,
    ),
  );
  const { root, values, residual } = perron(path, stop);
  expect(residual).toBeLessThanOrEqual(stop.tolerance);
  expect(root).toBeCloseTo(2 * Math.cos(Math.PI / (size + 1)), 12);
  const scale = Math.sqrt(2 / (size + 1));
  for (const [node, value] of values.entries())
    expect(value).toBeCloseTo(scale * Math.sin(((node + 1) * Math.PI) / (size + 1)), 8);
});
