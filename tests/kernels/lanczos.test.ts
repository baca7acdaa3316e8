import fc from "fast-check";
import { expect, it } from "vitest";
import { machine } from "../../src/kernels/machine";
import { compiledBasis, plainBasis } from "../../src/kernels/spectral/basis";
import { lanczos, lanczosOn } from "../../src/kernels/spectral/lanczos";
import { power } from "../../src/kernels/spectral/power";
import { topPair } from "../../src/kernels/spectral/tridiagonal";
import { jacobi } from "../centrality/linear";
import { csr } from "./graph";

const stop = { tolerance: 1e-12, maxIterations: 100_000 };

it("finds the greatest eigenvalue of a tridiagonal matrix, and its vector", () => {
  const rows = fc.array(
    fc.record({
      own: fc.double({ min: -3, max: 3, noNaN: true }),
      beside: fc.double({ min: 0.2, max: 2, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 9,
    },
  );
  fc.assert(
    fc.property(rows, (entries) => {
      const size = entries.length;
      const diagonal = Float64Array.from(entries, ({ own }) => own);
      const beside = Float64Array.from(entries, ({ beside }) => beside);
      const matrix = entries.map((_, i) =>
        entries.map((_, j) =>
          i === j ? (diagonal[i] as number) : Math.abs(i - j) === 1 ? (beside[Math.min(i, j)] as number) : 0,
        ),
      );
      const { value, vector, squares } = topPair(diagonal, beside, size, Number.NEGATIVE_INFINITY);
      expect(value).toBeCloseTo(Math.max(...jacobi(matrix).map((pair) => pair.value)), 10);
      expect(squares).toBeCloseTo(
        vector.reduce((sum, entry) => sum + entry ** 2, 0),
        6,
      );
      const length = Math.sqrt(squares);
      for (const row of matrix.keys()) {
        const pushed = (matrix[row] as number[]).reduce((sum, entry, i) => sum + entry * (vector[i] as number), 0);
        expect(pushed / length).toBeCloseTo((value * (vector[row] as number)) / length, 9);
      }
    }),
  );
});

/** Undirected and connected, by a path through all nodes; parallel edges and strengths of its own. */
const connected = fc.integer({ min: 2, max: 60 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 });
  const chord = fc.tuple(node, node, fc.constantFrom(1, 0.1, 3));
  return fc.array(chord, { maxLength: 2 * size }).map((chords) => {
    const path = Array.from({ length: size - 1 }, (_, i) => [i, i + 1, 1] as const);
    const edges = [...path, ...chords.filter(([a, b]) => a !== b)];
    return { ...csr(size, [...edges, ...edges.map(([a, b, strength]) => [b, a, strength] as const)]), directed: false };
  });
});

it("is what power iteration tends to, nowhere negative, of norm 1, with the residual it says", () => {
  fc.assert(
    fc.property(connected, (graph) => {
      const { values, root, residual } = lanczos(graph, stop);
      const expected = power(graph, { ...stop, tolerance: 1e-13 });
      expect(root).toBeCloseTo(expected.root, 10);
      let [squares, missed] = [0, 0];
      for (let node = 0; node < graph.size; node++) {
        const value = values[node] as number;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeCloseTo(expected.values[node] as number, 7);
        squares += value ** 2;
        let sum = 0;
        for (let arc = graph.offsets[node] as number; arc < (graph.offsets[node + 1] as number); arc++) {
          sum += (values[graph.targets[arc] as number] as number) * (graph.strengths[arc] as number);
        }
        missed += (sum - root * value) ** 2;
      }
      expect(squares).toBeCloseTo(1, 12);
      expect(residual).toBeLessThanOrEqual(stop.tolerance);
      expect(residual).toBeCloseTo(Math.sqrt(missed) / root, 13);
    }),
  );
});

it("begins again where many steps are needed, and is far from as slow as power iteration", () => {
  const size = 200;
  const links = Array.from({ length: size - 1 }, (_, node) => [node, node + 1] as const);
  const path = { ...csr(size, [...links, ...links.map(([a, b]) => [b, a] as const)]), directed: false };
  const { values, iterations, root } = lanczos(path, stop);
  expect(root).toBeCloseTo(2 * Math.cos(Math.PI / (size + 1)), 12);
  for (const node of [0, 57, 199]) {
    expect(values[node]).toBeCloseTo(Math.sqrt(2 / (size + 1)) * Math.sin(((node + 1) * Math.PI) / (size + 1)), 8);
  }
  expect(iterations).toBeGreaterThan(48);
  expect(iterations * 10).toBeLessThan(power(path, stop).iterations);
});

it("stops after as many steps as it may take, with the residual of what it has", () => {
  const links = Array.from({ length: 99 }, (_, node) => [node, node + 1] as const);
  const path = { ...csr(100, [...links, ...links.map(([a, b]) => [b, a] as const)]), directed: false };
  const residuals = [1, 2, 3, 10, 60].map((maxIterations) => {
    const { iterations, residual } = lanczos(path, { ...stop, maxIterations });
    expect(iterations).toBe(maxIterations);
    return residual;
  });
  expect(residuals[0]).toBeGreaterThan(residuals[4] as number);
});

it("is the same compiled and plain, to the bit", () => {
  const compiled = machine();
  if (!compiled) throw new Error("there is no WebAssembly");
  fc.assert(
    fc.property(connected, fc.constantFrom(3, 60, 100_000), (graph, maxIterations) => {
      const terms = { tolerance: 1e-13, maxIterations };
      const plain = lanczosOn(plainBasis(graph), terms);
      expect(lanczosOn(compiledBasis(graph, compiled), terms)).toEqual(plain);
      expect(lanczos(graph, terms)).toEqual(plain);
    }),
  );
});
