import type { Id } from "./growing";
import type { EdgeInput } from "./input";

/** Columns that plain rows are read into, as long as there are rows; NaN is no time. */
export interface PlainColumns {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

const FIELDS = ["source", "target", "start", "end"];

/** Actors as they are numbered: by small number the number of its id, from 1, 0 where it has none yet; and the ids. */
export interface PlainIds {
  readonly small: Int32Array;
  readonly values: Id[];
}

/**
 * Reads rows from number `from` on, as far as they are plain: objects of nothing but source, target, start and end, in this order, of
 * which ids are small numbers that there is room for and times are numbers.
 *
 * @returns the number of the first row that is not
 */
export function readPlain(
  rows: readonly unknown[],
  from: number,
  { small, values }: PlainIds,
  { source, target, start, end }: PlainColumns,
): number {
  return readInto(rows, from, small, values, source, target, start, end);
}

function readInto(
  rows: readonly unknown[],
  from: number,
  small: Int32Array,
  values: Id[],
  source: Int32Array,
  target: Int32Array,
  start: Float64Array,
  end: Float64Array,
): number {
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
    if (typeof one !== "number" || !(one >= 0 && one < small.length && (one | 0) === one)) return i;
    if (typeof other !== "number" || !(other >= 0 && other < small.length && (other | 0) === other)) return i;
    if (begin !== undefined) {
      if (typeof begin !== "number" || !Number.isFinite(begin)) return i;
      start[i] = begin;
    }
    if (until !== undefined) {
      if (typeof until !== "number" || !Number.isFinite(until)) return i;
      end[i] = until;
    }
    if (small[one] === 0) small[one] = values.push(one | 0);
    if (small[other] === 0) small[other] = values.push(other | 0);
    source[i] = (small[one] as number) - 1;
    target[i] = (small[other] as number) - 1;
  }
  return i;
}

/**
 * Numbers the ids of a column from number `from` on, as far as they are small numbers that there is room for.
 *
 * @returns the number of the first that is not
 */
export function codesOfPlain(
  column: ArrayLike<number>,
  from: number,
  { small, values }: PlainIds,
  codes: Int32Array,
): number {
  return codesInto(column, from, small, values, codes);
}

function codesInto(
  column: ArrayLike<number>,
  from: number,
  small: Int32Array,
  values: Id[],
  codes: Int32Array,
): number {
  let i = from;
  for (; i < column.length; i++) {
    const id = column[i] as number;
    if (!(id >= 0 && id < small.length && (id | 0) === id)) return i;
    if (small[id] === 0) small[id] = values.push(id | 0);
    codes[i] = (small[id] as number) - 1;
  }
  return i;
}

/** Whether there is a time among some, from one number up to another. */
export function hasTimes(times: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!Number.isNaN(times[i])) return true;
  return false;
}

/** The place of the first time that is infinite, from one on; −1 if there is none. */
export function firstInfinite(times: Float64Array, from: number): number {
  for (let i = from; i < times.length; i++) {
    const time = times[i] as number;
    if (time === Number.POSITIVE_INFINITY || time === Number.NEGATIVE_INFINITY) return i;
  }
  return -1;
}
