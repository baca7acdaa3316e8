import type { Columns } from "./columns";
import type { Parallel } from "./policy";
import type { Direction } from "./project";
import type { Cut, Ranges } from "./slice-cut";

/**
 * The graphs of all slices of a network, one after the other, in which every tie counts 1. Those of slices next to each other that have the
 * same ties are one.
 */
export interface SliceGraphs {
  /** By slice its graph; −1 where it has no tie. */
  readonly graphOf: Int32Array;
  /** By graph how many actors it has. */
  readonly sizes: Int32Array;
  /** The actors of the graphs, ascending in each. */
  readonly nodes: Int32Array;
  /** Where the arcs out of each actor of a graph begin in `targets`; for each graph one more than it has actors. */
  readonly offsets: Int32Array;
  /** By arc the place of its target among the actors of its graph, in ascending order. */
  readonly targets: Int32Array;
}

/** Of what the graphs are made. */
export interface GraphTerms {
  readonly parallel: Parallel;
  /** How many actors there are. */
  readonly actors: number;
  /** Those that every graph has, whatever its ties. */
  readonly isolates: readonly number[];
}

/**
 * Cost: for each tie the number of slices that it is in.
 * Memory: that of slices × actors.
 */
export function graphsOf(
  columns: Columns,
  { size: arcs, ties, sources, targets: ends }: Arcs,
  ranges: Ranges,
  { size: slices }: Cut,
  terms: GraphTerms,
): SliceGraphs {
  const { graphOf, count } = graphsOfSlices(ranges, slices);
  const { from, to } = inGraphs(ranges, graphOf);
  const { nodes, sizes, places } = nodesOf(columns, { from, to }, count, terms);
  const total = new Int32Array(count + 1);
  for (let arc = 0; arc < arcs; arc++) {
    const tie = ties[arc] as number;
    if (from[tie] === to[tie]) continue;
    total[from[tie] as number] = (total[from[tie] as number] as number) + 1;
    total[to[tie] as number] = (total[to[tie] as number] as number) - 1;
  }
  const next = new Int32Array(count);
  const rows = new Int32Array(count);
  let [room, here] = [0, 0];
  for (let graph = 0, row = 0; graph < count; graph++) {
    next[graph] = room;
    rows[graph] = row;
    here += total[graph] as number;
    room += here;
    row += (sizes[graph] as number) + 1;
  }
  const targets = new Int32Array(room);
  const offsets = new Int32Array(nodes.length + count);
  const filled = new Int32Array(count);
  const last = new Int32Array(count).fill(-1);
  const isMerged = terms.parallel !== "keep";
  const { actors } = terms;
  for (let arc = 0, group = -1; arc < arcs; arc++) {
    const [source, target] = [sources[arc] as number, ends[arc] as number];
    if (arc === 0 || source !== sources[arc - 1] || target !== ends[arc - 1]) group++;
    const tie = ties[arc] as number;
    const end = to[tie] as number;
    for (let graph = from[tie] as number; graph < end; graph++) {
      if (last[graph] === group && isMerged) continue;
      last[graph] = group;
      const place = next[graph] as number;
      const node = places[graph * actors + source] as number;
      const row = rows[graph] as number;
      for (let done = filled[graph] as number; done <= node; done++) offsets[row + done] = place;
      filled[graph] = node + 1;
      targets[place] = places[graph * actors + target] as number;
      next[graph] = place + 1;
    }
  }
  for (let graph = 0; graph < count; graph++) {
    const end = (rows[graph] as number) + (sizes[graph] as number) + 1;
    offsets.fill(next[graph] as number, (rows[graph] as number) + (filled[graph] as number), end);
  }
  return { graphOf, sizes, nodes, offsets, targets };
}

/** Slices in which no tie comes or goes have the graph of the slice before. */
export function graphsOfSlices({ from, to }: Ranges, slices: number) {
  const change = new Int32Array(slices + 1);
  const isChanged = new Uint8Array(slices + 1);
  for (let tie = 0; tie < from.length; tie++) {
    const [first, end] = [from[tie] as number, to[tie] as number];
    if (first === end) continue;
    change[first] = (change[first] as number) + 1;
    change[end] = (change[end] as number) - 1;
    isChanged[first] = 1;
    isChanged[end] = 1;
  }
  const graphOf = new Int32Array(slices).fill(-1);
  let [count, ties] = [0, 0];
  for (let slice = 0; slice < slices; slice++) {
    ties += change[slice] as number;
    if (ties > 0) graphOf[slice] = isChanged[slice] === 1 ? count++ : count - 1;
  }
  return { graphOf, count };
}

function inGraphs({ from, to }: Ranges, graphOf: Int32Array): Ranges {
  const own = { from: new Int32Array(from.length), to: new Int32Array(from.length) };
  for (let tie = 0; tie < from.length; tie++) {
    if (from[tie] === to[tie]) continue;
    own.from[tie] = graphOf[from[tie] as number] as number;
    own.to[tie] = (graphOf[(to[tie] as number) - 1] as number) + 1;
  }
  return own;
}

/** Room for what is of no use after the call. */
let spare = { places: new Int32Array(0), nodes: new Int32Array(0) };

/** The actors of each graph, ascending, and by graph and actor the actor's place among them. */
function nodesOf({ source, target }: Columns, { from, to }: Ranges, count: number, { actors, isolates }: GraphTerms) {
  const room = count * actors;
  if (spare.places.length < room) spare = { places: new Int32Array(room), nodes: new Int32Array(room) };
  const places = spare.places.fill(0, 0, room);
  for (let tie = 0; tie < from.length; tie++) {
    const end = (to[tie] as number) * actors;
    const [one, other] = [source[tie] as number, target[tie] as number];
    for (let row = (from[tie] as number) * actors; row < end; row += actors) {
      places[row + one] = 1;
      places[row + other] = 1;
    }
  }
  for (const actor of isolates) for (let graph = 0; graph < count; graph++) places[graph * actors + actor] = 1;
  const sizes = new Int32Array(count);
  const { nodes } = spare;
  let total = 0;
  for (let graph = 0; graph < count; graph++) {
    const [row, before] = [graph * actors, total];
    for (let actor = 0; actor < actors; actor++) {
      if (places[row + actor] === 0) continue;
      places[row + actor] = total - before;
      nodes[total++] = actor;
    }
    sizes[graph] = total - before;
  }
  return { places, sizes, nodes: nodes.slice(0, total) };
}

/** The arcs of all ties in the order of sources, then of targets: the same for all readings of the dates. */
export interface Arcs {
  readonly size: number;
  readonly ties: Int32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

/** Cost: O(ties + actors). */
export function arcsOf(columns: Columns, direction: Direction, actors: number): Arcs {
  const { size, source, target, directed } = columns;
  const [ties, sources, targets] = [new Int32Array(2 * size), new Int32Array(2 * size), new Int32Array(2 * size)];
  let count = 0;
  for (let tie = 0; tie < size; tie++) {
    const isBoth = direction === "undirected" || directed[tie] === 0;
    if (isBoth || direction === "directed") {
      ties[count] = tie;
      sources[count] = source[tie] as number;
      targets[count++] = target[tie] as number;
    }
    if (isBoth || direction === "reversed") {
      ties[count] = tie;
      sources[count] = target[tie] as number;
      targets[count++] = source[tie] as number;
    }
  }
  const byTarget = dealt(targets.subarray(0, count), actors);
  const order = pick(byTarget, dealt(pick(sources, byTarget), actors));
  return { size: count, ties: pick(ties, order), sources: pick(sources, order), targets: pick(targets, order) };
}

function pick(column: Int32Array, places: Int32Array): Int32Array {
  const picked = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) picked[i] = column[places[i] as number] as number;
  return picked;
}

/** The places of numbers below a limit in ascending order, equal ones as they stand. */
function dealt(numbers: Int32Array, limit: number): Int32Array {
  const next = new Int32Array(limit + 1);
  for (let i = 0; i < numbers.length; i++) {
    const slot = (numbers[i] as number) + 1;
    next[slot] = (next[slot] as number) + 1;
  }
  for (let number = 1; number <= limit; number++)
    next[number] = (next[number] as number) + (next[number - 1] as number);
  const order = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    const place = next[number] as number;
    order[place] = i;
    next[number] = place + 1;
  }
  return order;
}
