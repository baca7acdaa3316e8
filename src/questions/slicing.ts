import { MEASURES, type MeasureEach, type MeasureJoined, type MeasureName } from "../centrality/measures";
import { type CentralityOverTimeOptions, centralityOverTime } from "../centrality/over-time";
import type { TemporalNetwork } from "../network/network";
import type { ResolvedProjection } from "../network/project";
import type { Scores } from "../network/scores";
import { splitSlicing } from "../network/slicing/shape";
import type { SliceOptions } from "../network/slicing/slices";
import type { Reading } from "./figures";

/** A measure of a view or of its slices: its answer follows from the projected graphs alone. */
export interface Slicing {
  readonly compute: (view: TemporalNetwork, options: object) => Scores<ResolvedProjection>;
  /** The same of many graphs at once, where the measure knows how. */
  readonly each?: MeasureEach | undefined;
  /** The same of the graphs of some views that are alike. */
  readonly joined?: MeasureJoined | undefined;
  readonly own: object;
  /** Left out for the whole view. */
  readonly slices?: SliceOptions;
}

/** A call as a measure of slices, if it is one. @throws AllegianceError as `centralityOverTime` */
export function slicingOf(view: TemporalNetwork, call: string, options: object = {}): Slicing | undefined {
  const measuring = (name: MeasureName) => ({
    compute: MEASURES[name].compute as Slicing["compute"],
    each: MEASURES[name].each,
    joined: MEASURES[name].joined,
  });
  if (Object.hasOwn(MEASURES, call)) return { ...measuring(call as MeasureName), own: Object.freeze({ ...options }) };
  if (call !== "centralityOverTime") return undefined;
  const { measure } = centralityOverTime(view.among(), options as CentralityOverTimeOptions);
  const { measure: _, ...rest } = options as CentralityOverTimeOptions;
  const { slicing, own } = splitSlicing(rest);
  return { ...measuring(measure), own: Object.freeze({ ...own }), slices: slicing };
}

/** How the rows of a measure are read, of slices or of a whole view. */
export function readingOf({ slices }: Pick<Slicing, "slices">): Reading {
  return { by: [...(slices ? ["start", "end"] : []), "actor", "label"], absent: "none", isTime: false };
}
