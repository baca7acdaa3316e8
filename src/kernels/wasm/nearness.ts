/** Bytes of one node's bits: 512 targets at once. */
const BITS: usize = 64;

/**
 * Distances by hops to `many` nodes, 512 at once, one bit each: level by level, who has a target at that distance from among those that lead to
 * somebody who has it one nearer. `counts` says for each distance from 1 to `levels` how many targets a node has there (levels · size, i32,
 * filled up to the greatest distance); offsets and sources are the arcs into each node. It is
 * fastest if nodes that follow each other in `ends` are about as far from everybody. `work`: seen, now and next (64 bytes a
 * node), then two lists of nodes (4 bytes a node).
 * `sums`, 0 in the beginning, are three columns of f64: how many each node reaches, the sum of their distances, and of one over these.
 * Returns the greatest distance found, or −1 if it is above `levels`.
 */
export function nearness(
  size: i32,
  offsets: usize,
  sources: usize,
  ends: usize,
  many: i32,
  levels: i32,
  counts: usize,
  sums: usize,
  work: usize,
): i32 {
  const seen = work;
  let now = seen + BITS * size;
  let next = now + BITS * size;
  let list = next + BITS * size;
  let found = list + 4 * size;
  let deepest = 0;
  memory.fill(now, 0, 2 * BITS * size);
  for (let first = 0; first < many; first += 512) {
    const last = min(first + 512, many);
    memory.fill(seen, 0, BITS * size);
    let active = 0;
    for (let i = first; i < last; i++) {
      const node = load<i32>(ends + 4 * i);
      const place: usize = i - first;
      const bit = (<u8>1) << (<u8>(place & 7));
      store<u8>(seen + BITS * node + (place >> 3), bit);
      store<u8>(now + BITS * node + (place >> 3), bit);
      store<i32>(list + 4 * active++, node);
    }
    for (let level = 1; active > 0; level++) {
      let fresh = 0;
      for (let place = 0; place < active; place++) {
        const node = load<i32>(list + 4 * place);
        const here = now + BITS * node;
        const a = v128.load(here);
        const b = v128.load(here, 16);
        const c = v128.load(here, 32);
        const d = v128.load(here, 48);
        // Not by memory.fill, which is a call out of the module.
        const none = i64x2.splat(0);
        v128.store(here, none);
        v128.store(here, none, 16);
        v128.store(here, none, 32);
        v128.store(here, none, 48);
        let arc = sources + 4 * load<i32>(offsets + 4 * node);
        const end = sources + 4 * load<i32>(offsets + 4 * node, 4);
        for (; arc < end; arc += 4) {
          const source = load<i32>(arc);
          const old = seen + BITS * source;
          const addA = v128.andnot(a, v128.load(old));
          const addB = v128.andnot(b, v128.load(old, 16));
          const addC = v128.andnot(c, v128.load(old, 32));
          const addD = v128.andnot(d, v128.load(old, 48));
          if (!v128.any_true(v128.or(v128.or(addA, addB), v128.or(addC, addD)))) continue;
          const there = next + BITS * source;
          const nextA = v128.load(there);
          const nextB = v128.load(there, 16);
          const nextC = v128.load(there, 32);
          const nextD = v128.load(there, 48);
          if (!v128.any_true(v128.or(v128.or(nextA, nextB), v128.or(nextC, nextD)))) {
            store<i32>(found + 4 * fresh++, source);
          }
          v128.store(there, v128.or(nextA, addA));
          v128.store(there, v128.or(nextB, addB), 16);
          v128.store(there, v128.or(nextC, addC), 32);
          v128.store(there, v128.or(nextD, addD), 48);
        }
      }
      if (fresh > 0) {
        if (level > levels) return -1;
        if (level > deepest) {
          deepest = level;
          memory.fill(counts + 4 * size * (level - 1), 0, 4 * size);
        }
      }
      for (let place = 0; place < fresh; place++) {
        const node = load<i32>(found + 4 * place);
        let met: u64 = 0;
        for (let byte: usize = 0; byte < BITS; byte += 8) {
          const bits = load<u64>(next + BITS * node + byte);
          store<u64>(seen + BITS * node + byte, bits | load<u64>(seen + BITS * node + byte));
          met += popcnt(bits);
        }
        const count = counts + 4 * (size * (level - 1) + node);
        store<i32>(count, load<i32>(count) + <i32>met);
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
  const distances = sums + 8 * size;
  const reciprocals = distances + 8 * size;
  for (let level = 1; level <= deepest; level++) {
    let count = counts + 4 * size * (level - 1);
    for (let at = 0; at < 8 * size; at += 8, count += 4) {
      const met = <f64>load<i32>(count);
      store<f64>(sums + at, load<f64>(sums + at) + met);
      store<f64>(distances + at, load<f64>(distances + at) + <f64>level * met);
      store<f64>(reciprocals + at, load<f64>(reciprocals + at) + met / <f64>level);
    }
  }
  return deepest;
}
