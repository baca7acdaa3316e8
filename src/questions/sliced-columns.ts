import { remembered } from "../base/collections";
import { inSlice, sameSelection } from "../centrality/slice-task";
import { selectionOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import type { Selection } from "../network/state";
import { type AskColumns, type FigureColumns, type Marks, placing } from "./columns";
import { columnsOfGraphs } from "./graph-columns";
import { readingOf, type Slicing } from "./slicing";

/** The figures of a measure of slices, for one view after another: of all graphs at once where that can be, else slice by slice. */
export function slicedColumns(slicing: Slicing, marks: Marks): AskColumns {
  const [atOnce, sliceBySlice] = [columnsOfGraphs(slicing, marks), columnsOfSlices(slicing, marks)];
  const ask = (view: TemporalNetwork) => atOnce?.(view) ?? sliceBySlice(view);
  return atOnce ? Object.assign(ask, { together: atOnce.together }) : ask;
}

/** The same as of the rows of a series, or of scores, without making rows. */
export function columnsOfSlices(slicing: Slicing, marks: Marks): (view: TemporalNetwork) => FigureColumns {
  const { compute, own, slices } = slicing;
  const reading = readingOf(slicing);
  const placesOf = remembered((_slice: string) => new Map<string, number>());
  return (view) => {
    let last: { readonly selection: Selection; readonly scores: Scores } | undefined;
    const scoresOf = (slice: TemporalNetwork): Scores => {
      const selection = selectionOf(slice);
      if (!last || !slices || !sameSelection(last.selection, selection))
        last = { selection, scores: slices ? inSlice(slice, () => compute(slice, own)) : compute(slice, own) };
      return last.scores;
    };
    const places: number[] = [];
    const values: number[] = [];
    let before: { readonly start: unknown; readonly end: unknown } | undefined;
    for (const slice of slices ? view.slices(slices) : [view]) {
      const { start, end } = slice.window ?? { start: null, end: null };
      // What a window leaves of slices that overlap may be the same.
      if (before?.start === start && before.end === end) continue;
      before = { start, end };
      if (slices && selectionOf(slice).ties.length === 0) continue;
      const scores = scoresOf(slice);
      const known = placesOf(slices ? `${start} ${end}` : "");
      const placeOf = placing(marks, slices && { start, end });
      for (const [i, actor] of scores.ids.entries()) {
        const place = known.get(actor) ?? placeOf(actor, scores.labels[i] ?? actor);
        known.set(actor, place);
        places.push(place);
        values.push(scores.values[i] as number);
      }
    }
    return { reading, marks: marks.list, places: Int32Array.from(places), values: Float64Array.from(values) };
  };
}
