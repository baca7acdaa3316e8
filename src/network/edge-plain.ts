import type { EdgeInput } from "./edge-input";

/** Columns that plain rows are read into, as long as there are rows; NaN is no time. */
export interface PlainColumns {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

const FIELDS = ["source", "target", "start", "end"];

/**
 * Reads rows from number `from` on, as far as they are plain: objects of nothing but source, target, start and end, in this order, of
 * which ids are small numbers that have been seen before and times are numbers. `small` says by id its number, from 1.
 *
 * @returns the number of the first row that is not
 */
export function readPlain(rows: readonly unknown[], from: number, small: Int32Array, columns: PlainColumns): number {
  const { source, target, start, end } = columns;
  let i = from;
  for (; i < rows.length; i++) {
    const row = rows[i] as EdgeInput | null | undefined;
    if (typeof row !== "object" || row === null || Object.getPrototypeOf(row) !== Object.prototype) return i;
    let field = 0;
    for (const key in row) {
      while (field < FIELDS.length && key !== FIELDS[field]) field++;
      field++;
    }
    if (field > FIELDS.length) return i;
    const { source: one, target: other, start: begin, end: until } = row;
    if (typeof one !== "number" || !(one >= 0 && one < small.length)) return i;
    if (typeof other !== "number" || !(other >= 0 && other < small.length)) return i;
    // Of numbers that are not whole there is none.
    const [code, last] = [small[one], small[other]];
    if (!code || !last) return i;
    if (begin !== undefined) {
      if (typeof begin !== "number" || !Number.isFinite(begin)) return i;
      start[i] = begin;
    }
    if (until !== undefined) {
      if (typeof until !== "number" || !Number.isFinite(until)) return i;
      end[i] = until;
    }
    source[i] = code - 1;
    target[i] = last - 1;
  }
  return i;
}

/**
 * Numbers the ids of a column from number `from` on, as far as they are small numbers that have been seen before.
 *
 * @returns the number of the first that is not
 */
export function codesOfPlain(ids: ArrayLike<number>, from: number, small: Int32Array, codes: Int32Array): number {
  let i = from;
  for (; i < ids.length; i++) {
    const id = ids[i] as number;
    const code = id >= 0 && id < small.length ? small[id] : 0;
    if (!code) return i;
    codes[i] = code - 1;
  }
  return i;
}
