import type { Level } from "./louvain-levels";

/** Splits communities that are not connected into their connected parts, labelled by their first node; false if all were connected. */
export function splitParts({ size, offsets, targets }: Level, labels: Int32Array): boolean {
  const partOf = new Int32Array(size).fill(-1);
  const hasPart = new Uint8Array(size);
  const stack = new Int32Array(size);
  let isSplit = false;
  for (let first = 0; first < size; first++) {
    if ((partOf[first] as number) >= 0) continue;
    const label = labels[first] as number;
    if (hasPart[label] === 1) isSplit = true;
    hasPart[label] = 1;
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
  if (isSplit) labels.set(partOf);
  return isSplit;
}
