// The contacts of each node that are open: 16 bytes each, its last moment, f64, a number that goes with it, i32, and its target, i32, whose
// sign is set where the last moment is included.

let offsets: usize;
let counts: usize;
let slots: usize;

/** Bytes of an open contact. */
export const SLOT: usize = 16;

/** Nothing is open. `places` are the numbers, i32, of the first slots of nodes; `room`: counts (4 bytes a node), slots (16 bytes a contact). */
export function closeAll(size: i32, places: usize, room: usize): void {
  offsets = places;
  counts = room;
  slots = (counts + 4 * size + 15) & ~15;
  memory.fill(counts, 0, 4 * size);
}

export function open(source: i32, target: i32, last: f64, isClosed: i32, tag: i32): void {
  const many = load<i32>(counts + 4 * source);
  const slot = slots + SLOT * (load<i32>(offsets + 4 * source) + many);
  store<f64>(slot, last);
  store<i32>(slot + 8, tag);
  store<i32>(slot + 12, target | (isClosed << 31));
  store<i32>(counts + 4 * source, many + 1);
}

export function slotsOf(node: i32): usize {
  return slots + SLOT * load<i32>(offsets + 4 * node);
}

export function openOf(node: i32): i32 {
  return load<i32>(counts + 4 * node);
}

/** Another takes the place of a contact that is over: says where those of the node end now. */
export function drop(node: i32, slot: usize, end: usize): usize {
  const other = end - SLOT;
  v128.store(slot, v128.load(other));
  store<i32>(counts + 4 * node, load<i32>(counts + 4 * node) - 1);
  return other;
}

/** Whether one can depart now by a contact that is not over; by its last moment only if that is included, and `atLast`. */
export function isIn(slot: usize, now: f64, atLast: bool): bool {
  return load<f64>(slot) > now || (atLast && load<i32>(slot + 12) < 0);
}
