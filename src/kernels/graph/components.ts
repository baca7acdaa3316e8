import type { Csr } from "../../network/csr";

/** Weak components: by node the first node of its own. Cost O((n + m)·α). */
export function weakComponents({ size, offsets, targets }: Pick<Csr, "size" | "offsets" | "targets">): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, node) => node);
  const rootOf = (node: number) => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  for (let node = 0; node < size; node++) {
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const [one, other] = [rootOf(node), rootOf(targets[arc] as number)];
      if (one < other) parent[other] = one;
      else parent[one] = other;
    }
  }
  for (let node = 0; node < size; node++) parent[node] = rootOf(node);
  return parent;
}
