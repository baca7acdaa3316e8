import { scratchInts } from "../base/columns";

/** Values that differ by less than this share of themselves are equal. */
const EQUAL = 1e-9;

/** The indices of values, highest first and equal ones ascending, and the rank at each place of that order. */
export interface Ranking {
  readonly order: Int32Array;
  readonly ranks: Int32Array;
}

/** Cost: O(n), and O(n·log n) for values that are nearly the same. */
export function ranked(values: Float64Array): Ranking {
  const order = values.length < FEW ? compared(values) : descending(values);
  const ranks = new Int32Array(values.length);
  let first = 0;
  for (let place = 1; place <= order.length; place++) {
    const highest = values[order[first] as number] as number;
    if (place < order.length) {
      const value = values[order[place] as number] as number;
      if (value === highest) continue;
      if (Number.isFinite(highest) && highest - value <= EQUAL * Math.abs(highest)) continue;
    }
    for (let equal = first; equal < place; equal++) ranks[equal] = first + 1;
    if (values[order[place - 1] as number] !== highest) order.subarray(first, place).sort();
    first = place;
  }
  return { order, ranks };
}

/** Fewer values than this are compared in less time than they are dealt out. */
const FEW = 100;

function compared(values: Float64Array): Int32Array {
  const order = new Int32Array(values.length);
  countInto(order);
  return order.sort(highestFirst(values));
}

/** Writes the numbers from 0; how many they are. */
function countInto(list: Int32Array): number {
  for (let i = 0; i < list.length; i++) list[i] = i;
  return list.length;
}

const highestFirst = (values: Float64Array) => (a: number, b: number) =>
  (values[b] as number) - (values[a] as number) || a - b;

const [keyColumn, spareColumn, countColumn] = [scratchInts(), scratchInts(), scratchInts()];
const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
number[0] = 1;
/** Which of the two halves of a number has its sign and its size. */
const UPPER = words[1] === 0 ? 0 : 1;

/**
 * Indices by value, equal values in their order: dealt out by the upper half of the number a byte at a time; where that is the same, compared.
 * Of values of which none is below 0, those that are 0 come last as they stand.
 */
function descending(values: Float64Array): Int32Array {
  const result = new Int32Array(values.length);
  const size = notZero(values, result);
  const [keys, counts] = [keyColumn(values.length), countColumn(4 * 256)];
  for (let i = 0; i < size; i++) {
    const index = result[i] as number;
    // −0 is 0; the bits of negative numbers run backwards.
    number[0] = (values[index] as number) + 0;
    const upper = words[UPPER] as number;
    const key = upper < 0 ? upper : ~upper & 0x7fffffff;
    keys[index] = key;
    for (let digit = 0; digit < 4; digit++) {
      const slot = 256 * digit + ((key >>> (8 * digit)) & 255);
      counts[slot] = (counts[slot] as number) + 1;
    }
  }
  let [order, spare]: [Int32Array, Int32Array] = [result, spareColumn(size)];
  for (let digit = 0; digit < 4; digit++) {
    const [first, shift] = [256 * digit, 8 * digit];
    if (size === 0 || counts[first + (((keys[order[0] as number] as number) >>> shift) & 255)] === size) continue;
    for (let slot = first, sum = 0; slot < first + 256; slot++) {
      const count = counts[slot] as number;
      counts[slot] = sum;
      sum += count;
    }
    for (let i = 0; i < size; i++) {
      const index = order[i] as number;
      const slot = first + (((keys[index] as number) >>> shift) & 255);
      const place = counts[slot] as number;
      counts[slot] = place + 1;
      spare[place] = index;
    }
    [order, spare] = [spare, order];
  }
  if (order !== result) result.set(order.subarray(0, size));
  compareWithin(result.subarray(0, size), keys, values);
  for (let i = 0, place = size; place < result.length; i++) if (values[i] === 0) result[place++] = i;
  return result;
}

/** Lists the values that are not 0, or all if some are below; how many they are. */
function notZero(values: Float64Array, list: Int32Array): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= 0)) return countInto(list);
    list[count] = i;
    if (value !== 0) count++;
  }
  return count;
}

/** Sorts what has the same key and is not in order yet. */
function compareWithin(order: Int32Array, keys: Int32Array, values: Float64Array): void {
  for (let first = 0, place = 1; place <= order.length; place++) {
    if (keys[order[first] as number] === keys[order[place] as number]) continue;
    const isSorted = (i: number) =>
      (values[order[i - 1] as number] as number) >= (values[order[i] as number] as number);
    for (let i = first + 1; i < place; i++) {
      if (isSorted(i)) continue;
      order.subarray(first, place).sort(highestFirst(values));
      break;
    }
    first = place;
  }
}
