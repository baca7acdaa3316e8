import type { Random } from "../../base/random";
import type { Csr } from "../csr";
import { byMachine, type Machine } from "../machine";
import { bothWays } from "./both-ways";
import { numberedBySize } from "./by-size";
import { climb } from "./climb";
import { type Folded, foldLeaves } from "./fold";
import type { Level } from "./levels";
import { splitParts } from "./parts";
import { quality } from "./quality";

/** Communities to begin with instead of everyone alone: numbers below the size of the graph, and 1 for each node to look at first. */
export interface Beginning {
  readonly labels: Int32Array;
  readonly isOpen: Uint8Array;
}

/** A number for each node, 0 for those in the largest community, equal ones in the order of their first node; and modularity. */
export interface Groups {
  readonly numbers: Int32Array;
  readonly modularity: number;
}

/**
 * Communities of high modularity by Louvain's method. Strengths are above 0; there are no arcs from a node to itself.
 *
 * At resolutions up to 1, leaves are first folded into the node that they hang on. Nodes with few arcs are looked at first, those with as
 * many in random order, which ends at higher modularity than an order wholly random; a node is looked at again when a neighbour has
 * moved. When nothing moves at any level, it begins again with the nodes, from the communities found, until nothing moves at all.
 * Last, a community that is not connected falls into its parts, which always raises modularity, and if any did all begins again. So in the
 * end no move of one node or of one whole community raises modularity, and each community is connected.
 *
 * With a beginning, its communities fall into connected parts at once, only the nodes asked for are looked at, and those that their
 * moves touch: a component without any keeps its communities if they are connected.
 *
 * Cost: about O(m) a level, in practice a dozen times m; memory O(n + m).
 */
export function louvain(csr: Csr, resolution: number, random: Random, beginning?: Beginning): Groups {
  const by = (machine?: Machine) => louvainBy(machine, csr, resolution, random, beginning);
  return byMachine(by, by);
}

/** The same by the plain kernel if there is no machine. */
export function louvainBy(
  compiled: Machine | undefined,
  csr: Csr,
  resolution: number,
  random: Random,
  beginning?: Beginning,
): Groups {
  const base = csr.directed || beginning || !compiled ? bothWays(csr) : undefined;
  const begun = beginning && { ...beginning, labels: beginning.labels.slice() };
  if (begun && base) splitParts(base, begun.labels);
  if (compiled) return louvainCompiled(compiled, csr, base, resolution, random, begun);
  return louvainPlain(base as Level, resolution, random, begun);
}

function louvainPlain(base: Level, resolution: number, random: Random, begun: Beginning | undefined): Groups {
  const folded = foldLeaves(base, resolution > 1 ? () => true : begun && staysApart(begun));
  const { level, homes } = folded;
  const start = begun ? foldedBeginning(begun, folded) : everyoneAlone(level.size);
  const total = base.out.reduce((sum, out) => sum + out, 0);
  const labels = climb({ base: level, ...start, order: orderOf(level, random), resolution, total });
  const numbers = numberedBySize(homes.map((home) => labels[home] as number));
  return { numbers, modularity: quality(base, numbers, resolution) };
}

function louvainCompiled(
  { kernels, layout }: Machine,
  { size, offsets, targets, strengths }: Csr,
  base: Level | undefined,
  resolution: number,
  random: Random,
  begun: Beginning | undefined,
): Groups {
  const memory = layout();
  const from = memory.put(base?.offsets ?? offsets);
  const to = memory.put(base?.targets ?? targets);
  const weights = memory.put(base?.weights ?? strengths);
  const out = base?.into ? memory.put(base.out) : memory.room(8 * size);
  const into = base?.into ? memory.put(base.into) : 0;
  const labels = begun ? memory.put(begun.labels) : 0;
  const isOpen = begun ? memory.put(begun.isOpen) : 0;
  const numbers = memory.room(4 * size);
  const work = memory.room(132 * size + 36 * (base?.targets ?? targets).length + 256);
  const draws = memory.room(8 * size);
  const left = kernels.louvainFold(size, from, to, weights, out, into, labels, isOpen, resolution, work);
  const drawn = memory.numbers(draws, left);
  for (let i = 0; i < left; i++) drawn[i] = random();
  const modularity = kernels.louvain(size, from, to, weights, out, into, draws, resolution, numbers);
  return { numbers: memory.integers(numbers, size), modularity };
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
