import type { Csr } from "../network/csr";
import { type Machine, machine } from "./machine";
import { reverse } from "./reverse";
import { searchOf, shortest } from "./shortest";

/** What closeness is made of, one entry a node: over the others that it reaches, how many, Σ d, and Σ 1/d. */
export type Nearness = {
  readonly reached: Float64Array;
  readonly distances: Float64Array;
  readonly reciprocals: Float64Array;
};

/** Distances outward from every node, summed. Cost: O(n·m), with lengths O(n·m·log n); memory O(n + m). */
export function nearness(csr: Csr, lengths?: Float64Array): Nearness {
  if (lengths) return byLengths(csr, lengths);
  const compiled = machine();
  return (compiled && byHopsCompiled(csr, compiled)) ?? byHops(csr);
}

const nothing = (size: number): Nearness => ({
  reached: new Float64Array(size),
  distances: new Float64Array(size),
  reciprocals: new Float64Array(size),
});

/** The others at each distance are counted first, so that what is summed is the same in whatever order they are found. */
export function byHops(csr: Csr): Nearness {
  const sums = nothing(csr.size);
  const search = searchOf(csr.size);
  for (let source = 0; source < csr.size; source++) {
    const found = shortest(csr, undefined, source, search);
    let [place, level] = [1, 1];
    for (; place < found; level++) {
      const before = place;
      while (place < found && search.distance[search.order[place] as number] === level) place++;
      const count = place - before;
      sums.reached[source] = (sums.reached[source] as number) + count;
      sums.distances[source] = (sums.distances[source] as number) + level * count;
      sums.reciprocals[source] = (sums.reciprocals[source] as number) + count / level;
    }
  }
  return sums;
}

/** Distances to this many nodes are found at once. */
const AT_ONCE = 512;
/** Graphs with longer shortest paths are searched node by node. */
const DEEPEST = 64;

/** `undefined` where a shortest path is too long. */
function byHopsCompiled(csr: Csr, { kernels, layout }: Machine): Nearness | undefined {
  const { size } = csr;
  const { offsets, targets } = reverse(csr);
  const memory = layout();
  const [from, to] = [memory.put(offsets), memory.put(targets)];
  const counts = memory.room(4 * size * DEEPEST);
  const sums = memory.zeros(3 * 8 * size);
  const work = memory.room(((3 * AT_ONCE) / 8 + 2 * 4) * size);
  const ends = endsOf(csr, offsets);
  const deepest = kernels.nearness(size, from, to, memory.put(ends), ends.length, DEEPEST, counts, sums, work);
  if (deepest < 0) return undefined;
  return {
    reached: memory.doubles(sums, size),
    distances: memory.doubles(sums + 8 * size, size),
    reciprocals: memory.doubles(sums + 16 * size, size),
  };
}

/** Who can be reached at all, the nearest to the node with most arcs first: then those that follow each other are about as far from everybody. */
function endsOf(csr: Csr, into: Int32Array): Int32Array {
  const { size, offsets } = csr;
  const degree = (node: number) => (offsets[node + 1] as number) - (offsets[node] as number);
  let hub = 0;
  for (let node = 1; node < size; node++) if (degree(node) > degree(hub)) hub = node;
  const search = searchOf(size);
  const reached = size === 0 ? 0 : shortest(csr, undefined, hub, search);
  let count = reached;
  for (let node = 0; node < size; node++)
    if (search.distance[node] === Number.POSITIVE_INFINITY) search.order[count++] = node;
  return search.order.filter((node) => (into[node + 1] as number) > (into[node] as number));
}

function byLengths(csr: Csr, lengths: Float64Array): Nearness {
  const sums = nothing(csr.size);
  const search = searchOf(csr.size);
  for (let source = 0; source < csr.size; source++) {
    const found = shortest(csr, lengths, source, search);
    let [total, reciprocal] = [0, 0];
    for (let place = 1; place < found; place++) {
      const distance = search.distance[search.order[place] as number] as number;
      total += distance;
      reciprocal += 1 / distance;
    }
    sums.reached[source] = found - 1;
    sums.distances[source] = total;
    sums.reciprocals[source] = reciprocal;
  }
  return sums;
}
