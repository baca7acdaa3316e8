// Eight numbers, one a graph, as four pairs of doubles one after the other.

export function addTo(column: usize, add: v128): void {
  v128.store(column, f64x2.add(v128.load(column), add));
}

/** Adds eight doubles to others, in the lanes of a mask of doubles. */
export function addMasked(to: usize, from: usize, mask: usize): void {
  addTo(to, v128.and(v128.load(from), v128.load(mask)));
  addTo(to + 16, v128.and(v128.load(from, 16), v128.load(mask, 16)));
  addTo(to + 32, v128.and(v128.load(from, 32), v128.load(mask, 32)));
  addTo(to + 48, v128.and(v128.load(from, 48), v128.load(mask, 48)));
}

/** Two of eight counts, as doubles. */
export function pairOf(counts: v128, pair: i32): v128 {
  const four = pair < 2 ? i32x4.extend_low_i16x8_u(counts) : i32x4.extend_high_i16x8_u(counts);
  return f64x2.convert_low_i32x4_s(pair & 1 ? v128.shuffle<i32>(four, four, 2, 3, 2, 3) : four);
}
