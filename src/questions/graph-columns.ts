import { indices, must } from "../base/collections";
import type { Columns } from "../network/columns";
import { areInOrder, defaultDirection, stateOf } from "../network/inside";
import { JOINED, joinedGraphs, type SlicedArcs } from "../network/joined-graphs";
import type { TemporalNetwork } from "../network/network";
import type { Direction, ProjectOptions } from "../network/project";
import { type Ranges, rangesOf } from "../network/slice-cut";
import { type Arcs, arcsOf, type GraphTerms, graphsOf } from "../network/slice-graphs";
import type { FigureColumns, Marks } from "./columns";
import { type Grid, gridOf } from "./slice-grid";
import { readingOf, type Slicing } from "./slicing";

/** Figures of one view after another, or of some that are alike at once. */
export interface GraphColumns {
  (view: TemporalNetwork): FigureColumns | undefined;
  /** `undefined` also where it does not pay, or would not be the same to the bit. */
  together(views: readonly TemporalNetwork[]): FigureColumns[] | undefined;
}

/** What the graphs of a view's slices are made of. */
interface Sliced extends SlicedArcs {
  readonly grid: Grid;
  readonly columns: Columns;
  readonly way: Direction;
  readonly terms: GraphTerms;
}

/**
 * The same figures as slice by slice, from the graphs of all slices at once and without a view for each; `undefined` where the measure needs
 * more than graphs in which every tie counts 1. A view for which it says `undefined` has to be measured slice by slice: one made by
 * `where`, or of ties that last through a window or are there by chance.
 */
export function columnsOfGraphs(slicing: Slicing, marks: Marks): GraphColumns | undefined {
  const { each, joined, slices, own } = slicing;
  const { strength = "ties" } = own as ProjectOptions;
  if (!each || !slices || strength !== "ties") return undefined;
  if (!Array.isArray(slices.every) && (slices.from === undefined || slices.to === undefined)) return undefined;
  const reading = readingOf(slicing);
  const slicedOf = slicerOf(slicing, marks);
  const roomFor = (count: number) => ({
    ...{ reading, marks: marks.list, places: new Int32Array(count), values: new Float64Array(count) },
  });

  const alone = (view: TemporalNetwork): FigureColumns | undefined => {
    const sliced = slicedOf(view);
    if (!sliced) return undefined;
    const { grid, columns, arcs, ranges, terms, way } = sliced;
    const graphs = graphsOf(columns, arcs, ranges, grid.cut, terms);
    const scores = each(graphs, way !== "undirected", own);
    if (!scores) return undefined;
    const { graphOf, sizes, nodes } = graphs;
    const begin = beginnings(sizes);
    const answer = roomFor(sumOver(graphOf, (graph) => sizes[graph] as number));
    let at = 0;
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      if (graph < 0) continue;
      const end = begin[graph + 1] as number;
      for (let node = begin[graph] as number; node < end; node++, at++) {
        answer.places[at] = grid.placeOf(slice, nodes[node] as number);
        answer.values[at] = scores[node] as number;
      }
    }
    return answer;
  };

  const together = (views: readonly TemporalNetwork[]): FigureColumns[] | undefined => {
    if (!joined || views.length < 2 || views.length > JOINED) return undefined;
    const all = views.map(slicedOf);
    const [first] = all;
    if (!first || !all.every((sliced) => sliced && sliced.grid === first.grid && sliced.way === first.way))
      return undefined;
    const graphs = joinedGraphs(all.map(must), first.grid.cut, first.terms);
    const scores = graphs && joined(graphs, first.way !== "undirected", own);
    if (!scores) return undefined;
    const { graphOf, sizes, nodes, nodeMasks } = graphs;
    const begin = beginnings(sizes);
    return views.map((_, view) => {
      const answer = roomFor(sumOver(graphOf, (graph) => graphs.own[JOINED * graph + view] as number));
      let at = 0;
      for (let slice = 0; slice < graphOf.length; slice++) {
        const graph = graphOf[slice] as number;
        if (graph < 0) continue;
        const end = begin[graph + 1] as number;
        for (let node = begin[graph] as number; node < end; node++) {
          if ((((nodeMasks[node] as number) >> view) & 1) === 0) continue;
          answer.places[at] = first.grid.placeOf(slice, nodes[node] as number);
          answer.values[at++] = scores[JOINED * node + view] as number;
        }
      }
      return answer;
    });
  };
  return Object.assign(alone, { together });
}

function slicerOf(slicing: Slicing, marks: Marks): (view: TemporalNetwork) => Sliced | undefined {
  const { direction, parallel } = slicing.own as ProjectOptions;
  let grid: Grid | undefined;
  let last: { readonly columns: Columns; readonly way: Direction; readonly arcs: Arcs } | undefined;
  return (view) => {
    const state = stateOf(view);
    const { evidence, policy, predicates, window, columns } = state;
    if (predicates.length > 0 || window?.whole || policy.presence === "expected" || !areInOrder(evidence))
      return undefined;
    if (grid?.evidence !== evidence || grid.window !== window) grid = gridOf(state, slicing, marks);
    if (!grid) return undefined;
    const actors = evidence.actors.length;
    const way = direction ?? defaultDirection(view);
    if (last?.columns !== columns || last.way !== way) last = { columns, way, arcs: arcsOf(columns, way, actors) };
    const ranges: Ranges = rangesOf(state, grid.cut);
    const isolates =
      policy.isolates === "keep" ? indices(actors).filter((actor) => state.actors?.has(actor) ?? true) : [];
    return { ...last, grid, ranges, terms: { parallel: parallel ?? policy.parallel, actors, isolates } };
  };
}

function beginnings(sizes: Int32Array): Int32Array {
  const begin = new Int32Array(sizes.length + 1);
  for (let graph = 0; graph < sizes.length; graph++)
    begin[graph + 1] = (begin[graph] as number) + (sizes[graph] as number);
  return begin;
}

function sumOver(graphOf: Int32Array, sizeOf: (graph: number) => number): number {
  let sum = 0;
  for (const graph of graphOf) if (graph >= 0) sum += sizeOf(graph);
  return sum;
}
