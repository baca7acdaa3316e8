/** Bits of a key that are sorted by at once: as many counters as a processor has at hand. */
const DIGIT = 11;

/** Sorts places by whole numbers from 0 to 2³² − 1, one sort after the other: those of equal keys stay in the order they have. */
export class Sorter {
  /** The keys of the next sort, by place. */
  readonly keys: Uint32Array;
  #order: Uint32Array;
  #spare: Uint32Array;

  /** `scratch` has at least 12 bytes a place. */
  constructor(size: number, scratch: ArrayBuffer) {
    this.keys = new Uint32Array(scratch, 0, size);
    this.#order = new Uint32Array(scratch, 4 * size, size);
    this.#spare = new Uint32Array(scratch, 8 * size, size);
    for (let i = 0; i < size; i++) this.#order[i] = i;
  }

  /** The places in their present order; of use until the next sort. */
  get order(): Uint32Array {
    return this.#order;
  }

  /** Cost: one to three passes. */
  sort(): void {
    const { keys } = this;
    let most = 0;
    for (let i = 0; i < keys.length; i++) if ((keys[i] as number) > most) most = keys[i] as number;
    const bits = 32 - Math.clz32(most);
    const passes = Math.ceil(bits / DIGIT);
    const digit = Math.ceil(bits / passes);
    for (let pass = 0; pass < passes; pass++) {
      const sorted = this.#spare;
      sortByDigit(this.#order, sorted, keys, pass * digit, digit);
      this.#spare = this.#order;
      this.#order = sorted;
    }
  }

  /** Sorts by numbers; whole ones close to each other take one sort, others two. */
  sortByNumbers(numbers: Float64Array): void {
    for (const fill of keyFillers(numbers)) {
      fill(this.keys);
      this.sort();
    }
  }
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

function keyFillers(numbers: Float64Array): ((keys: Uint32Array) => void)[] {
  let [least, most, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    if (!Number.isFinite(value)) continue;
    if (value !== Math.floor(value)) isWhole = false;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (isWhole && !(most - least >= 2 ** 32 - 3)) return [(keys) => fillWhole(keys, numbers, least)];
  return [(keys) => fillBits(keys, numbers, "low"), (keys) => fillBits(keys, numbers, "high")];
}

function fillWhole(keys: Uint32Array, numbers: Float64Array, least: number): void {
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    if (Number.isFinite(value)) keys[i] = value - least + 1;
    else keys[i] = value < 0 ? 0 : 2 ** 32 - 1;
  }
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
