// Who can set out later than before and is yet to be followed, first come first: 12 bytes each, the node, the place of the origin, or −1
// where it is the node's whole row, and the rank of the departure, i32.

/** Bytes of one who waits. */
export const ENTRY: usize = 12;

let start: usize;
let limit: usize;
let listed: usize;

/** Where the next one comes. */
export let end: usize;

/** Nobody waits. `bytes` there are for those who do, and a byte a node at `marks`. */
export function empty(room: usize, bytes: usize, size: i32, marks: usize): void {
  start = end = room;
  limit = room + bytes;
  listed = marks;
  memory.fill(listed, 0, size);
}

export function first(): usize {
  return start;
}

export function restart(): void {
  end = start;
}

export function isFull(more: i32): bool {
  return end + ENTRY * more > limit;
}

export function put(at: usize, node: i32, lane: i32, departure: i32): void {
  store<i32>(at, node);
  store<i32>(at, lane, 4);
  store<i32>(at, departure, 8);
}

/** Those put so far do wait. */
export function endAt(at: usize): void {
  end = at;
}

/** Where `is` is 1 a node's row waits from now on. Says whether it did. */
export function list(node: i32, is: i32): i32 {
  const known = <i32>load<u8>(listed + node);
  store<u8>(listed + node, <u8>(known | is));
  return known;
}

export function unlist(node: i32): void {
  store<u8>(listed + node, 0);
}
