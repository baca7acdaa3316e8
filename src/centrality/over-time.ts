import * as z from "zod/mini";
import { must, remembered } from "../base/collections";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { AT_ONCE } from "../kernels/shortest/brandes-together";
import { checkNetwork, type Facts, facts, stateOf } from "../network/inside";
import type { TimeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { type ProjectOptions, projectionShape } from "../network/project";
import type { ScoreRow, Scores } from "../network/scores";
import { sliceShape, splitSlicing } from "../network/slicing/shape";
import type { SliceOptions } from "../network/slicing/slices";
import { checkSendable } from "../network/snapshot";
import { UNSENDABLE, type WorkerPool, workersShape } from "../workers/pool";
import { MEASURES, type Measure, type MeasureName, type OptionsByMeasure } from "./measures";
import { measureRuns, type Run, runsOf, type SliceTask, type SliceValues } from "./slice-task";

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
 * With `workers` (`nodeWorkers` of `allegiance/node`, or `webWorkers`) slices are shared out among them and the answer is a promise of
 * the same rows, to the bit; less work than the pool's `least` is done by this thread. Functions, and views made by `where`, cannot
 * be sent to them.
 *
 * @throws AllegianceError `invalid-option`, naming all that the measure takes; `invalid-date`; whatever the measure throws; with workers
 * `unsupported` for a view made by `where`
 */
export function centralityOverTime(
  network: TemporalNetwork,
  options: CentralityOverTimeOptions & { readonly workers: WorkerPool },
): Promise<Series>;
export function centralityOverTime(network: TemporalNetwork, options: CentralityOverTimeOptions): Series;
export function centralityOverTime(
  network: TemporalNetwork,
  options: CentralityOverTimeOptions & { readonly workers?: WorkerPool },
): Series | Promise<Series> {
  checkNetwork("centralityOverTime", network);
  const measure = nameOf(options?.measure);
  const { measure: _, workers, ...rest } = parseOptions("centralityOverTime", schemaOf(measure), options);
  const { slicing, own } = splitSlicing(rest);
  const nobody = (MEASURES[measure].compute as (view: TemporalNetwork, options: object) => Scores)(
    network.among(),
    own,
  );
  const task: SliceTask = { call: "slices", batch: AT_ONCE, measure, options: Object.freeze({ ...own }), slicing };
  const runs = runsOf(network, slicing);
  const rows: SeriesRow[] = [];
  const add = rowsInto(rows, runs);
  const series = (): Series =>
    tableOf(rows, COLUMNS, {
      ...facts(network),
      measure,
      options: Object.freeze({ ...nobody.options, ...slicing }),
    });
  if (workers) return sharedOut(network, task, runs, { workers, add }).then(series);
  add(measureRuns(runs, task, { from: 0, to: runs.length }));
  return series();
}

const schemaOf = remembered((measure: MeasureName) => () => {
  const own = MEASURES[measure].shape();
  return z.strictObject({ measure: z.unknown(), ...sliceShape(), ...projectionShape(), ...own, ...workersShape() });
});

function nameOf(given: unknown): MeasureName {
  const names = Object.keys(MEASURES) as MeasureName[];
  const found = names.find((name) => name === given || MEASURES[name].compute === given);
  if (found) return found;
  throw invalidOption("measure", given, `${names.join(", ")}, or one of these functions`);
}

/** The same with workers, if what the first run takes foretells that it pays, or nothing need be foretold. */
async function sharedOut(
  network: TemporalNetwork,
  task: SliceTask,
  runs: readonly Run[],
  { workers, add }: { readonly workers: WorkerPool; readonly add: (found: readonly SliceValues[]) => void },
): Promise<void> {
  if (Object.values(task.options).some((option) => typeof option === "function")) {
    throw invalidOption("workers", task.options, UNSENDABLE);
  }
  checkSendable(network);
  const parts = { from: workers.least > 0 ? Math.min(1, runs.length) : 0, to: runs.length };
  const begun = performance.now();
  const found = measureRuns(runs, task, { from: 0, to: parts.from });
  add(found);
  if ((performance.now() - begun) * (parts.to - parts.from) < workers.least) {
    return add([...found, ...measureRuns(runs, task, parts)]);
  }
  await workers.run(network, task, parts, {
    reader: () => (values: SliceValues) => values,
    each: async (part, values) => {
      found[part] = values;
      add(found);
    },
  });
}

/** Adds the rows of each run, in order, as soon as those of the runs before are there. */
function rowsInto(rows: SeriesRow[], runs: readonly Run[]): (found: readonly SliceValues[]) => void {
  if (!runs[0]) return () => undefined;
  const { actors } = stateOf(runs[0][0]).evidence;
  const known = new Array<{ readonly id: string; readonly name: string } | undefined>(actors.length);
  let [next, count] = [0, 0];
  const addRun = (run: Run, { values, order, ranks, actors: present }: SliceValues) => {
    for (const { window } of run) {
      const { start, end } = window ?? { start: null, end: null };
      for (let k = 0; k < order.length; k++) {
        const index = order[k] as number;
        const actor = present[index] as number;
        let is = known[actor];
        if (!is) known[actor] = is = must(actors.at(actor));
        rows[count++] = {
          start,
          end,
          actor: is.id,
          label: is.name,
          value: values[index] as number,
          rank: ranks[k] as number,
        };
      }
    }
  };
  return (found) => {
    for (let values = found[next]; values; values = found[next]) addRun(runs[next++] as Run, values);
  };
}
