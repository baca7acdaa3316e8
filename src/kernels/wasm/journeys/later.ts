// Rows of origins: by node the rank of the latest departure of each, i32, and the least time under way, f64.

/** Bytes of a row of departures; one of values has twice as many. */
export let wide: usize;
/** Where the rows of the nodes are: of departures for them, and of the times under way. */
export let claimed: usize;
export let durations: usize;
/** The departures by rank, f64. */
export let moments: usize;

export function rows(stride: i32, departures: usize, values: usize, times: usize): void {
  wide = 4 * stride;
  claimed = departures;
  durations = values;
  moments = times;
}

/** Goes by a contact whose last departure is `last`, to be there at `arrival`. Says which could set out later for there than before. */
export function relax(row: usize, node: i32, last: i32, arrival: f64): u64 {
  const known = claimed + wide * node;
  const end = i32x4.splat(last);
  let later: u64 = 0;
  for (let at: usize = 0; at < wide; at += 64) {
    const r = row + at;
    const k = known + at;
    const a = i32x4.min_s(v128.load(r), end);
    const b = i32x4.min_s(v128.load(r, 16), end);
    const c = i32x4.min_s(v128.load(r, 32), end);
    const d = i32x4.min_s(v128.load(r, 48), end);
    const ab = i16x8.narrow_i32x4_s(i32x4.gt_s(a, v128.load(k)), i32x4.gt_s(b, v128.load(k, 16)));
    const cd = i16x8.narrow_i32x4_s(i32x4.gt_s(c, v128.load(k, 32)), i32x4.gt_s(d, v128.load(k, 48)));
    const bits = i8x16.bitmask(i8x16.narrow_i16x8_s(ab, cd));
    if (bits === 0) continue;
    later |= (<u64>bits) << (at >> 2);
    v128.store(k, i32x4.max_s(v128.load(k), a));
    v128.store(k, i32x4.max_s(v128.load(k, 16), b), 16);
    v128.store(k, i32x4.max_s(v128.load(k, 32), c), 32);
    v128.store(k, i32x4.max_s(v128.load(k, 48), d), 48);
  }
  if (later !== 0) settle(node, later, arrival);
  return later;
}

/** The same for some origins, one after the other. */
export function relaxEach(row: usize, node: i32, last: i32, arrival: f64, some: u64): u64 {
  const known = claimed + wide * node;
  const least = durations + 2 * wide * node;
  let later: u64 = 0;
  for (let bits = some; bits !== 0; bits &= bits - 1) {
    const lane = <usize>ctz(bits);
    const departure = min(load<i32>(row + 4 * lane), last);
    if (departure <= load<i32>(known + 4 * lane)) continue;
    store<i32>(known + 4 * lane, departure);
    shorten(least + 8 * lane, departure, arrival);
    later |= bits & -bits;
  }
  return later;
}

/**
 * Some can be at a node now after they departed later than before: less time under way, perhaps. It comes out below 0 where the departure may
 * yet wait, which is as good as 0.
 */
export function settle(node: i32, later: u64, now: f64): void {
  const row = claimed + wide * node;
  const least = durations + 2 * wide * node;
  for (let bits = later; bits !== 0; bits &= bits - 1) {
    const lane = <usize>ctz(bits);
    shorten(least + 8 * lane, load<i32>(row + 4 * lane), now);
  }
}

function shorten(least: usize, departure: i32, now: f64): void {
  const duration = f64x2.sub(f64x2.splat(now), v128.load64_zero(moments + 8 * departure));
  v128.store64_lane(least, f64x2.pmin(v128.load64_zero(least), duration), 0);
}
