import { isUsableId } from "../../data/cells";
import type { Column } from "../column";
import type { Dictionary } from "./table";

type Numbers = Float64Array<ArrayBufferLike> | Int32Array<ArrayBufferLike>;

/** A column that is filled from its beginning on; entries that are not set have the value that stands for nothing. */
export class Growing<T extends Numbers> {
  readonly #make: (size: number) => T;
  readonly #nothing: number;
  #capacity: number;
  #values: T | undefined;

  constructor(make: (size: number) => T, nothing: number, capacity: number) {
    this.#make = make;
    this.#nothing = nothing;
    this.#capacity = Math.max(1, capacity);
  }

  set(i: number, value: number): void {
    if (value === this.#nothing && !this.#values) return;
    if (!this.#values || i >= this.#values.length) this.#grow(i);
    (this.#values as T)[i] = value;
  }

  /** The column with all its room, which may be written to as well. */
  column(): T {
    if (!this.#values) this.#grow(this.#capacity - 1);
    return this.#values as T;
  }

  /** Takes a whole column that is not changed from here on. */
  adopt(values: T): void {
    this.#values = values;
  }

  /** The column, or what stands for nothing where nothing else was set. */
  finish(size: number): Column<T> {
    if (!this.#values || isOnly(this.#values, this.#nothing)) return this.#nothing;
    if (this.#values.length < size) this.#grow(size - 1);
    return this.#values.length === size ? this.#values : (this.#values.slice(0, size) as T);
  }

  #grow(i: number): void {
    const from = this.#values;
    if (from) this.#capacity = Math.max(2 * from.length, i + 1);
    else this.#capacity = Math.max(this.#capacity, i + 1);
    const values = this.#make(this.#capacity);
    if (from) values.set(from as ArrayLike<number>);
    if (this.#nothing !== 0) values.fill(this.#nothing, from?.length ?? 0);
    this.#values = values;
  }
}

function isOnly(values: Numbers, nothing: number): boolean {
  for (let i = 0; i < values.length; i++) if (!Object.is(values[i], nothing)) return false;
  return true;
}

export const growingInts = (capacity: number, nothing = -1) =>
  new Growing<Int32Array>((size) => new Int32Array(size), nothing, capacity);

export const growingFloats = (capacity: number, nothing = Number.NaN) =>
  new Growing<Float64Array>((size) => new Float64Array(size), nothing, capacity);

/** Texts, each known by a number from 0 in the order of first appearance. */
export class Words {
  readonly values: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.values.length);
    return this.values.push(text) - 1;
  }
}

/** Whole numbers of at most so many digits are looked up by themselves, in texts too. */
export const SMALL_DIGITS = 6;
const SMALL = 10 ** SMALL_DIGITS;

/** An id: a text, or a small whole number that stands for its text. */
export type Id = string | number;

/** Ids of actors: texts, and numbers, which become texts. An id that cannot be used has the number −1. */
export class Ids {
  readonly values: Id[] = [];
  readonly #texts = new Map<string, number>();
  #small = new Int32Array(1024);

  /** By small number that of its id, from 1, 0 where it has none; another column once ids are added. */
  get small(): Int32Array {
    return this.#small;
  }

  codeOf(id: unknown): number {
    if (typeof id === "number") return this.#ofNumber(id);
    if (typeof id !== "string") return -1;
    const number = smallNumber(id);
    if (number >= 0) return this.#ofNumber(number);
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    if (!isUsableId(id)) return -1;
    this.#texts.set(id, this.values.length);
    return this.values.push(id) - 1;
  }

  #ofNumber(id: number): number {
    if (!(id >= 0 && id < SMALL && id === Math.trunc(id))) return Number.isFinite(id) ? this.codeOf(String(id)) : -1;
    if (id >= this.#small.length) {
      const small = new Int32Array(Math.min(SMALL, 2 ** Math.ceil(Math.log2(id + 1))));
      small.set(this.#small);
      this.#small = small;
    }
    // Numbers from 1, so that 0 is none.
    const known = this.#small[id] as number;
    if (known > 0) return known - 1;
    const code = this.values.push(id + 0);
    this.#small[id] = code;
    return code - 1;
  }
}

/** The whole number that a text of up to six digits writes as numbers are written, else −1. */
function smallNumber(text: string): number {
  const { length } = text;
  if (length === 0 || length > SMALL_DIGITS || (length > 1 && text.charCodeAt(0) === 48)) return -1;
  let number = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = 10 * number + digit;
  }
  return number;
}

/** A column of texts that grows, and may share its words with others. */
export class GrowingTexts {
  readonly words: Words;
  readonly codes: Growing<Int32Array>;

  constructor(capacity: number, words = new Words()) {
    this.words = words;
    this.codes = growingInts(capacity);
  }

  set(i: number, text: string): void {
    this.codes.set(i, this.words.codeOf(text));
  }

  finish(size: number): Dictionary | undefined {
    const codes = this.codes.finish(size);
    return typeof codes === "number" ? undefined : { codes, values: this.words.values };
  }
}
