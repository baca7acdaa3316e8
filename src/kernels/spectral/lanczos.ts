import type { Csr } from "../../network/csr";
import type { Eigenpair, Stop } from "./power";
import { type TopPair, topPair } from "./tridiagonal";

/** Vectors that are kept at once; then it begins again from the best of what they span. */
const KEPT = 48;

/**
 * The dominant eigenvector of an undirected graph that is connected, and its root λ, by Lanczos' method from equal values. The
 * residual is ‖xA − λx‖ / λ of the vector that is given, not an estimate; what is a rounding below 0 is made positive before it is taken.
 * A step is one product with the matrix.
 *
 * Cost O(n + m) a step, memory O(48·n); steps grow with 1 / √(1 − λ₂ / λ), more slowly than those of power iteration. Reference:
 * Lanczos (1950), https://doi.org/10.6028/jres.045.026
 */
export function lanczos({ size, offsets, targets, strengths }: Csr, { tolerance, maxIterations }: Stop): Eigenpair {
  const kept = [new Float64Array(size).fill(1 / Math.sqrt(size))];
  const [diagonal, beside] = [new Float64Array(KEPT), new Float64Array(KEPT)];
  const values = kept[0] as Float64Array;
  let iterations = 0;
  for (;;) {
    let best: TopPair = { value: 0, vector: diagonal, squares: 1 };
    let count = 0;
    while (count < KEPT) {
      const last = kept[count] as Float64Array;
      kept[count + 1] ??= new Float64Array(size);
      const next = kept[count + 1] as Float64Array;
      let along = 0;
      for (let node = 0; node < size; node++) {
        let sum = 0;
        for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
          sum += (last[targets[arc] as number] as number) * (strengths[arc] as number);
        }
        next[node] = sum;
        along += sum * (last[node] as number);
      }
      iterations++;
      const [before, factor] = count > 0 ? [kept[count - 1] as Float64Array, beside[count - 1] as number] : [last, 0];
      let squares = 0;
      for (let node = 0; node < size; node++) {
        const rest = (next[node] as number) - along * (last[node] as number) - factor * (before[node] as number);
        next[node] = rest;
        squares += rest * rest;
      }
      const length = Math.sqrt(squares);
      diagonal[count] = along;
      beside[count++] = length;
      if (count === 1 && (length <= tolerance * along || iterations >= maxIterations)) {
        return { values: values.slice(), root: along, iterations, residual: length / along };
      }
      if (
        count % 2 === 1 ||
        count === KEPT ||
        iterations >= maxIterations - 1 ||
        length <= 1e-9 * (diagonal[0] as number)
      ) {
        best = topPair(diagonal, beside, count, best.value);
        const share = Math.abs(best.vector[count - 1] as number) / Math.sqrt(best.squares);
        if (length * share <= (tolerance / 2) * best.value || iterations >= maxIterations - 1) break;
      }
      for (let node = 0; node < size; node++) next[node] = (next[node] as number) / length;
    }
    let squares = 0;
    for (let node = 0; node < size; node++) {
      let sum = 0;
      for (let i = 0; i < best.vector.length; i++) {
        sum += (best.vector[i] as number) * ((kept[i] as Float64Array)[node] as number);
      }
      values[node] = Math.abs(sum);
      squares += sum * sum;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let node = 0; node < size; node++) values[node] = (values[node] as number) * scale;
  }
}
