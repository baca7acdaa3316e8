import { valuesAt } from "../../base/columns";
import type { Arcs } from "./folding";

/** A graph of nodes with names, which ascend. */
export interface NamedArcs extends Arcs {
  readonly names: Int32Array;
}

/** Up to eight graphs as one. */
export interface Union extends Arcs {
  readonly names: Int32Array;
  /** By graph and node its place in the union. */
  readonly places: readonly Int32Array[];
  /** By arc one bit for each graph that has it. */
  readonly masks: Uint8Array;
}

/** An end after which there is none. */
const NONE = 0x7fffffff;

/** All nodes of some graphs, and their arcs: equal ones of different graphs are one, those of one graph as many. Cost: O(n + m) of all. */
export function unionOf(graphs: readonly NamedArcs[]): Union {
  const names = allNames(graphs);
  const placeOf = new Int32Array((names.at(-1) ?? -1) + 1);
  for (let place = 0; place < names.length; place++) placeOf[names[place] as number] = place;
  const places = graphs.map((graph) => valuesAt(placeOf, graph.names));

  const room = graphs.reduce((sum, { targets }) => sum + targets.length, 0);
  const [offsets, targets, masks] = [new Int32Array(names.length + 1), new Int32Array(room), new Uint8Array(room)];
  const ends = graphs.map((graph, lane) => valuesAt(places[lane] as Int32Array, graph.targets));
  // By graph the next of its nodes, the next of the arcs of that node, the end of these, and where the next one leads.
  const [node, arc, end, head] = [new Int32Array(8), new Int32Array(8), new Int32Array(8), new Int32Array(8)];
  let count = 0;
  for (let place = 0; place < names.length; place++) {
    let least = NONE;
    for (let lane = 0; lane < graphs.length; lane++) {
      head[lane] = NONE;
      const own = node[lane] as number;
      if (places[lane]?.[own] !== place) continue;
      const graph = graphs[lane] as NamedArcs;
      node[lane] = own + 1;
      arc[lane] = graph.offsets[own] as number;
      end[lane] = graph.offsets[own + 1] as number;
      if (arc[lane] === end[lane]) continue;
      head[lane] = ends[lane]?.[arc[lane] as number] as number;
      least = Math.min(least, head[lane] as number);
    }
    while (least !== NONE) {
      let [mask, next] = [0, NONE];
      for (let lane = 0; lane < graphs.length; lane++) {
        if (head[lane] === least) {
          mask |= 1 << lane;
          const after = (arc[lane] as number) + 1;
          arc[lane] = after;
          head[lane] = after < (end[lane] as number) ? (ends[lane]?.[after] as number) : NONE;
        }
        if ((head[lane] as number) < next) next = head[lane] as number;
      }
      masks[count] = mask;
      targets[count++] = least;
      least = next;
    }
    offsets[place + 1] = count;
  }
  const size = names.length;
  return { size, names, places, offsets, targets: targets.subarray(0, count), masks: masks.subarray(0, count) };
}

/** The names that any of the graphs has, ascending. */
function allNames(graphs: readonly NamedArcs[]): Int32Array {
  const most = graphs.reduce((most, { names }) => Math.max(most, names.at(-1) ?? -1), -1);
  const has = new Uint8Array(most + 1);
  for (const { names } of graphs) for (const name of names) has[name] = 1;
  const found = new Int32Array(most + 1);
  let count = 0;
  for (let name = 0; name <= most; name++) if (has[name] === 1) found[count++] = name;
  return found.subarray(0, count);
}

/** A column of each graph as one with eight lanes a node, 0 where a graph has not got a node. */
export function inLanes({ size, places }: Union, columns: readonly Float64Array[]): Float64Array {
  const lanes = new Float64Array(8 * size);
  for (const [lane, column] of columns.entries()) {
    const own = places[lane] as Int32Array;
    for (let i = 0; i < own.length; i++) lanes[8 * (own[i] as number) + lane] = column[i] as number;
  }
  return lanes;
}
