/** Bits of a key that are sorted by at once: as many counters as a processor has at hand. */
const DIGIT = 11;

/** Sorts places by whole numbers from 0 to 2³² − 1, one sort after the other: those of equal keys stay in the order they have. */
export class Sorter {
  /** The keys of the next sort, by place. */
  readonly keys: Uint32Array;
  #order: Uint32Array;
  #spare: Uint32Array;

  constructor(size: number, keys = new Uint32Array(size)) {
    this.keys = keys;
    this.#order = ascending(size);
    this.#spare = new Uint32Array(size);
  }

  /** The places in their present order; of use until the next sort. */
  get order(): Uint32Array {
    return this.#order;
  }

  /** Cost: one to three passes. */
  sort(): void {
    const bits = 32 - Math.clz32(mostOf(this.keys));
    const passes = Math.ceil(bits / DIGIT);
    const digit = Math.ceil(bits / passes);
    for (let pass = 0; pass < passes; pass++) {
      const sorted = this.#spare;
      sortByDigit(this.#order, sorted, this.keys, pass * digit, digit);
      this.#spare = this.#order;
      this.#order = sorted;
    }
  }

  /** Sorts by numbers, which are not NaN: by where each lies between the least and the most, and where that does not do, by all their bits. */
  sortByNumbers(numbers: Float64Array): void {
    const [least, most] = rangeOf(numbers);
    fillShares(this.keys, numbers, least, most);
    this.sort();
    if (isMended(this.#order, numbers)) return;
    for (const half of ["low", "high"] as const) {
      fillBits(this.keys, numbers, half);
      this.sort();
    }
  }
}

function ascending(size: number): Uint32Array {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  return order;
}

function mostOf(keys: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < keys.length; i++) if ((keys[i] as number) > most) most = keys[i] as number;
  return most;
}

function sortByDigit(order: Uint32Array, sorted: Uint32Array, keys: Uint32Array, shift: number, bits: number): void {
  const mask = 2 ** bits - 1;
  const from = new Uint32Array(mask + 2);
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] as number) >>> shift) & mask;
    from[digit + 1] = (from[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < mask; digit++) {
    from[digit + 1] = (from[digit + 1] as number) + (from[digit] as number);
  }
  for (let i = 0; i < order.length; i++) {
    const place = order[i] as number;
    const digit = ((keys[place] as number) >>> shift) & mask;
    const to = from[digit] as number;
    sorted[to] = place;
    from[digit] = to + 1;
  }
}

/** The least and the most of the finite numbers. */
export function rangeOf(numbers: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    if (value < least && value > Number.NEGATIVE_INFINITY) least = value;
    if (value > most && value < Number.POSITIVE_INFINITY) most = value;
  }
  return [least, most];
}

/** Keys of as many bits as two passes sort by. */
const SHARES = 2 ** (2 * DIGIT) - 3;

/** Keys that never fall where numbers rise. */
function fillShares(keys: Uint32Array, numbers: Float64Array, least: number, most: number): void {
  const span = most - least;
  // Whole numbers that lie close need no more than themselves.
  const scale =
    span > 0 && span < Number.POSITIVE_INFINITY
      ? span <= SHARES
        ? Math.max(1, Math.floor(SHARES / span))
        : SHARES / span
      : 0;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    if (value >= least && value <= most) keys[i] = (value - least) * scale + 1;
    else keys[i] = value < least ? 0 : SHARES + 2;
  }
}

/** So many steps a place are made at most. */
const STEPS = 8;

/** Puts places in order that are nearly so, equal ones as they stand; false if that takes too many steps. */
function isMended(order: Uint32Array, numbers: Float64Array): boolean {
  let steps = STEPS * order.length;
  for (let i = 1; i < order.length; i++) {
    const place = order[i] as number;
    const value = numbers[place] as number;
    let to = i;
    for (; to > 0 && (numbers[order[to - 1] as number] as number) > value; to--) order[to] = order[to - 1] as number;
    order[to] = place;
    steps -= i - to;
    if (steps < 0) return false;
  }
  return true;
}

/** One half of the bits of numbers, so changed that they are in the order of the numbers. */
function fillBits(keys: Uint32Array, numbers: Float64Array, half: "low" | "high"): void {
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  value[0] = 1;
  const high = words[1] === 0 ? 0 : 1;
  const word = half === "high" ? high : 1 - high;
  for (let i = 0; i < numbers.length; i++) {
    // The bits of negative numbers run backwards; −0 is 0.
    value[0] = (numbers[i] as number) + 0;
    const isNegative = (words[high] as number) >>> 31 === 1;
    const bits = words[word] as number;
    keys[i] = isNegative ? ~bits : half === "high" ? bits | 0x80000000 : bits;
  }
}
