import { remembered } from "../base/collections";
import { MEASURES, type MeasureName } from "../centrality/measures";
import { type CentralityOverTimeOptions, centralityOverTime } from "../centrality/over-time";
import { inSlice, sameSelection } from "../centrality/slice-task";
import { selectionOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { ResolvedProjection } from "../network/project";
import type { Scores } from "../network/scores";
import { splitSlicing } from "../network/slice-shape";
import type { SliceOptions } from "../network/slices";
import type { Selection } from "../network/state";
import type { Figure, Figures } from "./figures";

/** A measure of a view or of its slices: its answer follows from the projected graphs alone. */
export interface Slicing {
  readonly compute: (view: TemporalNetwork, options: object) => Scores<ResolvedProjection>;
  readonly own: object;
  /** Left out for the whole view. */
  readonly slices?: SliceOptions;
}

/** A call as a measure of slices, if it is one. @throws AllegianceError as `centralityOverTime` */
export function slicingOf(view: TemporalNetwork, call: string, options: object = {}): Slicing | undefined {
  const computeOf = (name: MeasureName) => MEASURES[name].compute as Slicing["compute"];
  if (Object.hasOwn(MEASURES, call))
    return { compute: computeOf(call as MeasureName), own: Object.freeze({ ...options }) };
  if (call !== "centralityOverTime") return undefined;
  const { measure } = centralityOverTime(view.among(), options as CentralityOverTimeOptions);
  const { measure: _, ...rest } = options as CentralityOverTimeOptions;
  const { slicing, own } = splitSlicing(rest);
  return { compute: computeOf(measure), own: Object.freeze({ ...own }), slices: slicing };
}

/**
 * The figures of a measure of slices, for one view after another: the same as of its rows, without making rows, and what a figure is of is
 * said once for all views.
 */
export function slicedFigures({ compute, own, slices }: Slicing): (view: TemporalNetwork) => Figures {
  const by = [...(slices ? ["start", "end"] : []), "actor", "label"];
  const marksOf = remembered((_slice: string) => new Map<string, Omit<Figure, "value">>());
  let last: { readonly selection: Selection; readonly scores: Scores } | undefined;
  const scoresOf = (slice: TemporalNetwork): Scores => {
    const selection = selectionOf(slice);
    if (!last || !slices || !sameSelection(last.selection, selection))
      last = { selection, scores: slices ? inSlice(slice, () => compute(slice, own)) : compute(slice, own) };
    return last.scores;
  };
  const figuresOf = (slice: TemporalNetwork): Figure[] => {
    if (slices && selectionOf(slice).ties.length === 0) return [];
    const { ids, labels, values } = scoresOf(slice);
    const { start, end } = (slices && slice.window) ?? { start: null, end: null };
    const group = slices ? `${start} ${end}` : "";
    const marks = marksOf(group);
    return ids.map((actor, i): Figure => {
      let mark = marks.get(actor);
      if (!mark) {
        const of = { ...(slices && { start, end }), actor, label: labels[i] ?? actor };
        mark = { key: `${slices ? `${start}\u0000${end}\u0000` : ""}${actor}\u0000`, of, group };
        marks.set(actor, mark);
      }
      return { key: mark.key, of: mark.of, group, value: values[i] as number };
    });
  };
  return (view) => {
    last = undefined;
    return {
      ...{ by, absent: "none", isTime: false },
      figures: (slices ? view.slices(slices) : [view]).flatMap(figuresOf),
    };
  };
}
