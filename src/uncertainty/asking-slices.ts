import { must } from "../base/collections";
import { tableOf } from "../base/table";
import { inSlice } from "../centrality/slice-task";
import { type Column, valueAt } from "../network/column";
import { selectionOf, stateOf } from "../network/inside";
import { TemporalNetwork } from "../network/network";
import type { Projection, ResolvedProjection } from "../network/project";
import type { ScoreRow, Scores } from "../network/scores";
import { type SliceOptions, windowsOf } from "../network/slicing/slices";
import { type Base, type State, select } from "../network/state";
import { tieRow } from "../network/tie";
import { type Answer, type Group, groupOf } from "../questions/answers";
import { figuresOf } from "../questions/figures";
import type { Slicing } from "../questions/slicing";
import type { Asking, LeftOut, Reads, Wanted } from "./left-out";

/** Asks a measure of slices; again only of slices in which some tie changed, and of graphs that have not been measured yet. */
export function slicedAsking(view: TemporalNetwork, slicing: Slicing, wanted: Wanted): Asking {
  const state = stateOf(view);
  const measure = measuringOf(slicing);
  const slices = slicing.slices ? view.slices(slicing.slices) : [view];
  const options = optionsOf(view, slicing);
  const groups = slices.map((slice) => groupOfSlice(slice, measure(slice, options), slicing));
  const base = gathered(groups, slicing);
  const isWanted = wanted(base);
  const windows = slices.map((slice) => stateOf(slice).window);

  const again = ({ view: other, gone, come }: LeftOut): Answer => {
    if (gone.length === 0 && come.length === 0) return base;
    const otherState = stateOf(other);
    const otherOptions = optionsOf(other, slicing);
    const measured = (slice: TemporalNetwork, was?: Group) =>
      groupOfSlice(slice, measure(slice, otherOptions), slicing, was);
    if (otherOptions.direction !== options.direction || !sameSlices(state, otherState, slicing.slices)) {
      const anew = slicing.slices ? other.slices(slicing.slices) : [other];
      return gathered(
        anew.map((slice) => measured(slice)),
        slicing,
      );
    }
    const [wasThere, isThere] = [presenceOf(state, gone), presenceOf(otherState, come)];
    const others = slices.map((slice, i) => {
      if (!isWanted(groups[i]?.name) || !(wasThere(windows[i]) || isThere(windows[i]))) return groups[i];
      const { window, label } = stateOf(slice);
      return measured(new TemporalNetwork({ ...otherState, window, label }), groups[i]);
    });
    return gathered(others, slicing);
  };
  return { base, reads: readsOf(state, slicing), again, computed: () => measure.count() };
}

/** The figures of a slice; those that were there before keep what they are of, which is far quicker than to say it anew. */
function groupOfSlice(
  slice: TemporalNetwork,
  scores: Scores | undefined,
  slicing: Slicing,
  was?: Group,
): Group | undefined {
  if (!scores || scores.ids.length === 0) return undefined;
  const { start, end } = slice.window ?? { start: null, end: null };
  const known = new Map(Array.from(was?.figures.values() ?? [], (figure) => [figure.of.actor, figure]));
  const figures = scores.ids.every((id) => known.has(id))
    ? scores.ids.map((id, i) => ({ ...must(known.get(id)), value: must(scores.values[i]) }))
    : figuresOf(
        tableOf<ScoreRow>(
          scores.rows().map((row) => (slicing.slices ? { start, end, ...row } : row)),
          columnsOf(slicing),
        ),
      ).figures;
  return groupOf(must(figures[0]).group, figures, false);
}

function readsOf({ predicates }: State, { own }: Slicing): Reads {
  const { strength } = own as { readonly strength?: unknown };
  return { support: strength !== undefined, claims: typeof strength === "function" || predicates.length > 0 };
}

function columnsOf({ slices }: Slicing): (keyof ScoreRow)[] {
  const columns = ["actor", "label", "value", "rank"];
  return (slices ? ["start", "end", ...columns] : columns) as (keyof ScoreRow)[];
}

function gathered(groups: readonly (Group | undefined)[], slicing: Slicing): Answer {
  const { by, absent, isTime } = figuresOf(tableOf<ScoreRow>([], columnsOf(slicing)));
  const known = groups.filter((group) => group !== undefined);
  return { by, absent, isTime, groups: new Map(known.map((group) => [group.name, group])) };
}

/** The options of the projection, which can depend on the whole network. */
function optionsOf(view: TemporalNetwork, { compute, own }: Slicing): ResolvedProjection {
  const { direction, parallel, strength } = compute(view.among(), own).options;
  return { direction, parallel, strength };
}

function sameSlices(state: State, other: State, slices: SliceOptions | undefined): boolean {
  if (!slices) return true;
  const [one, two] = [windowsOf(state, slices), windowsOf(other, slices)];
  return one.length === two.length && one.every(({ start, end }, i) => start === two[i]?.start && end === two[i]?.end);
}

/** Whether any of some ties counts in a window. */
function presenceOf(state: State, ties: readonly number[]): (window: State["window"]) => boolean {
  const { columns, settled, spells, unbegun } = state;
  const pick = (column: Column<ArrayLike<number>>) => ties.map((tie) => valueAt(column, tie));
  const spellsOf = ({ startMin, startMax, endMin, endMax, endedBy }: Base["spells"]): Base["spells"] => ({
    startMin: Float64Array.from(pick(startMin)),
    startMax: Float64Array.from(pick(startMax)),
    endMin: Float64Array.from(pick(endMin)),
    endMax: Float64Array.from(pick(endMax)),
    endedBy: Int32Array.from(pick(endedBy)),
  });
  const some: State = {
    ...state,
    columns: {
      ...columns,
      size: ties.length,
      kind: Uint16Array.from(pick(columns.kind)),
      source: Int32Array.from(pick(columns.source)),
      target: Int32Array.from(pick(columns.target)),
      instant: Uint8Array.from(pick(columns.instant)),
    },
    settled: spellsOf(settled),
    spells: spellsOf(spells),
    unbegun: Uint8Array.from(pick(unbegun)),
  };
  return (window) => select({ ...some, window }, (i) => tieRow(state, must(ties[i]))).ties.length > 0;
}

interface Measuring {
  (view: TemporalNetwork, options: ResolvedProjection): Scores | undefined;
  count(): number;
}

/** The measure, computed once for each graph; a slice without a tie has no scores, as in a series. */
function measuringOf({ compute, own, slices }: Slicing): Measuring {
  const known = new Map<string, Scores>();
  const measure = (view: TemporalNetwork, options: ResolvedProjection) => {
    if (slices && selectionOf(view).ties.length === 0) return undefined;
    const key = keyOf(view.project(options));
    const scores = known.get(key) ?? (slices ? inSlice(view, () => compute(view, own)) : compute(view, own));
    known.set(key, scores);
    return scores;
  };
  return Object.assign(measure, { count: () => known.size });
}

function keyOf({ ids, csr, options }: Projection): string {
  const { offsets, targets, strengths } = csr;
  return JSON.stringify([options.direction, ids, offsets.join(), targets.join(), strengths.join()]);
}
