import type { Csr } from "../csr";

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
