import type { Csr } from "../csr";
import { total } from "./flow";
import type { Iterated, Stop } from "./power";
import { relaxed } from "./relaxation";

/**
 * The stationary shares of a walk that follows an arc (by strength) with chance `damping`, else, or where no arc leads out,
 * goes to any node. What comes by such jumps is the same for all nodes, so that it only scales the solution of x = 1 + damping·xP,
 * P the chances of the arcs. Residual: a bound on what one more step of the walk would change, Σ |x′ − x|: twice what the
 * solution lacks in one step, for what the arcs bring less the jumps bring more.
 *
 * Cost O(n + m), and O(arcs of the class) a round for each strongly connected class of more than one node. Reference: Gleich,
 * Gray, Greif and Lau (2010), https://doi.org/10.1137/080743051
 */
export function randomSurfer(csr: Csr, damping: number, { tolerance, maxIterations }: Stop): Iterated {
  const { size, offsets, strengths } = csr;
  const factors = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    const end = offsets[node + 1] as number;
    let out = 0;
    for (let arc = offsets[node] as number; arc < end; arc++) out += strengths[arc] as number;
    if (out > 0) factors[node] = damping / out;
  }
  const stop = { tolerance: tolerance / 2, maxIterations };
  const { values, iterations, residual } = relaxed(csr, factors, new Float64Array(size).fill(1), stop);
  const sum = total(values);
  for (let node = 0; node < size; node++) values[node] = (values[node] as number) / sum;
  return { values, iterations, residual: 2 * residual };
}
