import type { Csr } from "../network/csr";
import type { Iterated, Stop } from "./power";

/** Repeats a step from given values until they settle; `step` fills `next`. */
function settle(
  start: Float64Array,
  step: (values: Float64Array, next: Float64Array) => void,
  missedBy: (values: Float64Array, next: Float64Array) => number,
  { tolerance, maxIterations }: Stop,
): Iterated {
  let [values, next]: [Float64Array, Float64Array] = [start, new Float64Array(start.length)];
  for (let iterations = 1; ; iterations++) {
    step(values, next);
    const residual = missedBy(values, next);
    [values, next] = [next, values];
    if (residual <= tolerance || iterations >= maxIterations) return { values, iterations, residual };
  }
}

function difference(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < one.length; node++) sum += Math.abs((one[node] as number) - (other[node] as number));
  return sum;
}

export function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Adds to each node `factor` times what its in-neighbours hold, each arc by its strength. */
export function push(
  { size, offsets, targets, strengths }: Csr,
  from: Float64Array,
  to: Float64Array,
  factor: number,
): void {
  for (let node = 0; node < size; node++) {
    const value = factor * (from[node] as number);
    if (value === 0) continue;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      to[target] = (to[target] as number) + value * (strengths[arc] as number);
    }
  }
}

/**
 * The stationary shares of a walk that follows an arc (by strength) with chance `damping`, else, or where no arc leads out,
 * goes to any node. Residual: Σ |x′ − x| of one step. Cost O(n + m) a step, about log(tolerance) / log(damping) steps.
 */
export function randomSurfer(csr: Csr, damping: number, stop: Stop): Iterated {
  const { size, offsets, strengths } = csr;
  const out = new Float64Array(size);
  for (let node = 0; node < size; node++) out[node] = total(strengths.subarray(offsets[node], offsets[node + 1]));
  const shared = new Float64Array(size);
  const step = (values: Float64Array, next: Float64Array) => {
    let stuck = 0;
    for (let node = 0; node < size; node++) {
      const value = values[node] as number;
      if (out[node] === 0) stuck += value;
      shared[node] = out[node] === 0 ? 0 : value / (out[node] as number);
    }
    next.fill((1 - damping + damping * stuck) / size);
    push(csr, shared, next, damping);
  };
  return settle(new Float64Array(size).fill(1 / size), step, difference, stop);
}

/**
 * x = alpha·xA + beta, by repeating it from x = beta. Residual: Σ |x′ − x| / Σ x′ of one step. Converges if alpha is below one
 * over the spectral radius. Cost O(n + m) a step.
 */
export function attenuated(csr: Csr, alpha: number, beta: number, stop: Stop): Iterated {
  const step = (values: Float64Array, next: Float64Array) => {
    next.fill(beta);
    push(csr, values, next, alpha);
  };
  const missedBy = (values: Float64Array, next: Float64Array) => difference(values, next) / (total(next) || 1);
  return settle(new Float64Array(csr.size).fill(beta), step, missedBy, stop);
}
