import { leadOn, sumUp } from "./nearness/counts";
import { fold, inOrder, turn } from "./nearness/fold";

/** So many targets at once, and the bytes of one node's bits. */
const AT_ONCE: i32 = 384;
const BITS: usize = 48;

/**
 * Distances by hops, summed by node: `sums` are three columns of f64: how many others a node reaches, the sum of their
 * distances, and of one over these. They are found to 384 nodes at once, one bit each: level by level, who has a target at that
 * distance from among those that lead to somebody who has it one nearer. Ends that hang on a target are counted with it, and
 * what leads on one way only has the distances of where it leads to, and one more.
 *
 * `counts` has room for how many targets a node has at each distance up to `levels` (levels · size, i32). `work`: seen, now and next (48
 * bytes a node), ten columns of i32 and three more, one i32 an arc, and 4,608 bytes.
 * Returns −1 if a greatest distance could be above `levels`, else 0.
 */
export function nearness(
  size: i32,
  offsets: usize,
  targets: usize,
  levels: i32,
  counts: usize,
  sums: usize,
  work: usize,
): i32 {
  const column: usize = 4 * size;
  const planes = work;
  const words = planes + 1536;
  const seen = words + 3072;
  let now = seen + BITS * size;
  let next = now + BITS * size;
  let list = next + BITS * size;
  let found = list + column + 4;
  const marks = found + column + 4;
  const outs = marks + column;
  const ins = outs + column;
  const ends = ins + column;
  const onto = ends + column;
  const order = onto + column;
  const many = order + column;
  const into = many + column;
  const sources = into + column + 4;
  const followers = fold(size, offsets, targets, outs, ins, ends, onto, order);
  turn(size, offsets, targets, outs, ins, into, sources);
  const all = inOrder(size, offsets, targets, ins, ends, AT_ONCE, many, list, found);
  // What a node has at a distance of 1 of its own ends, and what is not counted yet.
  let deepest = 1;
  let tag = 1;
  memory.fill(marks, 0, column);
  memory.copy(counts, ends, column);
  memory.fill(now, 0, 2 * BITS * size);
  for (let first = 0; first < all; first += AT_ONCE) {
    const last = min(first + AT_ONCE, all);
    memory.fill(seen, 0, BITS * size);
    memory.fill(planes, 0, 1536);
    let most = 0;
    let furthest = 0;
    for (let i = first; i < last; i++) {
      const node = load<i32>(many + 4 * i);
      const place: usize = i - first;
      const bit = (<u8>1) << (<u8>(place & 7));
      store<u8>(seen + BITS * node + (place >> 3), bit);
      store<u8>(now + BITS * node + (place >> 3), bit);
      store<i32>(list + 4 * (i - first), node);
      const own = load<i32>(ends + 4 * node);
      for (let plane: usize = 0; own >> i32(plane) > 0; plane++) {
        if (((own >> i32(plane)) & 1) === 0) continue;
        const at = planes + BITS * plane + (place >> 3);
        store<u8>(at, load<u8>(at) | bit);
      }
      most = max(most, own);
      if (own > 0) furthest = i + 1 - first;
    }
    const hung = wordsOf(planes, 32 - clz(most), 8 * ((furthest + 63) >> 6), words);
    let active = last - first;
    for (let level = 1; active > 0; level++) {
      let fresh = 0;
      for (let place = 0; place < active; place++) {
        const node = load<i32>(list + 4 * place);
        const here = now + BITS * node;
        const a = v128.load(here);
        const b = v128.load(here, 16);
        const c = v128.load(here, 32);
        // Not by memory.fill, which is a call out of the module.
        v128.store(here, i64x2.splat(0));
        v128.store(here, i64x2.splat(0), 16);
        v128.store(here, i64x2.splat(0), 32);
        const end = sources + 4 * load<i32>(into + 4 * node, 4);
        for (let arc = sources + 4 * load<i32>(into + 4 * node); arc < end; arc += 4) {
          const source = load<i32>(arc);
          const old = seen + BITS * source;
          const there = next + BITS * source;
          const addA = v128.andnot(a, v128.load(old));
          const addB = v128.andnot(b, v128.load(old, 16));
          const addC = v128.andnot(c, v128.load(old, 32));
          v128.store(there, v128.or(v128.load(there), addA));
          v128.store(there, v128.or(v128.load(there, 16), addB), 16);
          v128.store(there, v128.or(v128.load(there, 32), addC), 32);
          // Without branches, which nobody could foresee.
          const mark = load<i32>(marks + 4 * source);
          const isFresh = i32(v128.any_true(v128.or(v128.or(addA, addB), addC))) & i32(mark !== tag);
          store<i32>(marks + 4 * source, mark + ((tag - mark) & -isFresh));
          store<i32>(found + 4 * fresh, source);
          fresh += isFresh;
        }
      }
      tag++;
      if (fresh > 0 && level >= deepest) {
        if (level + 1 > levels) return -1;
        for (; deepest <= level; deepest++) memory.fill(counts + column * deepest, 0, column);
      }
      for (let place = 0; place < fresh; place++) {
        const node = load<i32>(found + 4 * place);
        const bits = next + BITS * node;
        const before = seen + BITS * node;
        v128.store(before, v128.or(v128.load(before), v128.load(bits)));
        v128.store(before, v128.or(v128.load(before, 16), v128.load(bits, 16)), 16);
        v128.store(before, v128.or(v128.load(before, 32), v128.load(bits, 32)), 32);
        let met = popcnt(load<u64>(bits)) + popcnt(load<u64>(bits, 8)) + popcnt(load<u64>(bits, 16));
        met += popcnt(load<u64>(bits, 24)) + popcnt(load<u64>(bits, 32)) + popcnt(load<u64>(bits, 40));
        let more: u64 = 0;
        for (let word = words; word < hung; word += 16) {
          more += popcnt(load<u64>(bits + load<u32>(word)) & load<u64>(word, 8)) << load<u32>(word, 4);
        }
        const count = counts + column * (level - 1) + 4 * node;
        store<i32>(count, load<i32>(count) + <i32>met);
        store<i32>(count + column, load<i32>(count + column) + <i32>more);
      }
      let swap = now;
      now = next;
      next = swap;
      swap = list;
      list = found;
      found = swap;
      active = fresh;
    }
  }
  deepest = leadOn(size, order, followers, onto, levels, deepest, counts);
  if (deepest < 0) return -1;
  sumUp(size, deepest, counts, sums, list);
  return 0;
}

/** Lists the words of planes that are not 0, each with its place in bytes and its plane, from `to` on. Returns the end of the list. */
function wordsOf(planes: usize, kinds: usize, bytes: usize, to: usize): usize {
  let end = to;
  for (let plane: usize = 0; plane < kinds; plane++) {
    for (let byte: usize = 0; byte < bytes; byte += 8) {
      const word = load<u64>(planes + BITS * plane + byte);
      store<u32>(end, u32(byte));
      store<u32>(end, u32(plane), 4);
      store<u64>(end, word, 8);
      end += 16 * usize(word !== 0);
    }
  }
  return end;
}
