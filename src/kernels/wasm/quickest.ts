/** A row: for each of 16 origins a departure, f64; −∞ where there is none, ∞ at the origin. */
const ROW: usize = 128;
/** One under way: when it is there, f64, the node, i32, and a row. */
const ENTRY: usize = 144;

let sources: usize;
let targets: usize;
let lasts: usize;
let ends: usize;
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
 * The least time from up to 16 origins to all nodes, or the latest departures with the sign changed: see ../journeys/quickest. `values`, 16 f64 a node,
 * are infinite where there is no way. `last` is `first` where all contacts are momentary; else hops take no time. `lastDeparture` is the last
 * that counts by a contact, and `fromBound` that at `from`. `work`: latest and claimed (128 bytes a node each), heads and list (4 bytes a
 * node each), links (4 bytes a contact), isListed (1 byte a node), and, for `isLimit`, rows (128 bytes a contact). Returns whether `room`, 144
 * bytes for each of `spaces` under way at once, was enough.
 */
export function quickest(
  size: i32,
  count: i32,
  source: usize,
  target: usize,
  first: usize,
  last: usize,
  isClosed: usize,
  lastDeparture: usize,
  from: f64,
  fromBound: f64,
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
  ends = lastDeparture;
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
  for (let at: usize = 0; at < ROW * size; at += 16) {
    v128.store(latest + at, f64x2.splat(-Infinity));
    v128.store(claimed + at, f64x2.splat(-Infinity));
    v128.store(values + at, f64x2.splat(Infinity));
  }
  for (let lane = 0; lane < lanes; lane++) {
    const cell = ROW * load<i32>(origins + 4 * lane) + 8 * lane;
    store<f64>(latest + cell, Infinity);
    store<f64>(claimed + cell, Infinity);
  }
  let place = 0;
  if (last !== first) place = setOut(count, first, from, fromBound, origins, lanes);
  else while (place < count && load<f64>(first + 8 * place) < from) place++;
  let due = 0;
  let waiting = 0;
  while (place < count) {
    const now = load<f64>(first + 8 * place);
    if (!(now + traversal < to)) break;
    for (; due < waiting; due++) {
      const entry = room + ENTRY * (due % spaces);
      const time = load<f64>(entry);
      if (limits ? time >= now : time > now) break;
      const row = latest + ROW * load<i32>(entry + 8);
      for (let at: usize = 0; at < ROW; at += 16) {
        v128.store(row + at, f64x2.pmax(v128.load(row + at), v128.load(entry + 16 + at)));
      }
    }
    let stop = place + 1;
    while (stop < count && load<f64>(first + 8 * stop) === now) stop++;
    if (rest > 0) {
      for (let i = place; i < stop; i++) {
        const row = latest + ROW * load<i32>(source + 4 * i);
        const node = load<i32>(target + 4 * i);
        const departure = load<f64>(ends + 8 * i);
        if (!relax(row, node, departure, now + traversal)) continue;
        if (waiting - due === spaces) return false;
        const entry = room + ENTRY * (waiting++ % spaces);
        store<f64>(entry, now + rest);
        store<i32>(entry + 8, node);
        for (let at: usize = 0; at < ROW; at += 16) {
          v128.store(entry + 16 + at, f64x2.pmin(v128.load(row + at), f64x2.splat(departure)));
        }
      }
      place = stop;
      continue;
    }
    if (last === first && stop === place + 1) {
      // Nothing else is open: there is no going on.
      const row = latest + ROW * load<i32>(source + 4 * place);
      relax(row, load<i32>(target + 4 * place), load<f64>(ends + 8 * place), now);
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
      if (relax(row, node, load<f64>(ends + 8 * i), now)) enlist(node);
    }
    follow(now);
    place = stop;
  }
  for (let at: usize = 0; isLatest && at < ROW * size; at += 16) {
    v128.store(values + at, f64x2.sub(f64x2.splat(0), v128.load(claimed + at)));
  }
  for (let lane = 0; lane < lanes; lane++) {
    store<f64>(values + ROW * load<i32>(origins + 4 * lane) + 8 * lane, Infinity);
  }
  return true;
}

/** Follows the contacts that have begun before the origins set out, and says how many have. */
function setOut(count: i32, first: usize, from: f64, fromBound: f64, origins: usize, lanes: i32): i32 {
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
      const cell = ROW * node + 8 * lane;
      store<f64>(latest + cell, max(load<f64>(latest + cell), fromBound));
      store<f64>(durations + cell, max(from - fromBound, 0));
      enlist(node);
    }
  }
  for (let lane = 0; lane < lanes; lane++) enlist(load<i32>(origins + 4 * lane));
  follow(from);
  return place;
}

/** Goes by a contact whose last departure is `last`, to be there at `arrival`. Says whether any could set out later for there than before. */
function relax(row: usize, node: i32, last: f64, arrival: f64): bool {
  const known = claimed + ROW * node;
  const end = f64x2.splat(last);
  const a = f64x2.pmin(v128.load(row), end);
  const b = f64x2.pmin(v128.load(row, 16), end);
  const c = f64x2.pmin(v128.load(row, 32), end);
  const d = f64x2.pmin(v128.load(row, 48), end);
  const e = f64x2.pmin(v128.load(row, 64), end);
  const f = f64x2.pmin(v128.load(row, 80), end);
  const g = f64x2.pmin(v128.load(row, 96), end);
  const h = f64x2.pmin(v128.load(row, 112), end);
  const ab = v128.or(f64x2.gt(a, v128.load(known)), f64x2.gt(b, v128.load(known, 16)));
  const cd = v128.or(f64x2.gt(c, v128.load(known, 32)), f64x2.gt(d, v128.load(known, 48)));
  const ef = v128.or(f64x2.gt(e, v128.load(known, 64)), f64x2.gt(f, v128.load(known, 80)));
  const gh = v128.or(f64x2.gt(g, v128.load(known, 96)), f64x2.gt(h, v128.load(known, 112)));
  if (!v128.any_true(v128.or(v128.or(ab, cd), v128.or(ef, gh)))) return false;
  const least = durations + ROW * node;
  const now = f64x2.splat(arrival);
  better(known, least, now, a);
  better(known + 16, least + 16, now, b);
  better(known + 32, least + 32, now, c);
  better(known + 48, least + 48, now, d);
  better(known + 64, least + 64, now, e);
  better(known + 80, least + 80, now, f);
  better(known + 96, least + 96, now, g);
  better(known + 112, least + 112, now, h);
  return true;
}

/** Departures that are no later than those known take no less time, so that all may be looked at. */
function better(known: usize, least: usize, now: v128, departure: v128): void {
  v128.store(known, f64x2.pmax(v128.load(known), departure));
  const duration = f64x2.pmax(f64x2.splat(0), f64x2.sub(now, departure));
  v128.store(least, f64x2.pmin(v128.load(least), duration));
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
        if (isIn && relax(row, other, load<f64>(ends + 8 * contact), now)) enlist(other);
      }
      contact = next;
    }
  }
}
