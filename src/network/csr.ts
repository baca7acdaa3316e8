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

/** The graph of arcs given as source · size + target, in order; equal ones are one arc, one that counts them, or as many. */
export function csrOfArcs(
  size: number,
  arcs: Float64Array,
  parallel: "collapse" | "count" | "keep",
  directed: boolean,
): Csr {
  const offsets = new Int32Array(size + 1);
  const targets = new Int32Array(arcs.length);
  const strengths = new Float64Array(arcs.length);
  let count = 0;
  let last = -1;
  for (let i = 0; i < arcs.length; i++) {
    const arc = arcs[i] as number;
    if (arc === last && parallel !== "keep") {
      if (parallel === "count") strengths[count - 1] = (strengths[count - 1] as number) + 1;
      continue;
    }
    last = arc;
    const source = Math.floor(arc / size);
    offsets[source + 1] = (offsets[source + 1] as number) + 1;
    targets[count] = arc - source * size;
    strengths[count++] = 1;
  }
  for (let node = 0; node < size; node++) offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  return { size, directed, offsets, targets: targets.subarray(0, count), strengths: strengths.subarray(0, count) };
}
