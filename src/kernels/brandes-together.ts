import type { Csr } from "../network/csr";
import { type Machine, machine } from "./machine";
import type { NamedGraph } from "./unchanged";

/** Graphs that are searched at once. */
export const AT_ONCE = 8;

/** The arcs of several graphs as those of one. */
interface Union {
  readonly names: Int32Array;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** By arc one bit for each graph that has it. */
  readonly masks: Uint8Array;
}

/**
 * Betweenness by hops of up to eight graphs that have most arcs in common: each arc is looked at once for all of them. The values are the
 * same to the bit as those of each graph by itself. `undefined` where it would not pay or cannot be exact: without
 * WebAssembly, with arcs that are mostly different or names that do not ascend, or with more than 2⁵³ shortest paths between two nodes.
 *
 * Cost: O(n·m) of the union of the graphs, about three times that of one of them.
 */
export function brandesTogether(graphs: readonly NamedGraph[]): Float64Array[] | undefined {
  const compiled = machine();
  if (!compiled || graphs.length < 2 || !graphs.every(isAscending)) return undefined;
  const union = unionOf(graphs);
  const arcs = graphs.reduce((sum, { csr }) => sum + csr.targets.length, 0);
  return ENOUGH * union.targets.length > arcs ? undefined : searched(union, graphs, compiled);
}

function isAscending({ names }: NamedGraph): boolean {
  return names.every((name, i) => i === 0 || (names[i - 1] as number) < name);
}

/** By how much the arcs of all graphs must be more than those of their union. */
const ENOUGH = 3;

function searched(
  union: Union,
  graphs: readonly NamedGraph[],
  { kernels, layout }: Machine,
): Float64Array[] | undefined {
  const [size, arcs] = [union.names.length, union.targets.length];
  const memory = layout();
  const [offsets, targets, masks] = [memory.put(union.offsets), memory.put(union.targets), memory.put(union.masks)];
  const scores = memory.zeros(64 * size);
  const work = memory.room(4096 + (2 * 64 + 16 + 3 * 32) * size + 16 + 40 * arcs);
  if (kernels.brandesTogether(size, arcs, offsets, targets, masks, scores, work) === 0) return undefined;
  const all = memory.doubles(scores, 8 * size);
  return graphs.map(({ names }, lane) => {
    let place = 0;
    return Float64Array.from(names, (name) => {
      while (union.names[place] !== name) place++;
      return all[8 * place + lane] as number;
    });
  });
}

function unionOf(graphs: readonly NamedGraph[]): Union {
  const most = graphs.reduce((most, { names }) => Math.max(most, names.at(-1) ?? -1), -1);
  const placeOf = new Int32Array(most + 1).fill(-1);
  for (const { names } of graphs) for (const name of names) placeOf[name] = 0;
  const names = Int32Array.from(placeOf.keys()).filter((name) => placeOf[name] === 0);
  for (let place = 0; place < names.length; place++) placeOf[names[place] as number] = place;

  const places = graphs.map((graph) => graph.names.map((name) => placeOf[name] as number));
  const room = graphs.reduce((sum, { csr }) => sum + csr.targets.length, 0);
  const union = {
    names,
    offsets: new Int32Array(names.length + 1),
    targets: new Int32Array(room),
    masks: new Uint8Array(room),
  };
  const cursor = graphs.map(() => 0);
  let count = 0;
  for (let node = 0; node < names.length; node++) {
    const lists = graphs.flatMap(({ csr }, lane) => {
      if (places[lane]?.[cursor[lane] as number] !== node) return [];
      const own = cursor[lane] as number;
      cursor[lane] = own + 1;
      return [
        {
          bit: 1 << lane,
          csr,
          places: places[lane] as Int32Array,
          at: csr.offsets[own] as number,
          end: csr.offsets[own + 1] as number,
        },
      ];
    });
    count = mergeArcs(lists, union, count);
    union.offsets[node + 1] = count;
  }
  return { ...union, targets: union.targets.subarray(0, count), masks: union.masks.subarray(0, count) };
}

interface ArcList {
  readonly bit: number;
  readonly csr: Csr;
  readonly places: Int32Array;
  at: number;
  readonly end: number;
}

/** Adds the arcs of one node from all lists, in the order of targets; equal ones of different lists are one, those of one list as many. */
function mergeArcs(lists: ArcList[], union: Union, count: number): number {
  const headOf = ({ csr, places, at, end }: ArcList) =>
    at < end ? (places[csr.targets[at] as number] as number) : Number.POSITIVE_INFINITY;
  for (let place = count; ; place++) {
    let least = Number.POSITIVE_INFINITY;
    for (const list of lists) least = Math.min(least, headOf(list));
    if (least === Number.POSITIVE_INFINITY) return place;
    union.targets[place] = least;
    for (const list of lists) {
      if (headOf(list) !== least) continue;
      union.masks[place] = (union.masks[place] as number) | list.bit;
      list.at++;
    }
  }
}
