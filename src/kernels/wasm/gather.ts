/**
 * Adds up the distances of nodes from origins, or one over each: see `gather` in ../journeys/gather, which does the same. Values are f64, row
 * after row `stride` of them, an even number. Sums and counts are f64, one for each of `stride` origins or, backward, for each node.
 * Returns whether no distance was 0.
 */
export function gather(
  size: i32,
  stride: i32,
  lanes: i32,
  values: usize,
  minus: f64,
  plus: f64,
  isHarmonic: bool,
  isBackward: bool,
  sums: usize,
  counts: usize,
): bool {
  const from = f64x2.splat(minus);
  const first = f64x2.splat(plus);
  const never = f64x2.splat(Infinity);
  const one = f64x2.splat(1);
  let zeros = i64x2.splat(0);
  for (let node: usize = 0; node < <usize>size; node++) {
    const row = values + 8 * stride * node;
    let own: f64 = isBackward ? load<f64>(sums + 8 * node) : 0;
    let many: f64 = isBackward ? load<f64>(counts + 8 * node) : 0;
    for (let lane: usize = 0; lane < <usize>lanes; lane += 2) {
      const value = v128.load(row + 8 * lane);
      const there = f64x2.lt(value, never);
      if (!v128.any_true(there)) continue;
      const distance = f64x2.add(f64x2.sub(value, from), first);
      zeros = v128.or(zeros, f64x2.eq(distance, f64x2.splat(0)));
      const added = v128.and(isHarmonic ? f64x2.div(one, distance) : distance, there);
      const counted = v128.and(one, there);
      if (isBackward) {
        own += f64x2.extract_lane(added, 0);
        own += f64x2.extract_lane(added, 1);
        many += f64x2.extract_lane(counted, 0) + f64x2.extract_lane(counted, 1);
      } else {
        v128.store(sums + 8 * lane, f64x2.add(v128.load(sums + 8 * lane), added));
        v128.store(counts + 8 * lane, f64x2.add(v128.load(counts + 8 * lane), counted));
      }
    }
    if (isBackward) {
      store<f64>(sums + 8 * node, own);
      store<f64>(counts + 8 * node, many);
    }
  }
  return !v128.any_true(zeros);
}
