import { isUsableId } from "../data/cells";
import type { Column } from "./column";
import type { Dictionary } from "./edge-table";

type Numbers = Float64Array | Int32Array;

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

  get(i: number): number {
    return this.#values && i < this.#values.length ? (this.#values[i] as number) : this.#nothing;
  }

  /** The column, or what stands for nothing where nothing else was set. */
  finish(size: number): Column<T> {
    if (!this.#values) return this.#nothing;
    if (this.#values.length < size) this.#grow(size - 1);
    return this.#values.subarray(0, size) as T;
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

export const growingInts = (capacity: number, nothing = -1) =>
  new Growing((size) => new Int32Array(size), nothing, capacity);

export const growingFloats = (capacity: number, nothing = Number.NaN) =>
  new Growing((size) => new Float64Array(size), nothing, capacity);

/** Texts, each known by a number from 0 in the order of first appearance. */
export class Words {
  readonly values: string[] = [];
  readonly #codes = new Map<string, number>();

  /** The number of a text that is known, else −1. */
  find(text: string): number {
    return this.#codes.get(text) ?? -1;
  }

  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.values.length);
    return this.values.push(text) - 1;
  }
}

/** Ids of actors: texts, and numbers, which become texts. An id that cannot be used has the number −1. */
export class Ids {
  readonly #words = new Words();
  readonly #numbers = new Map<number, number>();

  get values(): readonly string[] {
    return this.#words.values;
  }

  codeOf(id: unknown): number {
    if (typeof id === "string") return this.#textCode(id);
    if (typeof id !== "number" || !Number.isFinite(id)) return -1;
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const code = this.#textCode(String(id));
    this.#numbers.set(id, code);
    return code;
  }

  #textCode(id: string): number {
    const known = this.#words.find(id);
    if (known >= 0) return known;
    return isUsableId(id) ? this.#words.codeOf(id) : -1;
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
