import type { Level } from "./levels";

/** A graph whose leaves have become one with the node that they hang on. */
export interface Folded {
  readonly level: Level;
  /** The nodes that are still there, in order, and what each node has become or become a part of. */
  readonly kept: Int32Array;
  readonly homes: Int32Array;
}

/**
 * Makes each leaf, a node all of whose arcs lead to one other, one with that other; of two that have only each other the second. At
 * resolutions up to 1 a leaf never loses by being where that other is, whoever else is there, so that they need not be looked at apart.
 * Leaves of which `staysApart` is true are left as they are.
 *
 * Cost: O(n + m). Reference: Arenas et al. (2007), https://doi.org/10.1088/1367-2630/9/6/176
 */
export function foldLeaves(base: Level, staysApart?: (leaf: number, other: number) => boolean): Folded {
  const { size, offsets, targets, weights, out, into } = base;
  const [kept, homes] = [new Int32Array(size), new Int32Array(size)];
  let count = 0;
  for (let node = 0; node < size; node++) {
    const other = onlyNeighbour(base, node);
    const isLeaf = other >= 0 && (other < node || onlyNeighbour(base, other) < 0);
    if (isLeaf && !staysApart?.(node, other)) homes[node] = ~other;
    else {
      kept[count] = node;
      homes[node] = count++;
    }
  }
  for (let node = 0; node < size; node++) {
    const home = homes[node] as number;
    if (home < 0) homes[node] = homes[~home] as number;
  }
  const above = { offsets: new Int32Array(count + 1), targets: new Int32Array(targets.length) };
  const strengths = new Float64Array(targets.length);
  let arcs = 0;
  for (let own = 0; own < count; own++) {
    const node = kept[own] as number;
    above.offsets[own] = arcs;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const other = homes[targets[arc] as number] as number;
      if (other === own) continue;
      above.targets[arcs] = other;
      strengths[arcs++] = weights[arc] as number;
    }
  }
  above.offsets[count] = arcs;
  const level: Level = {
    size: count,
    offsets: above.offsets,
    targets: above.targets.subarray(0, arcs),
    weights: strengths.subarray(0, arcs),
    out: gathered(out, homes, count),
    into: into && gathered(into, homes, count),
  };
  return { level, kept: kept.subarray(0, count), homes };
}

/** The node that all arcs of one lead to; −1 if they lead to several, or if there are none. */
function onlyNeighbour({ offsets, targets }: Level, node: number): number {
  const [first, last] = [offsets[node] as number, offsets[node + 1] as number];
  if (first === last) return -1;
  const other = targets[first] as number;
  for (let arc = first + 1; arc < last; arc++) if (targets[arc] !== other) return -1;
  return other;
}

function gathered(values: Float64Array, homes: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let node = 0; node < homes.length; node++) {
    const home = homes[node] as number;
    sums[home] = (sums[home] as number) + (values[node] as number);
  }
  return sums;
}
