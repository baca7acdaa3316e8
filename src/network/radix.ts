const DIGIT = 16;
const DIGITS = 1 << DIGIT;

/** Places sorted by whole numbers from 0 to 2³² − 1, those of equal keys in the order they have. Cost: one or two passes. */
export function sortByKeys(order: Uint32Array, keys: Uint32Array): Uint32Array {
  let most = 0;
  for (let i = 0; i < keys.length; i++) if ((keys[i] as number) > most) most = keys[i] as number;
  const low = sortByDigit(order, keys, 0);
  return most < DIGITS ? low : sortByDigit(low, keys, DIGIT);
}

function sortByDigit(order: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const from = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] as number) >>> shift) & (DIGITS - 1);
    from[digit + 1] = (from[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) {
    from[digit + 1] = (from[digit + 1] as number) + (from[digit] as number);
  }
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const place = order[i] as number;
    const digit = ((keys[place] as number) >>> shift) & (DIGITS - 1);
    const to = from[digit] as number;
    sorted[to] = place;
    from[digit] = to + 1;
  }
  return sorted;
}

/** Keys in the order of numbers, to sort by one after the other; whole numbers close to each other need one. */
export function* floatKeys(numbers: Float64Array): Generator<Uint32Array> {
  let [least, most, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number;
    if (!Number.isFinite(value)) continue;
    if (value !== Math.floor(value)) isWhole = false;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const keys = new Uint32Array(numbers.length);
  if (isWhole && !(most - least >= 2 ** 32 - 3)) {
    for (let i = 0; i < numbers.length; i++) {
      const value = numbers[i] as number;
      if (Number.isFinite(value)) keys[i] = value - least + 1;
      else keys[i] = value < 0 ? 0 : 2 ** 32 - 1;
    }
    yield keys;
    return;
  }
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  value[0] = 1;
  const high = words[1] === 0 ? 0 : 1;
  for (const word of [1 - high, high]) {
    for (let i = 0; i < numbers.length; i++) {
      // The bits of negative numbers run backwards; −0 is 0.
      value[0] = (numbers[i] as number) + 0;
      const isNegative = (words[high] as number) >>> 31 === 1;
      const bits = words[word] as number;
      keys[i] = isNegative ? ~bits : word === high ? bits | 0x80000000 : bits;
    }
    yield keys;
  }
}
