/** A row: for each of 16 origins the rank of a departure, i32. */
const ROW: usize = 64;
const NONE = -1;
const ALWAYS = 0x7fffffff;

let sources: usize;
let targets: usize;
let lasts: usize;
let ranks: usize;
let moments: usize;
let closed: usize;
let heads: usize;
let links: usize;
let isListed: usize;
let list: usize;
let begin: i32;
let end: i32;
let capacity: i32;
let latest: usize;
let claimed: usize;
let durations: usize;
let limits: bool;

/**
 * The least time from up to 16 origins to all nodes, or the latest departures with the sign changed: see ../quickest.ts. `values`, 16 f64 a node,
 * are infinite where there is no way. `last` is `first` where all contacts are momentary; else hops take no time. `rank` is the place of the
 * last departure by a contact among `times`, the moments in order, and `fromRank` that of `from`. `work`: latest and claimed (64 bytes a
 * node each), heads and list (4 bytes a node each), links (4 bytes a contact), isListed (1 byte a node), and, for `isLimit`, rows (64 bytes a
 * contact). Returns whether `room`, 80 bytes for each of `spaces` under way at once, was enough.
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
  from: f64,
  fromRank: i32,
  to: f64,
  traversal: f64,
  step: f64,
  isLimit: bool,
  origins: usize,
  lanes: i32,
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
  moments = times;
  closed = isClosed;
  durations = values;
  latest = work;
  const rest = traversal + step;
  claimed = rest > 0 ? latest + ROW * size : latest;
  heads = latest + 2 * ROW * size;
  list = heads + 4 * size;
  links = list + 4 * size;
  isListed = links + 4 * count;
  const rows = (isListed + size + 15) & ~15;
  limits = isLimit;
  capacity = size;
  begin = end = 0;
  memory.fill(heads, 255, 4 * size);
  memory.fill(isListed, 0, size);
  memory.fill(latest, 255, ROW * size);
  memory.fill(claimed, 255, ROW * size);
  for (let at: usize = 0; at < 2 * ROW * size; at += 16) v128.store(values + at, f64x2.splat(Infinity));
  for (let lane = 0; lane < lanes; lane++) {
    const cell = ROW * load<i32>(origins + 4 * lane) + 4 * lane;
    store<i32>(latest + cell, ALWAYS);
    store<i32>(claimed + cell, ALWAYS);
  }
  let place = 0;
  if (last !== first) place = setOut(count, first, from, fromRank, origins, lanes);
  else while (place < count && load<f64>(first + 8 * place) < from) place++;
  let due = 0;
  let waiting = 0;
  while (place < count) {
    const now = load<f64>(first + 8 * place);
    if (!(now + traversal < to)) break;
    for (; due < waiting; due++) {
      const entry = room + 80 * (due % spaces);
      const time = load<f64>(entry);
      if (limits ? time >= now : time > now) break;
      const row = latest + ROW * load<i32>(entry + 8);
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(row + at, i32x4.max_s(v128.load(row + at), v128.load(entry + 16 + at)));
      }
    }
    let stop = place + 1;
    while (stop < count && load<f64>(first + 8 * stop) === now) stop++;
    if (rest > 0) {
      for (let i = place; i < stop; i++) {
        const row = latest + ROW * load<i32>(source + 4 * i);
        const node = load<i32>(target + 4 * i);
        const departure = load<i32>(rank + 4 * i);
        if (!relax(row, node, departure, now + traversal)) continue;
        if (waiting - due === spaces) return false;
        const entry = room + 80 * (waiting++ % spaces);
        store<f64>(entry, now + rest);
        store<i32>(entry + 8, node);
        for (let at: usize = 0; at < ROW; at += 16) {
          v128.store(entry + 16 + at, i32x4.min_s(v128.load(row + at), i32x4.splat(departure)));
        }
      }
      place = stop;
      continue;
    }
    if (last === first && stop === place + 1) {
      // Nothing else is open: there is no going on.
      const row = latest + ROW * load<i32>(source + 4 * place);
      relax(row, load<i32>(target + 4 * place), load<i32>(rank + 4 * place), now);
      place = stop;
      continue;
    }
    if (limits) {
      for (let i = place; i < stop; i++) {
        if (load<f64>(last + 8 * i) > now) open(i);
        else memory.copy(rows + ROW * (i - place), latest + ROW * load<i32>(source + 4 * i), ROW);
      }
    } else if (last !== first || stop > place + 1) for (let i = place; i < stop; i++) open(i);
    for (let i = place; i < stop; i++) {
      const row =
        limits && !(load<f64>(last + 8 * i) > now)
          ? rows + ROW * (i - place)
          : latest + ROW * load<i32>(source + 4 * i);
      const node = load<i32>(target + 4 * i);
      if (relax(row, node, load<i32>(rank + 4 * i), now)) enlist(node);
    }
    follow(now);
    place = stop;
  }
  for (let cell: usize = 0; isLatest && cell < 16 * <usize>size; cell++) {
    const departure = load<i32>(claimed + 4 * cell);
    if (departure === NONE || departure === ALWAYS) continue;
    store<f64>(values + 8 * cell, 0 - load<f64>(times + 8 * departure));
  }
  return true;
}

/** Follows the contacts that have begun before the origins set out, and says how many have. */
function setOut(count: i32, first: usize, from: f64, fromRank: i32, origins: usize, lanes: i32): i32 {
  let place = 0;
  for (; place < count && load<f64>(first + 8 * place) < from; place++) {
    if (load<f64>(lasts + 8 * place) >= from) open(place);
  }
  // Who has only just come cannot use the last moment of a contact, but who sets out can.
  for (let i = 0; limits && i < count && load<f64>(first + 8 * i) <= from; i++) {
    if (load<f64>(lasts + 8 * i) !== from || load<u8>(closed + i) === 0) continue;
    const node = load<i32>(targets + 4 * i);
    for (let lane = 0; lane < lanes; lane++) {
      if (load<i32>(origins + 4 * lane) !== load<i32>(sources + 4 * i)) continue;
      const cell = ROW * node + 4 * lane;
      store<i32>(latest + cell, max(load<i32>(latest + cell), fromRank));
      store<f64>(durations + 2 * ROW * node + 8 * lane, 0);
      enlist(node);
    }
  }
  for (let lane = 0; lane < lanes; lane++) enlist(load<i32>(origins + 4 * lane));
  follow(from);
  return place;
}

/** Goes by a contact whose last departure is `rank`, to be there at `arrival`. Says whether any could set out later for there than before. */
function relax(row: usize, node: i32, rank: i32, arrival: f64): bool {
  const known = claimed + ROW * node;
  const last = i32x4.splat(rank);
  const a = i32x4.min_s(v128.load(row), last);
  const b = i32x4.min_s(v128.load(row, 16), last);
  const c = i32x4.min_s(v128.load(row, 32), last);
  const d = i32x4.min_s(v128.load(row, 48), last);
  const isA = i32x4.gt_s(a, v128.load(known));
  const isB = i32x4.gt_s(b, v128.load(known, 16));
  const isC = i32x4.gt_s(c, v128.load(known, 32));
  const isD = i32x4.gt_s(d, v128.load(known, 48));
  if (!v128.any_true(v128.or(v128.or(isA, isB), v128.or(isC, isD)))) return false;
  v128.store(known, i32x4.max_s(v128.load(known), a));
  v128.store(known, i32x4.max_s(v128.load(known, 16), b), 16);
  v128.store(known, i32x4.max_s(v128.load(known, 32), c), 32);
  v128.store(known, i32x4.max_s(v128.load(known, 48), d), 48);
  const better = i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(isA, isB), i16x8.narrow_i32x4_s(isC, isD)));
  const least = durations + 2 * ROW * node;
  for (let lanes = better; lanes !== 0; lanes &= lanes - 1) {
    const lane = ctz(lanes);
    const departure = load<f64>(moments + 8 * load<i32>(known + 4 * lane));
    const duration = max(arrival - departure, 0);
    if (duration < load<f64>(least + 8 * lane)) store<f64>(least + 8 * lane, duration);
  }
  return true;
}

function open(contact: i32): void {
  const head = heads + 4 * load<i32>(sources + 4 * contact);
  store<i32>(links + 4 * contact, load<i32>(head));
  store<i32>(head, contact);
}

function enlist(node: i32): void {
  if (load<u8>(isListed + node) === 1) return;
  store<u8>(isListed + node, 1);
  store<i32>(list + 4 * (end++ % capacity), node);
}

/** Where hops take no time: all that can be come to from the nodes of the list at this very moment. */
function follow(now: f64): void {
  while (begin < end) {
    const node = load<i32>(list + 4 * (begin++ % capacity));
    store<u8>(isListed + node, 0);
    const row = latest + ROW * node;
    let slot = heads + 4 * node;
    for (let contact = load<i32>(slot); contact >= 0; ) {
      const next = load<i32>(links + 4 * contact);
      const last = load<f64>(lasts + 8 * contact);
      if (last < now) store<i32>(slot, next);
      else {
        slot = links + 4 * contact;
        const isIn = last > now || (load<u8>(closed + contact) === 1 && !limits);
        const other = load<i32>(targets + 4 * contact);
        if (isIn && relax(row, other, load<i32>(ranks + 4 * contact), now)) enlist(other);
      }
      contact = next;
    }
  }
}
