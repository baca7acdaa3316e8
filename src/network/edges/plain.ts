import type { Ids } from "./ids";
import type { EdgeInput } from "./input";

/** Columns that plain rows are read into, as long as there are rows; NaN is no time. */
export interface PlainColumns {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

const FIELDS = ["source", "target", "start", "end"];

/** Actors as they are numbered. */
type PlainIds = Pick<Ids, "small" | "numbers" | "count">;

/**
 * Reads rows from number `from` on, as far as they are plain: objects of nothing but source, target, start and end, in this order, of
 * which ids are small numbers that there is room for and times are numbers.
 *
 * @returns the number of the first row that is not
 */
export function readPlain(
  rows: readonly unknown[],
  from: number,
  { small, numbers, count }: PlainIds,
  { source, target, start, end }: PlainColumns,
): number {
  return readInto(rows, from, small, numbers, count, source, target, start, end);
}

/** Takes columns, not the object that has them: code compiled for an object is thrown away with it. */
function readInto(
  rows: readonly unknown[],
  from: number,
  small: Int32Array,
  numbers: Int32Array,
  count: Int32Array,
  source: Int32Array,
  target: Int32Array,
  start: Float64Array,
  end: Float64Array,
): number {
  let [i, size] = [from, count[0] as number];
  for (; i < rows.length; i++) {
    const row = rows[i] as EdgeInput | null | undefined;
    if (typeof row !== "object" || row === null || Object.getPrototypeOf(row) !== Object.prototype) break;
    let field = 0;
    for (const key in row) {
      while (field < FIELDS.length && key !== FIELDS[field]) field++;
      field++;
    }
    if (field > FIELDS.length) break;
    const { source: one, target: other, start: begin, end: until } = row;
    if (typeof one !== "number" || !(one >= 0 && one < small.length && (one | 0) === one)) break;
    if (typeof other !== "number" || !(other >= 0 && other < small.length && (other | 0) === other)) break;
    if (size + 2 > numbers.length && (small[one] === 0 || small[other] === 0)) break;
    if (begin !== undefined) {
      if (typeof begin !== "number" || !Number.isFinite(begin)) break;
      start[i] = begin;
    }
    if (until !== undefined) {
      if (typeof until !== "number" || !Number.isFinite(until)) break;
      end[i] = until;
    }
    if (small[one] === 0) {
      numbers[size++] = one;
      small[one] = size;
    }
    if (small[other] === 0) {
      numbers[size++] = other;
      small[other] = size;
    }
    source[i] = (small[one] as number) - 1;
    target[i] = (small[other] as number) - 1;
  }
  count[0] = size;
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
  { small, numbers, count }: PlainIds,
  codes: Int32Array,
): number {
  return codesInto(column, from, small, numbers, count, codes);
}

function codesInto(
  column: ArrayLike<number>,
  from: number,
  small: Int32Array,
  numbers: Int32Array,
  count: Int32Array,
  codes: Int32Array,
): number {
  let [i, size] = [from, count[0] as number];
  for (; i < column.length; i++) {
    const id = column[i] as number;
    if (!(id >= 0 && id < small.length && (id | 0) === id)) break;
    if (small[id] === 0) {
      if (size === numbers.length) break;
      numbers[size++] = id;
      small[id] = size;
    }
    codes[i] = (small[id] as number) - 1;
  }
  count[0] = size;
  return i;
}

/** Whether there is a time among some, from one number up to another. */
export function hasTimes(times: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!Number.isNaN(times[i])) return true;
  return false;
}
