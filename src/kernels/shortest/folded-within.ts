import type { Layout, Machine } from "../machine";
import { type Arcs, SMALL } from "./folding";

type Kernels = Machine["kernels"];

/** A graph folded in the memory of a machine, as `folded` folds it: where the columns of its core begin. */
export interface FoldedWithin {
  readonly size: number;
  readonly core: { readonly size: number; readonly arcs: number; readonly offsets: number; readonly targets: number };
  readonly nodes: number;
  readonly sources: number;
  readonly sinks: number;
  /** Room for a search of the core, and behind it for unfolding, which all graphs share that were folded together. */
  readonly search: number;
  readonly unfolding: number;
}

/** Bytes that a search needs and writes for so many nodes and arcs. */
const searchRoom = (nodes: number, arcs: number) => 16 * Math.ceil((92 * nodes + 16 * arcs + 128) / 16);

/** Weak components of at most `small` nodes stay as they are. */
export function foldedWithin(memory: Layout, kernels: Kernels, graphs: readonly Arcs[], small = SMALL): FoldedWithin[] {
  const nodes = graphs.reduce((most, { size }) => Math.max(most, size), 0);
  const arcs = graphs.reduce((most, { targets }) => Math.max(most, targets.length), 0);
  const unfolding = searchRoom(nodes, arcs);
  const search = memory.room(unfolding + 24 * nodes);
  return graphs.map(({ size, offsets, targets }) => {
    const kept = memory.room(76 * size + 4 * targets.length + 8);
    const count = kernels.foldGraph(size, memory.put(offsets), memory.put(targets), small, kept, search);
    const own = kept + 72 * size;
    const left = memory.words(own + 4 * count, 1)[0] as number;
    const core = { size: count, arcs: left, offsets: own, targets: own + 4 * size + 4 };
    const columns = { nodes: kept + 60 * size, sources: kept, sinks: kept + 8 * size };
    return { size, core, ...columns, search, unfolding: search + unfolding };
  });
}

/** Where what the searches of a core found is: f64 by node. */
export interface FoundWithin {
  readonly scores: number;
  readonly into: number;
  readonly onward: number;
}

export function searchedWithin(kernels: Kernels, { core, sources, sinks, search }: FoldedWithin): FoundWithin {
  const { size, offsets, targets } = core;
  const found = { scores: search, into: search + 8 * size, onward: search + 16 * size };
  const { scores, into, onward } = found;
  kernels.brandes(size, offsets, targets, sources, sinks, scores, into, onward, search + 24 * size);
  return found;
}

/** Betweenness of all nodes; with `places`, a column of integers, what was found is there, eight lanes each. */
export function unfoldedWithin(
  memory: Layout,
  kernels: Kernels,
  { size, core, sources, unfolding }: FoldedWithin,
  { scores, into, onward }: FoundWithin,
  places = 0,
): Float64Array {
  const work = unfolding + 8 * size;
  kernels.unfoldGraph(size, core.size, sources, scores, into, onward, places, unfolding, work);
  return memory.doubles(unfolding, size);
}
