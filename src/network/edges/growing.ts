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
