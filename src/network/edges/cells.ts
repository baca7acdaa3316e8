import { invalidOption } from "../../base/errors";

/** An array of numbers of one size. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** Values of which many are the same: entry i is `values[codes[i]]`, or nothing where the code is below 0. */
export interface DictionaryColumn<T> {
  readonly codes: ArrayLike<number>;
  readonly values: readonly T[];
}

/** A column of an Arrow table, as apache-arrow and @uwdata/flechette have it. */
export interface ArrowColumn {
  readonly length: number;
  readonly nullCount?: number;
  readonly type?: unknown;
  at?(index: number): unknown;
  get?(index: number): unknown;
  toArray?(): ArrayLike<unknown>;
}

/** A column of edges. */
export type EdgeColumn<T> = readonly (T | null | undefined)[] | NumberArray | DictionaryColumn<T> | ArrowColumn;

/** A column as it is read: `at` gives `undefined` where there is no value, and the others are there where it is of that sort. */
export interface Cells {
  readonly length: number;
  readonly at: (i: number) => unknown;
  readonly numbers?: NumberArray;
  /** Days of Dates, NaN for none. */
  readonly days?: Float64Array;
  readonly dictionary?: DictionaryColumn<unknown>;
}

const MS_PER_DAY = 86_400_000;
const ARROW_DICTIONARY = -1;
const ARROW_DATE = 8;
const ARROW_TIMESTAMP = 10;

/** The type of a column of Arrow's. */
interface ArrowType {
  readonly typeId?: unknown;
  /** The type of the values, where they are numbered. */
  readonly dictionary?: ArrowType;
}

/** Whether the values of a column are dates or timestamps, each by itself or numbered. */
function isOfTime({ typeId, dictionary }: ArrowType): boolean {
  if (typeId === ARROW_DICTIONARY) return dictionary !== undefined && isOfTime(dictionary);
  return typeId === ARROW_DATE || typeId === ARROW_TIMESTAMP;
}

/** @throws AllegianceError `invalid-option` for what is no column, and for codes that have no value */
export function cellsOf(name: string, column: unknown): Cells {
  if (Array.isArray(column)) return { length: column.length, at: (i) => column[i] ?? undefined };
  if (isNumbers(column)) return { length: column.length, at: (i) => cellOf(column[i]), numbers: column };
  if (isDictionary(column)) return cellsOfDictionary(name, column);
  if (isArrow(column)) return cellsOfArrow(column);
  const expected = "an array, a typed array, { codes, values } or a column of an Arrow table";
  throw invalidOption(`columns.${name}`, column, expected);
}

/** Whole numbers of 64 bits are numbers where these can hold them. */
function cellOf(value: unknown): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  return value === null || (typeof value === "number" && Number.isNaN(value)) ? undefined : value;
}

export function isBig(numbers: NumberArray): numbers is BigInt64Array | BigUint64Array {
  return numbers instanceof BigInt64Array || numbers instanceof BigUint64Array;
}

function isNumbers(column: unknown): column is NumberArray {
  return ArrayBuffer.isView(column) && !(column instanceof DataView);
}

function isDictionary(column: unknown): column is DictionaryColumn<unknown> {
  if (typeof column !== "object" || column === null || !("codes" in column) || !("values" in column)) return false;
  return Array.isArray(column.values) && (Array.isArray(column.codes) || isNumbers(column.codes));
}

function cellsOfDictionary(name: string, column: DictionaryColumn<unknown>): Cells {
  const { codes, values } = column;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (!(code < values.length) || !Number.isInteger(code))
      throw invalidOption(`columns.${name}.codes[${i}]`, code, `a whole number below ${values.length}, or −1 for none`);
  }
  return { length: codes.length, at: (i) => values[codes[i] as number] ?? undefined, dictionary: column };
}

function isArrow(column: unknown): column is ArrowColumn {
  if (typeof column !== "object" || column === null) return false;
  const { length, at, get } = column as Partial<ArrowColumn>;
  return typeof length === "number" && (typeof at === "function" || typeof get === "function");
}

function cellsOfArrow(column: ArrowColumn): Cells {
  const { length } = column;
  const read = (i: number) => (column.at ? column.at(i) : column.get?.(i));
  if (isOfTime((column.type ?? {}) as ArrowType)) {
    const msAt = (i: number) => {
      const value = cellOf(read(i));
      return value instanceof Date ? value.getTime() : typeof value === "number" ? value : Number.NaN;
    };
    const days = Float64Array.from({ length }, (_, i) => msAt(i) / MS_PER_DAY);
    return { length, at: (i) => (Number.isNaN(days[i]) ? undefined : new Date(msAt(i))), days };
  }
  const at = (i: number) => cellOf(read(i));
  // Where values are missing, an array of numbers may have others in their place.
  const array = column.nullCount === 0 ? column.toArray?.() : undefined;
  if (isNumbers(array)) return { length, at, numbers: array };
  return { length, at: array ? (i) => cellOf(array[i]) : at };
}
