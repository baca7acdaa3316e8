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
  const column = scratch(Int32Array);
  return (length) => column(length).fill(0);
}

/** The same, with whatever was in it. */
export function scratch<T extends Int32Array | Uint32Array | Float64Array>(
  Column: new (length: number) => T,
): (length: number) => T {
  let column = new Column(0);
  return (length) => {
    if (length > KEPT) return new Column(length);
    if (column.length < length) column = new Column(Math.min(2 * length, KEPT));
    return column.subarray(0, length) as T;
  };
}

/** A column that has room for so many numbers, with what is in it: itself, or one twice as long. */
export function withRoom<T extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(column: T, length: number): T {
  if (column.length >= length) return column;
  const wider = new (column.constructor as new (length: number) => T)(2 * length);
  wider.set(column);
  return wider;
}

/** Where the parts of a column begin that lie one after the other; one more than there are sizes. */
export function beginnings(sizes: Int32Array): Int32Array {
  const begins = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) begins[i + 1] = (begins[i] as number) + (sizes[i] as number);
  return begins;
}

/** What a column has at some places. */
export function valuesAt(column: Int32Array, places: Int32Array): Int32Array {
  const values = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) values[i] = column[places[i] as number] as number;
  return values;
}

/** The first place in an ascending column, or a part of it, where there is no less than a value: its end where there is none. Cost: O(log n). */
export function firstNotBelow(
  column: Float64Array | Int32Array | Uint32Array,
  value: number,
  begin = 0,
  end = column.length,
): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So much of a column is looked at by one call at most. */
export const PIECE = 1 << 13;

/**
 * Looks at a part of a column piece by piece, until it is told `false`: a loop that is entered again and again is soon compiled, and one over millions of
 * numbers that is entered once makes an object of each.
 */
export function inPieces(begin: number, end: number, look: (from: number, to: number) => unknown): void {
  for (let from = begin; from < end; from += PIECE) if (look(from, Math.min(from + PIECE, end)) === false) return;
}
