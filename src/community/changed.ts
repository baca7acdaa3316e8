import type { Csr } from "../kernels/csr";

/**
 * Marks by 1 the nodes of a graph that have an arc, out or in, that was not there before, is there no more or has another strength, and
 * new nodes. `nodeBefore` is what each node was before, −1 for a new one; those of both graphs stand in the same order.
 */
export function changedNodes(before: Csr, now: Csr, nodeBefore: Int32Array): Uint8Array {
  const isChanged = new Uint8Array(now.size);
  const nodeNow = new Int32Array(before.size).fill(-1);
  for (let node = 0; node < now.size; node++) {
    const old = nodeBefore[node] as number;
    if (old < 0) isChanged[node] = 1;
    else nodeNow[old] = node;
  }
  for (let node = 0; node < now.size; node++)
    compare(before, now, nodeBefore[node] as number, node, nodeNow, isChanged);
  for (let old = 0; old < before.size; old++) {
    if ((nodeNow[old] as number) < 0) compare(before, now, old, -1, nodeNow, isChanged);
  }
  return isChanged;
}

/** Goes through the arcs of what was one node and of what is one, either being −1 if there is none, and marks both ends where they differ. */
function compare(before: Csr, now: Csr, old: number, node: number, nodeNow: Int32Array, isChanged: Uint8Array): void {
  let [was, is] = [old < 0 ? 0 : (before.offsets[old] as number), node < 0 ? 0 : (now.offsets[node] as number)];
  const lastWas = old < 0 ? 0 : (before.offsets[old + 1] as number);
  const lastIs = node < 0 ? 0 : (now.offsets[node + 1] as number);
  while (was < lastWas || is < lastIs) {
    const gone = was < lastWas ? (nodeNow[before.targets[was] as number] as number) : now.size;
    const come = is < lastIs ? (now.targets[is] as number) : now.size;
    if (gone === come && before.strengths[was] === now.strengths[is]) {
      was++;
      is++;
      continue;
    }
    if (node >= 0) isChanged[node] = 1;
    if (gone <= come) {
      if (gone >= 0) isChanged[gone] = 1;
      was++;
    }
    if (come <= gone) {
      isChanged[come] = 1;
      is++;
    }
  }
}
