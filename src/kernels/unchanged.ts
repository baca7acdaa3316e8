import type { Csr } from "../network/csr";
import { weakComponents } from "./components";

/** Columns of one value a node each, by name. */
export type NodeColumns = Readonly<Record<string, Float64Array>>;

/** A measure of which the values in a weak component depend on that component alone. */
export type LocalMeasure<T extends NodeColumns> = (csr: Csr, lengths?: Float64Array) => T;

/** A graph of which nodes are known by names that are the same in other graphs; `names` and arcs are in the same order in all of them. */
export interface NamedGraph {
  readonly names: Int32Array;
  readonly csr: Csr;
  readonly lengths: Float64Array | undefined;
}

export interface Measured<T extends NodeColumns> {
  readonly graph: NamedGraph;
  readonly values: T;
}

/**
 * A measure of a graph of which much may be the same as in one that was measured before: weak components in which no arc, length or
 * node is another keep their values, and only the rest is computed, together. The values are the same to the bit as those
 * of the whole graph, if the measure adds up nodes in their order.
 *
 * Cost: O(n + m) beside that of the measure on what has changed.
 */
export function measureChanged<T extends NodeColumns>(
  graph: NamedGraph,
  before: Measured<T> | undefined,
  measure: LocalMeasure<T>,
): T {
  const { csr, lengths } = graph;
  if (!before) return measure(csr, lengths);
  const places = placesIn(before.graph.names, graph.names);
  const changed = changedNodes(graph, before.graph, places);
  const fresh = nodesWhere(changed, 1);
  if (fresh.length === csr.size) return measure(csr, lengths);
  const part = fresh.length === 0 ? undefined : partOf(graph, fresh);
  const computed = part && measure(part.csr, part.lengths);
  const columns = Object.entries(before.values).map(([name, old]) => {
    const column = new Float64Array(csr.size);
    for (let node = 0; node < csr.size; node++) column[node] = old[places[node] as number] ?? 0;
    for (let i = 0; i < fresh.length; i++) column[fresh[i] as number] = computed?.[name]?.[i] as number;
    return [name, column];
  });
  return Object.fromEntries(columns);
}

/** By node of one graph the node of the other that has its name, −1 where there is none. */
function placesIn(names: Int32Array, wanted: Int32Array): Int32Array {
  const most = names.reduce((most, name) => Math.max(most, name), -1);
  const placeOf = new Int32Array(most + 1).fill(-1);
  for (let place = 0; place < names.length; place++) placeOf[names[place] as number] = place;
  return wanted.map((name) => placeOf[name] ?? -1);
}

/** Marks the nodes of components in which some node is new, or has other arcs in number, in target or in length. */
function changedNodes(graph: NamedGraph, old: NamedGraph, places: Int32Array): Uint8Array {
  const { size } = graph.csr;
  const component = weakComponents(graph.csr);
  const [into, oldInto] = [inDegrees(graph.csr), inDegrees(old.csr)];
  const isChanged = new Uint8Array(size);
  for (let node = 0; node < size; node++) {
    const place = places[node] as number;
    if (place >= 0 && into[node] === oldInto[place] && sameArcs(graph, old, places, node)) continue;
    isChanged[component[node] as number] = 1;
  }
  return component.reduce((marks, first, node) => {
    marks[node] = isChanged[first] as number;
    return marks;
  }, new Uint8Array(size));
}

function sameArcs({ csr, lengths }: NamedGraph, old: NamedGraph, places: Int32Array, node: number): boolean {
  const place = places[node] as number;
  const [from, to] = [csr.offsets[node] as number, csr.offsets[node + 1] as number];
  const shift = (old.csr.offsets[place] as number) - from;
  if ((old.csr.offsets[place + 1] as number) - to !== shift) return false;
  for (let arc = from; arc < to; arc++) {
    if (old.csr.targets[arc + shift] !== places[csr.targets[arc] as number]) return false;
    if (lengths?.[arc] !== old.lengths?.[arc + shift]) return false;
  }
  return true;
}

function inDegrees({ size, targets }: Csr): Int32Array {
  const degrees = new Int32Array(size);
  for (let arc = 0; arc < targets.length; arc++) {
    const target = targets[arc] as number;
    degrees[target] = (degrees[target] as number) + 1;
  }
  return degrees;
}

function nodesWhere(marks: Uint8Array, mark: number): Int32Array {
  return Int32Array.from(marks.keys()).filter((node) => marks[node] === mark);
}

/** The graph of some nodes that no arc leaves. */
function partOf({ csr, lengths, names }: NamedGraph, nodes: Int32Array): NamedGraph {
  const places = new Int32Array(csr.size).fill(-1);
  for (let i = 0; i < nodes.length; i++) places[nodes[i] as number] = i;
  const offsets = new Int32Array(nodes.length + 1);
  const arcs: number[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as number;
    for (let arc = csr.offsets[node] as number; arc < (csr.offsets[node + 1] as number); arc++) arcs.push(arc);
    offsets[i + 1] = arcs.length;
  }
  const part: Csr = {
    size: nodes.length,
    directed: csr.directed,
    offsets,
    targets: Int32Array.from(arcs, (arc) => places[csr.targets[arc] as number] as number),
    strengths: Float64Array.from(arcs, (arc) => csr.strengths[arc] as number),
  };
  return {
    names: nodes.map((node) => names[node] as number),
    csr: part,
    lengths: lengths && Float64Array.from(arcs, (arc) => lengths[arc] as number),
  };
}
