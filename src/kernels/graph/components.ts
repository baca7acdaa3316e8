import type { Csr } from "../csr";

/** Weak components: by node the first node of its own. Cost O((n + m)·α). */
export function weakComponents({ size, offsets, targets }: Pick<Csr, "size" | "offsets" | "targets">): Int32Array {
  const parent = new Int32Array(size);
  for (let node = 0; node < size; node++) parent[node] = node;
  for (let node = 0; node < size; node++) {
    const end = offsets[node + 1] as number;
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const one = rootOf(parent, node);
      const other = rootOf(parent, targets[arc] as number);
      if (one < other) parent[other] = one;
      else parent[one] = other;
    }
  }
  // No node stands before its parent, so that the parent's own is known.
  for (let node = 0; node < size; node++) parent[node] = parent[parent[node] as number] as number;
  return parent;
}

function rootOf(parent: Int32Array, node: number): number {
  let root = node;
  for (;;) {
    const above = parent[root] as number;
    if (above === root) return root;
    const next = parent[above] as number;
    parent[root] = next;
    root = next;
  }
}
