import type { Csr } from "../network/csr";

/** The strongly connected classes of a graph: within one, every node leads to every other. */
export interface StrongClasses {
  readonly count: number;
  /** The class of each node. Arcs between classes lead from a higher number to a lower one. */
  readonly classOf: Int32Array;
}

/** Tarjan's algorithm without recursion (https://doi.org/10.1137/0201010). Cost O(n + m). */
export function strongClasses({ size, offsets, targets }: Csr): StrongClasses {
  const classOf = new Int32Array(size).fill(-1);
  const seen = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const cursor = offsets.slice(0, size);
  const [open, path]: [number[], number[]] = [[], []];
  let [clock, count] = [0, 0];
  const enter = (node: number) => {
    seen[node] = clock;
    lowest[node] = clock++;
    open.push(node);
    path.push(node);
  };
  const lower = (node: number, to: number) => {
    lowest[node] = Math.min(lowest[node] as number, to);
  };
  for (let root = 0; root < size; root++) {
    if (seen[root] === -1) enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const arc = cursor[node] as number;
      if (arc < (offsets[node + 1] as number)) {
        cursor[node] = arc + 1;
        const next = targets[arc] as number;
        if (seen[next] === -1) enter(next);
        else if (classOf[next] === -1) lower(node, seen[next] as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent, lowest[node] as number);
      if (lowest[node] !== seen[node]) continue;
      for (let last = open.pop(); last !== undefined; last = last === node ? undefined : open.pop())
        classOf[last] = count;
      count++;
    }
  }
  return { count, classOf };
}
