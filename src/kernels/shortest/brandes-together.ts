import { valuesAt } from "../../base/columns";
import type { NamedGraph } from "../graph/unchanged";
import { byMachine, type Machine } from "../machine";
import { brandes, byHops } from "./brandes";
import { type Folded, folded } from "./folding";
import { inLanes, type NamedArcs, outOfLane, unionOf } from "./union";

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
  const all = graphs.map(({ csr }) => folded(csr));
  const found: Float64Array[] = [];
  for (let first = 0; first < graphs.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    const names = graphs.slice(first, first + AT_ONCE).map((graph) => graph.names);
    const apart = () => some.map(byHops);
    const together = (machine: Machine) => searchedTogether(some, names, machine) ?? apart();
    found.push(...(names.every(isAscending) ? byMachine(together, apart) : apart()));
  }
  return found;
}

function isAscending(names: Int32Array): boolean {
  for (let i = 1; i < names.length; i++) if ((names[i - 1] as number) >= (names[i] as number)) return false;
  return true;
}

/** `undefined` where it would take longer than each by itself, or not be exact. */
export function searchedTogether(
  graphs: readonly Folded[],
  names: readonly Int32Array[],
  { kernels, layout }: Machine,
): Float64Array[] | undefined {
  if (graphs.length <= LONGER_ARC) return undefined;
  const named = graphs.map(({ core, nodes }, lane) => ({ ...core, names: valuesAt(names[lane] as Int32Array, nodes) }));
  let [alone, arcs] = [0, 0];
  for (const { core, sources } of graphs) {
    alone += sources.reduce((count, times) => count + Number(times !== 0), 0) * (core.size + core.targets.length);
    arcs = Math.max(arcs, core.targets.length);
  }
  const all = countsOf(named, graphs);
  const isLess = (arcs: number) => all.searches * (LONGER_NODE * all.nodes + LONGER_ARC * arcs) <= alone;
  if (!isLess(arcs)) return undefined;
  const union = unionOf(named);
  if (!isLess(union.targets.length)) return undefined;
  const sources = inLanes(
    union,
    graphs.map((graph) => graph.sources),
  );
  const sinks = inLanes(
    union,
    graphs.map((graph) => graph.sinks),
  );
  const { size } = union;
  const memory = layout();
  const [offsets, targets, masks] = [memory.put(union.offsets), memory.put(union.targets), memory.put(union.masks)];
  const [from, to] = [memory.put(sources), memory.put(sinks)];
  const columns = [memory.zeros(64 * size), memory.zeros(64 * size), memory.zeros(64 * size)] as const;
  const work = memory.room(4096 + (2 * 64 + 16 + 3 * 32) * size + 16 + 40 * union.targets.length);
  if (kernels.brandesTogether(size, union.targets.length, offsets, targets, masks, from, to, ...columns, work) === 0)
    return undefined;
  const [scores, into, onward] = columns.map((column) => memory.doubles(column, AT_ONCE * size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return graphs.map(({ unfold }, lane) => {
    const own = (column: Float64Array) => outOfLane(union, column, lane);
    return unfold({ scores: own(scores), into: own(into), onward: own(onward) });
  });
}

/** How many nodes any of the graphs has, and from how many of them a search begins in any. */
function countsOf(named: readonly NamedArcs[], graphs: readonly Folded[]): { nodes: number; searches: number } {
  const most = named.reduce((most, { names }) => Math.max(most, names.at(-1) ?? -1), -1);
  const marks = new Uint8Array(most + 1);
  const counts = { nodes: 0, searches: 0 };
  for (const [lane, { names }] of named.entries()) {
    const { sources } = graphs[lane] as Folded;
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
