import type { Csr } from "../csr";
import { byMachine } from "../machine";
import { type Basis, compiledBasis, KEPT, plainBasis } from "./basis";
import type { Eigenpair, Stop } from "./power";
import { type TopPair, topPair } from "./tridiagonal";

/**
 * The dominant eigenvector of an undirected graph that is connected, and its root λ, by Lanczos' method from equal values. The
 * residual is ‖xA − λx‖ / λ of the vector that is given, not an estimate; what is a rounding below 0 is made positive before it is taken.
 * A step is one product with the matrix.
 *
 * Cost O(n + m) a step, memory O(48·n); steps grow with 1 / √(1 − λ₂ / λ), more slowly than those of power iteration. Reference:
 * Lanczos (1950), https://doi.org/10.6028/jres.045.026
 */
export function lanczos(csr: Csr, stop: Stop): Eigenpair {
  const plain = () => plainBasis(csr);
  const basis = csr.size < FEW ? plain() : byMachine((machine) => compiledBasis(csr, machine), plain);
  return lanczosOn(basis, stop);
}

/** Fewer nodes are done with before the machine has them. */
const FEW = 16;

export function lanczosOn(basis: Basis, { tolerance, maxIterations }: Stop): Eigenpair {
  const [diagonal, beside] = [new Float64Array(KEPT), new Float64Array(KEPT)];
  let iterations = 0;
  for (;;) {
    let best: TopPair = { value: 0, vector: diagonal, squares: 1 };
    let [count, length] = [0, 1];
    while (count < KEPT) {
      const { along, squares } = basis.step(count, count > 0 ? (beside[count - 1] as number) : 0, length);
      iterations++;
      length = Math.sqrt(squares);
      diagonal[count] = along;
      beside[count++] = length;
      if (count === 1 && (length <= tolerance * along || iterations >= maxIterations)) {
        return { values: basis.values(), root: along, iterations, residual: length / along };
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
    }
    basis.combine(best.vector);
  }
}
