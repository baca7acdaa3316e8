/** Plain dense linear algebra, to check the measures by. */
export type Matrix = readonly (readonly number[])[];

export function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] as number;
}

export function transposed(matrix: Matrix): number[][] {
  return matrix.map((_, row) => matrix.map((_, column) => at(matrix, column, row)));
}

export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (other[i] as number), 0);
}

/** x with matrix·x = right, by Gauss's elimination with pivots. */
export function solve(matrix: Matrix, right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const { length } = rows;
  for (let column = 0; column < length; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column] as number) > Math.abs(best[column] as number) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[column] as number) / (pivot[column] as number);
      for (let k = column; k <= length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  return rows.map((row, i) => (row[length] as number) / (row[i] as number));
}

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix, by Jacobi's rotations. */
export function jacobi(matrix: Matrix): { value: number; vector: number[] }[] {
  const a = matrix.map((row) => [...row]);
  const { length } = a;
  const v = a.map((_, i) => a.map((_, j) => Number(i === j)));
  const turn = (m: number[][], p: number, q: number, c: number, s: number) => {
    for (const row of m) {
      const [x, y] = [row[p] as number, row[q] as number];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    }
  };
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < length; p++) {
      for (let q = p + 1; q < length; q++) {
        if (Math.abs(at(a, p, q)) < 1e-300) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * at(a, p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        turn(a, p, q, c, t * c);
        const flipped = transposed(a);
        turn(flipped, p, q, c, t * c);
        for (const [i, row] of transposed(flipped).entries()) a[i] = row;
        turn(v, p, q, c, t * c);
      }
    }
  }
  return a.map((_, i) => ({ value: at(a, i, i), vector: v.map((row) => row[i] as number) }));
}

/** The part of a vector of ones that lies in the eigenspace of the greatest eigenvalue of a symmetric matrix, of norm 1. */
export function dominant(matrix: Matrix): { value: number; vector: number[] } {
  const pairs = jacobi(matrix);
  const value = Math.max(...pairs.map((pair) => pair.value));
  const sum = matrix.map(() => 0);
  for (const pair of pairs) {
    if (pair.value < value - 1e-8) continue;
    const share = pair.vector.reduce((total, entry) => total + entry, 0);
    for (const [i, entry] of pair.vector.entries()) sum[i] = (sum[i] as number) + share * entry;
  }
  const norm = Math.hypot(...sum);
  return { value, vector: sum.map((entry) => entry / norm) };
}
