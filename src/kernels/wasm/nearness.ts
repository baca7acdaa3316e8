/**
 * Distances by hops to 128 nodes at once, one bit each: level by level, who has a target at that distance from among those that lead to
 * somebody who has it one nearer. `counts` says for each distance from 1 to `levels` how many targets a node has there (levels · size, i32,
 * filled up to the greatest distance); offsets and sources are the arcs into each node. `work`: seen, now and next (16 bytes a node), then two lists of nodes
 * and marks (4 bytes a node).
 * Returns the greatest distance found, or −1 if it is above `levels`.
 */
export function nearness(size: i32, offsets: usize, sources: usize, levels: i32, counts: usize, work: usize): i32 {
  const seen = work;
  let now = seen + 16 * size;
  let next = now + 16 * size;
  let list = next + 16 * size;
  let found = list + 4 * size;
  let deepest = 0;
  memory.fill(now, 0, 32 * size);
  for (let first = 0; first < size; first += 128) {
    const last = min(first + 128, size);
    memory.fill(seen, 0, 16 * size);
    let active = 0;
    for (let node = first; node < last; node++) {
      const bit = (<u64>1) << (<u64>(node - first));
      const half: usize = node - first < 64 ? 0 : 8;
      store<u64>(seen + 16 * node + half, bit);
      store<u64>(now + 16 * node + half, bit);
      store<i32>(list + 4 * active++, node);
    }
    for (let level = 1; active > 0; level++) {
      let fresh = 0;
      for (let place = 0; place < active; place++) {
        const node = load<i32>(list + 4 * place);
        const bits = v128.load(now + 16 * node);
        v128.store(now + 16 * node, i64x2.splat(0));
        let arc = sources + 4 * load<i32>(offsets + 4 * node);
        const end = sources + 4 * load<i32>(offsets + 4 * node, 4);
        for (; arc < end; arc += 4) {
          const source = load<i32>(arc);
          const add = v128.andnot(bits, v128.load(seen + 16 * source));
          if (!v128.any_true(add)) continue;
          const before = v128.load(next + 16 * source);
          if (!v128.any_true(before)) store<i32>(found + 4 * fresh++, source);
          v128.store(next + 16 * source, v128.or(before, add));
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
        const bits = v128.load(next + 16 * node);
        v128.store(seen + 16 * node, v128.or(bits, v128.load(seen + 16 * node)));
        const many = popcnt(i64x2.extract_lane(bits, 0)) + popcnt(i64x2.extract_lane(bits, 1));
        const count = counts + 4 * (size * (level - 1) + node);
        store<i32>(count, load<i32>(count) + <i32>many);
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
  return deepest;
}
