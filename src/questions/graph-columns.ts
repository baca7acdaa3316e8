import { indices, must } from "../base/collections";
import type { Columns } from "../network/columns";
import { areInOrder, defaultDirection, stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Direction, ProjectOptions } from "../network/project";
import { type Arcs, arcsOf } from "../network/slice-arcs";
import { type Cut, cutOf, rangesOf } from "../network/slice-cut";
import { graphsOf } from "../network/slice-graphs";
import { windowsOf } from "../network/slices";
import type { State } from "../network/state";
import { type FigureColumns, type Marks, placing } from "./columns";
import { readingOf, type Slicing } from "./slicing";

/** Slices × actors that are held in memory at most; of more the slices are measured one by one. */
const MOST = 2 ** 24;

/** The slices of all views of some evidence in one window. */
interface Grid extends Pick<State, "evidence" | "window"> {
  readonly cut: Cut;
  /** By slice and actor the place of its mark, −1 as long as there is none. */
  readonly places: Int32Array;
  readonly placeOf: readonly ((actor: string, label: string) => number)[];
}

/**
 * The same figures as slice by slice, from the graphs of all slices at once and without a view for each; `undefined` where the measure needs
 * more than graphs in which every tie counts 1. A view for which it says `undefined` has to be measured slice by slice: one made by
 * `where`, or of ties that last through a window or are there by chance.
 */
export function columnsOfGraphs(
  slicing: Slicing,
  marks: Marks,
): ((view: TemporalNetwork) => FigureColumns | undefined) | undefined {
  const { each, slices, own } = slicing;
  const { strength = "ties", direction, parallel } = own as ProjectOptions;
  if (!each || !slices || strength !== "ties") return undefined;
  if (!Array.isArray(slices.every) && (slices.from === undefined || slices.to === undefined)) return undefined;
  const reading = readingOf(slicing);
  let grid: Grid | undefined;
  let arcs: { readonly columns: Columns; readonly way: Direction; readonly inOrder: Arcs } | undefined;
  return (view) => {
    const state = stateOf(view);
    const { evidence, policy, predicates, window, columns } = state;
    if (predicates.length > 0 || window?.whole || policy.presence === "expected" || !areInOrder(evidence))
      return undefined;
    if (grid?.evidence !== evidence || grid.window !== window) grid = gridOf(state, slicing, marks);
    if (!grid) return undefined;
    const { cut, places, placeOf } = grid;
    const actors = evidence.actors.length;
    const way = direction ?? defaultDirection(view);
    if (arcs?.columns !== columns || arcs.way !== way) arcs = { columns, way, inOrder: arcsOf(columns, way, actors) };
    const graphs = graphsOf(arcs.inOrder, rangesOf(state, cut), cut, {
      ...{ parallel: parallel ?? policy.parallel, actors },
      isolates: policy.isolates === "keep" ? indices(actors).filter((actor) => state.actors?.has(actor) ?? true) : [],
    });
    const scores = each(graphs, way !== "undirected", own);
    if (!scores) return undefined;
    const { graphOf, sizes, nodes } = graphs;
    const begin = new Int32Array(sizes.length);
    for (let graph = 1; graph < sizes.length; graph++) {
      begin[graph] = (begin[graph - 1] as number) + (sizes[graph - 1] as number);
    }
    let count = 0;
    for (const graph of graphOf) if (graph >= 0) count += sizes[graph] as number;
    const answer = { reading, marks: marks.list, places: new Int32Array(count), values: new Float64Array(count) };
    let at = 0;
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      if (graph < 0) continue;
      const end = (begin[graph] as number) + (sizes[graph] as number);
      for (let node = begin[graph] as number; node < end; node++, at++) {
        const actor = nodes[node] as number;
        let place = places[slice * actors + actor] as number;
        if (place < 0) {
          const { id, name } = must(evidence.actors.at(actor));
          place = must(placeOf[slice])(id, name);
          places[slice * actors + actor] = place;
        }
        answer.places[at] = place;
        answer.values[at] = scores[node] as number;
      }
    }
    return answer;
  };
}

function gridOf(state: State, { slices }: Slicing, marks: Marks): Grid | undefined {
  const { evidence, window } = state;
  const { calendar } = evidence;
  const [first, last] = [window?.start ?? Number.NEGATIVE_INFINITY, window?.end ?? Number.POSITIVE_INFINITY];
  const windows = windowsOf(state, must(slices))
    .map(({ start, end }) => ({ start: Math.max(start, first), end: Math.min(end, last) }))
    .filter(({ start, end }) => start < end);
  const cut = cutOf(windows);
  if (!cut || cut.size * evidence.actors.length > MOST) return undefined;
  const placeOf = windows.map(({ start, end }) =>
    placing(marks, { start: timeValue(start, calendar), end: timeValue(end, calendar) }),
  );
  return { evidence, window, cut, places: new Int32Array(cut.size * evidence.actors.length).fill(-1), placeOf };
}
