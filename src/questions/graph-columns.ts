import { indices, must } from "../base/collections";
import { beginnings } from "../base/columns";
import type { Arcs } from "../kernels/slices/arcs";
import type { Columns } from "../network/columns";
import { areInOrder, defaultDirection, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction, ProjectOptions } from "../network/project";
import { arcsOf } from "../network/slicing/arcs";
import { rangesOf } from "../network/slicing/cut";
import { type GraphTerms, graphsOf } from "../network/slicing/graphs";
import { JOINED, joinedGraphs, type SlicedArcs } from "../network/slicing/joined-graphs";
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
  readonly way: Direction;
  readonly terms: GraphTerms;
}

/** Graphs of slices with their scores: as many a node as there are lanes; with masks only the lanes that have the node. */
interface Found {
  readonly graphOf: Int32Array;
  readonly begin: Int32Array;
  readonly nodes: Int32Array;
  readonly masks: Uint8Array | undefined;
  readonly scores: Float64Array;
  readonly lanes: number;
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
  const answered = ({ grid, terms }: Sliced, own: Found, view: number): FigureColumns => {
    const { places: known, mark } = grid;
    const { graphOf, begin, nodes, masks, scores, lanes } = own;
    let [at, room] = [0, 0];
    for (const graph of graphOf) if (graph >= 0) room += (begin[graph + 1] as number) - (begin[graph] as number);
    const [places, values] = [new Int32Array(room), new Float64Array(room)];
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      if (graph < 0) continue;
      const [end, row] = [begin[graph + 1] as number, slice * terms.actors];
      for (let node = begin[graph] as number; node < end; node++) {
        // Without a branch on whether this view has the actor: it is as likely as not.
        const isThere = masks ? ((masks[node] as number) >> view) & 1 : 1;
        const actor = nodes[node] as number;
        const place = known[row + actor] as number;
        places[at] = place < 0 && isThere === 1 ? mark(slice, actor) : place;
        values[at] = scores[lanes * node + view] as number;
        at += isThere;
      }
    }
    return { reading, marks: marks.list, places: places.subarray(0, at), values: values.subarray(0, at) };
  };

  const alone = (view: TemporalNetwork): FigureColumns | undefined => {
    const sliced = slicedOf(view);
    if (!sliced) return undefined;
    const { grid, arcs, ranges, terms, way } = sliced;
    const graphs = graphsOf(arcs, ranges, grid.cut, terms);
    const scores = each(graphs, way !== "undirected", own);
    if (!scores) return undefined;
    const found = { ...graphs, begin: beginnings(graphs.sizes), masks: undefined, scores, lanes: 1 };
    return answered(sliced, found, 0);
  };

  const together = (views: readonly TemporalNetwork[]): FigureColumns[] | undefined => {
    if (!joined || views.length < 2 || views.length > JOINED) return undefined;
    const all = views.map(slicedOf);
    const [first] = all;
    if (!first || !all.every((one) => one?.grid === first.grid && one.way === first.way)) return undefined;
    const graphs = joinedGraphs(all.map(must), first.grid.cut, first.terms);
    const scores = graphs && joined(graphs, first.way !== "undirected", own);
    if (!scores) return undefined;
    const found = { ...graphs, begin: beginnings(graphs.sizes), masks: graphs.nodeMasks, scores, lanes: JOINED };
    return views.map((_, view) => answered(first, found, view));
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
    const isolates =
      policy.isolates === "keep" ? indices(actors).filter((actor) => state.actors?.has(actor) ?? true) : [];
    const terms = { parallel: parallel ?? policy.parallel, actors, isolates };
    return { arcs: last.arcs, way, grid, ranges: rangesOf(state, grid.cut), terms };
  };
}
