// What is worked out of a joined graph before its first search.

export const NONE: i32 = -1;

/** `gate` has for a node with one arc the node that it leads to, else −1; `entry` for such a node the first of those, `next` the next. */
export function findGates(
  size: i32,
  offsets: usize,
  targets: usize,
  gate: usize,
  entry: usize,
  next: usize,
  from: usize,
): void {
  memory.fill(entry, 255, 4 * size);
  memory.fill(from, 255, 4 * size);
  for (let node = size - 1; node >= 0; node--) {
    const arc = load<i32>(offsets + 4 * node);
    const isTail = load<i32>(offsets + 4 * node, 4) - arc === 1;
    const after = isTail ? load<i32>(targets + 4 * arc) : NONE;
    store<i32>(gate + 4 * node, after);
    if (!isTail) continue;
    store<i32>(next + 4 * node, load<i32>(entry + 4 * after));
    store<i32>(entry + 4 * after, node);
  }
}

/** Nodes without arcs, as where what is found of them is; returns where the list ends. */
export function findSinks(size: i32, offsets: usize, sinks: usize): usize {
  let end = sinks;
  for (let node = 0; node < size; node++) {
    store<i32>(end, 32 * node);
    end += 4 * i32(!isInner(offsets, node));
  }
  return end;
}

/** Arcs, 8 bytes: where the mask is, u16; whether the target has arcs, u16; where what is found of the target is. */
export function layArcs(size: i32, offsets: usize, targets: usize, masks: usize, arcs: usize): void {
  const first = load<i32>(offsets);
  const end = load<i32>(offsets + 4 * size);
  for (let arc = first; arc < end; arc++) {
    const target = load<i32>(targets + 4 * arc);
    const to = arcs + 8 * (arc - first);
    store<u16>(to, <u16>(16 * <u32>load<u8>(masks + arc)));
    store<u16>(to, u16(isInner(offsets, target)), 2);
    store<i32>(to, 32 * target, 4);
  }
}

function isInner(offsets: usize, node: i32): bool {
  return load<i32>(offsets + 4 * node) !== load<i32>(offsets + 4 * node, 4);
}
