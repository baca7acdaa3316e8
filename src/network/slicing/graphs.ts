import type { Arcs, LooseArcs } from "../../kernels/slices/arcs";
import { type Graphs, sliceGraphs } from "../../kernels/slices/slice-graphs";
import type { Parallel } from "../policy";
import type { Cut, Ranges } from "./cut";

/**
 * The graphs of all slices of a network, one after the other, in which every tie counts 1. Those of slices next to each other that have the
 * same ties are one.
 */
export interface SliceGraphs extends Graphs {
  /** By slice its graph; −1 where it has no tie. */
  readonly graphOf: Int32Array;
}

/** Of what the graphs are made. */
export interface GraphTerms {
  readonly parallel: Parallel;
  /** How many actors there are. */
  readonly actors: number;
  /** Those that every graph has, whatever its ties. */
  readonly isolates: readonly number[];
}

/** Graphs whose offsets count from the beginning of all. The ranges are of no use afterwards. Cost: that of `sliceGraphs`. */
export function graphsOf(arcs: Arcs, ranges: Ranges, { size }: Cut, terms: GraphTerms): SliceGraphs {
  const runs = graphsOfSlices(ranges, size);
  return graphsOfRuns(runs, ranges, { ...terms, arcs, isSorted: true, isOne: true });
}

type RunTerms = GraphTerms & { readonly arcs: LooseArcs; readonly isSorted: boolean; readonly isOne: boolean };

export function graphsOfRuns({ graphOf, count }: Runs, { from, to }: Ranges, terms: RunTerms): SliceGraphs {
  toGraphs(from, to, graphOf);
  const begins = beginsOf(terms.arcs, from, to, count);
  return { graphOf, ...sliceGraphs({ ...terms, isolates: Int32Array.from(terms.isolates), from, to, begins }) };
}

/** Where the arcs of each graph begin, if none are merged; one more than there are graphs. */
function beginsOf({ size, ties }: LooseArcs, from: Int32Array, to: Int32Array, count: number): Int32Array {
  const begins = new Int32Array(count + 1);
  for (let arc = 0; arc < size; arc++) {
    const tie = ties ? (ties[arc] as number) : arc;
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

/** Slices in which no tie comes or goes have the graph of the slice before. */
export interface Runs {
  /** By slice its graph; −1 where it has no tie. */
  readonly graphOf: Int32Array;
  /** How many graphs there are. */
  readonly count: number;
  /** How many ties all slices have together. */
  readonly ties: number;
}

export function graphsOfSlices({ from, to }: Ranges, slices: number): Runs {
  const [change, isChanged] = [new Int32Array(slices + 1), new Uint8Array(slices + 1)];
  findChanges(from, to, change, isChanged);
  const graphOf = new Int32Array(slices).fill(-1);
  let [count, here, ties] = [0, 0, 0];
  for (let slice = 0; slice < slices; slice++) {
    here += change[slice] as number;
    ties += here;
    if (here > 0) graphOf[slice] = isChanged[slice] === 1 ? count++ : count - 1;
  }
  return { graphOf, count, ties };
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
