import { CELL, plant } from "./quadtree";
import { push } from "./repulsion";

const GROUP: i32 = 32;

/**
 * As `barnesHut` of ../../forces/barnes-hut. `bodies` and `forces` are as `push` has them; `work` begins with eight columns more, then has
 * room for what `plant` wants.
 */
export function barnesHut(bodies: usize, forces: usize, stride: usize, size: i32, theta: f64, work: usize): void {
  const sources = work;
  const targets = work + 3 * stride;
  const pushes = targets + 3 * stride;
  const cells = pushes + 2 * stride;
  const order = cells + 2 * CELL * <usize>size;
  const count = plant(size, bodies, stride, cells, order);
  for (let place = 0; place < size; place++) {
    const body = bodies + 4 * load<i32>(order + 4 * place);
    const to = targets + 4 * place;
    store<f32>(to, load<f32>(body));
    store<f32>(to + stride, load<f32>(body + stride));
    store<f32>(to + 2 * stride, load<f32>(body + 2 * stride));
  }
  for (let from = 0; from < size; from += GROUP) {
    const to = min(from + GROUP, size);
    const seen = see(sources, targets, stride, cells, count, theta * theta, from, to);
    push(sources, targets, pushes, stride, seen, from, (to + 7) & ~7);
  }
  for (let place = 0; place < size; place++) {
    const force = forces + 4 * load<i32>(order + 4 * place);
    const one = pushes + 4 * place;
    store<f32>(force, load<f32>(one));
    store<f32>(force + stride, load<f32>(one + stride));
  }
}

/** Lists what pushes the targets `from` to `to`, and says how many these are. */
function see(
  sources: usize,
  targets: usize,
  stride: usize,
  cells: usize,
  count: i32,
  square: f64,
  from: i32,
  to: i32,
): i32 {
  let lowX = load<f32>(targets + 4 * from);
  let highX = lowX;
  let lowY = load<f32>(targets + stride + 4 * from);
  let highY = lowY;
  for (let place = from + 1; place < to; place++) {
    const x = load<f32>(targets + 4 * place);
    const y = load<f32>(targets + stride + 4 * place);
    lowX = min(lowX, x);
    highX = max(highX, x);
    lowY = min(lowY, y);
    highY = max(highY, y);
  }
  const west: f64 = lowX;
  const east: f64 = highX;
  const south: f64 = lowY;
  const north: f64 = highY;
  const end = cells + CELL * <usize>count;
  let source = sources;
  for (let cell = cells; cell < end; ) {
    const x = load<f64>(cell);
    const y = load<f64>(cell, 8);
    const next = cells + CELL * <usize>load<i32>(cell, 32);
    const dx = max(max(west - x, x - east), 0);
    const dy = max(max(south - y, y - north), 0);
    const first = load<i32>(cell, 36);
    const past = load<i32>(cell, 40);
    if (load<f64>(cell, 24) < square * (dx * dx + dy * dy) && (past <= from || first >= to)) {
      store<f32>(source, f32(x));
      store<f32>(source + stride, f32(y));
      store<f32>(source + 2 * stride, f32(load<f64>(cell, 16)));
      source += 4;
      cell = next;
      continue;
    }
    cell += CELL;
    if (next !== cell) continue;
    // Four at a time: what is copied too much is written over, or not read.
    const bytes: usize = 4 * <usize>(past - first);
    const own = targets + 4 * <usize>first;
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(source + at, v128.load(own + at));
      v128.store(source + stride + at, v128.load(own + stride + at));
      v128.store(source + 2 * stride + at, v128.load(own + 2 * stride + at));
    }
    source += bytes;
  }
  return i32((source - sources) >> 2);
}
