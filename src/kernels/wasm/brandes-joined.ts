import { findGates, findSinks, layArcs, NONE } from "./lanes/graph";
import { addMasked, addTo, pairOf } from "./lanes/pairs";

/** There was no room to keep what a search adds. */
const FULL: i32 = -2;

/** What is found of a node, 32 bytes: by lane its distance, i16, and at this place how many shortest paths lead to it, u16. */
const WAYS: usize = 16;

/**
 * Betweenness by hops of eight graphs at once, one in each lane, `count` times: what lies one after the other are graphs whose arcs are those
 * of eight, each with a mask of those that have it (one bit a graph, from the lowest). Of each `sizes` has its number of nodes, `offsetsOfAll` as
 * many numbers and one more, which count from the beginning of `targets`, and `scoresOfAll` has room for eight f64 a node, 0. `largest` and
 * `most` are the greatest numbers of nodes and of arcs.
 *
 * A node whose only arc leads to `gate`, and which `gate` does not lead to unless at once, adds what `gate` adds, and to `gate` a share of its
 * own: what a gate adds is kept for the others, as long as there is `room` for so many nodes' numbers.
 *
 * Of nodes without arcs nothing follows: how long ago they were found is never asked, and they are looked at once a search, together.
 *
 * `work`, one after the other: masks of i16 and of f64 (256 · 16 and 256 · 64 bytes); 64 bytes a node of `largest` each for share and own; 64 bytes
 * (added) for each of `room`; 32 bytes a node (found); 4 (where) for each of `room`; 32 bytes a node and 16 more each for order, level and
 * begin; 64 bytes (steps) and 8 (arcs) an arc of `most`, which have room for one more; 4 bytes a node each for gate, entry, next, from, to and
 * sinks. Distances have to fit in an i16. Returns 0 if there were too many paths to count, else 1.
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
  const share = wide + 16384;
  const own = share + 64 * largest;
  const added = own + 64 * largest;
  const found = added + 64 * room;
  const where = found + 32 * largest;
  const order = where + 4 * room;
  const level = order + 32 * largest + 16;
  const begin = level + 32 * largest + 16;
  const steps = begin + 32 * largest + 16;
  const arcs = steps + 64 * (most + 1);
  const gate = arcs + 8 * (most + 1);
  const entry = gate + 4 * largest;
  const next = entry + 4 * largest;
  const from = next + 4 * largest;
  const to = from + 4 * largest;
  const sinks = to + 4 * largest;
  const none = i16x8.splat(-1);
  const one = i16x8.splat(1);
  for (let bits = 0; bits < 256; bits++) {
    for (let lane = 0; lane < 8; lane++) {
      store<i16>(lanes + 16 * bits + 2 * lane, -((<i16>bits >> <i16>lane) & 1));
      store<i64>(wide + 64 * bits + 8 * lane, -((<i64>bits >> <i64>lane) & 1));
    }
  }
  for (let node = 0; node < largest; node++) {
    v128.store(found + 32 * node, none);
    v128.store(found + 32 * node, i16x8.splat(0), WAYS);
  }
  let highest = i16x8.splat(0);
  let offsets = offsetsOfAll;
  let scores = scoresOfAll;
  for (let graph = 0; graph < count; graph++) {
    const size = load<i32>(sizes + 4 * graph);
    findGates(size, offsets, targets, gate, entry, next, from);
    const lasts = findSinks(size, offsets, sinks);
    layArcs(size, offsets, targets, masks, arcs);
    const base = arcs - 8 * load<i32>(offsets);
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
        let taken = steps;
        store<i32>(order, 32 * root);
        store<i32>(level, 0);
        v128.store(found + 32 * root, i16x8.splat(0));
        v128.store(found + 32 * root, one, WAYS);
        for (let place: usize = 0; place < reached; place++) {
          const node = load<i32>(order + 4 * place);
          const depth = load<i32>(level + 4 * place);
          const here = i16x8.eq(v128.load(found + node), i16x8.splat(<i16>depth));
          const near = i16x8.splat(<i16>(depth + 1));
          const ways = v128.load(found + node, WAYS);
          store<usize>(begin + 4 * place, taken);
          const end = base + 8 * load<i32>(offsets + (node >> 3), 4);
          for (let arc = base + 8 * load<i32>(offsets + (node >> 3)); arc < end; arc += 8) {
            const can = v128.and(here, v128.load(lanes + load<u16>(arc)));
            const target = load<i32>(arc, 4);
            const there = found + target;
            const before = v128.load(there);
            const fresh = v128.and(can, i16x8.eq(before, none));
            const same = i16x8.eq(before, near);
            store<i32>(order + 4 * reached, target);
            store<i32>(level + 4 * reached, depth + 1);
            reached += i32(v128.any_true(fresh)) & i32(!v128.any_true(same)) & load<u16>(arc, 2);
            const on = v128.or(fresh, v128.and(can, same));
            v128.store(there, v128.bitselect(near, before, fresh));
            v128.store(there, i16x8.add_sat_u(v128.load(there, WAYS), v128.and(ways, on)), WAYS);
            const bits = i16x8.bitmask(on);
            // Without a branch on what is on a path: it is as often so as not.
            store<i32>(taken, 2 * target);
            store<i32>(taken, 64 * bits, 4);
            taken += 8 * i32(bits !== 0);
          }
        }
        store<usize>(begin + 4 * reached, taken);
        for (let at = sinks; at < lasts; at += 4) {
          const node = load<i32>(at);
          const ways = v128.load(found + node, WAYS);
          highest = i16x8.max_u(highest, ways);
          v128.store(found + node, none);
          v128.store(found + node, i16x8.splat(0), WAYS);
          const to = share + 2 * node;
          v128.store(to, f64x2.div(f64x2.splat(1), pairOf(ways, 0)));
          v128.store(to, f64x2.div(f64x2.splat(1), pairOf(ways, 1)), 16);
          v128.store(to, f64x2.div(f64x2.splat(1), pairOf(ways, 2)), 32);
          v128.store(to, f64x2.div(f64x2.splat(1), pairOf(ways, 3)), 48);
        }
        const isRoom = kept + <i32>reached <= room;
        // What cannot be kept is of use only to its own source.
        const isUsed = !isKept || isRoom || root === source;
        if (isKept) store<i32>(from + 4 * root, isRoom ? kept : FULL);
        isKept = isKept && isRoom;
        for (let place = reached - 1; place > 0 && isUsed; place--) {
          const node = load<i32>(order + 4 * place);
          const here = i16x8.eq(v128.load(found + node), i16x8.splat(<i16>load<i32>(level + 4 * place)));
          let a = f64x2.splat(0);
          let b = a;
          let c = a;
          let d = a;
          const end = load<usize>(begin + 4 * place, 4);
          for (let step = load<usize>(begin + 4 * place); step < end; step += 8) {
            const behind = share + load<i32>(step);
            const mask = wide + load<i32>(step, 4);
            a = f64x2.add(a, v128.and(v128.load(behind), v128.load(mask)));
            b = f64x2.add(b, v128.and(v128.load(behind, 16), v128.load(mask, 16)));
            c = f64x2.add(c, v128.and(v128.load(behind, 32), v128.load(mask, 32)));
            d = f64x2.add(d, v128.and(v128.load(behind, 48), v128.load(mask, 48)));
          }
          const ways = v128.load(found + node, WAYS);
          highest = i16x8.max_u(highest, ways);
          a = f64x2.mul(a, pairOf(ways, 0));
          b = f64x2.mul(b, pairOf(ways, 1));
          c = f64x2.mul(c, pairOf(ways, 2));
          d = f64x2.mul(d, pairOf(ways, 3));
          const to = share + 2 * node;
          const mask = wide + 64 * <usize>i16x8.bitmask(here);
          settle(pairOf(ways, 0), a, mask, to);
          settle(pairOf(ways, 1), b, mask + 16, to + 16);
          settle(pairOf(ways, 2), c, mask + 32, to + 32);
          settle(pairOf(ways, 3), d, mask + 48, to + 48);
          if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
          if (isKept) {
            const place = added + 64 * kept;
            v128.store(place, a);
            v128.store(place, b, 16);
            v128.store(place, c, 32);
            v128.store(place, d, 48);
            store<i32>(where + 4 * kept++, 2 * node);
          } else {
            const score = scores + 2 * node;
            addTo(score, a);
            addTo(score + 16, b);
            addTo(score + 32, c);
            addTo(score + 48, d);
          }
        }
        if (isKept) {
          store<i32>(to + 4 * root, kept);
          const firsts = load<usize>(begin + 4);
          for (let tail = load<i32>(entry + 4 * root); tail >= 0; tail = load<i32>(next + 4 * tail)) {
            const there = v128.load(found + 32 * tail);
            if (!i16x8.all_true(v128.or(i16x8.eq(there, none), i16x8.eq(there, one))))
              store<i32>(gate + 4 * tail, NONE);
            const total = own + 64 * tail;
            for (let pair = 0; pair < 4; pair++) v128.store(total + 16 * pair, f64x2.splat(0));
            for (let step = steps; step < firsts; step += 8) {
              const target = load<i32>(step);
              if (target === 64 * tail) continue;
              addMasked(total, share + target, wide + load<i32>(step, 4));
            }
          }
        }
        for (let place: usize = 0; place < reached; place++) {
          const node = load<i32>(order + 4 * place);
          v128.store(found + node, none);
          v128.store(found + node, i16x8.splat(0), WAYS);
        }
        if (isUsed && !isKept) break;
      }
      if (!isKept) continue;
      const end = load<i32>(to + 4 * root);
      const mask = wide + 64 * (root === source ? 255 : <usize>load<u8>(masks + first));
      for (let i = load<i32>(from + 4 * root); i < end; i++) {
        addMasked(scores + load<i32>(where + 4 * i), added + 64 * i, mask);
      }
      if (root !== source) addMasked(scores + 64 * root, own + 64 * source, mask);
    }
    offsets += 4 * (size + 1);
    scores += 64 * size;
  }
  return i32(!v128.any_true(i16x8.eq(highest, none)));
}

function settle(ways: v128, sum: v128, here: usize, share: usize): void {
  const own = f64x2.div(f64x2.add(f64x2.splat(1), sum), ways);
  v128.store(share, v128.bitselect(own, v128.load(share), v128.load(here)));
}
