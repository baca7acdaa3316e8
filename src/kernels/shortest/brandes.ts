import { must } from "../../base/collections";
import type { Csr } from "../csr";
import { byMachine, type Machine } from "../machine";
import { foldedWithin, searchedWithin, unfoldedWithin } from "./folded-within";
import { type Arcs, type CoreScores, type Folded, folded, SMALL } from "./folding";
import { type Search, searchOf, shortest } from "./shortest";

/** Sums of the same lengths in another order differ by less than this share of themselves. */
const ROUNDING = 1e-12;

/**
 * Betweenness by Brandes' dependency accumulation, each ordered pair of nodes counted once. Parallel arcs are separate shortest
 * paths. With `lengths` (all above 0, one an arc) paths are equally short if their lengths differ by rounding only, so that
 * 0.1 + 0.2 is as short as 0.3. By hops what hangs on the rest of a large component by one node is counted without a search.
 *
 * Cost: O(n·m), with lengths O(n·m·log n); memory O(n + m).
 */
export function brandes(csr: Csr, lengths?: Float64Array): Float64Array {
  return lengths ? byLengths(csr, lengths) : byHops(csr, SMALL);
}

/**
 * Graphs that lie one after the other: the nodes of each, the offsets of all, with one more for each graph, and the targets of all, from whose
 * beginning all offsets count; between those of two graphs there may be others.
 */
export interface Graphs {
  readonly sizes: Int32Array;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Betweenness by hops of each of some graphs, one after the other: that of the one graph that they are together. */
export function brandesEach(graphs: Graphs): Float64Array {
  const together = sideBySide(graphs);
  return byHops(together, graphs.sizes.every((size) => size <= SMALL) ? together.size : SMALL);
}

/** Some graphs as one. */
export function sideBySide({ sizes, offsets, targets }: Graphs): Arcs {
  const size = offsets.length - sizes.length;
  const [begins, ends] = [new Int32Array(size + 1), new Int32Array(targets.length)];
  let [before, count] = [0, 0];
  for (let graph = 0; graph < sizes.length; graph++) {
    const after = before + (sizes[graph] as number);
    for (let node = before; node < after; node++) {
      const end = offsets[node + graph + 1] as number;
      for (let arc = offsets[node + graph] as number; arc < end; arc++)
        ends[count++] = (targets[arc] as number) + before;
      begins[node + 1] = count;
    }
    before = after;
  }
  return { size, offsets: begins, targets: ends.subarray(0, count) };
}

function byHops(graph: Arcs, small: number): Float64Array {
  return byMachine(
    (machine) => byHopsCompiled(graph, small, machine),
    () => byHopsPlain(graph, small),
  );
}

/** Weak components of at most `small` nodes are searched as they are, of all others what is left when they are folded. */
export function byHopsPlain(graph: Arcs, small: number): Float64Array {
  const { unfold, ...core } = folded(graph, small);
  return unfold(searched(core));
}

/** The same, compiled. */
export function byHopsCompiled(graph: Arcs, small: number, { kernels, layout }: Machine): Float64Array {
  const memory = layout();
  const own = must(foldedWithin(memory, kernels, [graph], small)[0]);
  return unfoldedWithin(memory, kernels, own, searchedWithin(kernels, own));
}

type Core = Omit<Folded, "unfold">;

/**
 * Where every arc is as long, paths are counted while they are found, and the arcs on them kept for the way back; what one source
 * leaves behind is cleared node by node.
 */
export function searched({ core: { size, offsets, targets }, sources, sinks }: Core): CoreScores {
  const [scores, into, onward] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const paths = new Float64Array(size);
  const share = new Float64Array(size);
  const distance = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  const begin = new Int32Array(size + 1);
  const steps = new Int32Array(targets.length);
  for (let source = 0; source < size; source++) {
    const times = sources[source] as number;
    if (times === 0) continue;
    let [reached, taken, met] = [1, 0, 0];
    order[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let place = 0; place < reached; place++) {
      const node = order[place] as number;
      const next = (distance[node] as number) + 1;
      const ways = paths[node] as number;
      begin[place] = taken;
      const firstArc = offsets[node] as number;
      for (let arc = (offsets[node + 1] as number) - 1; arc >= firstArc; arc--) {
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
    for (let place = reached - 1; place >= 0; place--) {
      const node = order[place] as number;
      const ways = paths[node] as number;
      const sink = sinks[node] as number;
      met += sink;
      distance[node] = -1;
      paths[node] = 0;
      if (place === 0) break;
      let sum = 0;
      const firstStep = begin[place] as number;
      for (let step = (begin[place + 1] as number) - 1; step >= firstStep; step--) {
        sum += share[steps[step] as number] as number;
      }
      sum *= ways;
      share[node] = (sink + sum) / ways;
      scores[node] = (scores[node] as number) + times * sum;
      into[node] = (into[node] as number) + times;
    }
    onward[source] = met;
  }
  return { scores, into, onward };
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
