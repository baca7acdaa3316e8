import { valuesAt } from "../../base/columns";
import type { NamedGraph } from "../graph/unchanged";
import { byMachine, type Layout, type Machine } from "../machine";
import { brandes } from "./brandes";
import { type FoldedWithin, foldedWithin, searchedWithin, unfoldedWithin } from "./folded-within";
import { inLanes, type NamedArcs, unionOf } from "./union";

/** Graphs that are searched at once. */
export const AT_ONCE = 8;

/** How much longer a node and an arc take in eight graphs at once than in one. */
const [LONGER_NODE, LONGER_ARC] = [7, 3];

/**
 * Betweenness of graphs, by hops of up to eight at once: where most of the arcs that are searched are in several of them, each is looked at
 * once for all. The values are the same to the bit as those of each graph by itself, as which they are searched where that is less
 * work as far as can be foretold, with lengths, without WebAssembly, where names do not ascend, or there are more than 2⁵³ shortest paths between two nodes.
 *
 * Cost: O(n·m) of the union of eight graphs, about three times that of one of them.
 */
export function brandesOf(graphs: readonly NamedGraph[]): Float64Array[] {
  if (graphs.some(({ lengths }) => lengths)) return graphs.map(({ csr, lengths }) => brandes(csr, lengths));
  const found: Float64Array[] = [];
  for (let first = 0; first < graphs.length; first += AT_ONCE) {
    const some = graphs.slice(first, first + AT_ONCE);
    const few = byMachine(
      (machine) => brandesOfFew(some, machine),
      () => some.map(({ csr }) => brandes(csr)),
    );
    found.push(...few);
  }
  return found;
}

/** The same of up to eight graphs without lengths. */
function brandesOfFew(graphs: readonly NamedGraph[], { kernels, layout }: Machine): Float64Array[] {
  const memory = layout();
  const names = graphs.map((graph) => graph.names);
  const all = foldedWithin(
    memory,
    kernels,
    graphs.map(({ csr }) => csr),
  );
  const together = names.every(isAscending) ? searchedTogether(memory, kernels, all, names) : undefined;
  return together ?? all.map((one) => unfoldedWithin(memory, kernels, one, searchedWithin(kernels, one)));
}

function isAscending(names: Int32Array): boolean {
  for (let i = 1; i < names.length; i++) if ((names[i - 1] as number) >= (names[i] as number)) return false;
  return true;
}

/** `undefined` where it would take longer than each by itself, or not be exact. */
export function searchedTogether(
  memory: Layout,
  kernels: Machine["kernels"],
  graphs: readonly FoldedWithin[],
  names: readonly Int32Array[],
): Float64Array[] | undefined {
  if (graphs.length <= LONGER_ARC) return undefined;
  // Good until there is more room: the columns of the union are not in this memory.
  const cores = graphs.map(({ core, nodes, sources, sinks }, lane): Core => {
    const { size, arcs, offsets, targets } = core;
    const own = valuesAt(names[lane] as Int32Array, memory.words(nodes, size));
    const graph = { size, offsets: memory.words(offsets, size + 1), targets: memory.words(targets, arcs), names: own };
    return { ...graph, sources: memory.numbers(sources, size), sinks: memory.numbers(sinks, size) };
  });
  let [alone, arcs] = [0, 0];
  for (const { size, targets, sources } of cores) {
    let searches = 0;
    for (let node = 0; node < size; node++) if (sources[node] !== 0) searches++;
    alone += searches * (size + targets.length);
    arcs = Math.max(arcs, targets.length);
  }
  const all = countsOf(cores);
  const isLess = (arcs: number) => all.searches * (LONGER_NODE * all.nodes + LONGER_ARC * arcs) <= alone;
  if (!isLess(arcs)) return undefined;
  const union = unionOf(cores);
  if (!isLess(union.targets.length)) return undefined;
  const inAll = (column: "sources" | "sinks") =>
    inLanes(
      union,
      cores.map((core) => core[column]),
    );
  const [sources, sinks] = [inAll("sources"), inAll("sinks")];
  const { size } = union;
  const [offsets, targets, masks] = [memory.put(union.offsets), memory.put(union.targets), memory.put(union.masks)];
  const [from, to] = [memory.put(sources), memory.put(sinks)];
  const [scores, into, onward] = [memory.zeros(64 * size), memory.zeros(64 * size), memory.zeros(64 * size)];
  const work = memory.room(4096 + (2 * 64 + 16 + 3 * 32) * size + 16 + 40 * union.targets.length);
  const given = [size, union.targets.length, offsets, targets, masks, from, to] as const;
  if (kernels.brandesTogether(...given, scores, into, onward, work) === 0) return undefined;
  return graphs.map((graph, lane) => {
    const found = { scores: scores + 8 * lane, into: into + 8 * lane, onward: onward + 8 * lane };
    return unfoldedWithin(memory, kernels, graph, found, memory.put(union.places[lane] as Int32Array));
  });
}

/** The core of a graph, whose columns are those of the machine's memory. */
interface Core extends NamedArcs {
  readonly sources: Float64Array;
  readonly sinks: Float64Array;
}

/** How many nodes any of the graphs has, and from how many of them a search begins in any. */
function countsOf(cores: readonly Core[]): { nodes: number; searches: number } {
  const most = cores.reduce((most, { names }) => Math.max(most, names.at(-1) ?? -1), -1);
  const marks = new Uint8Array(most + 1);
  const counts = { nodes: 0, searches: 0 };
  for (const { names, sources } of cores) {
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as number;
      const mark = marks[name] as number;
      if (mark === 0) counts.nodes++;
      if (mark < 2 && sources[i] !== 0) counts.searches++;
      marks[name] = sources[i] !== 0 ? 2 : Math.max(mark, 1);
    }
  }
  return counts;
}
