import { claimed, durations, FEW, moments, relax, shorten, wide } from "./later";
import { drop, openOf, SLOT, slotsOf } from "./open";
import { ENTRY, end, endAt, first, isFull, put, restart, unlist } from "./queue";

/**
 * Where hops take no time: all that can be come to at this very moment from those who wait. By the last moment of a contact only if that is
 * included, and `atLast`. Says whether there was room for all who wait.
 */
export function follow<T>(now: f64, atLast: bool): bool {
  for (let at = first(); at < end; at += ENTRY) {
    const node = load<i32>(at);
    const lane = load<i32>(at, 4);
    const departure = load<i32>(at, 8);
    if (lane < 0) {
      if (!followRow<T>(node, now, atLast)) return false;
      continue;
    }
    // Where it got later since it waits again.
    if (<i32>load<T>(claimed + wide * node + sizeof<T>() * lane) !== departure) continue;
    if (isFull(openOf(node) + 1)) return false;
    followOne<T>(node, lane, departure, now, atLast);
  }
  restart();
  return true;
}

/** Says whether there was room. */
function followRow<T>(node: i32, now: f64, atLast: bool): bool {
  unlist(node);
  const row = claimed + wide * node;
  let slot = slotsOf(node);
  let stop = slot + SLOT * openOf(node);
  while (slot < stop) {
    const last = load<f64>(slot);
    if (last < now) {
      stop = drop(node, slot, stop);
      continue;
    }
    const target = load<i32>(slot + 12);
    if (last > now || (atLast && target < 0)) {
      if (isFull(FEW + 1)) return false;
      relax<T>(row, target & 0x7fffffff, load<i32>(slot + 8), now);
    }
    slot += SLOT;
  }
  return true;
}

/** Without a branch that depends on who gets later: nobody could foretell it. */
function followOne<T>(node: i32, lane: i32, departure: i32, now: f64, atLast: bool): void {
  const width = wide;
  const known = claimed + sizeof<T>() * lane;
  const least = durations + 8 * lane;
  const ready = v128.splat<T>(<T>departure);
  const duration = f64x2.splat(now - load<f64>(moments + 8 * departure));
  let next = end;
  let slot = slotsOf(node);
  let stop = slot + SLOT * openOf(node);
  while (slot < stop) {
    const last = load<f64>(slot);
    const target = load<i32>(slot + 12);
    if (!(last > now)) {
      if (last < now) {
        stop = drop(node, slot, stop);
        continue;
      }
      if (!atLast || target >= 0) {
        slot += SLOT;
        continue;
      }
    }
    const other = target & 0x7fffffff;
    const cell = width * other;
    // Who departs later than that has been there for no longer.
    shorten(least + (8 / sizeof<T>()) * cell, duration);
    const here = v128.min<T>(ready, v128.load_splat<T>(slot + 8));
    const before = v128.load_splat<T>(known + cell);
    v128.store_lane<T>(known + cell, v128.max<T>(here, before), 0);
    put(next, other, lane, <i32>v128.extract_lane<T>(here, 0));
    const isLater = <i32>v128.extract_lane<T>(v128.gt<T>(here, before), 0) & (-openOf(other) >> 31);
    next += ENTRY & isLater;
    slot += SLOT;
  }
  endAt(next);
}
