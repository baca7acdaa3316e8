import { inPieces, scratch } from "../../base/columns";

/** Bits of a key that are sorted by at once: as many counters as a processor has at hand. */
const DIGIT = 11;

const [keysColumn, nextKeys] = [scratch(Uint32Array), scratch(Uint32Array)];
const [placesColumn, nextPlaces] = [scratch(Uint32Array), scratch(Uint32Array)];
const sortedColumn = scratch(Float64Array);

/** Sorts places by whole numbers from 0 to 2³² − 1, one sort after the other: those of equal keys stay in the order they have. */
export class Sorter {
  /** The keys of the next sort, by place. */
  readonly keys: Uint32Array;
  /** The places in their present order. */
  readonly order: Uint32Array;

  constructor(size: number) {
    this.keys = new Uint32Array(size);
    this.order = ascending(size);
  }

  /** Cost: one to three passes. */
  sort(): void {
    const { keys, order } = this;
    const { length } = order;
    // Keys go along with their places: to look them up costs more than the sort.
    let [from, to] = [keysColumn(length), nextKeys(length)];
    const bits = 32 - Math.clz32(carry(keys, order, from));
    const passes = Math.ceil(bits / DIGIT);
    const digit = Math.ceil(bits / passes);
    let places = order;
    for (let pass = 0; pass < passes; pass++) {
      const isLast = pass === passes - 1;
      const sorted = isLast && pass > 0 ? order : pass === 0 ? placesColumn(length) : nextPlaces(length);
      const begins = beginsOf(from, pass * digit, digit);
      if (isLast) deal(from, places, begins, pass * digit, digit, sorted);
      else dealBoth(from, places, begins, pass * digit, digit, sorted, to);
      places = sorted;
      [from, to] = [to, from];
    }
    if (places !== order) order.set(places);
  }

  /**
   * Sorts by numbers, which are not NaN: by where each lies between the least and the most, and where that does not do, by all their bits.
   *
   * @returns the numbers in their order, of use until the next sort
   */
  sortByNumbers(numbers: Float64Array): Float64Array {
    const [least, most] = rangeOf(numbers);
    fillShares(this.keys, numbers, least, most);
    this.sort();
    const sorted = inOrder(numbers, this.order, sortedColumn(numbers.length));
    if (isMended(this.order, sorted)) return sorted;
    for (const half of ["low", "high"] as const) {
      fillBits(this.keys, numbers, half);
      this.sort();
    }
    return inOrder(numbers, this.order, sorted);
  }
}

/** Numbers in an order. */
export function inOrder(
  numbers: Float64Array,
  order: Uint32Array,
  sorted: Float64Array = new Float64Array(order.length),
): Float64Array {
  for (let i = 0; i < order.length; i++) sorted[i] = numbers[order[i] as number] as number;
  return sorted;
}

function ascending(size: number): Uint32Array {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  return order;
}

/** Puts keys in an order; the most of them. */
function carry(keys: Uint32Array, order: Uint32Array, carried: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < order.length; i++) {
    const key = keys[order[i] as number] as number;
    carried[i] = key;
    if (key > most) most = key;
  }
  return most;
}

/** By digit of keys how many have a lower one. */
function beginsOf(keys: Uint32Array, shift: number, bits: number): Int32Array {
  const mask = 2 ** bits - 1;
  const begins = new Int32Array(mask + 2);
  for (let i = 0; i < keys.length; i++) {
    const slot = (((keys[i] as number) >>> shift) & mask) + 1;
    begins[slot] = (begins[slot] as number) + 1;
  }
  for (let slot = 1; slot <= mask; slot++) begins[slot] = (begins[slot] as number) + (begins[slot - 1] as number);
  return begins;
}

/** Deals places out by a digit of their keys. */
function deal(
  keys: Uint32Array,
  places: Uint32Array,
  begins: Int32Array,
  shift: number,
  bits: number,
  sorted: Uint32Array,
): void {
  const mask = 2 ** bits - 1;
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] as number) >>> shift) & mask;
    const to = begins[digit] as number;
    sorted[to] = places[i] as number;
    begins[digit] = to + 1;
  }
}

/** The same, with their keys. */
function dealBoth(
  keys: Uint32Array,
  places: Uint32Array,
  begins: Int32Array,
  shift: number,
  bits: number,
  sorted: Uint32Array,
  sortedKeys: Uint32Array,
): void {
  const mask = 2 ** bits - 1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    const digit = (key >>> shift) & mask;
    const to = begins[digit] as number;
    sorted[to] = places[i] as number;
    sortedKeys[to] = key;
    begins[digit] = to + 1;
  }
}

/** The least and the most of the finite numbers. */
export function rangeOf(numbers: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  inPieces(0, numbers.length, (from, to) => {
    least = Math.min(least, leastIn(numbers, from, to));
    most = Math.max(most, mostIn(numbers, from, to));
  });
  return [least, most];
}

function leastIn(numbers: Float64Array, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const value = numbers[i] as number;
    if (value < least && value > Number.NEGATIVE_INFINITY) least = value;
  }
  return least;
}

function mostIn(numbers: Float64Array, from: number, to: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const value = numbers[i] as number;
    if (value > most && value < Number.POSITIVE_INFINITY) most = value;
  }
  return most;
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

/** Puts numbers in order that are nearly so, with their places, equal ones as they stand; false if that takes too many steps. */
function isMended(order: Uint32Array, sorted: Float64Array): boolean {
  let steps = STEPS * order.length;
  for (let i = 1; i < order.length; i++) {
    const value = sorted[i] as number;
    if (value >= (sorted[i - 1] as number)) continue;
    const place = order[i] as number;
    let to = i;
    for (; to > 0 && (sorted[to - 1] as number) > value; to--) {
      order[to] = order[to - 1] as number;
      sorted[to] = sorted[to - 1] as number;
    }
    order[to] = place;
    sorted[to] = value;
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
