import type { Csr } from "../csr";
import { byMachine, type Machine } from "../machine";
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
  const plain = () => byHops(csr);
  return byMachine((machine) => byHopsCompiled(csr, machine) ?? plain(), plain);
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

/** Graphs with longer shortest paths are searched node by node. */
const DEEPEST = 64;

/** `undefined` where a shortest path is too long, or nearly so. */
function byHopsCompiled({ size, offsets, targets }: Csr, { kernels, layout }: Machine): Nearness | undefined {
  const memory = layout();
  const [from, to] = [memory.put(offsets), memory.put(targets)];
  const [counts, sums] = [memory.room(4 * size * DEEPEST), memory.room(3 * 8 * size)];
  const work = memory.room((3 * 48 + 10 * 4) * size + 4 * (targets.length + 3) + 4608);
  if (kernels.nearness(size, from, to, DEEPEST, counts, sums, work) < 0) return undefined;
  const all = memory.doubles(sums, 3 * size);
  const column = (nth: number) => all.subarray(nth * size, (nth + 1) * size);
  return { reached: column(0), distances: column(1), reciprocals: column(2) };
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
