// What searches of eight graphs at once have in common: an i16 a graph for distances, an f64 a graph for what is added up.

/** Path counts from here on are rounded, so that the order in which they are added shows. */
export const EXACT: f64 = 9007199254740992;
/** Farther than this a lane cannot count. */
export const DEEPEST: i32 = 32000;

/** One mask for each second lane of doubles, of a mask of eight. */
export function doubles(mask: v128, pair: i32): v128 {
  const half = pair < 2 ? i32x4.extend_low_i16x8_s(mask) : i32x4.extend_high_i16x8_s(mask);
  return pair & 1 ? i64x2.extend_high_i32x4_s(half) : i64x2.extend_low_i32x4_s(half);
}

export function addTo(column: usize, add: v128): void {
  v128.store(column, f64x2.add(v128.load(column), add));
}
