import { follow } from "./journeys/follow";
import { claimed, durations, FEW, moments, relax, rows, wide } from "./journeys/later";
import { closeAll, open } from "./journeys/open";
import { ENTRY, empty, end, endAt, isFull, put, restart, unlist } from "./journeys/queue";

/** The rank of no departure, all bits 1; and of the first that counts. An origin's own is later than all. */
const NEVER: i32 = -1;
const FIRST: i32 = 0;

let size: i32;
let count: i32;
let sources: usize;
let targets: usize;
let firsts: usize;
let lasts: usize;
let closed: usize;
let ranks: usize;
let always: i32;
let begin: f64;
let until: f64;
let delay: f64;
let rest: f64;
let limits: bool;
let origins: usize;
let lanes: i32;
let latest: usize;
let before: usize;
let room: usize;
let enough: usize;

/**
 * The least time from up to 256 origins to all nodes, or the latest departures with the sign changed: see ../journeys/quickest. There are `many`
 * origins, and room for `stride`, a multiple of 16. `values`, f64, row after row, a row a node, are infinite where there is no way. `last` is
 * `first` where all contacts are momentary; else hops take no time. `rank` is that, i32, of the last departure that counts by a contact, and
 * `times` are departures by rank, f64, the first that of origins, and after `own` of them infinity; ranks take 2 bytes if `isNarrow`, else 4.
 * `places`, `slots`: see ./journeys/open. `work`: latest and, where hops take time, claimed (a row a node each), a bit an origin, 35 bytes, a byte a
 * node, and, for `isLimit`, as many rows as contacts begin at one moment. Returns whether `spare`, of so many bytes, was enough.
 */
export function quickest(
  isNarrow: bool,
  nodes: i32,
  contacts: i32,
  source: usize,
  target: usize,
  first: usize,
  last: usize,
  isClosed: usize,
  rank: usize,
  times: usize,
  own: i32,
  places: usize,
  slots: usize,
  from: f64,
  to: f64,
  traversal: f64,
  step: f64,
  isLimit: bool,
  origin: usize,
  many: i32,
  stride: i32,
  isLatest: bool,
  values: usize,
  work: usize,
  spare: usize,
  bytes: usize,
): bool {
  size = nodes;
  count = contacts;
  sources = source;
  targets = target;
  firsts = first;
  lasts = last;
  closed = isClosed;
  ranks = rank;
  always = own;
  begin = from;
  until = to;
  delay = traversal;
  rest = traversal + step;
  limits = isLimit;
  origins = origin;
  lanes = many;
  latest = work;
  room = spare;
  enough = bytes;
  closeAll(size, places, slots);
  return isNarrow ? run<i16>(stride, values, times, isLatest) : run<i32>(stride, values, times, isLatest);
}

function run<T>(stride: i32, values: usize, times: usize, isLatest: bool): bool {
  const table = sizeof<T>() * stride * size;
  const apart = rest > 0 ? latest + table : latest;
  const masks = apart + table;
  rows<T>(stride, apart, values, times, masks);
  const marks = masks + (stride >> 3) + 8;
  before = (marks + ENTRY + size + 15) & ~15;
  // Where hops take time nobody waits here.
  if (rest > 0) empty(marks, 0, size, marks + ENTRY);
  else empty(room, enough, size, marks + ENTRY);
  memory.fill(latest, 255, masks - latest);
  const stop = values + 8 * stride * size;
  for (let at = values; at < stop; at += 16) v128.store(at, f64x2.splat(Infinity));
  for (let lane = 0; lane < lanes; lane++) {
    const cell = wide * load<i32>(origins + 4 * lane) + sizeof<T>() * lane;
    store<T>(latest + cell, <T>always);
    store<T>(claimed + cell, <T>always);
  }
  if (!(rest > 0 ? later<T>() : atOnce<T>())) return false;
  if (isLatest) turnBack<T>();
  else for (let at = values; at < stop; at += 16) v128.store(at, f64x2.pmax(f64x2.splat(0), v128.load(at)));
  for (let lane = 0; lane < lanes; lane++) {
    store<f64>(values + 8 * (stride * load<i32>(origins + 4 * lane) + lane), Infinity);
  }
  return true;
}

/** The first contact after one that begins at another moment than it. */
function after(contact: i32, now: f64): i32 {
  let stop = contact + 1;
  while (stop < count && load<f64>(firsts + 8 * stop) === now) stop++;
  return stop;
}

function rowOf(contact: i32): usize {
  return latest + wide * load<i32>(sources + 4 * contact);
}

function go<T>(contact: i32, row: usize, arrival: f64): bool {
  return relax<T>(row, load<i32>(targets + 4 * contact), load<i32>(ranks + 4 * contact), arrival);
}

/** Where one is ready some time after the departure: departures under way in `room`, a row and 16 bytes each, first come first. */
function later<T>(): bool {
  const bytes = wide + 16;
  const spaces = <i32>(enough / bytes);
  let due = 0;
  let waiting = 0;
  let place = 0;
  while (place < count && load<f64>(firsts + 8 * place) < begin) place++;
  while (place < count) {
    const now = load<f64>(firsts + 8 * place);
    if (!(now + delay < until)) break;
    for (; due < waiting; due++) {
      const entry = room + bytes * (due % spaces);
      const time = load<f64>(entry);
      if (limits ? time >= now : time > now) break;
      const row = latest + wide * load<i32>(entry + 8);
      for (let at: usize = 0; at < wide; at += 16) {
        v128.store(row + at, v128.max<T>(v128.load(row + at), v128.load(entry + 16 + at)));
      }
    }
    for (const stop = after(place, now); place < stop; place++) {
      const row = rowOf(place);
      if (!go<T>(place, row, now + delay)) continue;
      if (waiting - due === spaces) return false;
      const entry = room + bytes * (waiting++ % spaces);
      const last = v128.splat<T>(<T>load<i32>(ranks + 4 * place));
      store<f64>(entry, now + rest);
      store<i32>(entry + 8, load<i32>(targets + 4 * place));
      for (let at: usize = 0; at < wide; at += 16) {
        v128.store(entry + 16 + at, v128.min<T>(v128.load(row + at), last));
      }
    }
  }
  return true;
}

/** Where hops take no time. */
function atOnce<T>(): bool {
  const isMomentary = lasts === firsts;
  let place = 0;
  while (place < count && load<f64>(firsts + 8 * place) < begin) place++;
  if (!isMomentary && !setOut<T>(place)) return false;
  while (place < count) {
    const now = load<f64>(firsts + 8 * place);
    if (!(now < until)) break;
    const stop = after(place, now);
    if (isMomentary && stop === place + 1) {
      // Nothing else is open: there is no going on, and nobody waits.
      go<T>(place, rowOf(place), now);
      unlist(load<i32>(targets + 4 * place));
      restart();
      place = stop;
      continue;
    }
    for (let i = place; i < stop; i++) {
      if (isMoment(i, now)) memory.copy(before + wide * (i - place), rowOf(i), wide);
      else admit(i);
    }
    for (let i = place; i < stop; i++) {
      if (isFull(FEW + 1)) return false;
      go<T>(i, isMoment(i, now) ? before + wide * (i - place) : rowOf(i), now);
    }
    if (!follow<T>(now, !limits)) return false;
    place = stop;
  }
  return true;
}

/** Whether a contact that begins now is over at once for who only just comes. */
function isMoment(contact: i32, now: f64): bool {
  return limits && !(load<f64>(lasts + 8 * contact) > now);
}

/** Follows the contacts that have begun before the origins set out. */
function setOut<T>(begun: i32): bool {
  for (let i = 0; i < begun; i++) if (load<f64>(lasts + 8 * i) >= begin) admit(i);
  for (let lane = 0; lane < lanes; lane++) wait(load<i32>(origins + 4 * lane), lane, always);
  // Who has only just come cannot use the last moment of a contact, but who sets out can.
  for (let i = 0; limits && i < count && load<f64>(firsts + 8 * i) <= begin; i++) {
    if (load<f64>(lasts + 8 * i) !== begin || load<u8>(closed + i) === 0) continue;
    const node = load<i32>(targets + 4 * i);
    for (let lane = 0; lane < lanes; lane++) {
      if (load<i32>(origins + 4 * lane) !== load<i32>(sources + 4 * i)) continue;
      const cell = latest + wide * node + sizeof<T>() * lane;
      if (<i32>load<T>(cell) >= FIRST) continue;
      store<T>(cell, <T>FIRST);
      store<f64>(durations + (8 / sizeof<T>()) * (cell - latest), begin - load<f64>(moments));
      if (isFull(1)) return false;
      wait(node, lane, FIRST);
    }
  }
  return follow<T>(begin, !limits);
}

function wait(node: i32, lane: i32, departure: i32): void {
  put(end, node, lane, departure);
  endAt(end + ENTRY);
}

/** For values the departures, with the sign changed. */
function turnBack<T>(): void {
  for (let node = 0; node < size; node++) {
    for (let lane = 0; lane < lanes; lane++) {
      const departure = <i32>load<T>(claimed + wide * node + sizeof<T>() * lane);
      const value = departure === NEVER ? Infinity : 0 - load<f64>(moments + 8 * departure);
      store<f64>(durations + 8 * (<i32>(wide / sizeof<T>()) * node + lane), value);
    }
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
