import { isUsableId } from "../../data/cells";

/** Whole numbers of at most so many digits are looked up by themselves, in texts too. */
const SMALL_DIGITS = 6;
const SMALL = 10 ** SMALL_DIGITS;

/** An id: a text, or a small whole number that stands for its text. */
export type Id = string | number;

/** Ids in an order, the small whole numbers among them as they are: entry i is `numbers[i]`, or where that is −1 − t, `texts[t]`. */
export interface IdColumn {
  readonly numbers: Int32Array;
  readonly texts: readonly string[];
}

export function idAt({ numbers, texts }: IdColumn, i: number): Id | undefined {
  const number = numbers[i];
  return number === undefined || number >= 0 ? number : texts[-1 - number];
}

export function idsOf(column: IdColumn): Id[] {
  return Array.from(column.numbers, (_, i) => idAt(column, i) as Id);
}

export function idColumn(texts: readonly string[]): IdColumn {
  return { numbers: Int32Array.from(texts, (_, i) => -1 - i), texts };
}

/** Ids of actors: texts, and numbers, which become texts. An id that cannot be used has the number −1. */
export class Ids {
  readonly #texts: string[] = [];
  readonly #codes = new Map<string, number>();
  /** How many there are, as the one entry of a column. */
  readonly count = new Int32Array(1);
  /** By small number that of its id, from 1, 0 where it has none; another column once ids are added. */
  small = new Int32Array(1024);
  /** As of a column of ids, with room for more; another one once ids are added. */
  numbers = new Int32Array(1024);

  get #size(): number {
    return this.count[0] as number;
  }

  codeOf(id: unknown): number {
    if (typeof id === "number") return this.#ofNumber(id);
    if (typeof id !== "string") return -1;
    const number = smallNumber(id);
    if (number >= 0) return this.#ofNumber(number);
    const known = this.#codes.get(id);
    if (known !== undefined) return known;
    if (!isUsableId(id)) return -1;
    this.#codes.set(id, this.#size);
    return this.#add(-this.#texts.push(id));
  }

  /** All of them; none may be added any more. */
  finish(): IdColumn {
    return { numbers: this.numbers.subarray(0, this.#size), texts: this.#texts };
  }

  #ofNumber(id: number): number {
    if (!(id >= 0 && id < SMALL && id === Math.trunc(id))) return Number.isFinite(id) ? this.codeOf(String(id)) : -1;
    if (id >= this.small.length) this.small = wider(this.small, Math.min(SMALL, 2 ** Math.ceil(Math.log2(id + 1))));
    // Numbers from 1, so that 0 is none.
    const known = this.small[id] as number;
    if (known > 0) return known - 1;
    this.small[id] = this.#size + 1;
    return this.#add(id);
  }

  #add(number: number): number {
    const size = this.#size;
    if (size === this.numbers.length) this.numbers = wider(this.numbers, 2 * size);
    this.numbers[size] = number;
    this.count[0] = size + 1;
    return size;
  }
}

function wider(column: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(column);
  return copy;
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
