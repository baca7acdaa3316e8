import * as z from "zod/mini";
import { compareText, groupBy, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import type { Persistence } from "../data/vocabulary";
import { isSet } from "../network/column";
import { checkNetwork, facts, type ResultTable, selectionOf, stateOf } from "../network/inside";
import type { Stretch } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { tieRow } from "../network/tie";
import { type DurationSummary, SUMMARY_COLUMNS, summaryOf } from "./duration-summary";
import { lengthOf } from "./lengths";
import { pairKey, pairOf } from "./pairs";
import { type Begins, beginsOf, type Ends, endsOf } from "./settling";

export interface TieDurationsOptions {
  /**
   * A row for each state (`"tie"`, the default), or one for all states of each kind, or of each two actors whichever way their ties
   * point (`"pair"`).
   */
  readonly by?: "tie" | "kind" | "pair";
  /** Count only the days or ticks that fall in the view's window. Default false: whole spells, also of ties that reach beyond it. */
  readonly clip?: boolean;
}

/** How long one state lasts, in days or ticks. */
export interface TieDuration {
  readonly tie: string;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  /** The shortest and the longest that its dates allow; `Infinity` where a date is unbounded. */
  readonly low: number;
  readonly high: number;
  /**
   * Its beginning: `"stated"` by the sources, `"observed"` where onset put it at the first sight, `"always"` for an edge given without
   * one, `"unknown"` where nothing bounds it.
   */
  readonly begins: Begins;
  /**
   * Its end: `"stated"` by the sources (if only by the date of their publication); set by the persistence rule, as `"lapsed"` (a
   * duration after it was last seen), `"replaced"` (by the tie `endedBy`) or `"never"`; `"unknown"` where neither bounds it.
   */
  readonly ends: Ends;
  /** The rule that set the end, `"stated"` if the sources bound it; as of a `Tie`. */
  readonly persistence: Persistence | "stated";
  readonly endedBy: string | undefined;
  /** The same bounds by the sources alone, before onset, persistence and the draw of a sample. */
  readonly statedLow: number;
  readonly statedHigh: number;
}

export interface ResolvedTieDurations {
  readonly by: "tie" | "kind" | "pair";
  readonly clip: boolean;
}

/** Rows with what made them; `events` is how many ties of the view are events, which have no duration and no row. */
export type TieDurations<R extends TieDuration | DurationSummary> = ResultTable<R, ResolvedTieDurations> & {
  readonly events: number;
};

const COLUMNS = [
  ...(["tie", "kind", "source", "target", "low", "high"] as const),
  ...(["begins", "ends", "persistence", "endedBy", "statedLow", "statedHigh"] as const),
] satisfies readonly (keyof TieDuration)[];

const schema = () =>
  z.strictObject({
    by: z._default(z.enum(["tie", "kind", "pair"]), "tie"),
    clip: z._default(z.boolean(), false),
  });

/**
 * How long each state of a view lasts.
 *
 * Whether alliances of a sort hold for months or for decades, and how much of that the sources say: dates known to the month or the
 * year give a shortest and a longest spell, and an end that only a rule has set is told apart from one that a source states.
 *
 * low(i) = min (e − s), high(i) = max (e − s), s the first day of tie i and e the first day after it, over all s and e within their
 * bounds with e > s: so high = latest e − earliest s, low = earliest e − latest s, or one day where these overlap (in ticks 0, the greatest
 * lower bound). With `clip`, e − s is what lies in the window [a, b): max(0, min(e, b) − max(s, a)). Summaries add bounds up (`total`)
 * and take their medians, the mean of the middle two of an even number.
 *
 * Bounds are exact over the readings of the dates that the ties show, in whole days or exact numbers. The bounds of an end that a rule set
 * count as those of any date, apart from the start's: a membership that began in 2014 and is kept for five years lasts four to six.
 * Presence changes them only as a sample, whose dates are exact: `certain` and `possible` say which ties a view with a window has, and
 * then `high` is how long a tie counts under `possible`, `low` how long under `certain`, save that no state is shorter than a day.
 *
 * Parallel ties have a row each, and their durations add up. Self-ties do not exist. Events have no duration: they are left out, and
 * counted in the property `events`. Isolated actors add nothing; disconnected makes no difference. Empty view: no rows.
 *
 * Cost: O(m log m), m the number of ties. Reference: as `edgeDuration` of the R package tsna, https://doi.org/10.32614/CRAN.package.tsna, whose
 * dyads keep the two directions of a pair apart.
 *
 * @throws AllegianceError `invalid-option`
 */
export function tieDurations(
  view: TemporalNetwork,
  options?: TieDurationsOptions & { readonly by?: "tie" },
): TieDurations<TieDuration>;
export function tieDurations(
  view: TemporalNetwork,
  options: TieDurationsOptions & { readonly by: "kind" | "pair" },
): TieDurations<DurationSummary>;
export function tieDurations(
  view: TemporalNetwork,
  options: TieDurationsOptions = {},
): TieDurations<TieDuration> | TieDurations<DurationSummary> {
  checkNetwork("tieDurations", view);
  const resolved = parseOptions("tieDurations", schema, options);
  const state = stateOf(view);
  const { columns, evidence } = state;
  const all = Array.from(selectionOf(view).ties);
  const ties = all.filter((tie) => !isSet(columns.instant, tie));
  const info = { ...facts(view), options: Object.freeze(resolved), events: all.length - ties.length };
  if (resolved.by === "tie") return tableOf(inOrder(view, ties).map(rowOf(view, resolved.clip)), COLUMNS, info);
  const row = rowOf(view, resolved.clip);
  if (resolved.by === "kind") {
    const groups = [...groupBy(ties, (tie) => columns.kind[tie] as number)].sort(([a], [b]) => a - b);
    const rows = groups.map(([kind, group]) => ({
      kind: must(evidence.kinds[kind]).name,
      ...summaryOf(group.map(row)),
    }));
    return tableOf<DurationSummary, typeof info>(rows, ["kind", ...SUMMARY_COLUMNS], info);
  }
  const rows = [...groupBy(ties, (tie) => pairKey(state, tie)).values()].map((group) => ({
    ...pairOf(state, must(group[0])),
    ...summaryOf(group.map(row)),
  }));
  rows.sort((a, b) => compareText(a.actor, b.actor) || compareText(a.other, b.other));
  return tableOf<DurationSummary, typeof info>(rows, ["actor", "other", ...SUMMARY_COLUMNS], info);
}

/** By earliest start, as `ties()` has them. */
function inOrder(view: TemporalNetwork, ties: readonly number[]): number[] {
  const { startMin, startMax } = stateOf(view).spells;
  const later = (a: number, b: number) => (a === b ? 0 : a - b);
  return [...ties].sort(
    (a, b) => later(must(startMin[a]), must(startMin[b])) || later(must(startMax[a]), must(startMax[b])) || a - b,
  );
}

function rowOf(view: TemporalNetwork, clip: boolean): (tie: number) => TieDuration {
  const state = stateOf(view);
  const always: Stretch = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const stretch = (clip && state.window) || always;
  const unit = state.evidence.calendar ? 1 : 0;
  return (tie) => {
    const { id, kind, source, target, persistence, endedBy } = tieRow(state, tie);
    const stated = lengthOf(state.columns.stated, tie, stretch, unit);
    return {
      ...{ tie: id, kind, source, target, ...lengthOf(state.spells, tie, stretch, unit) },
      ...{ begins: beginsOf(state, tie), ends: endsOf(state, tie), persistence, endedBy },
      ...{ statedLow: stated.low, statedHigh: stated.high },
    };
  };
}
