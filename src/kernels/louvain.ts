import type { Random } from "../base/random";
import type { Csr } from "../network/csr";
import { bothWays } from "./louvain-both-ways";
import { type Climb, climb } from "./louvain-climb";
import { type Folded, foldLeaves } from "./louvain-fold";
import type { Level } from "./louvain-levels";
import { splitParts } from "./louvain-parts";
import { type Machine, machine } from "./machine";

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
  const base = bothWays(csr);
  const begun = beginning && { ...beginning, labels: beginning.labels.slice() };
  if (begun) splitParts(base, begun.labels);
  const folded = foldLeaves(base, resolution > 1 ? () => true : begun && staysApart(begun));
  const { level, homes } = folded;
  let total = 0;
  for (let node = 0; node < level.size; node++) total += level.out[node] as number;
  const start = begun ? foldedBeginning(begun, folded) : everyoneAlone(level.size);
  if (total > 0) {
    const run = { base: level, ...start, order: orderOf(level, random), resolution, total };
    if (compiled) climbCompiled(run, compiled);
    else climb(run);
  }
  for (let node = 0; node < homes.length; node++) homes[node] = start.labels[homes[node] as number] as number;
  return homes;
}

/** A leaf that begins elsewhere than what it hangs on does not come to it before it is looked at. */
const staysApart =
  ({ labels, isOpen }: Beginning) =>
  (leaf: number, other: number) =>
    isOpen[leaf] === 0 && labels[leaf] !== labels[other];

function everyoneAlone(size: number): Beginning {
  const labels = new Int32Array(size);
  for (let node = 0; node < size; node++) labels[node] = node;
  return { labels, isOpen: new Uint8Array(size).fill(1) };
}

/** What is folded begins where the node is that it hangs on, labelled by the first of each community; it is open if any part of it is. */
function foldedBeginning({ labels, isOpen }: Beginning, { kept, homes }: Folded): Beginning {
  const firstOf = new Int32Array(homes.length).fill(-1);
  const start = everyoneAlone(kept.length);
  for (let own = 0; own < kept.length; own++) {
    const label = labels[kept[own] as number] as number;
    if ((firstOf[label] as number) < 0) firstOf[label] = own;
    start.labels[own] = firstOf[label] as number;
  }
  start.isOpen.fill(0);
  for (let node = 0; node < homes.length; node++) if (isOpen[node] === 1) start.isOpen[homes[node] as number] = 1;
  return start;
}

function climbCompiled({ base, labels, isOpen, order, resolution, total }: Climb, { kernels, layout }: Machine): void {
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
  const work = memory.room(2 * level + 54 * size);
  kernels.louvain(
    size,
    targets.length,
    from,
    to,
    strengths,
    leaves,
    reaches,
    found,
    open,
    sequence,
    resolution,
    total,
    work,
  );
  labels.set(memory.integers(found, size));
}

/** All nodes: first those without arcs, then by their number of arcs, those with as many in random order. */
function orderOf({ size, offsets }: Level, random: Random): Int32Array {
  const begin = new Int32Array(size + 1);
  const degreeOf = (node: number) => Math.min((offsets[node + 1] as number) - (offsets[node] as number), size - 1);
  for (let node = 0; node < size; node++) {
    const slot = degreeOf(node) + 1;
    begin[slot] = (begin[slot] as number) + 1;
  }
  for (let degree = 0; degree < size; degree++)
    begin[degree + 1] = (begin[degree + 1] as number) + (begin[degree] as number);
  const order = new Int32Array(size);
  for (let node = 0; node < size; node++) {
    const degree = degreeOf(node);
    const place = begin[degree] as number;
    begin[degree] = place + 1;
    order[place] = node;
  }
  // Each degree's stretch now ends where the next one's began.
  for (let degree = 1, from = begin[0] as number; degree < size; degree++) {
    const to = begin[degree] as number;
    for (let left = to - from; left > 1; left--) {
      const other = from + Math.floor(random() * left);
      const node = order[from + left - 1] as number;
      order[from + left - 1] = order[other] as number;
      order[other] = node;
    }
    from = to;
  }
  return order;
}
