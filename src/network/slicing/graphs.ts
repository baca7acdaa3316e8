import { indices } from "../../base/collections";
import { beginnings } from "../../base/columns";
import type { Arcs, LooseArcs } from "../../kernels/slices/arcs";
import type { Graphs, Ranges, Rules } from "../../kernels/slices/graphs";
import { sliceGraphs } from "../../kernels/slices/slice-graphs";
import type { State } from "../state";
import type { Cut } from "./cut";

/**
 * The graphs of all slices of a network, one after the other, in which every tie counts 1. Those of slices next to each other that have the
 * same ties are one.
 */
export interface SliceGraphs extends Graphs {
  /** By slice its graph; −1 where it has no tie. */
  readonly graphOf: Int32Array;
}

/** The actors that all slices of a network have, whatever their ties. */
export function isolatesOf({ policy, evidence, actors }: State): Int32Array {
  if (policy.isolates === "drop") return new Int32Array(0);
  return Int32Array.from(indices(evidence.actors.length).filter((actor) => actors?.has(actor) ?? true));
}

/** Graphs whose offsets count from the beginning of all. The ranges are of no use afterwards. Cost: that of `sliceGraphs`. */
export function graphsOf(arcs: Arcs, ranges: Ranges, { size }: Cut, rules: Rules): SliceGraphs {
  const runs = graphsOfSlices(ranges, size);
  return graphsOfRuns(runs, ranges, { ...rules, arcs, isSorted: true, isOne: true });
}

type RunTerms = Rules & { readonly arcs: LooseArcs; readonly isSorted: boolean; readonly isOne: boolean };

export function graphsOfRuns(runs: Runs, { from, to }: Ranges, terms: RunTerms): SliceGraphs {
  const { graphOf } = runs;
  if (!graphOf.every((graph, slice) => graph === slice)) toGraphs(from, to, graphOf);
  const begins = terms.arcs.ties
    ? tallied(terms.arcs.ties.subarray(0, terms.arcs.size), from, to, runs.count)
    : runs.ties;
  return { graphOf, ...sliceGraphs({ ...terms, from, to, begins: beginnings(begins) }) };
}

/** How many arcs each graph has, if none are merged. */
function tallied(ties: Int32Array, from: Int32Array, to: Int32Array, count: number): Int32Array {
  const change = new Int32Array(count + 1);
  for (let arc = 0; arc < ties.length; arc++) {
    const tie = ties[arc] as number;
    const first = from[tie] as number;
    const end = to[tie] as number;
    if (first >= end) continue;
    change[first] = (change[first] as number) + 1;
    change[end] = (change[end] as number) - 1;
  }
  for (let graph = 1; graph < count; graph++) {
    change[graph] = (change[graph] as number) + (change[graph - 1] as number);
  }
  return change.subarray(0, count);
}

/** Slices in which no tie comes or goes have the graph of the slice before. */
export interface Runs {
  /** By slice its graph; −1 where it has no tie. */
  readonly graphOf: Int32Array;
  /** How many graphs there are. */
  readonly count: number;
  /** By graph how many ties it has. */
  readonly ties: Int32Array;
  /** The same of all slices together. */
  readonly sum: number;
}

export function graphsOfSlices({ from, to }: Ranges, slices: number): Runs {
  const [change, isChanged] = [new Int32Array(slices + 1), new Uint8Array(slices + 1)];
  findChanges(from, to, change, isChanged);
  const [graphOf, ties] = [new Int32Array(slices).fill(-1), new Int32Array(slices)];
  let [count, here, sum] = [0, 0, 0];
  for (let slice = 0; slice < slices; slice++) {
    here += change[slice] as number;
    sum += here;
    if (here === 0) continue;
    if (isChanged[slice] === 1) ties[count++] = here;
    graphOf[slice] = count - 1;
  }
  return { graphOf, count, ties: ties.subarray(0, count), sum };
}

function findChanges(from: Int32Array, to: Int32Array, change: Int32Array, isChanged: Uint8Array): void {
  for (let tie = 0; tie < from.length; tie++) {
    const first = from[tie] as number;
    const end = to[tie] as number;
    if (first >= end) continue;
    change[first] = (change[first] as number) + 1;
    change[end] = (change[end] as number) - 1;
    isChanged[first] = 1;
    isChanged[end] = 1;
  }
}

/** From slices to graphs, in place. */
function toGraphs(from: Int32Array, to: Int32Array, graphOf: Int32Array): void {
  for (let tie = 0; tie < from.length; tie++) {
    const first = from[tie] as number;
    const end = to[tie] as number;
    from[tie] = first < end ? (graphOf[first] as number) : 0;
    to[tie] = first < end ? (graphOf[end - 1] as number) + 1 : 0;
  }
}
