import { addTo } from "./lanes/pairs";

/** Path counts from here on are rounded, so that the order in which they are added shows. */
const EXACT: f64 = 9007199254740992;
/** Farther than this a lane cannot count. */
const DEEPEST: i32 = 32000;

/**
 * What `brandes` finds of eight graphs at once, one in each lane: `sources`, `sinks`, `scores`, `into` and `onward` are eight f64 a node. Their
 * arcs are those of one graph, each with a mask of the graphs that have it (one bit a graph, from the lowest). `work`, one after the other: masks
 * (256 · 16 bytes), paths and share (64 bytes a node), distance (16 bytes a node), order and level (32 bytes a node), begin (32 bytes a
 * node and 16 more), steps (32 bytes an arc) and which (8 bytes an arc).
 * Returns 0 if path counts or distances became too great to be exact, else 1.
 */
export function brandesTogether(
  size: i32,
  arcs: i32,
  offsets: usize,
  targets: usize,
  masks: usize,
  sources: usize,
  sinks: usize,
  scores: usize,
  into: usize,
  onward: usize,
  work: usize,
): i32 {
  const lanes = work;
  const paths = lanes + 4096;
  const share = paths + 64 * size;
  const distance = share + 64 * size;
  const order = distance + 16 * size;
  const level = order + 32 * size;
  const begin = level + 32 * size;
  const steps = begin + 32 * size + 16;
  const which = steps + 32 * arcs;
  const none = i16x8.splat(-1);
  for (let bits = 0; bits < 256; bits++) {
    for (let lane = 0; lane < 8; lane++) store<i16>(lanes + 16 * bits + 2 * lane, -((<i16>bits >> <i16>lane) & 1));
  }
  memory.fill(paths, 0, 64 * size);
  memory.fill(distance, 255, 16 * size);
  for (let source = 0; source < size; source++) {
    const times = sources + 64 * source;
    let searched: usize = 0;
    for (let lane: usize = 0; lane < 8; lane++) searched |= usize(load<f64>(times + 8 * lane) !== 0) << lane;
    if (searched === 0) continue;
    let reached: usize = 1;
    let taken: i32 = 0;
    store<i32>(order, source);
    store<i32>(level, 0);
    const from = v128.load(lanes + 16 * searched);
    v128.store(distance + 16 * source, v128.not(from));
    for (let pair = 0; pair < 4; pair++) {
      v128.store(paths + 64 * source + 16 * pair, v128.and(f64x2.splat(1), doubles(from, pair)));
      v128.store(onward + 64 * source + 16 * pair, v128.load(sinks + 64 * source + 16 * pair));
    }
    for (let place: usize = 0; place < reached; place++) {
      const node = load<i32>(order + 4 * place);
      const depth = load<i32>(level + 4 * place);
      if (depth > DEEPEST) return 0;
      const here = i16x8.eq(v128.load(distance + 16 * node), i16x8.splat(<i16>depth));
      const next = i16x8.splat(<i16>(depth + 1));
      const ways = paths + 64 * node;
      const a = v128.load(ways);
      const b = v128.load(ways, 16);
      const c = v128.load(ways, 32);
      const d = v128.load(ways, 48);
      if (v128.any_true(f64x2.ge(f64x2.max(f64x2.max(a, b), f64x2.max(c, d)), f64x2.splat(EXACT)))) return 0;
      store<i32>(begin + 4 * place, taken);
      const end = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < end; arc++) {
        const can = v128.and(here, v128.load(lanes + 16 * <usize>load<u8>(masks + arc)));
        const target = load<i32>(targets + 4 * arc);
        let there = v128.load(distance + 16 * target);
        const fresh = v128.and(can, i16x8.eq(there, none));
        if (v128.any_true(fresh)) {
          if (!v128.any_true(i16x8.eq(there, next))) {
            store<i32>(order + 4 * reached, target);
            store<i32>(level + 4 * reached++, depth + 1);
          }
          there = v128.bitselect(next, there, fresh);
          v128.store(distance + 16 * target, there);
        }
        const on = v128.and(can, i16x8.eq(there, next));
        const bits = i16x8.bitmask(on);
        if (bits === 0) continue;
        const ahead = paths + 64 * target;
        if (bits === 255) {
          addTo(ahead, a);
          addTo(ahead + 16, b);
          addTo(ahead + 32, c);
          addTo(ahead + 48, d);
        } else {
          addTo(ahead, v128.and(a, doubles(on, 0)));
          addTo(ahead + 16, v128.and(b, doubles(on, 1)));
          addTo(ahead + 32, v128.and(c, doubles(on, 2)));
          addTo(ahead + 48, v128.and(d, doubles(on, 3)));
        }
        store<i32>(steps + 4 * taken, target);
        store<u8>(which + taken++, <u8>bits);
      }
    }
    store<i32>(begin + 4 * reached, taken);
    for (let place = reached - 1; place > 0; place--) {
      const node = load<i32>(order + 4 * place);
      const here = i16x8.eq(v128.load(distance + 16 * node), i16x8.splat(<i16>load<i32>(level + 4 * place)));
      let a = f64x2.splat(0);
      let b = a;
      let c = a;
      let d = a;
      const end = load<i32>(begin + 4 * place, 4);
      for (let step = load<i32>(begin + 4 * place); step < end; step++) {
        const from = share + 64 * load<i32>(steps + 4 * step);
        const bits: usize = load<u8>(which + step);
        if (bits === 255) {
          a = f64x2.add(a, v128.load(from));
          b = f64x2.add(b, v128.load(from, 16));
          c = f64x2.add(c, v128.load(from, 32));
          d = f64x2.add(d, v128.load(from, 48));
        } else {
          const on = v128.load(lanes + 16 * bits);
          a = f64x2.add(a, v128.and(v128.load(from), doubles(on, 0)));
          b = f64x2.add(b, v128.and(v128.load(from, 16), doubles(on, 1)));
          c = f64x2.add(c, v128.and(v128.load(from, 32), doubles(on, 2)));
          d = f64x2.add(d, v128.and(v128.load(from, 48), doubles(on, 3)));
        }
      }
      const ways = paths + 64 * node;
      const own = share + 64 * node;
      const sink = sinks + 64 * node;
      const score = scores + 64 * node;
      const reach = into + 64 * node;
      const met = onward + 64 * source;
      settle(ways, a, doubles(here, 0), own, sink, times, score, reach, met);
      settle(ways + 16, b, doubles(here, 1), own + 16, sink + 16, times + 16, score + 16, reach + 16, met + 16);
      settle(ways + 32, c, doubles(here, 2), own + 32, sink + 32, times + 32, score + 32, reach + 32, met + 32);
      settle(ways + 48, d, doubles(here, 3), own + 48, sink + 48, times + 48, score + 48, reach + 48, met + 48);
    }
    for (let place: usize = 0; place < reached; place++) {
      const node = load<i32>(order + 4 * place);
      v128.store(distance + 16 * node, none);
      // Not by memory.fill, which is a call out of the module.
      for (let at: usize = 0; at < 64; at += 16) v128.store(paths + 64 * node + at, f64x2.splat(0));
    }
  }
  return 1;
}

function settle(
  ways: usize,
  shares: v128,
  here: v128,
  share: usize,
  sinks: usize,
  times: usize,
  score: usize,
  into: usize,
  met: usize,
): void {
  const paths = v128.load(ways);
  const sink = v128.load(sinks);
  const source = v128.load(times);
  const sum = f64x2.mul(shares, paths);
  const own = f64x2.div(f64x2.add(sink, sum), paths);
  v128.store(share, v128.bitselect(own, v128.load(share), here));
  addTo(score, f64x2.mul(source, sum));
  addTo(into, v128.and(source, here));
  addTo(met, v128.and(sink, here));
}

/** One mask for each second lane of doubles, of a mask of eight. */
function doubles(mask: v128, pair: i32): v128 {
  const half = pair < 2 ? i32x4.extend_low_i16x8_s(mask) : i32x4.extend_high_i16x8_s(mask);
  return pair & 1 ? i64x2.extend_high_i32x4_s(half) : i64x2.extend_low_i32x4_s(half);
}
