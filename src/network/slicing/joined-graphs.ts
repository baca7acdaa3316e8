import { withRoom } from "../../base/columns";
import type { Arcs } from "../../kernels/slices/arcs";
import { type Pairs, unionOf } from "./arc-pairs";
import type { Cut, Ranges } from "./cut";
import { type GraphTerms, graphsOfSlices } from "./graphs";

/** Views whose graphs are joined at most: as many as a byte has bits. */
export const JOINED = 8;

/** One of several views: its arcs and the slices that its ties are in. */
export interface SlicedArcs {
  readonly arcs: Arcs;
  readonly ranges: Ranges;
}

/**
 * The graphs of all slices of up to eight views, one after the other, those of one slice joined: nodes and arcs have one bit for each view that
 * has them. Slices next to each other in which no view has other ties are one. Good until others are made: they share their room.
 */
export interface JoinedGraphs {
  /** By slice its graph; −1 where no view has a tie. */
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

/** How many bits a byte has. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let left = byte; left > 0; left &= left - 1) bits++;
  return bits;
});

/**
 * `undefined` where the views have too little in common for it to be worth while.
 *
 * Cost: for each tie the number of slices that it is in, and for each slice the arcs of all.
 */
export function joinedGraphs(
  views: readonly SlicedArcs[],
  { size: slices }: Cut,
  terms: GraphTerms,
): JoinedGraphs | undefined {
  const runs = runsOf(views, slices);
  const pairs = unionOf(
    views.map(({ arcs }) => arcs),
    terms.parallel !== "keep",
  );
  if (ENOUGH * runs.count > runs.separate || runs.count * (pairs.size + 3) > MOST) return undefined;
  const row = (pairs.size + 3) & ~3;
  const room = runs.count * row;
  if (spare.table.length < room) spare.table = new Uint8Array(room);
  const table = tableOf(views, runs.of, pairs, spare.table.fill(0, 0, room), row);
  const joined = graphsIn(table, row, runs.count, pairs, terms);
  let arcs = 0;
  for (let arc = 0; arc < joined.masks.length; arc++) arcs += BITS[joined.masks[arc] as number] as number;
  return ENOUGH * joined.targets.length > arcs ? undefined : { ...joined, graphOf: runs.of };
}

/** Slices next to each other in which no view has other ties than before; −1 where none has any. */
function runsOf(views: readonly SlicedArcs[], slices: number) {
  const all = views.map(({ ranges }) => graphsOfSlices(ranges, slices));
  const of = new Int32Array(slices).fill(-1);
  const separate = all.reduce((sum, { count }) => sum + count, 0);
  let count = 0;
  for (let slice = 0; slice < slices; slice++) {
    const isThere = all.some(({ graphOf }) => (graphOf[slice] as number) >= 0);
    const isSame = slice > 0 && all.every(({ graphOf }) => graphOf[slice] === graphOf[slice - 1]);
    if (isThere) of[slice] = isSame ? count - 1 : count++;
  }
  return { of, count, separate };
}

/** By graph and pair of actors the views that have an arc between them there. */
function tableOf(
  views: readonly SlicedArcs[],
  graphOf: Int32Array,
  { places }: Pairs,
  table: Uint8Array,
  row: number,
): Uint8Array {
  for (const [view, { arcs, ranges }] of views.entries()) {
    const [{ ties }, { from, to }] = [arcs, ranges];
    const own = places[view] as Int32Array;
    const bit = 1 << view;
    for (let arc = 0; arc < ties.length; arc++) {
      const tie = ties[arc] as number;
      const [first, after] = [from[tie] as number, to[tie] as number];
      if (first >= after) continue;
      const place = own[arc] as number;
      const last = (graphOf[after - 1] as number) * row + place;
      for (let at = (graphOf[first] as number) * row + place; at <= last; at += row) {
        table[at] = (table[at] as number) | bit;
      }
    }
  }
  return table;
}

/** Room that is used again. */
const spare = {
  table: new Uint8Array(0),
  nodes: new Int32Array(0),
  nodeMasks: new Uint8Array(0),
  offsets: new Int32Array(0),
  targets: new Int32Array(0),
  masks: new Uint8Array(0),
};

function graphsIn(
  table: Uint8Array,
  row: number,
  count: number,
  { sources, targets: ends }: Pairs,
  { actors, isolates }: GraphTerms,
): Omit<JoinedGraphs, "graphOf"> {
  const words = new Int32Array(table.buffer);
  const [found, seen, placeOf] = [new Int32Array(row), new Uint8Array(actors), new Int32Array(actors)];
  const sizes = new Int32Array(count);
  let { nodes, nodeMasks, offsets, targets, masks } = spare;
  let [total, arcs] = [0, 0];
  for (let graph = 0; graph < count; graph++) {
    const begin = graph * row;
    let [taken, all] = [0, 0];
    for (let word = begin >> 2, end = (begin + row) >> 2; word < end; word++) {
      if (words[word] === 0) continue;
      for (let at = 4 * word; at < 4 * word + 4; at++) {
        const mask = table[at] as number;
        if (mask === 0) continue;
        const pair = at - begin;
        found[taken++] = pair;
        const [source, target] = [sources[pair] as number, ends[pair] as number];
        seen[source] = (seen[source] as number) | mask;
        seen[target] = (seen[target] as number) | mask;
        all |= mask;
      }
    }
    for (let i = 0; i < isolates.length; i++) seen[isolates[i] as number] = all;
    nodes = withRoom(nodes, total + actors);
    nodeMasks = withRoom(nodeMasks, total + actors);
    offsets = withRoom(offsets, total + actors + count);
    targets = withRoom(targets, arcs + taken);
    masks = withRoom(masks, arcs + taken);
    const first = total;
    for (let actor = 0; actor < actors; actor++) {
      const mask = seen[actor] as number;
      if (mask === 0) continue;
      placeOf[actor] = total - first;
      nodes[total] = actor;
      nodeMasks[total++] = mask;
      seen[actor] = 0;
    }
    sizes[graph] = total - first;
    let filled = first + graph;
    for (let i = 0; i < taken; i++, arcs++) {
      const pair = found[i] as number;
      const slot = first + graph + (placeOf[sources[pair] as number] as number);
      while (filled <= slot) offsets[filled++] = arcs;
      targets[arcs] = placeOf[ends[pair] as number] as number;
      masks[arcs] = table[begin + pair] as number;
    }
    offsets.fill(arcs, filled, total + graph + 1);
  }
  Object.assign(spare, { nodes, nodeMasks, offsets, targets, masks });
  return {
    ...{ sizes, nodes: nodes.subarray(0, total), nodeMasks: nodeMasks.subarray(0, total) },
    offsets: offsets.subarray(0, total + count),
    ...{ targets: targets.subarray(0, arcs), masks: masks.subarray(0, arcs) },
  };
}
