import { claimed, durations, moments, relax, relaxEach, rows, settle, wide } from "./journeys/later";
import { closeAll, drop, isIn, open, openOf, SLOT, slotsOf } from "./journeys/open";

/** The rank of no departure, all bits 1; of the first that counts; and of an origin's own, which is later than all. */
const NEVER: i32 = -1;
const FIRST: i32 = 0;
const ALWAYS: i32 = 0x7fffffff;
/** Of so few origins each is looked at by itself. */
const FEW: i32 = 8;

let sources: usize;
let targets: usize;
let lasts: usize;
let ranks: usize;
let closed: usize;
let pending: usize;
let list: usize;
let begin: i32;
let end: i32;
let capacity: i32;
let latest: usize;
let limits: bool;

/**
 * The least time from up to 64 origins to all nodes, or the latest departures with the sign changed: see ../journeys/quickest. There are `lanes`
 * origins, and room for `stride`, a multiple of 16. `values`, f64, row after row, a row a node, are infinite where there is no way. `last` is
 * `first` where all contacts are momentary; else hops take no time. `rank` is that, i32, of the last departure that counts by a contact, and
 * `times` are departures by rank, f64, the first that of origins. `places`, `slots`: see ./journeys/open. `work`: latest and, where hops take
 * time, claimed (a row a node each), pending (8 bytes a node), list (4 bytes a node and one more); for `isLimit`, a row a contact. Returns
 * whether `room`, a row and 16 bytes for each of `spaces` under way at once, was enough.
 */
export function quickest(
  size: i32,
  count: i32,
  source: usize,
  target: usize,
  first: usize,
  last: usize,
  isClosed: usize,
  rank: usize,
  times: usize,
  places: usize,
  slots: usize,
  from: f64,
  to: f64,
  traversal: f64,
  step: f64,
  isLimit: bool,
  origins: usize,
  lanes: i32,
  stride: i32,
  isLatest: bool,
  values: usize,
  work: usize,
  room: usize,
  spaces: i32,
): bool {
  sources = source;
  targets = target;
  lasts = last;
  ranks = rank;
  closed = isClosed;
  closeAll(size, places, slots);
  latest = work;
  const rest = traversal + step;
  rows(stride, rest > 0 ? latest + 4 * stride * size : latest, values, times);
  pending = claimed + wide * size;
  list = pending + 8 * size;
  const before = (list + 4 * size + 19) & ~15;
  limits = isLimit;
  capacity = size;
  begin = end = 0;
  memory.fill(latest, 255, pending - latest);
  memory.fill(pending, 0, 8 * size);
  for (let at = values; at < values + 2 * wide * size; at += 16) v128.store(at, f64x2.splat(Infinity));
  for (let lane = 0; lane < lanes; lane++) {
    const cell = wide * load<i32>(origins + 4 * lane) + 4 * lane;
    store<i32>(latest + cell, ALWAYS);
    store<i32>(claimed + cell, ALWAYS);
  }
  let place = 0;
  if (last !== first) place = setOut(count, first, from, origins, lanes);
  else while (place < count && load<f64>(first + 8 * place) < from) place++;
  let due = 0;
  let waiting = 0;
  while (place < count) {
    const now = load<f64>(first + 8 * place);
    if (!(now + traversal < to)) break;
    for (; due < waiting; due++) {
      const entry = room + (wide + 16) * (due % spaces);
      const time = load<f64>(entry);
      if (limits ? time >= now : time > now) break;
      const row = latest + wide * load<i32>(entry + 8);
      for (let at: usize = 0; at < wide; at += 16) {
        v128.store(row + at, i32x4.max_s(v128.load(row + at), v128.load(entry + 16 + at)));
      }
    }
    let stop = place + 1;
    while (stop < count && load<f64>(first + 8 * stop) === now) stop++;
    if (rest > 0) {
      for (let i = place; i < stop; i++) {
        const row = latest + wide * load<i32>(source + 4 * i);
        const node = load<i32>(target + 4 * i);
        const departure = load<i32>(ranks + 4 * i);
        if (relax(row, node, departure, now + traversal) === 0) continue;
        if (waiting - due === spaces) return false;
        const entry = room + (wide + 16) * (waiting++ % spaces);
        store<f64>(entry, now + rest);
        store<i32>(entry + 8, node);
        for (let at: usize = 0; at < wide; at += 16) {
          v128.store(entry + 16 + at, i32x4.min_s(v128.load(row + at), i32x4.splat(departure)));
        }
      }
      place = stop;
      continue;
    }
    if (last === first && stop === place + 1) {
      // Nothing else is open: there is no going on.
      const row = latest + wide * load<i32>(source + 4 * place);
      relax(row, load<i32>(target + 4 * place), load<i32>(ranks + 4 * place), now);
      place = stop;
      continue;
    }
    for (let i = place; i < stop; i++) {
      if (!limits || load<f64>(last + 8 * i) > now) admit(i);
      else memory.copy(before + wide * (i - place), latest + wide * load<i32>(source + 4 * i), wide);
    }
    for (let i = place; i < stop; i++) {
      const row =
        limits && !(load<f64>(last + 8 * i) > now)
          ? before + wide * (i - place)
          : latest + wide * load<i32>(source + 4 * i);
      const node = load<i32>(target + 4 * i);
      enlist(node, relax(row, node, load<i32>(ranks + 4 * i), now));
    }
    follow(now);
    place = stop;
  }
  if (isLatest) turnBack(size);
  else {
    for (let at = values; at < values + 2 * wide * size; at += 16) {
      v128.store(at, f64x2.pmax(f64x2.splat(0), v128.load(at)));
    }
  }
  return true;
}

/** Follows the contacts that have begun before the origins set out, and says how many have. */
function setOut(count: i32, first: usize, from: f64, origins: usize, lanes: i32): i32 {
  let place = 0;
  for (; place < count && load<f64>(first + 8 * place) < from; place++) {
    if (load<f64>(lasts + 8 * place) >= from) admit(place);
  }
  // Who has only just come cannot use the last moment of a contact, but who sets out can.
  for (let i = 0; limits && i < count && load<f64>(first + 8 * i) <= from; i++) {
    if (load<f64>(lasts + 8 * i) !== from || load<u8>(closed + i) === 0) continue;
    const node = load<i32>(targets + 4 * i);
    for (let lane = 0; lane < lanes; lane++) {
      if (load<i32>(origins + 4 * lane) !== load<i32>(sources + 4 * i)) continue;
      const cell = latest + wide * node + 4 * lane;
      if (load<i32>(cell) >= FIRST) continue;
      store<i32>(cell, FIRST);
      settle(node, (<u64>1) << (<u64>lane), from);
      enlist(node, (<u64>1) << (<u64>lane));
    }
  }
  for (let lane = 0; lane < lanes; lane++) enlist(load<i32>(origins + 4 * lane), (<u64>1) << (<u64>lane));
  follow(from);
  return place;
}

/** For values the departures, with the sign changed. */
function turnBack(size: i32): void {
  const stop = wide * size;
  for (let at: usize = 0; at < stop; at += 4) {
    const departure = load<i32>(claimed + at);
    const isNone = departure === NEVER || departure === ALWAYS;
    store<f64>(durations + 2 * at, isNone ? Infinity : 0 - load<f64>(moments + 8 * departure));
  }
}

/** A contact is open from now on. */
function admit(contact: i32): void {
  const at = 4 * contact;
  const isClosed = <i32>load<u8>(closed + contact);
  open(
    load<i32>(sources + at),
    load<i32>(targets + at),
    load<f64>(lasts + 8 * contact),
    isClosed,
    load<i32>(ranks + at),
  );
}

function enlist(node: i32, later: u64): void {
  if (later === 0 || openOf(node) === 0) return;
  const known = load<u64>(pending + 8 * node);
  store<u64>(pending + 8 * node, known | later);
  if (known !== 0) return;
  store<i32>(list + 4 * end, node);
  if (++end > capacity) end = 0;
}

/** Where hops take no time: all that can be come to from the nodes of the list at this very moment. */
function follow(now: f64): void {
  while (begin !== end) {
    const node = load<i32>(list + 4 * begin);
    if (++begin > capacity) begin = 0;
    const some = load<u64>(pending + 8 * node);
    store<u64>(pending + 8 * node, 0);
    const row = latest + wide * node;
    const isFew = <i32>popcnt(some) <= FEW;
    let slot = slotsOf(node);
    let stop = slot + SLOT * openOf(node);
    while (slot < stop) {
      if (load<f64>(slot) < now) {
        stop = drop(node, slot, stop);
        continue;
      }
      if (isIn(slot, now, !limits)) {
        const last = load<i32>(slot + 8);
        const other = load<i32>(slot + 12) & 0x7fffffff;
        enlist(other, isFew ? relaxEach(row, other, last, now, some) : relax(row, other, last, now));
      }
      slot += SLOT;
    }
  }
  begin = end = 0;
}
