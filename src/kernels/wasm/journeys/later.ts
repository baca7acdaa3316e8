// Rows of origins: by node the rank of the latest departure of each, i16 or i32 (T), and the least time under way, f64.
import { openOf } from "./open";
import { ENTRY, end, endAt, list, put } from "./queue";

/** So few origins wait by themselves, not as a row. */
export const FEW: i32 = 8;

/** Bytes of a row of departures, and of one of values. */
export let wide: usize;
export let broad: usize;
/** Where the rows of the nodes are: of departures for them, and of the times under way. */
export let claimed: usize;
export let durations: usize;
/** The departures by rank, f64. */
export let moments: usize;
let masks: usize;

/** `bits` is room for a bit for each origin. */
export function rows<T>(stride: i32, departures: usize, values: usize, times: usize, bits: usize): void {
  wide = sizeof<T>() * stride;
  broad = 8 * stride;
  claimed = departures;
  durations = values;
  moments = times;
  masks = bits;
}

/**
 * Goes by a contact whose last departure is `last`, to be there at `arrival`. Who could set out later for there than before waits, if contacts
 * are open on from there. Says whether any could.
 */
export function relax<T>(row: usize, node: i32, last: i32, arrival: f64): bool {
  const known = claimed + wide * node;
  const limit = v128.splat<T>(<T>last);
  let many = 0;
  let words: usize = 0;
  for (let at: usize = 0; at < wide; words += 8) {
    let later: u64 = 0;
    const stop = min(at + 64 * sizeof<T>(), wide);
    for (let shift: u64 = 0; at < stop; shift += 16) {
      later |= (<u64>lift<T>(row + at, known + at, limit)) << shift;
      at += 16 * sizeof<T>();
    }
    many += <i32>popcnt(later);
    store<u64>(masks + words, later);
  }
  const isOpen = <i32>(openOf(node) !== 0);
  const isFew = <i32>(many <= FEW);
  const least = durations + broad * node;
  const times = moments;
  const step = ENTRY & -(<usize>(isOpen & isFew));
  let next = end;
  for (let word: usize = 0; word < words; word += 8) {
    for (let bits = load<u64>(masks + word); bits !== 0; bits &= bits - 1) {
      const lane = 8 * <i32>word + <i32>ctz(bits);
      const departure = <i32>load<T>(known + sizeof<T>() * lane);
      shorten(least + 8 * lane, f64x2.sub(f64x2.splat(arrival), v128.load64_zero(times + 8 * departure)));
      put(next, node, lane, departure);
      next += step;
    }
  }
  const isRow = isOpen & (isFew ^ 1);
  put(next, node, -1, 0);
  endAt(next + (ENTRY & -(<usize>(isRow & (list(node, isRow) ^ 1)))));
  return many !== 0;
}

/** The same for 16 origins, of which there is a bit for each that could. */
function lift<T>(row: usize, known: usize, limit: v128): i32 {
  if (sizeof<T>() === 2)
    return i8x16.bitmask(i8x16.narrow_i16x8_s(lifted<T>(row, known, limit), lifted<T>(row + 16, known + 16, limit)));
  const low = i16x8.narrow_i32x4_s(lifted<T>(row, known, limit), lifted<T>(row + 16, known + 16, limit));
  const high = i16x8.narrow_i32x4_s(lifted<T>(row + 32, known + 32, limit), lifted<T>(row + 48, known + 48, limit));
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
}

function lifted<T>(row: usize, known: usize, limit: v128): v128 {
  const departures = v128.min<T>(v128.load(row), limit);
  const before = v128.load(known);
  v128.store(known, v128.max<T>(departures, before));
  return v128.gt<T>(departures, before);
}

/** One can be there after no more than `duration`. Below 0, where the departure may yet wait, is as good as 0. */
export function shorten(least: usize, duration: v128): void {
  v128.store64_lane(least, f64x2.pmin(v128.load64_zero(least), duration), 0);
}
