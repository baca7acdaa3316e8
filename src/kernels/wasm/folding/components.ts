/** Marks, by a byte a node, those of weak components of at most `small` nodes. `parent` and `sizes` are columns of i32 for the work. */
export function markSmall(
  size: i32,
  offsets: usize,
  targets: usize,
  small: i32,
  marks: usize,
  parent: usize,
  sizes: usize,
): void {
  memory.fill(marks, u8(size <= small), size);
  if (size <= small) return;
  memory.fill(sizes, 0, 4 * size);
  for (let node = 0; node < size; node++) store<i32>(parent + 4 * node, node);
  let arc = targets;
  for (let node = 0; node < size; node++) {
    const end = targets + 4 * load<i32>(offsets + 4 * node, 4);
    if (arc === end) continue;
    let own = rootOf(parent, node);
    for (; arc < end; arc += 4) {
      const other = rootOf(parent, load<i32>(arc));
      const first = min(own, other);
      store<i32>(parent + 4 * max(own, other), first);
      own = first;
    }
  }
  // No node stands before its parent, so that the parent's own is known.
  for (let node = 0; node < size; node++) {
    const first = load<i32>(parent + 4 * load<i32>(parent + 4 * node));
    store<i32>(parent + 4 * node, first);
    store<i32>(sizes + 4 * first, load<i32>(sizes + 4 * first) + 1);
  }
  for (let node = 0; node < size; node++) {
    store<u8>(marks + node, u8(load<i32>(sizes + 4 * load<i32>(parent + 4 * node)) <= small));
  }
}

function rootOf(parent: usize, node: i32): i32 {
  let root = node;
  let above = load<i32>(parent + 4 * root);
  while (above !== root) {
    const next = load<i32>(parent + 4 * above);
    store<i32>(parent + 4 * root, next);
    root = next;
    above = load<i32>(parent + 4 * root);
  }
  return root;
}
