import { CHANGED, type Level } from "./levels";

/**
 * Splits communities that are not connected into their connected parts, labelled by their first node, which are marked; false if all
 * were connected.
 */
export function splitParts({ size, offsets, targets }: Level, labels: Int32Array, marks?: Uint8Array): boolean {
  const partOf = new Int32Array(size).fill(-1);
  const parts = new Uint8Array(size);
  const stack = new Int32Array(size);
  let isSplit = false;
  for (let first = 0; first < size; first++) {
    if ((partOf[first] as number) >= 0) continue;
    const label = labels[first] as number;
    if (parts[label] !== 0) isSplit = true;
    parts[label] = parts[label] === 0 ? 1 : CHANGED;
    partOf[first] = first;
    stack[0] = first;
    for (let height = 1; height > 0; ) {
      const node = stack[--height] as number;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const other = targets[arc] as number;
        if (labels[other] !== label || (partOf[other] as number) >= 0) continue;
        partOf[other] = first;
        stack[height++] = other;
      }
    }
  }
  if (!isSplit) return false;
  marks?.fill(0, 0, size);
  for (let node = 0; node < size; node++) {
    const part = partOf[node] as number;
    if (marks && parts[labels[node] as number] === CHANGED) marks[part] = CHANGED;
    labels[node] = part;
  }
  return true;
}
