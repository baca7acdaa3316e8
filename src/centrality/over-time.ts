import * as z from "zod";
import { must } from "../base/collections";
import { invalidOption, telling } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { checkNetwork, type Facts, facts, selectionOf } from "../network/inside";
import type { TimeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { type ProjectOptions, projectionShape } from "../network/project";
import type { ScoreRow, Scores } from "../network/scores";
import { sliceShape, splitSlicing } from "../network/slice-shape";
import type { SliceOptions } from "../network/slices";
import type { Selection } from "../network/state";
import { MEASURES, type Measure, type MeasureName, type OptionsByMeasure } from "./measures";

/** How to slice, which measure to take of each slice, and the options of that measure. */
export type CentralityOverTimeOptions =
  | {
      [Name in MeasureName]: SliceOptions &
        OptionsByMeasure[Name] & {
          /** The measure's name, or the measure itself. */
          readonly measure: Name | Measure<Name>;
        };
    }[MeasureName]
  | (SliceOptions & ProjectOptions & { readonly measure: MeasureName });

/** The score of one actor in one slice. Ranks are within the slice. */
export interface SeriesRow extends ScoreRow {
  /** The first day that the slice looks at (ISO), or its first tick. */
  readonly start: TimeValue;
  /** The day after the last one that it looks at (ISO), or the tick at which it ends. */
  readonly end: TimeValue;
}

export interface SeriesFacts extends Facts {
  readonly measure: MeasureName;
  /** The options of the measure, all resolved, and those of the slices as given. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Scores over time: a table of rows by slice and rank, which also says what made it. */
export type Series = Table<SeriesRow> & Readonly<SeriesFacts>;

const COLUMNS = ["start", "end", "actor", "label", "value", "rank"] as const;

/**
 * A measure of every slice of a network, as one table.
 *
 * How standing moves: who rises, who is eclipsed, and when. Each slice is measured as the measure would measure the view
 * `network.slices(…)[i]`; `start` and `end` are what that view looks at, half-open, so that with a `window` they overlap and with
 * `cumulative` they all start at once. `end` is always the end of the slice's step, or of the
 * network's own window if that comes first.
 *
 * A slice without a tie gives no rows, even where isolated actors are kept. Slices next to each other that have the same ties, each
 * as likely to be there, have the same values and are computed once. A measure that refuses a slice, or does not converge on
 * it, ends the whole with an error that names the slice.
 *
 * Cost: the measure's, once for each slice in which something changes. References: at the measures.
 *
 * @throws AllegianceError `invalid-option`, naming all that the measure takes; `invalid-date`; whatever the measure throws
 */
export function centralityOverTime(network: TemporalNetwork, options: CentralityOverTimeOptions): Series {
  checkNetwork("centralityOverTime", network);
  const measure = nameOf(options?.measure);
  const { shape } = MEASURES[measure];
  const compute = MEASURES[measure].compute as (view: TemporalNetwork, options: object) => Scores;
  const together = MEASURES[measure].together as
    | ((views: readonly TemporalNetwork[], options: object) => Scores[])
    | undefined;
  const schema = z.strictObject({ measure: z.unknown(), ...sliceShape, ...projectionShape, ...shape });
  const parsed = parseOptions("centralityOverTime", schema, options);
  const { measure: _, ...rest } = parsed;
  const { slicing, own: given } = splitSlicing(rest);
  const own = Object.freeze({ ...given });
  const nobody = compute(network.among(), own);
  const computeAll = (views: readonly TemporalNetwork[]) =>
    together?.(views, own) ?? views.map((view) => compute(view, own));
  const rows = rowsOf(network.slices(slicing), computeAll);
  const resolved = Object.freeze({ ...nobody.options, ...slicing });
  return tableOf(rows, COLUMNS, { ...facts(network), measure, options: resolved });
}

function nameOf(given: unknown): MeasureName {
  const names = Object.keys(MEASURES) as MeasureName[];
  const found = names.find((name) => name === given || MEASURES[name].compute === given);
  if (found) return found;
  throw invalidOption("measure", given, `${names.join(", ")}, or one of these functions`);
}

/** Slices that are measured in one go. */
const IN_ONE_GO = 8;

function* rowsOf(
  slices: readonly TemporalNetwork[],
  compute: (views: readonly TemporalNetwork[]) => Scores[],
): Generator<SeriesRow> {
  const runs = runsOf(slices);
  for (let from = 0; from < runs.length; from += IN_ONE_GO) {
    const some = runs.slice(from, from + IN_ONE_GO);
    const scores = inSlices(
      some.map(([first]) => first),
      compute,
    );
    for (const [i, run] of some.entries()) {
      const found = must(scores[i]);
      const { order, ranks } = found.ranking();
      for (const { window } of run) {
        const { start, end } = window ?? { start: null, end: null };
        for (let place = 0; place < order.length; place++) {
          const index = order[place] as number;
          const [actor, label] = [found.ids[index] as string, found.labels[index] as string];
          yield { start, end, actor, label, value: found.values[index] as number, rank: ranks[place] as number };
        }
      }
    }
  }
}

/** Slices with ties, those together that follow each other and have the same. */
function runsOf(slices: readonly TemporalNetwork[]): [TemporalNetwork, ...TemporalNetwork[]][] {
  const runs: [TemporalNetwork, ...TemporalNetwork[]][] = [];
  let last: Selection | undefined;
  for (const view of slices) {
    const selection = selectionOf(view);
    if (selection.ties.length > 0) {
      if (last && sameSelection(last, selection)) runs.at(-1)?.push(view);
      else runs.push([view]);
    }
    last = selection;
  }
  return runs;
}

/** Whether two views have the same ties, each with the same presence. */
export function sameSelection(one: Selection, other: Selection): boolean {
  return (
    one.ties.length === other.ties.length &&
    one.ties.every((tie, i) => tie === other.ties[i] && one.presence[i] === other.presence[i])
  );
}

/** Runs a measure of several slices; its errors name the first of them in which it fails. */
function inSlices(
  views: readonly TemporalNetwork[],
  compute: (views: readonly TemporalNetwork[]) => Scores[],
): Scores[] {
  try {
    return compute(views);
  } catch {
    return views.flatMap((view) => inSlice(view, () => compute([view])));
  }
}

/** Runs the measure of one slice; its errors name the slice. */
export function inSlice<T>(view: TemporalNetwork, run: () => T): T {
  const { label, start, end } = view.window ?? {};
  return telling(`slice ${label ?? `${start} to ${end}`}`, run);
}
