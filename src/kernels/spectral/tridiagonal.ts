/** The greatest eigenvalue of a symmetric tridiagonal matrix, and its vector with a first entry of 1, and the vector's squared norm. */
export interface TopPair {
  readonly value: number;
  readonly vector: Float64Array;
  readonly squares: number;
}

/**
 * The greatest eigenpair of the matrix with `diagonal` and, beside it, `beside` (all above 0), of which the first `size` and
 * `size − 1` entries count. `least` is a number that the eigenvalue is not below.
 *
 * Eliminated from the last row up, the first row has left what is a convex, falling function of the value above the eigenvalues of
 * all other rows; Newton's steps to where it is 0, and bisection where they lead astray or nowhere. Cost O(size) a step.
 */
export function topPair(diagonal: Float64Array, beside: Float64Array, size: number, least: number): TopPair {
  const vector = new Float64Array(size);
  const pivots = new Float64Array(size);
  let [low, high] = [least, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < size; row++) {
    const own = diagonal[row] as number;
    const reach = (row > 0 ? (beside[row - 1] as number) : 0) + (row < size - 1 ? (beside[row] as number) : 0);
    low = Math.max(low, own);
    high = Math.max(high, own + reach);
  }
  let value = low;
  let squares = 1;
  vector[0] = 1;
  for (let step = 0; step < 100; step++) {
    let isAbove = true;
    pivots[size - 1] = (diagonal[size - 1] as number) - value;
    for (let row = size - 1; row > 0; row--) {
      const pivot = pivots[row] as number;
      if (pivot >= 0) {
        isAbove = false;
        break;
      }
      pivots[row - 1] = (diagonal[row - 1] as number) - value - (beside[row - 1] as number) ** 2 / pivot;
    }
    let newton = Number.NaN;
    if (isAbove) {
      squares = 1;
      for (let row = 1; row < size; row++) {
        vector[row] = ((vector[row - 1] as number) * -(beside[row - 1] as number)) / (pivots[row] as number);
        squares += (vector[row] as number) ** 2;
      }
      const missed = pivots[0] as number;
      if (missed >= 0) low = Math.max(low, value);
      else high = Math.min(high, value);
      if (Math.abs(missed) <= 4e-15 * Math.abs(value) * Math.sqrt(squares)) break;
      newton = value + missed / squares;
    } else low = Math.max(low, value);
    value = newton > low && newton < high && step % 8 < 7 ? newton : (low + high) / 2;
  }
  return { value, vector, squares };
}
