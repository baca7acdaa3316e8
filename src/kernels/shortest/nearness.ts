import { scratchInts } from "../../base/columns";
import type { Csr } from "../../network/csr";
import { type Machine, machine } from "../machine";
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
  const { offsets, sources } = arcsInto(csr);
  const memory = layout();
  const [from, to] = [memory.put(offsets), memory.put(sources)];
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

const [offsetColumn, sourceColumn, freeColumn] = [scratchInts(), scratchInts(), scratchInts()];

/** By node those that have an arc to it; of an undirected graph these are its arcs. */
function arcsInto({ size, directed, offsets, targets }: Csr) {
  if (!directed) return { offsets, sources: targets };
  const [into, sources, free] = [offsetColumn(size + 1), sourceColumn(targets.length), freeColumn(size)];
  for (let arc = 0; arc < targets.length; arc++) {
    const slot = (targets[arc] as number) + 1;
    into[slot] = (into[slot] as number) + 1;
  }
  for (let node = 0; node < size; node++) {
    free[node] = into[node] as number;
    into[node + 1] = (into[node + 1] as number) + (into[node] as number);
  }
  for (let node = 0; node < size; node++) {
    const end = offsets[node + 1] as number;
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const target = targets[arc] as number;
      const place = free[target] as number;
      free[target] = place + 1;
      sources[place] = node;
    }
  }
  return { offsets: into, sources };
}

const [orderColumn, seenColumn] = [scratchInts(), scratchInts()];

/** Who can be reached at all, the nearest to the node with most arcs first: then those that follow each other are about as far from everybody. */
function endsOf({ size, offsets, targets }: Csr, into: Int32Array): Int32Array {
  const degree = (node: number) => (offsets[node + 1] as number) - (offsets[node] as number);
  let hub = 0;
  for (let node = 1; node < size; node++) if (degree(node) > degree(hub)) hub = node;
  const [order, seen] = [orderColumn(size), seenColumn(size)];
  let count = 0;
  if (size > 0) {
    order[count++] = hub;
    seen[hub] = 1;
  }
  for (let place = 0; place < count; place++) {
    const node = order[place] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if (seen[target] === 1) continue;
      seen[target] = 1;
      order[count++] = target;
    }
  }
  for (let node = 0; node < size; node++) if (seen[node] === 0) order[count++] = node;
  let kept = 0;
  for (let place = 0; place < size; place++) {
    const node = order[place] as number;
    if ((into[node + 1] as number) > (into[node] as number)) order[kept++] = node;
  }
  return order.subarray(0, kept);
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
