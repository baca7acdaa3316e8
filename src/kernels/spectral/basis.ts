import type { Csr } from "../csr";
import type { Machine } from "../machine";

/** Vectors that are kept at once; then it begins again from the best of what they span. */
export const KEPT = 48;

/** What Lanczos' method does to its vectors, of which the first begins with equal values. */
export interface Basis {
  /**
   * Divides vector `count` by a length, multiplies it with the matrix, and takes from the product what lies along it, and `factor` times the
   * vector before; the rest is the next vector. Gives how much lay along, and the squares of the rest.
   */
  step(count: number, factor: number, length: number): { readonly along: number; readonly squares: number };
  /** Makes the first vector the sum of some, each times its share, made positive, of length 1. */
  combine(shares: Float64Array): void;
  /** The first vector. */
  values(): Float64Array;
}

type Graph = Pick<Csr, "size" | "offsets" | "targets" | "strengths">;

export function plainBasis({ size, offsets, targets, strengths }: Graph): Basis {
  const values = new Float64Array(size).fill(1 / Math.sqrt(size));
  const kept = [values];
  return {
    step: (count, factor, length) => {
      const last = kept[count] as Float64Array;
      kept[count + 1] ??= new Float64Array(size);
      const next = kept[count + 1] as Float64Array;
      const before = kept[Math.max(0, count - 1)] as Float64Array;
      for (let node = 0; node < size; node++) last[node] = (last[node] as number) / length;
      let along = 0;
      for (let node = 0; node < size; node++) {
        let sum = 0;
        const end = offsets[node + 1] as number;
        for (let arc = offsets[node] as number; arc < end; arc++) {
          sum += (last[targets[arc] as number] as number) * (strengths[arc] as number);
        }
        next[node] = sum;
        along += sum * (last[node] as number);
      }
      let squares = 0;
      for (let node = 0; node < size; node++) {
        const rest = (next[node] as number) - along * (last[node] as number) - factor * (before[node] as number);
        next[node] = rest;
        squares += rest * rest;
      }
      return { along, squares };
    },
    combine: (shares) => {
      let squares = 0;
      for (let node = 0; node < size; node++) {
        let sum = 0;
        for (let i = 0; i < shares.length; i++)
          sum += (shares[i] as number) * ((kept[i] as Float64Array)[node] as number);
        values[node] = Math.abs(sum);
        squares += sum * sum;
      }
      const scale = 1 / Math.sqrt(squares);
      for (let node = 0; node < size; node++) values[node] = (values[node] as number) * scale;
    },
    values: () => values.slice(),
  };
}

/** The same, compiled. */
export function compiledBasis(graph: Graph, { kernels, layout }: Machine): Basis {
  const { size } = graph;
  const memory = layout();
  const matrix = [memory.put(graph.offsets), memory.put(graph.targets), memory.put(graph.strengths)] as const;
  const [found, shared] = [memory.room(16), memory.room(8 * KEPT)];
  const vectors = memory.put(new Float64Array(size).fill(1 / Math.sqrt(size)));
  memory.room(8 * size * KEPT);
  return {
    step: (count, factor, length) => {
      kernels.krylov(size, ...matrix, vectors, count, factor, length, found);
      const values = memory.numbers(found, 2);
      return { along: values[0] as number, squares: values[1] as number };
    },
    combine: (shares) => {
      memory.numbers(shared, shares.length).set(shares);
      kernels.combine(size, vectors, shared, shares.length);
    },
    values: () => memory.doubles(vectors, size),
  };
}
