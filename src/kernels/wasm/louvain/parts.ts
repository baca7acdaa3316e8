import { CHANGED, community, free, marks, near, OPEN, offsets, queue, size, targets } from "./work";

/** As `splitParts` of ../../louvain/parts. */
export function split(): bool {
  memory.fill(near, 255, 4 * size);
  memory.fill(free, 0, size);
  let isSplit = false;
  for (let first = 0; first < size; first++) {
    if (load<i32>(near + 4 * first) >= 0) continue;
    const label = load<i32>(community + 4 * first);
    const isKnown = load<u8>(free + label) !== 0;
    if (isKnown) isSplit = true;
    store<u8>(free + label, isKnown ? CHANGED : OPEN);
    store<i32>(near + 4 * first, first);
    store<i32>(queue, first);
    for (let height = 1; height > 0; ) {
      const node = load<i32>(queue + 4 * --height);
      const last = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
        const other = load<i32>(targets + 4 * arc);
        const isNew = i32(load<i32>(near + 4 * other) < 0) & i32(load<i32>(community + 4 * other) === label);
        if (isNew === 0) continue;
        store<i32>(near + 4 * other, first);
        store<i32>(queue + 4 * height++, other);
      }
    }
  }
  if (!isSplit) return false;
  memory.fill(marks, 0, size);
  for (let node = 0; node < size; node++) {
    const part = load<i32>(near + 4 * node);
    if (load<u8>(free + load<i32>(community + 4 * node)) === CHANGED) store<u8>(marks + part, CHANGED);
    store<i32>(community + 4 * node, part);
  }
  return true;
}
