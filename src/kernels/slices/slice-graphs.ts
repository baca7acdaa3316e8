import { byMachine, type Machine } from "../machine";
import type { Graphs, GraphTerms } from "./graphs";
import { plainGraphs } from "./plain-graphs";

/** Fewer arcs are dealt out before the machine has its columns, more take more memory than it should keep. */
const [FEW, MANY] = [256, 2 ** 22];

/** Graphs have as many bits in compiled arcs. */
const MOST_GRAPHS = 2 ** 16;

/**
 * The arcs are dealt out to the graphs in the order of their ends, so that no graph has to be put in order.
 *
 * Cost: for each arc the number of graphs that it is in, for each graph the number of actors.
 */
export function sliceGraphs(terms: GraphTerms): Graphs {
  const graphs = terms.begins.length - 1;
  const arcs = terms.begins[graphs] as number;
  const room = arcs + graphs * terms.isolates.length;
  const plain = () => plainGraphs(terms);
  if (arcs < FEW || room > MANY || graphs >= MOST_GRAPHS) return plain();
  return byMachine((machine) => compiledGraphs(terms, machine), plain);
}

/** The same, compiled. */
export function compiledGraphs(
  { arcs, isSorted, from, to, begins, actors, isolates, parallel, isOne }: GraphTerms,
  { kernels, layout }: Machine,
): Graphs {
  const { size, ties, sources, targets } = arcs;
  const graphs = begins.length - 1;
  const room = begins[graphs] as number;
  const memory = layout();
  const put = (column: Int32Array) => memory.put(column.subarray(0, size));
  const own = [ties ? put(ties) : 0, put(sources), put(targets), memory.put(from), memory.put(to)] as const;
  const [next, ends, dealt] = [memory.room(4 * (actors + 1)), memory.room(4 * (actors + 1)), memory.room(8 * size)];
  const [heads, tails, last] = [memory.put(begins), memory.put(begins), memory.zeros(4 * graphs)];
  const [ownSources, ownTargets] = [memory.room(4 * room), memory.room(4 * room)];
  const counts = parallel === "count" ? memory.put(new Float64Array(room).fill(1)) : 0;
  if (isSorted) kernels.spanArcs(size, actors, ...own, ends, dealt);
  else kernels.sortArcs(size, actors, ...own, next, ends, memory.room(8 * size), dealt);
  kernels.dealArcs(actors, ends, dealt, tails, last, ownSources, ownTargets, counts, Number(parallel !== "keep"));
  const [lonely, marks, sizes] = [memory.put(isolates), memory.room(actors), memory.room(4 * graphs)];
  const most = mostNodes(begins, actors, isolates.length);
  const [nodes, offsets] = [memory.room(4 * (most + 1)), memory.room(4 * (most + graphs))];
  const graph = [graphs, actors, heads, tails, ownSources, ownTargets, counts, lonely, isolates.length] as const;
  const total = kernels.numberActors(...graph, Number(isOne), marks, next, sizes, nodes, offsets);
  const ended = memory.integers(tails, graphs);
  const kept = ended[graphs - 1] ?? 0;
  const starts = new Int32Array(graphs + 1);
  starts.set(ended, 1);
  return {
    sizes: memory.integers(sizes, graphs),
    nodes: memory.integers(nodes, total),
    begins: starts,
    offsets: memory.integers(offsets, total + graphs),
    targets: memory.integers(ownTargets, kept),
    counts: counts === 0 ? undefined : memory.doubles(counts, kept),
  };
}

/** How many nodes graphs have at most, each with two ends an arc. */
function mostNodes(begins: Int32Array, actors: number, isolates: number): number {
  let most = 0;
  for (let graph = 1; graph < begins.length; graph++) {
    const arcs = (begins[graph] as number) - (begins[graph - 1] as number);
    most += Math.min(actors, 2 * arcs + isolates);
  }
  return most;
}
