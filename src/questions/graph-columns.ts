import { must } from "../base/collections";
import { beginnings } from "../base/columns";
import type { Arcs } from "../kernels/slices/arcs";
import type { Ranges, Rules } from "../kernels/slices/graphs";
import { JOINED, joinedGraphs, type SlicedArcs } from "../kernels/slices/joined-graphs";
import { joinedRanks } from "../kernels/slices/joined-ranks";
import type { Columns } from "../network/columns";
import { areInOrder, defaultDirection, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction, ProjectOptions } from "../network/project";
import { drawnRangesOf } from "../network/readings/drawn-ranges";
import { type Picked, pickedOf } from "../network/readings/held-columns";
import { arcsOf } from "../network/slicing/arcs";
import { graphsOf, isolatesOf } from "../network/slicing/graphs";
import type { FigureColumns, JoinedFigures, Marks } from "./columns";
import { type Grid, gridOf } from "./slice-grid";
import { readingOf, type Slicing } from "./slicing";

/** Figures of one view after another, or of some that are alike at once. */
export interface GraphColumns {
  (view: TemporalNetwork): FigureColumns | undefined;
  /** `undefined` also where it does not pay, or would not be the same to the bit. */
  together(views: readonly TemporalNetwork[]): JoinedFigures | undefined;
}

/** Figures × ranks of which it can be held how often which has which: 256 MB. */
const MOST = 2 ** 26;

/** What the graphs of a view's slices are made of. */
interface Sliced extends SlicedArcs {
  readonly grid: Grid;
  readonly way: Direction;
  readonly terms: Rules;
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
  const alone = (view: TemporalNetwork): FigureColumns | undefined => {
    const sliced = slicedOf(view);
    if (!sliced) return undefined;
    const { grid, arcs, ranges, terms, way } = sliced;
    const graphs = graphsOf(arcs, ranges, grid.cut, terms);
    const scores = each(graphs, way !== "undirected", own);
    if (!scores) return undefined;
    const { places: known, mark } = grid;
    const { graphOf, nodes } = graphs;
    const begin = beginnings(graphs.sizes);
    let [at, room] = [0, 0];
    for (const graph of graphOf) if (graph >= 0) room += (begin[graph + 1] as number) - (begin[graph] as number);
    const [places, values] = [new Int32Array(room), new Float64Array(room)];
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      if (graph < 0) continue;
      const [end, row] = [begin[graph + 1] as number, slice * terms.actors];
      for (let node = begin[graph] as number; node < end; node++) {
        const actor = nodes[node] as number;
        const place = known[row + actor] as number;
        places[at] = place < 0 ? mark(slice, actor) : place;
        values[at++] = scores[node] as number;
      }
    }
    return { reading, marks: marks.list, places, values };
  };

  const together = (views: readonly TemporalNetwork[]): JoinedFigures | undefined => {
    if (!joined || views.length < 2 || views.length > JOINED) return undefined;
    const all = views.map(slicedOf);
    const [first] = all;
    if (!first || !all.every((one) => one?.grid === first.grid && one.way === first.way)) return undefined;
    const graphs = joinedGraphs(all.map(must), first.grid.cut, first.terms);
    const scores = graphs && joined(graphs, first.way !== "undirected", own);
    const ranked = scores && joinedRanks(graphs.sizes, scores);
    if (!ranked) return undefined;
    const { places, mark } = first.grid;
    const { graphOf, sizes, nodes, nodeMasks } = graphs;
    const figures = graphOf.reduce((sum, graph) => sum + (sizes[graph] as number), marks.list.length);
    const ranks = ranked.found.reduce((most, found) => Math.max(most, found), 0) + 1;
    if (figures * ranks > MOST) return undefined;
    const joint = { graphOf, begin: beginnings(sizes), nodes, nodeMasks, ...ranked };
    return { reading, views: views.length, marks: marks.list, places, mark, actors: first.terms.actors, ...joint };
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
    const picked = pickedOf(columns);
    const all = picked?.all ?? columns;
    if (last?.columns !== all || last.way !== way) last = { columns: all, way, arcs: arcsOf(all, way, actors) };
    const terms = { parallel: parallel ?? policy.parallel, actors, isolates: isolatesOf(state) };
    const ranges = drawnRangesOf(state, grid.cut);
    return { arcs: last.arcs, way, grid, ranges: picked ? rangesIn(picked, ranges) : ranges, terms };
  };
}

/** The windows of all ties, of which only some are there at all. */
function rangesIn({ all, ties }: Picked, some: Ranges): Ranges {
  const [from, to] = [new Int32Array(all.size), new Int32Array(all.size)];
  for (let i = 0; i < ties.length; i++) {
    const tie = ties[i] as number;
    from[tie] = some.from[i] as number;
    to[tie] = some.to[i] as number;
  }
  return { from, to };
}
