import { scratchInts, withRoom } from "../../base/columns";
import type { Parallel } from "../policy";
import type { Arcs } from "./arcs";
import type { Cut, Ranges } from "./cut";

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
  toGraphs(ranges.from, ranges.to, graphOf);
  const dealt = dealOut(arcs, ranges, count, terms.parallel);
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
  const begins = beginsOf(arcs.ties, from, to, count);
  const room = begins[count] as number;
  const [sources, targets] = [sourcesOfArcs(room), new Int32Array(room)];
  const counts = parallel === "count" ? new Float64Array(room).fill(1) : undefined;
  const ends = begins.slice(0, count);
  const into = [ends, sources, targets] as const;
  deal([arcs.ties, arcs.sources, arcs.targets], from, to, into, counts, parallel !== "keep");
  return { begins, ends, sources, targets, counts };
}

/** Where the arcs of each graph begin, if none are merged; one more than there are graphs. */
function beginsOf(ties: Int32Array, from: Int32Array, to: Int32Array, count: number): Int32Array {
  const begins = new Int32Array(count + 1);
  for (let arc = 0; arc < ties.length; arc++) {
    const tie = ties[arc] as number;
    const [first, end] = [from[tie] as number, to[tie] as number];
    begins[first] = (begins[first] as number) + 1;
    begins[end] = (begins[end] as number) - 1;
  }
  let [room, here] = [0, 0];
  for (let graph = 0; graph <= count; graph++) {
    here += begins[graph] as number;
    begins[graph] = room;
    room += here;
  }
  return begins;
}

/** Deals arcs out to the graphs from `from` up to `to`; where they are merged, those of the same ends are one, which may count them. */
function deal(
  [ties, sources, targets]: readonly [Int32Array, Int32Array, Int32Array],
  from: Int32Array,
  to: Int32Array,
  [ends, ownSources, ownTargets]: readonly [Int32Array, Int32Array, Int32Array],
  counts: Float64Array | undefined,
  isMerged: boolean,
): void {
  const last = new Int32Array(ends.length).fill(-1);
  for (let arc = 0, group = -1; arc < ties.length; arc++) {
    const [source, target] = [sources[arc] as number, targets[arc] as number];
    if (arc === 0 || source !== sources[arc - 1] || target !== targets[arc - 1]) group++;
    const tie = ties[arc] as number;
    const end = to[tie] as number;
    for (let graph = from[tie] as number; graph < end; graph++) {
      const place = ends[graph] as number;
      if (isMerged && last[graph] === group) {
        if (counts) counts[place - 1] = (counts[place - 1] as number) + 1;
        continue;
      }
      last[graph] = group;
      ownSources[place] = source;
      ownTargets[place] = target;
      ends[graph] = place + 1;
    }
  }
}

/** Numbers the actors of each graph from 0, in the arcs themselves, and finds where those out of each begin. */
function numbered({ ends, begins, sources, targets }: DealtArcs, { actors, isolates }: GraphTerms) {
  const count = ends.length;
  const sizes = new Int32Array(count);
  let [nodes, offsets] = [new Int32Array(0), new Int32Array(0)];
  const number = new Int32Array(actors);
  let [total, row] = [0, 0];
  for (let graph = 0; graph < count; graph++) {
    const [begin, end] = [begins[graph] as number, ends[graph] as number];
    number.fill(0);
    mark(number, sources, begin, end);
    mark(number, targets, begin, end);
    for (const actor of isolates) number[actor] = 1;
    nodes = withRoom(nodes, total + actors + 1);
    const size = numberMarked(number, nodes, total);
    offsets = withRoom(offsets, row + size + 1);
    findOffsets(number, sources, begin, end, offsets, row, size);
    renumber(number, targets, begin, end);
    sizes[graph] = size;
    total += size;
    row += size + 1;
  }
  return { sizes, nodes: nodes.slice(0, total), offsets: offsets.slice(0, row), targets };
}

function mark(marks: Int32Array, actors: Int32Array, begin: number, end: number): void {
  for (let arc = begin; arc < end; arc++) marks[actors[arc] as number] = 1;
}

/** Puts numbers in the place of marks, and those who are marked one after the other from `at` on; how many they are. */
function numberMarked(marks: Int32Array, nodes: Int32Array, at: number): number {
  let size = 0;
  // Without branches, which nobody could foresee: what is not there is written over.
  for (let actor = 0; actor < marks.length; actor++) {
    const isThere = marks[actor] as number;
    marks[actor] = size;
    nodes[at + size] = actor;
    size += isThere;
  }
  return size;
}

/** Where the arcs of each node begin, and where all end. */
function findOffsets(
  number: Int32Array,
  sources: Int32Array,
  begin: number,
  end: number,
  offsets: Int32Array,
  row: number,
  size: number,
): void {
  let done = 0;
  for (let arc = begin; arc < end; arc++) {
    const node = number[sources[arc] as number] as number;
    for (; done <= node; done++) offsets[row + done] = arc;
  }
  for (; done <= size; done++) offsets[row + done] = end;
}

function renumber(number: Int32Array, actors: Int32Array, begin: number, end: number): void {
  for (let arc = begin; arc < end; arc++) actors[arc] = number[actors[arc] as number] as number;
}

const sourcesOfArcs = scratchInts();

/** Slices in which no tie comes or goes have the graph of the slice before. */
export function graphsOfSlices({ from, to }: Ranges, slices: number) {
  const [change, isChanged] = [new Int32Array(slices + 1), new Uint8Array(slices + 1)];
  findChanges(from, to, change, isChanged);
  const graphOf = new Int32Array(slices).fill(-1);
  let [count, ties] = [0, 0];
  for (let slice = 0; slice < slices; slice++) {
    ties += change[slice] as number;
    if (ties > 0) graphOf[slice] = isChanged[slice] === 1 ? count++ : count - 1;
  }
  return { graphOf, count };
}

function findChanges(from: Int32Array, to: Int32Array, change: Int32Array, isChanged: Uint8Array): void {
  for (let tie = 0; tie < from.length; tie++) {
    const [first, end] = [from[tie] as number, to[tie] as number];
    if (first === end) continue;
    change[first] = (change[first] as number) + 1;
    change[end] = (change[end] as number) - 1;
    isChanged[first] = 1;
    isChanged[end] = 1;
  }
}

/** From slices to graphs, in place. */
function toGraphs(from: Int32Array, to: Int32Array, graphOf: Int32Array): void {
  for (let tie = 0; tie < from.length; tie++) {
    const [first, end] = [from[tie] as number, to[tie] as number];
    from[tie] = first < end ? (graphOf[first] as number) : 0;
    to[tie] = first < end ? (graphOf[end - 1] as number) + 1 : 0;
  }
}
