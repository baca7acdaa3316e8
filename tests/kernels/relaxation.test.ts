import fc from "fast-check";
import { expect, it } from "vitest";
import type { Csr } from "../../src/kernels/csr";
import { strongClasses } from "../../src/kernels/graph/strong";
import { machine } from "../../src/kernels/machine";
import { gaussSeidel, relaxed } from "../../src/kernels/spectral/relaxation";
import { randomSurfer } from "../../src/kernels/spectral/surfer";
import { anyGraph, csr } from "./graph";

const stop = { tolerance: 1e-13, maxIterations: 100_000 };
const sums = ({ size, offsets, strengths }: Csr) =>
  Array.from({ length: size }, (_, node) =>
    strengths.subarray(offsets[node], offsets[node + 1]).reduce((sum, strength) => sum + strength, 0),
  );
const factorsOf = (graph: Csr, damping: number) =>
  Float64Array.from(sums(graph), (sum) => (sum > 0 ? damping / sum : 0));

/** x ← start + xM, once. */
function step(graph: Csr, factors: Float64Array, start: Float64Array, values: Float64Array): Float64Array {
  const next = start.slice();
  for (let node = 0; node < graph.size; node++) {
    for (let arc = graph.offsets[node] as number; arc < (graph.offsets[node + 1] as number); arc++) {
      const target = graph.targets[arc] as number;
      const rate = (factors[node] as number) * (graph.strengths[arc] as number);
      next[target] = (next[target] as number) + (values[node] as number) * rate;
    }
  }
  return next;
}

it("is the same to the bit compiled and plain, with classes given or not", () => {
  expect(machine()).toBeDefined();
  fc.assert(
    fc.property(
      anyGraph,
      fc.constantFrom(0.3, 0.85, 0.99),
      fc.constantFrom(1e-3, 1e-13),
      (graph, damping, tolerance) => {
        const factors = factorsOf(graph, damping);
        const start = Float64Array.from(factors, (_, node) => node % 3);
        const own = { ...stop, tolerance };
        const plain = gaussSeidel(graph, factors, start, own);
        expect(relaxed(graph, factors, start, own)).toEqual(plain);
        expect(relaxed(graph, factors, start, own, strongClasses(graph))).toEqual(plain);
        expect(relaxed(graph, factors, start, { ...own, maxIterations: 1 })).toEqual(
          gaussSeidel(graph, factors, start, { ...own, maxIterations: 1 }),
        );
      },
    ),
  );
});

it("has as its residual what one more step adds, and stops within the tolerance", () => {
  fc.assert(
    fc.property(anyGraph, fc.constantFrom(1e-2, 1e-6, 1e-12), (graph, tolerance) => {
      const factors = factorsOf(graph, 0.9);
      const start = new Float64Array(graph.size).fill(1);
      const { values, residual } = relaxed(graph, factors, start, { ...stop, tolerance });
      const next = step(graph, factors, start, values);
      const sum = values.reduce((total, value) => total + value, 0);
      const added = next.reduce((total, value, node) => total + value - (values[node] as number), 0);
      expect(residual).toBeLessThanOrEqual(tolerance);
      expect(residual).toBeCloseTo(added / sum, 13);
    }),
  );
});

it("solves a graph without cycles in one round, and a pair by hand", () => {
  const tree = csr(4, [
    [0, 1, 2],
    [0, 2, 1],
    [1, 3, 1],
    [2, 3, 3],
  ]);
  const half = new Float64Array(4).fill(0.5);
  const once = { tolerance: 1e-300, maxIterations: 1 };
  const solved = relaxed(tree, half, Float64Array.of(8, 0, 0, 1), once);
  expect(solved).toEqual({ values: Float64Array.of(8, 8, 4, 1 + 4 + 6), iterations: 0, residual: 0 });
  // x(0) = 3 + x(1) / 4 and x(1) = x(0), so 4 each; the third has a quarter of the second's.
  const pair = csr(3, [
    [0, 1, 4],
    [1, 0, 1],
    [1, 2, 1],
  ]);
  const { values } = relaxed(pair, new Float64Array(3).fill(0.25), Float64Array.of(3, 0, 0), stop);
  for (const [node, value] of [4, 4, 1].entries()) expect(values[node]).toBeCloseTo(value, 12);
});

it("leaves classes alone to which nothing comes, and gives up on sums that are not finite", () => {
  const graph = csr(4, [
    [0, 1],
    [1, 0],
    [2, 3],
    [3, 2],
  ]);
  const one = new Float64Array(4).fill(1);
  const { values } = relaxed(graph, new Float64Array(4).fill(0.5), Float64Array.of(0, 0, 3, 0), stop);
  expect([values[0], values[1]]).toEqual([0, 0]);
  expect(values[2]).toBeCloseTo(4, 12);
  const far = relaxed(graph, one, Float64Array.of(1e308, 1e308, 0, 0), stop);
  expect(far.iterations).toBeLessThan(5);
  expect(far.values.every(Number.isFinite)).toBe(false);
});

/** The walk, step by step. */
function walked(graph: Csr, damping: number, steps: number): Float64Array {
  const { size } = graph;
  const factors = factorsOf(graph, damping);
  let values = new Float64Array(size).fill(1 / size);
  for (let round = 0; round < steps; round++) {
    const followed = step(graph, factors, new Float64Array(size), values);
    const jumping = 1 - followed.reduce((sum, value) => sum + value, 0);
    values = followed.map((value) => value + jumping / size);
  }
  return values;
}

it("gives the random surfer's shares that the walk tends to, with a residual not below what a step changes", () => {
  fc.assert(
    fc.property(anyGraph, fc.constantFrom(0, 0.5, 0.85), fc.constantFrom(1e-4, 1e-13), (graph, damping, tolerance) => {
      const { values, residual } = randomSurfer(graph, damping, { ...stop, tolerance });
      const expected = walked(graph, damping, 250);
      const apart = (other: Float64Array) =>
        values.reduce((sum, value, node) => sum + Math.abs(value - (other[node] as number)), 0);
      expect(residual).toBeLessThanOrEqual(tolerance);
      expect(apart(expected)).toBeLessThanOrEqual(tolerance / (1 - damping) + 1e-12);
      const factors = factorsOf(graph, damping);
      const followed = step(graph, factors, new Float64Array(graph.size), values);
      const jumping = 1 - followed.reduce((sum, value) => sum + value, 0);
      expect(apart(followed.map((value) => value + jumping / graph.size))).toBeLessThanOrEqual(residual + 1e-14);
    }),
  );
});
