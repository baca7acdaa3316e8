/** Longer columns are made anew, so that no great room stays taken. */
const KEPT = 1 << 20;

let allOnes = new Float64Array(0);

/** A column of ones, a view of one that all share: not to be written to. */
export function ones(length: number): Float64Array {
  if (length > KEPT) return new Float64Array(length).fill(1);
  if (allOnes.length < length) allOnes = new Float64Array(2 * length).fill(1);
  return allOnes.subarray(0, length);
}

/**
 * A column for computations that are over before the next one asks for it: making one anew costs more than filling it. It comes filled
 * with 0, and nothing of it may be kept.
 */
export function scratchInts(): (length: number) => Int32Array {
  let column = new Int32Array(0);
  return (length) => {
    if (length > KEPT) return new Int32Array(length);
    if (column.length < length) column = new Int32Array(2 * length);
    return column.subarray(0, length).fill(0);
  };
}
