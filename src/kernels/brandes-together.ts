import type { Csr } from "../network/csr";
import type { Graphs } from "./brandes";
import { machine } from "./machine";
import type { NamedGraph } from "./unchanged";

/** Graphs that are searched at once. */
export const AT_ONCE = 8;

/** Graphs that lie one after the other, each of which joins up to eight. */
export interface Joined extends Graphs {
  /** By arc one bit for each of the eight that has it. */
  readonly masks: Uint8Array;
}

/** The arcs of several graphs as those of one. */
interface Union extends Omit<Joined, "sizes"> {
  readonly names: Int32Array;
}

/**
 * Betweenness by hops of up to eight graphs that have most arcs in common: each arc is looked at once for all of them. The values are the
 * same to the bit as those of each graph by itself. `undefined` where it would not pay or cannot be exact: without
 * WebAssembly, with arcs that are mostly different or names that do not ascend, or with more than 2⁵³ shortest paths between two nodes.
 *
 * Cost: O(n·m) of the union of the graphs, about three times that of one of them.
 */
export function brandesTogether(graphs: readonly NamedGraph[]): Float64Array[] | undefined {
  if (!machine() || graphs.length < 2 || !graphs.every(isAscending)) return undefined;
  const union = unionOf(graphs);
  const arcs = graphs.reduce((sum, { csr }) => sum + csr.targets.length, 0);
  if (ENOUGH * union.targets.length > arcs) return undefined;
  const all = brandesJoined({ ...union, sizes: Int32Array.of(union.names.length) });
  if (!all) return undefined;
  return graphs.map(({ names }, lane) => {
    let place = 0;
    return Float64Array.from(names, (name) => {
      while (union.names[place] !== name) place++;
      return all[8 * place + lane] as number;
    });
  });
}

function isAscending({ names }: NamedGraph): boolean {
  return names.every((name, i) => i === 0 || (names[i - 1] as number) < name);
}

/** By how much the arcs of all graphs must be more than those of their union. */
const ENOUGH = 3;

/** Numbers kept for nodes from which others are but one arc away, for each node of the largest graph: 68 bytes each. */
const KEPT = 16;

/**
 * Betweenness by hops of eight graphs that are joined to one, some times over: eight values a node. `undefined` without WebAssembly, or with more
 * than 2⁵³ shortest paths between two nodes. How many numbers are kept (`room`) changes nothing but the time.
 */
export function brandesJoined({ sizes, offsets, targets, masks }: Joined, room?: number): Float64Array | undefined {
  const compiled = machine();
  if (!compiled) return undefined;
  const { kernels, layout } = compiled;
  let [largest, most, at] = [0, 0, 0];
  for (const size of sizes) {
    largest = Math.max(largest, size);
    most = Math.max(most, (offsets[at + size] as number) - (offsets[at] as number));
    at += size + 1;
  }
  const memory = layout();
  const [each, from, to, which] = [memory.put(sizes), memory.put(offsets), memory.put(targets), memory.put(masks)];
  const nodes = offsets.length - sizes.length;
  const scores = memory.zeros(64 * nodes);
  const kept = room ?? KEPT * largest;
  const work = memory.room(20_480 + (3 * 64 + 16 + 3 * 32 + 5 * 4) * largest + 48 + 68 * kept + 40 * (most + 1));
  const isExact = kernels.brandesTogether(sizes.length, each, largest, most, from, to, which, scores, kept, work);
  return isExact === 0 ? undefined : memory.doubles(scores, 8 * nodes);
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
