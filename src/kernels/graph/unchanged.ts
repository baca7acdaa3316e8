import { must } from "../../base/collections";
import { scratchInts, valuesAt } from "../../base/columns";
import type { Csr } from "../csr";
import { weakComponents } from "./components";

/** Columns of one value a node each, by name. */
export type NodeColumns = Readonly<Record<string, Float64Array>>;

/** A graph of which nodes are known by names that are the same in other graphs, and are in the same order there. */
export interface NamedGraph {
  readonly names: Int32Array;
  readonly csr: Csr;
  readonly lengths: Float64Array | undefined;
}

/** A measure of graphs, each by itself, of which the values in a weak component depend on that component alone. */
export type LocalMeasure<T extends NodeColumns> = (graphs: readonly NamedGraph[]) => readonly T[];

export interface Measured<T extends NodeColumns> {
  readonly graph: NamedGraph;
  readonly values: T;
}

/**
 * A measure of graphs that follow each other, of which much may be the same: weak components in which no arc, length or node is another
 * than in the graph before keep their values, and only the rest of each is computed. The values are the same to the bit as
 * those of whole graphs, if the measure adds up nodes in their order.
 *
 * Cost: O(n + m) a graph, beside that of the measure on what has changed.
 */
export function measureChanged<T extends NodeColumns>(
  graphs: readonly NamedGraph[],
  before: Measured<T> | undefined,
  measure: LocalMeasure<T>,
): T[] {
  const changes = graphs.map((graph, i) => changeOf(graph, i === 0 ? before?.graph : graphs[i - 1]));
  const computed = measure(changes.map(({ part }) => part));
  let last: NodeColumns | undefined = before?.values;
  return changes.map((change, i) => {
    const values = combined(change, must(computed[i]), last);
    last = values;
    return values;
  });
}

/** What of a graph is not as in the one before. */
interface Change {
  readonly part: NamedGraph;
  /** The nodes of the part. Left out where it is the whole graph. */
  readonly fresh?: Int32Array;
  /** By node its place in the graph before. */
  readonly places: Int32Array;
}

function changeOf(graph: NamedGraph, before: NamedGraph | undefined): Change {
  if (!before) return { part: graph, places: new Int32Array(0) };
  const places = placesIn(before.names, graph.names);
  const touched = touchedNodes(graph, before, places);
  if (!touched) return { part: graph, places };
  const fresh = changedNodes(graph, touched);
  const arcs = arcsOf(graph, fresh);
  if (arcs > MOST * graph.csr.targets.length) return { part: graph, places };
  return { part: partOf(graph, fresh, arcs), fresh, places };
}

function combined<T extends NodeColumns>({ fresh, places }: Change, computed: T, before: NodeColumns | undefined): T {
  if (!fresh) return computed;
  const columns = Object.entries(computed).map(([name, own]) => {
    const old = must(before?.[name]);
    const column = new Float64Array(places.length);
    for (let node = 0; node < places.length; node++) {
      const place = places[node] as number;
      if (place >= 0) column[node] = old[place] as number;
    }
    for (let i = 0; i < fresh.length; i++) column[fresh[i] as number] = own[i] as number;
    return [name, column];
  });
  return Object.fromEntries(columns);
}

/** By node of one graph the node of the other that has its name, −1 where there is none. */
function placesIn(names: Int32Array, wanted: Int32Array): Int32Array {
  let most = -1;
  for (let place = 0; place < names.length; place++) most = Math.max(most, names[place] as number);
  const placeOf = new Int32Array(most + 1).fill(-1);
  for (let place = 0; place < names.length; place++) placeOf[names[place] as number] = place;
  const places = new Int32Array(wanted.length).fill(-1);
  for (let node = 0; node < wanted.length; node++) {
    const name = wanted[node] as number;
    if (name <= most) places[node] = placeOf[name] as number;
  }
  return places;
}

/** Nodes of which one in so many may have changed, for it to be worth while to look for components that have not. */
const FEW = 4;

/** Marks the nodes that are new, or have other arcs in number, in target or in length; `undefined` where they are too many. */
function touchedNodes(graph: NamedGraph, old: NamedGraph, places: Int32Array): Uint8Array | undefined {
  const [into, oldInto] = [enteringColumn(graph.csr.size), oldEnteringColumn(old.csr.size)];
  tally(graph.csr.targets, into);
  tally(old.csr.targets, oldInto);
  const marks = new Uint8Array(graph.csr.size);
  let left = graph.csr.size / FEW;
  for (let node = 0; node < marks.length; node++) {
    const place = places[node] as number;
    if (place >= 0 && into[node] === oldInto[place] && sameArcs(graph, old, places, node)) continue;
    marks[node] = 1;
    // Where so much is another, hardly a component is not.
    if (--left < 0) return undefined;
  }
  return marks;
}

const [enteringColumn, oldEnteringColumn] = [scratchInts(), scratchInts()];

function tally(targets: Int32Array, counts: Int32Array): void {
  for (let arc = 0; arc < targets.length; arc++) {
    const target = targets[arc] as number;
    counts[target] = (counts[target] as number) + 1;
  }
}

/** If components with a greater share of the arcs have changed, the whole is measured: to take it apart would cost more. */
const MOST = 0.9;

/** The nodes of components that have a node with a mark. */
function changedNodes({ csr }: NamedGraph, touched: Uint8Array): Int32Array {
  const component = weakComponents(csr);
  const isChanged = new Uint8Array(csr.size);
  for (let node = 0; node < csr.size; node++) if (touched[node] === 1) isChanged[component[node] as number] = 1;
  const nodes = new Int32Array(csr.size);
  let count = 0;
  for (let node = 0; node < csr.size; node++) if (isChanged[component[node] as number] === 1) nodes[count++] = node;
  return nodes.subarray(0, count);
}

function arcsOf({ csr: { offsets } }: NamedGraph, nodes: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as number;
    sum += (offsets[node + 1] as number) - (offsets[node] as number);
  }
  return sum;
}

function sameArcs({ csr, lengths }: NamedGraph, old: NamedGraph, places: Int32Array, node: number): boolean {
  const place = places[node] as number;
  const from = csr.offsets[node] as number;
  const to = csr.offsets[node + 1] as number;
  const shift = (old.csr.offsets[place] as number) - from;
  if ((old.csr.offsets[place + 1] as number) - to !== shift) return false;
  for (let arc = from; arc < to; arc++) {
    if (old.csr.targets[arc + shift] !== places[csr.targets[arc] as number]) return false;
    if (lengths?.[arc] !== old.lengths?.[arc + shift]) return false;
  }
  return true;
}

/** The graph of some nodes that no arc leaves, and of how many arcs they have. */
function partOf({ csr, lengths, names }: NamedGraph, nodes: Int32Array, arcs: number): NamedGraph {
  const places = new Int32Array(csr.size);
  for (let i = 0; i < nodes.length; i++) places[nodes[i] as number] = i;
  const offsets = new Int32Array(nodes.length + 1);
  const [targets, strengths] = [new Int32Array(arcs), new Float64Array(arcs)];
  const own = lengths && new Float64Array(arcs);
  let count = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as number;
    for (let arc = csr.offsets[node] as number; arc < (csr.offsets[node + 1] as number); arc++) {
      targets[count] = places[csr.targets[arc] as number] as number;
      strengths[count] = csr.strengths[arc] as number;
      if (own) own[count] = lengths[arc] as number;
      count++;
    }
    offsets[i + 1] = count;
  }
  return {
    names: valuesAt(names, nodes),
    csr: { size: nodes.length, directed: csr.directed, offsets, targets, strengths },
    lengths: own,
  };
}
