import { byMachine, type Layout, type Machine } from "../machine";
import { type Pairs, unionOf } from "./arc-pairs";
import type { Arcs } from "./arcs";
import type { Ranges, Rules } from "./graphs";

/** Views whose graphs are joined at most: as many as a byte has bits. */
export const JOINED = 8;

/** One of several views: its arcs and the slices that its ties are in. */
export interface SlicedArcs {
  readonly arcs: Arcs;
  readonly ranges: Ranges;
}

/**
 * The graphs of all slices of up to eight views, one after the other, those of one slice joined: nodes and arcs have one bit for each view that
 * has them. Slices next to each other in which no view has other ties are one.
 */
export interface JoinedGraphs {
  /** By slice its graph. */
  readonly graphOf: Int32Array;
  /** By graph how many actors it has. */
  readonly sizes: Int32Array;
  /** The actors of the graphs, ascending in each. */
  readonly nodes: Int32Array;
  readonly nodeMasks: Uint8Array;
  /** Where the arcs out of each actor of a graph begin in `targets`; for each graph one more than it has actors. */
  readonly offsets: Int32Array;
  /** By arc the place of its target among the actors of its graph, in ascending order. */
  readonly targets: Int32Array;
  readonly masks: Uint8Array;
}

/** How many times the joined graphs and arcs the others must be. */
const ENOUGH = 3;

/** Slices × arcs that are held in memory at most. */
const MOST = 2 ** 24;

/** The columns of a view as they lie in memory, where one that several share lies once. */
interface Laid {
  readonly arcs: number;
  readonly ties: number;
  readonly places: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/**
 * `undefined` where the views have too little in common for it to be worth while, and without WebAssembly, which all that is done with
 * joined graphs needs.
 *
 * Cost: for each tie the number of slices that it is in, and for each slice the arcs of all.
 */
export function joinedGraphs(
  views: readonly SlicedArcs[],
  slices: { readonly size: number },
  rules: Rules,
): JoinedGraphs | undefined {
  return byMachine(
    (machine) => joinedCompiled(views, slices, rules, machine),
    () => undefined,
  );
}

function joinedCompiled(
  views: readonly SlicedArcs[],
  { size: slices }: { readonly size: number },
  { parallel, actors, isolates }: Rules,
  { kernels, layout }: Machine,
): JoinedGraphs | undefined {
  const memory = layout();
  const pairs = unionOf(
    views.map(({ arcs }) => arcs),
    parallel !== "keep",
  );
  const laid = laidOf(views, pairs, memory);
  const [own, all] = [memory.room(slices + 1), memory.zeros(slices + 1)];
  let separate = 0;
  for (const { size, from, to } of laid) separate += kernels.joinChanges(size, from, to, slices, own, all);
  const { graphOf, count } = runsOf(memory.bytes(all, slices));
  const row = (pairs.size + 7) & ~7;
  if (ENOUGH * count > separate || count * row > MOST) return undefined;

  const [table, runs] = [memory.zeros(count * row), memory.put(graphOf)];
  let size = 0;
  for (const [view, { arcs, ties, places, from, to }] of laid.entries())
    size += kernels.joinTable(arcs, ties, places, from, to, runs, row, 1 << view, table);
  const nodesAtMost = Math.min(count * actors, 2 * size + count * isolates.length);
  const [sources, ends] = [memory.put(pairs.sources), memory.put(pairs.targets)];
  const [sizes, nodes, nodeMasks] = [memory.room(4 * count), memory.room(4 * nodesAtMost), memory.room(nodesAtMost)];
  const offsets = memory.room(4 * (nodesAtMost + count));
  const [targets, masks] = [memory.room(4 * size), memory.room(size)];
  const [work, totals] = [memory.zeros(16 + 5 * actors + 4 * pairs.size), memory.room(12)];
  kernels.joinGraphs(
    ...([count, table, row, sources, ends, actors] as const),
    ...([isolates.length, memory.put(isolates)] as const),
    ...([sizes, nodes, nodeMasks, offsets, targets, masks, work, totals] as const),
  );
  const [total, arcs, bits] = memory.integers(totals, 3) as unknown as [number, number, number];
  if (ENOUGH * arcs > bits) return undefined;
  return {
    ...{ graphOf, sizes: memory.integers(sizes, count) },
    ...{ nodes: memory.integers(nodes, total), nodeMasks: memory.bytes(nodeMasks, total).slice() },
    offsets: memory.integers(offsets, total + count),
    ...{ targets: memory.integers(targets, arcs), masks: memory.bytes(masks, arcs).slice() },
  };
}

function laidOf(views: readonly SlicedArcs[], { places }: Pairs, memory: Layout): Laid[] {
  const known = new Map<Int32Array, number>();
  const once = (column: Int32Array) => {
    const found = known.get(column) ?? memory.put(column);
    known.set(column, found);
    return found;
  };
  return views.map(({ arcs: { ties }, ranges: { from, to } }, view) => ({
    ...{ arcs: ties.length, ties: once(ties), places: once(places[view] as Int32Array) },
    ...{ size: from.length, from: memory.put(from), to: memory.put(to) },
  }));
}

/** Slices next to each other in which no view has other ties than before are one graph. */
function runsOf(changes: Uint8Array) {
  const graphOf = new Int32Array(changes.length);
  let count = 1;
  for (let slice = 1; slice < changes.length; slice++) {
    count += changes[slice] as number;
    graphOf[slice] = count - 1;
  }
  return { graphOf, count };
}
