import { scratchInts } from "../base/columns";
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
  /** By arc how many ties it is, where parallel ones are counted. */
  readonly counts: Float64Array | undefined;
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
 * The arcs are dealt out to the graphs in the order of their ends, so that no graph has to be put in order. The ranges
 * are of no use afterwards.
 *
 * Cost: for each tie the number of slices that it is in, for each graph the number of actors.
 */
export function graphsOf(arcs: Arcs, ranges: Ranges, { size: slices }: Cut, terms: GraphTerms): SliceGraphs {
  const { graphOf, count } = graphsOfSlices(ranges, slices);
  const dealt = dealOut(arcs, inGraphs(ranges, graphOf), count, terms.parallel);
  return { graphOf, ...numbered(dealt, terms), counts: dealt.counts };
}

/** By graph the arcs from `begins` up to `ends`, from actor to actor, in the order of sources, then of targets. */
interface DealtArcs {
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly counts: Float64Array | undefined;
}

function dealOut(arcs: Arcs, { from, to }: Ranges, count: number, parallel: Parallel): DealtArcs {
  const change = new Int32Array(count + 1);
  for (let arc = 0; arc < arcs.size; arc++) {
    const tie = arcs.ties[arc] as number;
    const [first, end] = [from[tie] as number, to[tie] as number];
    change[first] = (change[first] as number) + 1;
    change[end] = (change[end] as number) - 1;
  }
  const begins = new Int32Array(count);
  let [room, here] = [0, 0];
  for (let graph = 0; graph < count; graph++) {
    begins[graph] = room;
    here += change[graph] as number;
    room += here;
  }
  const ends = begins.slice();
  const [sources, targets] = [sourcesOfArcs(room), new Int32Array(room)];
  const counts = parallel === "count" ? new Float64Array(room).fill(1) : undefined;
  const last = new Int32Array(count).fill(-1);
  const isMerged = parallel !== "keep";
  for (let arc = 0, group = -1; arc < arcs.size; arc++) {
    const [source, target] = [arcs.sources[arc] as number, arcs.targets[arc] as number];
    if (arc === 0 || source !== arcs.sources[arc - 1] || target !== arcs.targets[arc - 1]) group++;
    const tie = arcs.ties[arc] as number;
    const end = to[tie] as number;
    for (let graph = from[tie] as number; graph < end; graph++) {
      const place = ends[graph] as number;
      if (isMerged && last[graph] === group) {
        if (counts) counts[place - 1] = (counts[place - 1] as number) + 1;
        continue;
      }
      last[graph] = group;
      sources[place] = source;
      targets[place] = target;
      ends[graph] = place + 1;
    }
  }
  return { begins, ends, sources, targets, counts };
}

/** Numbers the actors of each graph from 0, in the arcs themselves, and finds where those out of each begin. */
function numbered({ begins, ends, sources, targets }: DealtArcs, { actors, isolates }: GraphTerms) {
  const count = begins.length;
  const sizes = new Int32Array(count);
  let [found, offsets] = [new Int32Array(0), new Int32Array(0)];
  const number = new Int32Array(actors);
  let [total, row] = [0, 0];
  for (let graph = 0; graph < count; graph++) {
    const [begin, end, before] = [begins[graph] as number, ends[graph] as number, total];
    number.fill(0);
    for (let arc = begin; arc < end; arc++) {
      number[sources[arc] as number] = 1;
      number[targets[arc] as number] = 1;
    }
    for (const actor of isolates) number[actor] = 1;
    found = withRoom(found, total + actors + 1);
    // Without branches, which nobody could foresee: what is not there is written over.
    for (let actor = 0; actor < actors; actor++) {
      const isThere = number[actor] as number;
      number[actor] = total - before;
      found[total] = actor;
      total += isThere;
    }
    const size = total - before;
    offsets = withRoom(offsets, row + size + 1);
    let done = 0;
    for (let arc = begin; arc < end; arc++) {
      const node = number[sources[arc] as number] as number;
      for (; done <= node; done++) offsets[row + done] = arc;
      targets[arc] = number[targets[arc] as number] as number;
    }
    for (; done <= size; done++) offsets[row + done] = end;
    sizes[graph] = size;
    row += size + 1;
  }
  return { sizes, nodes: found.slice(0, total), offsets: offsets.slice(0, row), targets };
}

function withRoom(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (column.length >= length) return column;
  const wider = new Int32Array(2 * length);
  wider.set(column);
  return wider;
}

const sourcesOfArcs = scratchInts();

/** Slices in which no tie comes or goes have the graph of the slice before. */
function graphsOfSlices({ from, to }: Ranges, slices: number) {
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

/** From slices to graphs, in place. */
function inGraphs({ from, to }: Ranges, graphOf: Int32Array): Ranges {
  for (let tie = 0; tie < from.length; tie++) {
    const [first, end] = [from[tie] as number, to[tie] as number];
    from[tie] = first < end ? (graphOf[first] as number) : 0;
    to[tie] = first < end ? (graphOf[end - 1] as number) + 1 : 0;
  }
  return { from, to };
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
  const { size, ties, sources, targets } = looseArcs(columns, direction);
  const order = dealt(sources, size, actors, dealt(targets, size, actors));
  return {
    size,
    ties: ties ? pick(ties, order) : order,
    sources: pick(sources, order),
    targets: pick(targets, order),
  };
}

/** Arcs in the order of their ties; where each tie is one arc, without the column of ties. */
function looseArcs({ size, source, target, directed }: Columns, direction: Direction) {
  if (direction !== "undirected" && !directed.includes(0)) {
    const [sources, targets] = direction === "directed" ? [source, target] : [target, source];
    return { size, ties: undefined, sources, targets };
  }
  const room = 2 * size;
  const [ties, sources, targets] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
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
  return { size: count, ties, sources, targets };
}

function pick(column: Int32Array, places: Int32Array): Int32Array {
  const picked = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) picked[i] = column[places[i] as number] as number;
  return picked;
}

/** The places of `count` numbers below a limit in ascending order, equal ones as they stand, or in the order that they were put in before. */
function dealt(numbers: Int32Array, count: number, limit: number, before?: Int32Array): Int32Array {
  const next = new Int32Array(limit + 1);
  for (let i = 0; i < count; i++) {
    const slot = (numbers[i] as number) + 1;
    next[slot] = (next[slot] as number) + 1;
  }
  for (let number = 1; number <= limit; number++)
    next[number] = (next[number] as number) + (next[number - 1] as number);
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const at = before ? (before[i] as number) : i;
    const number = numbers[at] as number;
    const place = next[number] as number;
    order[place] = at;
    next[number] = place + 1;
  }
  return order;
}
