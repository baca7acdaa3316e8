import type { Csr } from "../network/csr";
import { type Machine, machine } from "./machine";
import { type Search, searchOf, shortest } from "./shortest";

/** Sums of the same lengths in another order differ by less than this share of themselves. */
const ROUNDING = 1e-12;

/**
 * Betweenness by Brandes' dependency accumulation, each ordered pair of nodes counted once. Parallel arcs are separate shortest
 * paths. With `lengths` (all above 0, one an arc) paths are equally short if their lengths differ by rounding only, so that
 * 0.1 + 0.2 is as short as 0.3.
 *
 * Cost: O(n·m), with lengths O(n·m·log n); memory O(n + m).
 */
export function brandes(csr: Csr, lengths?: Float64Array): Float64Array {
  if (lengths) return byLengths(csr, lengths);
  const { size, offsets, targets } = csr;
  return brandesEach({ sizes: Int32Array.of(size), offsets, targets });
}

/**
 * Graphs that lie one after the other: the nodes of each, the offsets of all, with one more for each graph, and the targets of all, from whose
 * beginning all offsets count.
 */
export interface Graphs {
  readonly sizes: Int32Array;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Numbers kept for nodes that hang on others, for each node of the largest graph: 12 bytes each. */
const KEPT = 32;

/** Betweenness by hops of each of some graphs, one after the other. How many numbers are kept (`room`) changes nothing but the time. */
export function brandesEach(graphs: Graphs, room?: number): Float64Array {
  const compiled = machine();
  return compiled ? eachCompiled(graphs, compiled, room) : eachPlain(graphs);
}

function eachCompiled({ sizes, offsets, targets }: Graphs, { kernels, layout }: Machine, room?: number): Float64Array {
  const memory = layout();
  const [each, from, to] = [memory.put(sizes), memory.put(offsets), memory.put(targets)];
  const all = offsets.length - sizes.length;
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const kept = room ?? KEPT * largest;
  const scores = memory.zeros(8 * all);
  const work = memory.room((8 * 4 + 4 * 7) * largest + 4 + 12 * kept + 8 * (targets.length + 1));
  kernels.brandes(sizes.length, each, largest, from, to, scores, kept, work);
  return memory.doubles(scores, all);
}

export function eachPlain({ sizes, offsets, targets }: Graphs): Float64Array {
  const scores = new Float64Array(offsets.length - sizes.length);
  let before = 0;
  for (const [graph, size] of sizes.entries()) {
    scores.set(byHops({ size, offsets: offsets.subarray(before + graph), targets }), before);
    before += size;
  }
  return scores;
}

/**
 * Where every arc is as long, paths are counted while they are found, and the arcs on them kept for the way back; what one source
 * leaves behind is cleared node by node.
 */
export function byHops({ size, offsets, targets }: Pick<Csr, "size" | "offsets" | "targets">): Float64Array {
  const scores = new Float64Array(size);
  const paths = new Float64Array(size);
  const share = new Float64Array(size);
  const distance = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  const begin = new Int32Array(size + 1);
  const steps = new Int32Array(targets.length);
  for (let source = 0; source < size; source++) {
    let [reached, taken] = [1, 0];
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      const next = (distance[node] as number) + 1;
      const ways = paths[node] as number;
      begin[place] = taken;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const target = targets[arc] as number;
        if ((distance[target] as number) < 0) {
          distance[target] = next;
          order[reached++] = target;
        } else if (distance[target] !== next) continue;
        paths[target] = (paths[target] as number) + ways;
        steps[taken++] = target;
      }
    }
    begin[reached] = taken;
    for (let place = reached - 1; place > 0; place--) {
      const node = order[place] as number;
      const ways = paths[node] as number;
      let sum = 0;
      for (let step = begin[place] as number; step < (begin[place + 1] as number); step++) {
        sum += share[steps[step] as number] as number;
      }
      sum *= ways;
      share[node] = (1 + sum) / ways;
      scores[node] = (scores[node] as number) + sum;
      distance[node] = -1;
      paths[node] = 0;
    }
    distance[source] = -1;
    paths[source] = 0;
  }
  return scores;
}

function byLengths(csr: Csr, lengths: Float64Array): Float64Array {
  const { size, offsets, targets } = csr;
  const scores = new Float64Array(size);
  const paths = new Float64Array(size);
  const dependency = new Float64Array(size);
  const search = searchOf(size);
  const placeOf = new Int32Array(size);
  for (let source = 0; source < size; source++) {
    const reached = shortest(csr, lengths, source, search);
    const { order } = search;
    for (let place = 0; place < reached; place++) placeOf[order[place] as number] = place;
    paths.fill(0);
    dependency.fill(0);
    paths[source] = 1;
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const next = targets[arc] as number;
        if (!isShortest(search, placeOf, node, next, lengths[arc] as number)) continue;
        paths[next] = (paths[next] as number) + (paths[node] as number);
      }
    }
    for (let place = reached - 1; place > 0; place--) {
      const node = order[place] as number;
      let sum = 0;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const next = targets[arc] as number;
        if (!isShortest(search, placeOf, node, next, lengths[arc] as number)) continue;
        sum += ((paths[node] as number) / (paths[next] as number)) * (1 + (dependency[next] as number));
      }
      dependency[node] = sum;
      scores[node] = (scores[node] as number) + sum;
    }
  }
  return scores;
}

/** Whether an arc lies on a shortest path from the source of the search. */
function isShortest({ distance }: Search, placeOf: Int32Array, node: number, next: number, length: number): boolean {
  const [here, there] = [distance[node] as number, distance[next] as number];
  return Math.abs(here + length - there) <= ROUNDING * there && (placeOf[next] as number) > (placeOf[node] as number);
}
