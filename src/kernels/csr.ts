import { ones, scratchInts } from "../base/columns";

/**
 * A graph in compressed sparse rows: the arcs out of node `u` are `targets[offsets[u]]` up to `targets[offsets[u + 1]]`, in
 * ascending order of target. An undirected edge is there as two arcs, parallel edges as several.
 */
export interface Csr {
  readonly size: number;
  readonly directed: boolean;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly strengths: Float64Array;
}

/** A weighted edge between two nodes given by index. */
export interface Edge {
  readonly source: number;
  readonly target: number;
  readonly strength: number;
}

/** Where the arcs of each node begin, of arcs in the order of their sources. */
export function offsetsOf(arcs: readonly { readonly source: number }[], size: number): Int32Array {
  const offsets = new Int32Array(size + 1);
  for (const { source } of arcs) offsets[source + 1] = (offsets[source + 1] as number) + 1;
  for (let node = 0; node < size; node++) offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  return offsets;
}

export function csrOf(size: number, edges: readonly Edge[], directed: boolean): Csr {
  const arcs = directed
    ? edges
    : edges.flatMap((edge) => [edge, { ...edge, source: edge.target, target: edge.source }]);
  const sorted = [...arcs].sort((a, b) => a.source - b.source || a.target - b.target);
  return {
    size,
    directed,
    offsets: offsetsOf(sorted, size),
    targets: Int32Array.from(sorted, (arc) => arc.target),
    strengths: Float64Array.from(sorted, (arc) => arc.strength),
  };
}

/** Arcs in any order, of which `count` are there. */
export interface Arcs {
  readonly count: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

const [sourcesByTarget, targetsByTarget, targetOffsets] = [scratchInts(), scratchInts(), scratchInts()];

/**
 * The graph of arcs that count 1 each; equal ones are one arc, one that counts them, or as many.
 * Cost O(n + m): they are dealt out by target, then by source.
 */
export function csrOfArcs(
  size: number,
  { count, sources, targets }: Arcs,
  parallel: "collapse" | "count" | "keep",
  directed: boolean,
): Csr {
  const into = targetOffsets(size + 2);
  const turned = { sources: sourcesByTarget(count), targets: targetsByTarget(count) };
  deal(targets, sources, count, into, turned.sources);
  for (let node = 0; node < size; node++) turned.targets.fill(node, into[node], into[node + 1]);
  const offsets = new Int32Array(size + 2);
  const merged = new Int32Array(count);
  deal(turned.sources, turned.targets, count, offsets, merged);
  if (parallel === "keep") {
    return { size, directed, offsets: offsets.subarray(0, size + 1), targets: merged, strengths: ones(count) };
  }
  const strengths = parallel === "count" ? new Float64Array(count).fill(1) : ones(count);
  let kept = 0;
  for (let node = 0; node < size; node++) {
    const begin = kept;
    const end = offsets[node + 1] as number;
    let arc = offsets[node] as number;
    offsets[node] = begin;
    for (; arc < end; arc++) {
      const target = merged[arc] as number;
      if (kept === begin || merged[kept - 1] !== target) merged[kept++] = target;
      else if (parallel === "count") strengths[kept - 1] = (strengths[kept - 1] as number) + 1;
    }
  }
  offsets[size] = kept;
  return {
    size,
    directed,
    offsets: offsets.subarray(0, size + 1),
    targets: merged.subarray(0, kept),
    strengths: strengths.subarray(0, kept),
  };
}

/**
 * Deals values out by their keys, those of one key in the order given: key k has those from `offsets[k]` up to `offsets[k + 1]`.
 * `offsets` has two entries more than there are keys, all 0; the last is for the computation alone.
 */
function deal(keys: Int32Array, given: Int32Array, count: number, offsets: Int32Array, values: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const slot = (keys[i] as number) + 2;
    offsets[slot] = (offsets[slot] as number) + 1;
  }
  for (let slot = 3; slot < offsets.length; slot++) {
    offsets[slot] = (offsets[slot] as number) + (offsets[slot - 1] as number);
  }
  for (let i = 0; i < count; i++) {
    const slot = (keys[i] as number) + 1;
    const place = offsets[slot] as number;
    offsets[slot] = place + 1;
    values[place] = given[i] as number;
  }
}
