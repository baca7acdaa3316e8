import type { Random } from "../base/random";
import type { Csr } from "../network/csr";
import { bothWays } from "./louvain-both-ways";
import { type Climb, climb } from "./louvain-climb";
import type { Level } from "./louvain-levels";
import { splitParts } from "./louvain-parts";
import { type Machine, machine } from "./machine";

/** Gains of less than this share of all strength are none. */
const SAME = 1e-12;

/** Communities to begin with instead of everyone alone: numbers below the size of the graph, and 1 for each node to look at first. */
export interface Beginning {
  readonly labels: Int32Array;
  readonly isOpen: Uint8Array;
}

/**
 * Communities of high modularity by Louvain's method, a label for each node; labels are not in any order. Strengths are above 0;
 * there are no arcs from a node to itself.
 *
 * Nodes with few arcs are looked at first, those with as many in random order, which ends at higher modularity than an order wholly
 * random; a node is looked at again when a neighbour has moved.
 * When nothing moves at any level, it begins again with the nodes, from the communities found, until no node moves either. Last, a
 * community that is not connected falls into its parts, which always raises modularity, and if any did all begins again. So in the end no
 * move of one node or of one whole community raises modularity, and each community is connected.
 *
 * With a beginning, its communities fall into connected parts at once, only the nodes asked for are looked at, and those that their
 * moves touch: a component without any keeps its communities if they are connected.
 *
 * Cost: about O(m) a level, in practice a few dozen times m; memory O(n + m).
 */
export function louvain(csr: Csr, resolution: number, random: Random, beginning?: Beginning): Int32Array {
  return louvainBy(machine(), csr, resolution, random, beginning);
}

/** The same by the plain kernel if there is no machine. */
export function louvainBy(
  compiled: Machine | undefined,
  csr: Csr,
  resolution: number,
  random: Random,
  beginning?: Beginning,
): Int32Array {
  const { size } = csr;
  const base = bothWays(csr);
  const labels = beginning ? beginning.labels.slice() : new Int32Array(size);
  let total = 0;
  for (let node = 0; node < size; node++) {
    total += base.out[node] as number;
    if (!beginning) labels[node] = node;
  }
  if (beginning) splitParts(base, labels);
  if (total === 0) return labels;
  const isOpen = beginning ? beginning.isOpen.slice() : new Uint8Array(size).fill(1);
  const run = { base, labels, isOpen, order: orderOf(base, random), rate: resolution / total, least: SAME * total };
  do {
    if (compiled) climbCompiled(run, compiled);
    else climb(run);
  } while (splitParts(base, labels));
  return labels;
}

function climbCompiled({ base, labels, isOpen, order, rate, least }: Climb, { kernels, layout }: Machine): void {
  const { size, offsets, targets, weights, out, into } = base;
  const memory = layout();
  const [from, to, strengths, leaves] = [
    memory.put(offsets),
    memory.put(targets),
    memory.put(weights),
    memory.put(out),
  ];
  const reaches = into ? memory.put(into) : 0;
  const [found, open, sequence] = [memory.put(labels), memory.put(isOpen), memory.put(order)];
  const level = (16 * size + 8 * targets.length + 4 * (targets.length + size + 1) + 7) & ~7;
  const work = memory.room(2 * level + 45 * size);
  kernels.louvain(size, targets.length, from, to, strengths, leaves, reaches, found, open, sequence, rate, least, work);
  labels.set(memory.integers(found, size));
}

/** All nodes: those with arcs in random order, then the others. */
function orderOf({ size, offsets }: Level, random: Random): Int32Array {
  const order = new Int32Array(size);
  let [tied, alone] = [0, size];
  for (let node = 0; node < size; node++) {
    if (offsets[node] === offsets[node + 1]) order[--alone] = node;
    else order[tied++] = node;
  }
  for (let last = tied - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const node = order[last] as number;
    order[last] = order[other] as number;
    order[other] = node;
  }
  return order;
}
