const LEAF: i32 = 16;
const DEPTH: i32 = 15;
const DIGIT: i32 = 10;

// Cells, `CELL` bytes each: x, y, mass and the square of the width as f64; next, begin and end as i32.
export const CELL: usize = 48;
let cells: usize = 0;
let count: i32 = 0;

let order: usize = 0;
let codes: usize = 0;
let spare: usize = 0;
let begins: usize = 0;
let x: usize = 0;
let y: usize = 0;
let mass: usize = 0;
let side: f64 = 0;

/**
 * The quadtree of bodies, as `quadtreeOf` of ../../forces/quadtree; gives the number of cells. `places` has room for 2 cells a body, and
 * `work` for four i32 a body, of which the first are the order of bodies, and 1025 more.
 */
export function plant(size: i32, columns: usize, stride: usize, places: usize, work: usize): i32 {
  x = columns;
  y = x + stride;
  mass = y + stride;
  cells = places;
  order = work;
  codes = order + 4 * size;
  spare = codes + 4 * size;
  begins = spare + 8 * size;
  count = 0;
  if (size > 0) {
    sort(size);
    divide(0, size);
  }
  return count;
}

function divide(from: i32, to: i32): usize {
  const cell = cells + CELL * count++;
  const apart = load<i32>(codes + 4 * from) ^ load<i32>(codes + 4 * (to - 1));
  const depth = (clz(apart) - 32 + 2 * DEPTH) >> 1;
  const width = side / f64(1 << depth);
  store<f64>(cell, width * width, 24);
  store<i32>(cell, from, 36);
  store<i32>(cell, to, 40);
  let sum: f64 = 0;
  let sumX: f64 = 0;
  let sumY: f64 = 0;
  if (to - from <= LEAF || apart === 0) {
    for (let place = from; place < to; place++) {
      const body: usize = 4 * load<i32>(order + 4 * place);
      const one = f64(load<f32>(mass + body));
      sum += one;
      sumX += one * f64(load<f32>(x + body));
      sumY += one * f64(load<f32>(y + body));
    }
  } else {
    const shift = 2 * (DEPTH - 1 - depth);
    for (let first = from; first < to; ) {
      const quarter = load<i32>(codes + 4 * first) >> shift;
      let past = first + 1;
      while (past < to && load<i32>(codes + 4 * past) >> shift === quarter) past++;
      const part = divide(first, past);
      const one = load<f64>(part, 16);
      sum += one;
      sumX += one * load<f64>(part);
      sumY += one * load<f64>(part, 8);
      first = past;
    }
  }
  store<f64>(cell, sumX / sum);
  store<f64>(cell, sumY / sum, 8);
  store<f64>(cell, sum, 16);
  store<i32>(cell, count, 32);
  return cell;
}

/** Bodies in the order of the smallest cells that they lie in, and these cells' numbers. */
function sort(size: i32): void {
  const codeOf = spare + 4 * size;
  const lowX = lowest(x, size);
  const lowY = lowest(y, size);
  side = max(highest(x, size) - lowX, highest(y, size) - lowY);
  if (side === 0) side = 1;
  const finest = f64(1 << DEPTH);
  for (let body = 0; body < size; body++) {
    const column = i32(min(finest - 1, floor(((f64(load<f32>(x + 4 * body)) - lowX) / side) * finest)));
    const row = i32(min(finest - 1, floor(((f64(load<f32>(y + 4 * body)) - lowY) / side) * finest)));
    store<i32>(codeOf + 4 * body, spread(column) | (spread(row) << 1));
  }
  // Three times, so that the last leaves them where they belong: of bodies as they are, to order, to spare, to order.
  sortByDigit(0, order, codeOf, size, 0);
  sortByDigit(order, spare, codeOf, size, DIGIT);
  sortByDigit(spare, order, codeOf, size, 2 * DIGIT);
  for (let place = 0; place < size; place++) {
    store<i32>(codes + 4 * place, load<i32>(codeOf + 4 * load<i32>(order + 4 * place)));
  }
}

function sortByDigit(from: usize, to: usize, codeOf: usize, size: i32, shift: i32): void {
  const most = (1 << DIGIT) - 1;
  memory.fill(begins, 0, 4 * (most + 2));
  for (let body = 0; body < size; body++) {
    const at = begins + 4 * ((load<i32>(codeOf + 4 * body) >> shift) & most);
    store<i32>(at, load<i32>(at, 4) + 1, 4);
  }
  for (let digit = 0; digit < most; digit++) {
    const at = begins + 4 * digit;
    store<i32>(at, load<i32>(at, 4) + load<i32>(at), 4);
  }
  for (let place = 0; place < size; place++) {
    const body = from === 0 ? place : load<i32>(from + 4 * place);
    const at = begins + 4 * ((load<i32>(codeOf + 4 * body) >> shift) & most);
    const next = load<i32>(at);
    store<i32>(to + 4 * next, body);
    store<i32>(at, next + 1);
  }
}

function spread(number: i32): i32 {
  let bits = number;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

function lowest(column: usize, size: i32): f64 {
  let low = load<f32>(column);
  for (let body = 1; body < size; body++) low = min(low, load<f32>(column + 4 * body));
  return low;
}

function highest(column: usize, size: i32): f64 {
  let high = load<f32>(column);
  for (let body = 1; body < size; body++) high = max(high, load<f32>(column + 4 * body));
  return high;
}
