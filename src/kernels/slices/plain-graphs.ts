import { scratchInts, withRoom } from "../../base/columns";
import { type Arcs, sortedArcs } from "./arcs";
import type { Graphs, GraphTerms } from "./graphs";

/** The same as compiled. */
export function plainGraphs(terms: GraphTerms): Graphs {
  const { begins, actors, parallel } = terms;
  const arcs = terms.isSorted ? (terms.arcs as Arcs) : sortedArcs(terms.arcs, actors);
  const graphs = begins.length - 1;
  const room = begins[graphs] as number;
  const [sources, targets] = [sourcesOfArcs(room), new Int32Array(room)];
  const counts = parallel === "count" ? new Float64Array(room).fill(1) : undefined;
  const ends = begins.slice(0, graphs);
  deal(arcs, terms, [ends, sources, targets], counts);
  return numbered(terms, { ends, sources, targets, counts });
}

const [sourcesOfArcs, numberOfActors] = [scratchInts(), scratchInts()];

/** By graph the arcs from where they begin up to `ends`, from actor to actor, in the order of sources, then of targets. */
interface DealtArcs {
  readonly ends: Int32Array;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly counts: Float64Array | undefined;
}

/** Where they are merged, arcs of the same ends are one, which may count them. */
function deal(
  { ties, sources, targets }: Arcs,
  { from, to, parallel }: GraphTerms,
  [ends, ownSources, ownTargets]: readonly [Int32Array, Int32Array, Int32Array],
  counts: Float64Array | undefined,
): void {
  const isMerged = parallel !== "keep";
  const last = new Int32Array(ends.length).fill(-1);
  for (let arc = 0, group = -1; arc < ties.length; arc++) {
    const [source, target] = [sources[arc] as number, targets[arc] as number];
    if (arc === 0 || source !== sources[arc - 1] || target !== targets[arc - 1]) group++;
    const tie = ties[arc] as number;
    const end = to[tie] as number;
    for (let graph = from[tie] as number; graph < end; graph++) {
      const place = ends[graph] as number;
      if (isMerged && last[graph] === group) {
        if (counts) counts[place - 1] = (counts[place - 1] as number) + 1;
        continue;
      }
      last[graph] = group;
      ownSources[place] = source;
      ownTargets[place] = target;
      ends[graph] = place + 1;
    }
  }
}

/** Numbers the actors of each graph from 0, closes the gaps between graphs, and finds where the arcs out of each actor begin. */
function numbered({ begins: before, actors, isolates, isOne }: GraphTerms, dealt: DealtArcs): Graphs {
  const { ends, sources, targets, counts } = dealt;
  const graphs = ends.length;
  const [sizes, begins] = [new Int32Array(graphs), new Int32Array(graphs + 1)];
  let [nodes, offsets] = [new Int32Array(0), new Int32Array(0)];
  const number = numberOfActors(actors);
  let [total, row, kept] = [0, 0, 0];
  for (let graph = 0; graph < graphs; graph++) {
    const [begin, end] = [before[graph] as number, ends[graph] as number];
    number.fill(0);
    mark(number, sources, begin, end);
    mark(number, targets, begin, end);
    for (let i = 0; i < isolates.length; i++) number[isolates[i] as number] = 1;
    nodes = withRoom(nodes, total + actors + 1);
    const size = numberMarked(number, nodes, total);
    offsets = withRoom(offsets, row + size + 1);
    findOffsets(number, sources.subarray(begin, end), isOne ? kept : 0, offsets.subarray(row, row + size + 1));
    renumber(number, targets, begin, end, kept);
    if (counts && begin !== kept) counts.copyWithin(kept, begin, end);
    sizes[graph] = size;
    total += size;
    row += size + 1;
    kept += end - begin;
    begins[graph + 1] = kept;
  }
  const columns = { sizes, nodes: nodes.slice(0, total), begins, offsets: offsets.slice(0, row) };
  return { ...columns, targets: cut(targets, kept), counts: counts && cut(counts, kept) };
}

function cut<T extends Int32Array | Float64Array>(column: T, length: number): T {
  return column.length === length ? column : (column.slice(0, length) as T);
}

function mark(marks: Int32Array, actors: Int32Array, begin: number, end: number): void {
  for (let arc = begin; arc < end; arc++) marks[actors[arc] as number] = 1;
}

/** Puts numbers in the place of marks, and those who are marked one after the other from `at` on; how many they are. */
function numberMarked(marks: Int32Array, nodes: Int32Array, at: number): number {
  let size = 0;
  // Without branches, which nobody could foresee: what is not there is written over.
  for (let actor = 0; actor < marks.length; actor++) {
    const isThere = marks[actor] as number;
    marks[actor] = size;
    nodes[at + size] = actor;
    size += isThere;
  }
  return size;
}

/** Where the arcs of each node begin, and where all end, counted from `base`. */
function findOffsets(number: Int32Array, sources: Int32Array, base: number, offsets: Int32Array): void {
  let done = 0;
  for (let arc = 0; arc < sources.length; arc++) {
    const node = number[sources[arc] as number] as number;
    for (; done <= node; done++) offsets[done] = base + arc;
  }
  for (; done < offsets.length; done++) offsets[done] = base + sources.length;
}

function renumber(number: Int32Array, actors: Int32Array, begin: number, end: number, to: number): void {
  for (let arc = begin; arc < end; arc++) actors[arc - begin + to] = number[actors[arc] as number] as number;
}
