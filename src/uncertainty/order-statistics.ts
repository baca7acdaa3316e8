import { quantileOf } from "../base/quantile";

/** Room for the numbers that are not 0. */
let spare = new Float64Array(0);

/**
 * Quantiles as {@link quantileOf} has them, at ascending shares, of numbers in any order and so many zeros more: without putting all in order,
 * and best where many are 0. `undefined` of none.
 */
export function quantilesIn(numbers: Float64Array, zeros: number, shares: readonly number[]): (number | undefined)[] {
  if (spare.length < numbers.length) spare = new Float64Array(2 * numbers.length);
  let [below, above] = [0, numbers.length];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    if (number > 0) spare[--above] = number;
    else if (number < 0) spare[below++] = number;
    else if (Object.is(number, -0)) return inOrder(numbers, zeros, shares);
  }
  const size = numbers.length + zeros;
  const none = above - below + zeros;
  const ends = { below: -1, above: above - 1 };
  /** The number that so many others come before; asked for in ascending order. */
  const at = (place: number): number => {
    if (place >= below && place < below + none) return 0;
    const side = place < below ? "below" : "above";
    const own = place < below ? place : above + place - below - none;
    if (own > ends[side]) select(spare, ends[side] + 1, place < below ? below : numbers.length, own);
    ends[side] = own;
    return spare[own] as number;
  };
  return quantilesAt(size, at, shares);
}

/** Quantiles of so many numbers, which are asked for by place. */
export function quantilesAt(
  size: number,
  at: (place: number) => number,
  shares: readonly number[],
): (number | undefined)[] {
  return shares.map((share) => {
    if (size === 0) return undefined;
    const place = share * (size - 1);
    const [one, other] = [at(Math.floor(place)), at(Math.ceil(place))];
    return one === other ? one : one + (other - one) * (place - Math.floor(place));
  });
}

/** Of zeros that have a sign it shows which come first. */
function inOrder(numbers: Float64Array, zeros: number, shares: readonly number[]): (number | undefined)[] {
  const all = new Float64Array(numbers.length + zeros);
  all.set(numbers);
  all.sort();
  return shares.map((share) => quantileOf(all, share));
}

/** Fewer numbers than these are put in order one by one. */
const FEW = 12;

/** Moves numbers between two places until at the one asked for is what is there in ascending order, with what is less before it. */
function select(numbers: Float64Array, from: number, to: number, place: number): void {
  let [low, high] = [from, to - 1];
  while (high - low >= FEW) {
    const pivot = middleOf(numbers[low] as number, numbers[(low + high) >> 1] as number, numbers[high] as number);
    let [i, j] = [low, high];
    while (i <= j) {
      while ((numbers[i] as number) < pivot) i++;
      while ((numbers[j] as number) > pivot) j--;
      if (i > j) break;
      const number = numbers[i] as number;
      numbers[i++] = numbers[j] as number;
      numbers[j--] = number;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else return;
  }
  for (let i = low + 1; i <= high; i++) {
    const number = numbers[i] as number;
    let slot = i - 1;
    for (; slot >= low && (numbers[slot] as number) > number; slot--) numbers[slot + 1] = numbers[slot] as number;
    numbers[slot + 1] = number;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
