import { must } from "../base/collections";
import { telling } from "../base/errors";
import { AT_ONCE } from "../kernels/shortest/brandes-together";
import { actorColumn, actorNames, selectionOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type Ranking, ranked } from "../network/ranking";
import type { Scores } from "../network/scores";
import { runsOfSlices } from "../network/slicing/projections";
import type { SliceOptions } from "../network/slicing/slices";
import type { Selection } from "../network/state";
import type { Parts, Task } from "../workers/pool";
import { MEASURES, type MeasureName } from "./measures";

/** A measure of every slice of a view, with options that have been checked. */
export interface SliceTask extends Task {
  readonly call: "slices";
  readonly batch: typeof AT_ONCE;
  readonly measure: MeasureName;
  readonly options: object;
  readonly slicing: SliceOptions;
}

/** Slices that follow each other and have the same ties, of which there are some. */
export type Run = readonly [TemporalNetwork, ...TemporalNetwork[]];

/** What a measure says of a slice, with ranks: one value for each of some actors, which are indices into the evidence. */
export interface SliceValues extends Ranking {
  readonly actors: Int32Array;
  readonly values: Float64Array;
}

/** The runs that a network was cut into last, if they have few slices and ties in all, for the measures that are asked for next. */
const latest = new WeakMap<TemporalNetwork, { readonly slicing: string; readonly runs: Run[] }>();
const FEW = 1 << 14;

/** The slices of a network by runs: what is the same is measured once. */
export function runsOf(network: TemporalNetwork, options: SliceOptions): Run[] {
  const slicing = inWords(options);
  const known = latest.get(network);
  if (slicing !== undefined && known?.slicing === slicing) return known.runs;
  const slices = network.slices(options);
  const same = runsOfSlices(slices);
  const runs = same ? grouped(slices, same.graphOf) : joined(slices);
  const ties = same ? same.ties.reduce((sum, own) => sum + own, 0) : tiesOf(runs);
  if (slicing !== undefined && ties + slices.length <= FEW) latest.set(network, { slicing, runs });
  return runs;
}

const tiesOf = (runs: readonly Run[]) => runs.reduce((sum, [view]) => sum + selectionOf(view).ties.length, 0);

/** Options as text that others do not have; `undefined` where they are more than words and numbers. */
function inWords(options: SliceOptions): string | undefined {
  const isPlain = (value: unknown): boolean =>
    Array.isArray(value)
      ? value.every(isPlain)
      : Number.isFinite(value) || typeof value === "string" || typeof value === "boolean";
  return Object.values(options).every(isPlain) ? JSON.stringify(options) : undefined;
}

/** Slices of which it is known, by a number each, which have the same ties; below 0 those that have none. */
function grouped(slices: readonly TemporalNetwork[], groupOf: Int32Array): Run[] {
  const runs: [TemporalNetwork, ...TemporalNetwork[]][] = [];
  for (const [i, view] of slices.entries()) {
    const group = groupOf[i] as number;
    if (group === runs.length) runs.push([view]);
    else if (group >= 0) must(runs[group]).push(view);
  }
  return runs;
}

/** The same of slices whose ties have to be compared. */
export function joined(slices: readonly TemporalNetwork[]): Run[] {
  const runs: [TemporalNetwork, ...TemporalNetwork[]][] = [];
  let last: Selection | undefined;
  for (const view of slices) {
    const selection = selectionOf(view);
    if (selection.ties.length > 0) {
      if (last && sameSelection(last, selection)) must(runs.at(-1)).push(view);
      else runs.push([view]);
    }
    last = selection;
  }
  return runs;
}

/** Whether two views have the same ties, each with the same presence. */
export function sameSelection(one: Selection, other: Selection): boolean {
  if (one.ties.length !== other.ties.length) return false;
  for (let i = 0; i < one.ties.length; i++) {
    if (one.ties[i] !== other.ties[i] || one.presence[i] !== other.presence[i]) return false;
  }
  return true;
}

/** Measures some of the runs. */
export function measureRuns(runs: readonly Run[], { measure, options }: SliceTask, { from, to }: Parts): SliceValues[] {
  const { together } = MEASURES[measure];
  const compute = MEASURES[measure].compute as (view: TemporalNetwork, options: object) => Scores;
  const computeAll = together as ((views: readonly TemporalNetwork[], options: object) => Scores[]) | undefined;
  const found: SliceValues[] = [];
  for (let first = from; first < to; first += AT_ONCE) {
    const views = runs.slice(first, Math.min(first + AT_ONCE, to)).map(([view]) => view);
    const scores = inSlices(views, (some) => computeAll?.(some, options) ?? some.map((view) => compute(view, options)));
    for (const [i, one] of scores.entries()) found.push(valuesOf(must(views[i]), one));
  }
  return found;
}

function valuesOf(view: TemporalNetwork, scores: Scores): SliceValues {
  const { values } = scores;
  const { order, ranks } = ranked(values);
  const present = actorColumn(view);
  if (values.length === present.length) return { actors: present, values, order, ranks };
  const known = new Set(scores.ids);
  const { ids } = actorNames(view);
  return { actors: present.filter((_, place) => known.has(must(ids[place]))), values, order, ranks };
}

/** Does parts of a task in a worker. */
export function sliceWorker(view: TemporalNetwork, task: SliceTask): (parts: Parts) => readonly SliceValues[] {
  const runs = runsOf(view, task.slicing);
  // What lies in one buffer with those of other slices would be sent with all of it.
  return (parts) => measureRuns(runs, task, parts).map((found) => ({ ...found, actors: found.actors.slice() }));
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
