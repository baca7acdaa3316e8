import { addTo, DEEPEST, doubles, EXACT } from "./lanes/masks";

const NONE: i32 = -1;
/** There was no room to keep what a search adds. */
const FULL: i32 = -2;

/** Adds eight doubles to others, in the lanes of a mask of doubles. */
function addMasked(to: usize, from: usize, mask: usize): void {
  addTo(to, v128.and(v128.load(from), v128.load(mask)));
  addTo(to + 16, v128.and(v128.load(from, 16), v128.load(mask, 16)));
  addTo(to + 32, v128.and(v128.load(from, 32), v128.load(mask, 32)));
  addTo(to + 48, v128.and(v128.load(from, 48), v128.load(mask, 48)));
}

/**
 * Betweenness by hops of eight graphs at once, one in each lane, `count` times: what lies one after the other are graphs whose arcs are those
 * of eight, each with a mask of those that have it (one bit a graph, from the lowest). Of each `sizes` has its number of nodes, `offsetsOfAll` as
 * many numbers and one more, which count from the beginning of `targets`, and `scoresOfAll` has room for eight f64 a node, 0. `largest` and
 * `most` are the greatest numbers of nodes and of arcs.
 *
 * A node whose only arc leads to `gate`, and which `gate` does not lead to unless at once, adds what `gate` adds, and to `gate` a share of its
 * own: what a gate adds is kept for the others, as long as there is `room` for so many nodes' numbers.
 *
 * `work`, one after the other: masks of i16 and of f64 (256 · 16 and 256 · 64 bytes); 64 bytes a node of `largest` each for paths, share and own; 64 bytes (added) for
 * each of `room`; 16 bytes a node (distance); 4 (where) for each of `room`; 32 bytes a node and 16 more each for order, level and begin; 32 bytes an arc of `most` (steps)
 * and 8 (which), which have room for one more; 4 bytes a node each for gate, entry, next, from and to.
 * Returns 0 if path counts or distances became too great to be exact, else 1.
 */
export function brandesJoined(
  count: i32,
  sizes: usize,
  largest: i32,
  most: i32,
  offsetsOfAll: usize,
  targets: usize,
  masks: usize,
  scoresOfAll: usize,
  room: i32,
  work: usize,
): i32 {
  const lanes = work;
  const wide = lanes + 4096;
  const paths = wide + 16384;
  const share = paths + 64 * largest;
  const own = share + 64 * largest;
  const added = own + 64 * largest;
  const distance = added + 64 * room;
  const where = distance + 16 * largest;
  const order = where + 4 * room;
  const level = order + 32 * largest + 16;
  const begin = level + 32 * largest + 16;
  const steps = begin + 32 * largest + 16;
  const gate = steps + 32 * (most + 1);
  const entry = gate + 4 * largest;
  const next = entry + 4 * largest;
  const from = next + 4 * largest;
  const to = from + 4 * largest;
  const which = to + 4 * largest;
  const none = i16x8.splat(-1);
  const one = i16x8.splat(1);
  for (let bits = 0; bits < 256; bits++) {
    for (let lane = 0; lane < 8; lane++) {
      store<i16>(lanes + 16 * bits + 2 * lane, -((<i16>bits >> <i16>lane) & 1));
      store<i64>(wide + 64 * bits + 8 * lane, -((<i64>bits >> <i64>lane) & 1));
    }
  }
  memory.fill(paths, 0, 64 * largest);
  memory.fill(distance, 255, 16 * largest);
  let offsets = offsetsOfAll;
  let scores = scoresOfAll;
  for (let graph = 0; graph < count; graph++) {
    const size = load<i32>(sizes + 4 * graph);
    findGates(size, offsets, targets, gate, entry, next, from);
    let kept: i32 = 0;
    for (let source = 0; source < size; source++) {
      const first = load<i32>(offsets + 4 * source);
      if (first === load<i32>(offsets + 4 * source, 4)) continue;
      let root = source;
      let isKept = false;
      for (;;) {
        const outward = load<i32>(gate + 4 * source);
        root = outward >= 0 && load<i32>(from + 4 * outward) !== FULL ? outward : source;
        isKept = load<i32>(entry + 4 * root) >= 0 && load<i32>(from + 4 * root) !== FULL;
        if (isKept && load<i32>(from + 4 * root) >= 0) break;
        let reached: usize = 1;
        let taken: i32 = 0;
        store<i32>(order, root);
        store<i32>(level, 0);
        v128.store(distance + 16 * root, i16x8.splat(0));
        for (let pair = 0; pair < 4; pair++) v128.store(paths + 64 * root + 16 * pair, f64x2.splat(1));
        for (let place: usize = 0; place < reached; place++) {
          const node = load<i32>(order + 4 * place);
          const depth = load<i32>(level + 4 * place);
          if (depth > DEEPEST) return 0;
          const here = i16x8.eq(v128.load(distance + 16 * node), i16x8.splat(<i16>depth));
          const near = i16x8.splat(<i16>(depth + 1));
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
            const before = v128.load(distance + 16 * target);
            const fresh = v128.and(can, i16x8.eq(before, none));
            store<i32>(order + 4 * reached, target);
            store<i32>(level + 4 * reached, depth + 1);
            reached += i32(v128.any_true(fresh)) & i32(!v128.any_true(i16x8.eq(before, near)));
            const there = v128.bitselect(near, before, fresh);
            v128.store(distance + 16 * target, there);
            const on = v128.and(can, i16x8.eq(there, near));
            const bits = i16x8.bitmask(on);
            const onward = paths + 64 * target;
            const mask = wide + 64 * <usize>bits;
            addTo(onward, v128.and(a, v128.load(mask)));
            addTo(onward + 16, v128.and(b, v128.load(mask, 16)));
            addTo(onward + 32, v128.and(c, v128.load(mask, 32)));
            addTo(onward + 48, v128.and(d, v128.load(mask, 48)));
            // Without a branch on what is on a path: it is as often so as not.
            store<i32>(steps + 4 * taken, target);
            store<u8>(which + taken, <u8>bits);
            taken += i32(bits !== 0);
          }
        }
        store<i32>(begin + 4 * reached, taken);
        const isRoom = kept + <i32>reached <= room;
        // What cannot be kept is of use only to its own source.
        const isUsed = !isKept || isRoom || root === source;
        if (isKept) store<i32>(from + 4 * root, isRoom ? kept : FULL);
        isKept = isKept && isRoom;
        for (let place = reached - 1; place > 0 && isUsed; place--) {
          const node = load<i32>(order + 4 * place);
          const here = i16x8.eq(v128.load(distance + 16 * node), i16x8.splat(<i16>load<i32>(level + 4 * place)));
          let a = f64x2.splat(0);
          let b = a;
          let c = a;
          let d = a;
          const end = load<i32>(begin + 4 * place, 4);
          for (let step = load<i32>(begin + 4 * place); step < end; step++) {
            const behind = share + 64 * load<i32>(steps + 4 * step);
            const mask = wide + 64 * <usize>load<u8>(which + step);
            a = f64x2.add(a, v128.and(v128.load(behind), v128.load(mask)));
            b = f64x2.add(b, v128.and(v128.load(behind, 16), v128.load(mask, 16)));
            c = f64x2.add(c, v128.and(v128.load(behind, 32), v128.load(mask, 32)));
            d = f64x2.add(d, v128.and(v128.load(behind, 48), v128.load(mask, 48)));
          }
          const ways = paths + 64 * node;
          a = f64x2.mul(a, v128.load(ways));
          b = f64x2.mul(b, v128.load(ways, 16));
          c = f64x2.mul(c, v128.load(ways, 32));
          d = f64x2.mul(d, v128.load(ways, 48));
          const own = share + 64 * node;
          settle(v128.load(ways), a, doubles(here, 0), own);
          settle(v128.load(ways, 16), b, doubles(here, 1), own + 16);
          settle(v128.load(ways, 32), c, doubles(here, 2), own + 32);
          settle(v128.load(ways, 48), d, doubles(here, 3), own + 48);
          if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
          if (isKept) {
            const place = added + 64 * kept;
            v128.store(place, a);
            v128.store(place, b, 16);
            v128.store(place, c, 32);
            v128.store(place, d, 48);
            store<i32>(where + 4 * kept++, node);
          } else {
            const score = scores + 64 * node;
            addTo(score, a);
            addTo(score + 16, b);
            addTo(score + 32, c);
            addTo(score + 48, d);
          }
        }
        if (isKept) {
          store<i32>(to + 4 * root, kept);
          const firsts = load<i32>(begin + 4);
          for (let tail = load<i32>(entry + 4 * root); tail >= 0; tail = load<i32>(next + 4 * tail)) {
            const there = v128.load(distance + 16 * tail);
            if (!i16x8.all_true(v128.or(i16x8.eq(there, none), i16x8.eq(there, one))))
              store<i32>(gate + 4 * tail, NONE);
            const total = own + 64 * tail;
            for (let pair = 0; pair < 4; pair++) v128.store(total + 16 * pair, f64x2.splat(0));
            for (let step = 0; step < firsts; step++) {
              const target = load<i32>(steps + 4 * step);
              if (target === tail) continue;
              addMasked(total, share + 64 * target, wide + 64 * <usize>load<u8>(which + step));
            }
          }
        }
        for (let place: usize = 0; place < reached; place++) {
          const node = load<i32>(order + 4 * place);
          v128.store(distance + 16 * node, none);
          const ways = paths + 64 * node;
          v128.store(ways, f64x2.splat(0));
          v128.store(ways, f64x2.splat(0), 16);
          v128.store(ways, f64x2.splat(0), 32);
          v128.store(ways, f64x2.splat(0), 48);
        }
        if (isUsed && !isKept) break;
      }
      if (!isKept) continue;
      const end = load<i32>(to + 4 * root);
      const mask = wide + 64 * (root === source ? 255 : <usize>load<u8>(masks + first));
      for (let i = load<i32>(from + 4 * root); i < end; i++) {
        addMasked(scores + 64 * load<i32>(where + 4 * i), added + 64 * i, mask);
      }
      if (root !== source) addMasked(scores + 64 * root, own + 64 * source, mask);
    }
    offsets += 4 * (size + 1);
    scores += 64 * size;
  }
  return 1;
}

function settle(ways: v128, sum: v128, here: v128, share: usize): void {
  const own = f64x2.div(f64x2.add(f64x2.splat(1), sum), ways);
  v128.store(share, v128.bitselect(own, v128.load(share), here));
}

/** `gate` has for a node with one arc the node that it leads to, else −1; `entry` for such a node the first of those, `next` the next. */
function findGates(
  size: i32,
  offsets: usize,
  targets: usize,
  gate: usize,
  entry: usize,
  next: usize,
  from: usize,
): void {
  memory.fill(entry, 255, 4 * size);
  memory.fill(from, 255, 4 * size);
  for (let node = size - 1; node >= 0; node--) {
    const arc = load<i32>(offsets + 4 * node);
    const isTail = load<i32>(offsets + 4 * node, 4) - arc === 1;
    const after = isTail ? load<i32>(targets + 4 * arc) : NONE;
    store<i32>(gate + 4 * node, after);
    if (!isTail) continue;
    store<i32>(next + 4 * node, load<i32>(entry + 4 * after));
    store<i32>(entry + 4 * after, node);
  }
}
