/** Cells of at most so many bodies are not divided. */
const LEAF = 16;

/** Cells are halved at most so often; bodies that still share one stay together in it. */
const DEPTH = 15;

/** Bits sorted by at a time. */
const DIGIT = 10;

/**
 * Bodies in the plane sorted into square cells, each cut into four until few bodies are left in it. Cells without bodies, and those
 * whose bodies all lie in one quarter, are left out. Cells are in the order of a walk from the root into its first quarter; a
 * cell's own follow it directly, those after all of its own begin at `next`.
 */
export interface Quadtree {
  /** Bodies in the order of the walk: neighbours in it are near each other. Each stands in it once. */
  readonly order: Int32Array;
  /** How many cells there are; the columns below are longer. */
  readonly cells: number;
  /** A cell's bodies are `order[begin]` up to `order[end]`. */
  readonly begin: Int32Array;
  readonly end: Int32Array;
  readonly next: Int32Array;
  /** The sides of cells, the centres of mass of their bodies, and their masses. */
  readonly width: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

/**
 * The quadtree of bodies with masses above 0.
 *
 * Cost: O(n · log n), O(n) memory.
 */
export function quadtreeOf(x: Float32Array, y: Float32Array, mass: Float32Array): Quadtree {
  const size = x.length;
  const { codes, order, side } = sortedCells(x, y);
  const most = 2 * size;
  const [begin, end, next] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const [width, atX, atY, total] = Array.from({ length: 4 }, () => new Float64Array(most)) as Column[] & FourColumns;
  let cells = 0;

  function divide(from: number, to: number): number {
    const cell = cells++;
    const apart = (codes[from] as number) ^ (codes[to - 1] as number);
    const depth = (Math.clz32(apart) - 32 + 2 * DEPTH) >> 1;
    begin[cell] = from;
    end[cell] = to;
    width[cell] = side / 2 ** depth;
    let [sum, sumX, sumY] = [0, 0, 0];
    if (to - from <= LEAF || apart === 0) {
      for (let place = from; place < to; place++) {
        const body = order[place] as number;
        const one = mass[body] as number;
        sum += one;
        sumX += one * (x[body] as number);
        sumY += one * (y[body] as number);
      }
    } else {
      const shift = 2 * (DEPTH - 1 - depth);
      for (let first = from; first < to; ) {
        const quarter = (codes[first] as number) >> shift;
        let past = first + 1;
        while (past < to && (codes[past] as number) >> shift === quarter) past++;
        const part = divide(first, past);
        const one = total[part] as number;
        sum += one;
        sumX += one * (atX[part] as number);
        sumY += one * (atY[part] as number);
        first = past;
      }
    }
    total[cell] = sum;
    atX[cell] = sumX / sum;
    atY[cell] = sumY / sum;
    next[cell] = cells;
    return cell;
  }

  if (size > 0) divide(0, size);
  return { order, cells, begin, end, next, width, x: atX, y: atY, mass: total };
}

type Column = Float64Array;
type FourColumns = [Column, Column, Column, Column];

/** Bodies in the order of the smallest cells that they lie in (a Z-order curve), and these cells' numbers. */
function sortedCells(x: Float32Array, y: Float32Array) {
  const size = x.length;
  const [lowX, highX] = rangeOf(x);
  const [lowY, highY] = rangeOf(y);
  const side = Math.max(highX - lowX, highY - lowY) || 1;
  const finest = 2 ** DEPTH;
  const codeOf = new Int32Array(size);
  for (let body = 0; body < size; body++) {
    const column = Math.min(finest - 1, Math.floor((((x[body] as number) - lowX) / side) * finest));
    const row = Math.min(finest - 1, Math.floor((((y[body] as number) - lowY) / side) * finest));
    codeOf[body] = spread(column) | (spread(row) << 1);
  }
  let order = new Int32Array(size);
  for (let body = 0; body < size; body++) order[body] = body;
  for (let shift = 0; shift < 2 * DEPTH; shift += DIGIT) order = sortedByDigit(order, codeOf, shift);
  const codes = new Int32Array(size);
  for (let place = 0; place < size; place++) codes[place] = codeOf[order[place] as number] as number;
  return { codes, order, side };
}

/** Bodies in the order of one digit of their codes; in the order given, where these are the same. */
function sortedByDigit(order: Int32Array, codeOf: Int32Array, shift: number): Int32Array<ArrayBuffer> {
  const begin = new Int32Array(2 ** DIGIT + 1);
  const most = 2 ** DIGIT - 1;
  for (let body = 0; body < codeOf.length; body++) {
    const digit = ((codeOf[body] as number) >> shift) & most;
    begin[digit + 1] = (begin[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < most; digit++) begin[digit + 1] = (begin[digit + 1] as number) + (begin[digit] as number);
  const sorted = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) {
    const body = order[place] as number;
    const digit = ((codeOf[body] as number) >> shift) & most;
    const to = begin[digit] as number;
    sorted[to] = body;
    begin[digit] = to + 1;
  }
  return sorted;
}

/** A number's bits at every other place. */
function spread(number: number): number {
  let bits = number;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

function rangeOf(numbers: Float32Array): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let body = 0; body < numbers.length; body++) {
    const number = numbers[body] as number;
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return [low, high];
}
