import { closeAll, drop, isIn, open, openOf, SLOT, slotsOf } from "./journeys/open";

let targets: usize;
let lasts: usize;
let closed: usize;
let claimed: usize;
let ready: usize;
let arrivals: usize;
let pending: usize;
let stack: usize;
let queue: usize;
let capacity: i32;
let begin: i32;
let end: i32;
let until: f64;
let delay: f64;
let rest: f64;
let limits: bool;

/**
 * Whom up to 128 origins come to through time, and when: see `spread` in ../journeys/spread, which does the same. Masks are 16 bytes, a bit for each
 * origin. `last` is `first` where all contacts are momentary; `times`, 0 where arrivals are not asked for, are 128 f64 a node, infinite where there is none. `reached`
 * are the masks of the nodes. `places` and `slots`: see ./journeys/open. `work`: ready, pending (16 bytes a node each), stack (4 bytes a node), and, for `isLimit`, masks (16 bytes a contact). Returns whether `room`, 32 bytes for each of `spaces` under way at once, was enough.
 */
export function spread(
  size: i32,
  count: i32,
  source: usize,
  target: usize,
  first: usize,
  last: usize,
  isClosed: usize,
  places: usize,
  slots: usize,
  from: f64,
  to: f64,
  traversal: f64,
  step: f64,
  isLimit: bool,
  origins: usize,
  lanes: i32,
  times: usize,
  reached: usize,
  work: usize,
  room: usize,
  spaces: i32,
): bool {
  targets = target;
  lasts = last;
  closed = isClosed;
  claimed = reached;
  arrivals = times;
  closeAll(size, places, slots);
  ready = work;
  pending = ready + 16 * size;
  stack = pending + 16 * size;
  const masks = (stack + 4 * size + 15) & ~15;
  queue = room;
  capacity = spaces;
  begin = end = 0;
  until = to;
  delay = traversal;
  rest = traversal + step;
  limits = isLimit;
  memory.fill(claimed, 0, 16 * size);
  memory.fill(ready, 0, 32 * size);
  if (times !== 0) {
    const stop = times + 1024 * size;
    for (let at = times; at < stop; at += 16) v128.store(at, f64x2.splat(Infinity));
  }
  for (let lane = 0; lane < lanes; lane++) {
    const node = load<i32>(origins + 4 * lane);
    const bit = (<u64>1) << (<u64>(lane & 63));
    const mask = lane < 64 ? i64x2(bit, 0) : i64x2(0, bit);
    v128.store(claimed + 16 * node, mask);
    v128.store(ready + 16 * node, mask);
    if (!wait(from, node, mask, 1)) return false;
  }
  let place = 0;
  for (; place < count && load<f64>(first + 8 * place) < from; place++) {
    if (last !== first && load<f64>(last + 8 * place) >= from) admit(place, load<i32>(source + 4 * place));
  }
  while (place < count) {
    const now = load<f64>(first + 8 * place);
    if (!(now + delay < to)) break;
    while (begin < end && isDue(now)) if (!arrive()) return false;
    let stop = place + 1;
    while (stop < count && load<f64>(first + 8 * stop) === now) stop++;
    if (rest === 0 && stop > place + 1 && !limits) {
      for (let i = place; i < stop; i++) admit(i, load<i32>(source + 4 * i));
    } else if (last !== first) {
      for (let i = place; i < stop; i++) {
        if (load<f64>(last + 8 * i) > now) admit(i, load<i32>(source + 4 * i));
      }
    }
    if (limits && rest === 0) {
      for (let i = place; i < stop; i++) {
        v128.store(masks + 16 * i, v128.load(ready + 16 * load<i32>(source + 4 * i)));
      }
      for (let i = place; i < stop; i++) {
        const isMoment = last === first || load<f64>(last + 8 * i) === now;
        const mask = isMoment ? v128.load(masks + 16 * i) : v128.load(ready + 16 * load<i32>(source + 4 * i));
        if (!go(now, load<i32>(target + 4 * i), mask)) return false;
      }
    } else {
      for (let i = place; i < stop; i++) {
        const mask = v128.load(ready + 16 * load<i32>(source + 4 * i));
        if (!go(now, load<i32>(target + 4 * i), mask)) return false;
      }
    }
    place = stop;
  }
  while (begin < end) if (!arrive()) return false;
  return true;
}

function admit(contact: i32, source: i32): void {
  const isClosed = <i32>load<u8>(closed + contact);
  open(source, load<i32>(targets + 4 * contact), load<f64>(lasts + 8 * contact), isClosed, 0);
}

function isDue(now: f64): bool {
  const time = load<f64>(queue + 32 * (begin % capacity));
  return limits ? time < now : time <= now;
}

/** Those of a mask that are not on the way to a node already depart for it. */
function go(now: f64, node: i32, mask: v128): bool {
  const added = v128.andnot(mask, v128.load(claimed + 16 * node));
  if (!v128.any_true(added)) return true;
  claim(now, node, added);
  if (rest > 0) return wait(now + rest, node, added, 0);
  follow(now, node, added, false);
  return true;
}

function claim(now: f64, node: i32, added: v128): void {
  v128.store(claimed + 16 * node, v128.or(v128.load(claimed + 16 * node), added));
  if (rest === 0) v128.store(ready + 16 * node, v128.or(v128.load(ready + 16 * node), added));
  if (arrivals === 0) return;
  const time = now + delay;
  const row = arrivals + 1024 * node;
  for (let bits = i64x2.extract_lane(added, 0); bits !== 0; bits &= bits - 1) {
    store<f64>(row + 8 * <usize>ctz(bits), time);
  }
  for (let bits = i64x2.extract_lane(added, 1); bits !== 0; bits &= bits - 1) {
    store<f64>(row + 512 + 8 * <usize>ctz(bits), time);
  }
}

/** Takes part in the queue of those under way, first come first. */
function wait(time: f64, node: i32, mask: v128, isOrigin: i32): bool {
  if (end - begin === capacity) return false;
  const entry = queue + 32 * (end++ % capacity);
  store<f64>(entry, time);
  store<i32>(entry + 8, node);
  store<i32>(entry + 12, isOrigin);
  v128.store(entry + 16, mask);
  return true;
}

/** The first of those under way are there. */
function arrive(): bool {
  const entry = queue + 32 * (begin++ % capacity);
  const now = load<f64>(entry);
  const node = load<i32>(entry + 8);
  const isOrigin = load<i32>(entry + 12) === 1;
  const mask = v128.load(entry, 16);
  v128.store(ready + 16 * node, v128.or(v128.load(ready + 16 * node), mask));
  if (!(now + delay < until)) return true;
  if (rest === 0) {
    follow(now, node, mask, isOrigin);
    return true;
  }
  let slot = slotsOf(node);
  for (let stop = slot + SLOT * openOf(node); slot < stop; ) {
    if (load<f64>(slot) < now) {
      stop = drop(node, slot, stop);
      continue;
    }
    if (isIn(slot, now, isOrigin || !limits) && !go(now, load<i32>(slot + 12) & 0x7fffffff, mask)) return false;
    slot += SLOT;
  }
  return true;
}

/** Where hops take no time: all that can be come to from a node at this very moment. */
function follow(now: f64, from: i32, added: v128, isOrigin: bool): void {
  let top = 0;
  let node = from;
  let mask = added;
  let origin = isOrigin;
  while (true) {
    let slot = slotsOf(node);
    for (let stop = slot + SLOT * openOf(node); slot < stop; ) {
      if (load<f64>(slot) < now) {
        stop = drop(node, slot, stop);
        continue;
      }
      const other = load<i32>(slot + 12) & 0x7fffffff;
      const more = v128.andnot(mask, v128.load(claimed + 16 * other));
      if (v128.any_true(more) && isIn(slot, now, origin || !limits)) {
        claim(now, other, more);
        const known = v128.load(pending + 16 * other);
        if (!v128.any_true(known)) store<i32>(stack + 4 * top++, other);
        v128.store(pending + 16 * other, v128.or(known, more));
      }
      slot += SLOT;
    }
    if (top === 0) return;
    node = load<i32>(stack + 4 * --top);
    mask = v128.load(pending + 16 * node);
    v128.store(pending + 16 * node, i64x2.splat(0));
    origin = false;
  }
}
