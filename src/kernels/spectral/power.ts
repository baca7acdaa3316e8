import type { Csr } from "../csr";

/** When an iteration stops. */
export interface Stop {
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** How an iteration ended: converged if `residual` is at most the tolerance. */
export interface Iterated {
  readonly values: Float64Array;
  readonly iterations: number;
  readonly residual: number;
}

/** A dominant eigenvector, of L2 norm 1, and its root. */
export interface Eigenpair extends Iterated {
  readonly root: number;
}

/**
 * The dominant left eigenvector of a strongly connected graph and its root λ: x(v) = Σ s(u→v)·x(u) / λ. Starts from equal values.
 * Each step adds half of the vector before it, which keeps graphs whose cycles share a period from swinging. The residual is
 * ‖xA − λx‖ / λ.
 *
 * Cost O(n + m) a step; steps grow with 1 / (1 − |λ₂| / λ).
 */
export function power({ size, offsets, targets, strengths }: Csr, { tolerance, maxIterations }: Stop): Eigenpair {
  const values = new Float64Array(size).fill(1 / Math.sqrt(size));
  const next = new Float64Array(size);
  for (let iterations = 1; ; iterations++) {
    next.fill(0);
    for (let node = 0; node < size; node++) {
      const value = values[node] as number;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const target = targets[arc] as number;
        next[target] = (next[target] as number) + value * (strengths[arc] as number);
      }
    }
    let root = 0;
    for (let node = 0; node < size; node++) root += (values[node] as number) * (next[node] as number);
    let [missed, length] = [0, 0];
    for (let node = 0; node < size; node++) {
      const [before, after] = [values[node] as number, next[node] as number];
      missed += (after - root * before) ** 2;
      next[node] = after + (root / 2) * before;
      length += (next[node] as number) ** 2;
    }
    const residual = Math.sqrt(missed) / root;
    if (residual <= tolerance || iterations >= maxIterations) return { values, root, iterations, residual };
    for (let node = 0; node < size; node++) values[node] = (next[node] as number) / Math.sqrt(length);
  }
}
