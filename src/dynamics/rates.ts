import * as z from "zod/mini";
import { groupBy, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { isSet } from "../network/column";
import { actorIndices, checkNetwork, facts, type ResultTable, selectionOf, stateOf } from "../network/inside";
import type { TimeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { sliceShape, splitSlicing } from "../network/slicing/shape";
import type { SliceOptions } from "../network/slicing/slices";
import { type Counted, spellOf, type Turnover, turnoverOf } from "./turnover";

export interface TieRatesOptions extends SliceOptions {
  /** A row for each slice (`"all"`, the default), or for each slice and each kind of state that the network has. */
  readonly by?: "all" | "kind";
  /**
   * Which beginnings count as formed: those that the sources state (`"stated"`, the default), or also those of ties that onset lets
   * begin when they were first seen (`"all"`).
   */
  readonly starts?: "stated" | "all";
  /**
   * Which ends count as dissolved: those that the sources state (`"stated"`, the default), or also those that a persistence rule sets
   * (`"all"`). Under a duration such as `"P5Y"` the latter make a wave five years after every wave of sightings.
   */
  readonly ends?: "stated" | "all";
}

/** What begins and ends in one slice. Low is what every reading of the dates has, high what some reading has. */
export interface TieRatesRow extends Turnover {
  /** Half-open, as the slice's view looks at it. */
  readonly start: TimeValue;
  readonly end: TimeValue;
  readonly label: string | undefined;
  /** With `by: "kind"`. */
  readonly kind?: string;
}

export interface ResolvedTieRates extends SliceOptions, Counted {
  readonly by: "all" | "kind";
}

/** Rows with what made them, and what was left out. */
export type TieRates = ResultTable<TieRatesRow, ResolvedTieRates> & {
  /** How many actors the network has: n of the formation share. */
  readonly actors: number;
  /** How many ties are events, which begin and end at once and are not counted. */
  readonly events: number;
  /** How many states have no beginning even under onset `observed`: counted as present where they certainly are, never as formed. */
  readonly unbegun: number;
};

const COLUMNS = [
  ...(["presentLow", "presentHigh", "formedLow", "formedHigh", "observedLow", "observedHigh"] as const),
  ...(["dissolvedLow", "dissolvedHigh", "ruledLow", "ruledHigh"] as const),
  ...(["formationLow", "formationHigh", "dissolutionLow", "dissolutionHigh"] as const),
] satisfies readonly (keyof TieRatesRow)[];

const schema = () =>
  z.strictObject({
    ...sliceShape(),
    by: z._default(z.enum(["all", "kind"]), "all"),
    starts: z._default(z.enum(["stated", "all"]), "stated"),
    ends: z._default(z.enum(["stated", "all"]), "stated"),
  });

/**
 * How many states begin and end in each slice of time, and what share that is of those that could.
 *
 * When a network is built and when it comes apart: the same number of ties may be few that last or many that change.
 *
 * For a slice [a, b) and states i from day sᵢ up to, not including, eᵢ: present = |{sᵢ < a < eᵢ}|, formed = |{a ≤ sᵢ < b}|,
 * dissolved = |{a < eᵢ ≤ b}|, which is those whose last day is in the slice. With all beginnings and ends counted and dates exact,
 * present + formed − dissolved is what the next slice has present. dissolution = |{sᵢ < a < eᵢ ≤ b}| / present. formation = the pairs of
 * actors without a tie as the slice begins that are given one in it, of all pairs without one; there are n(n − 1) / 2 pairs, n the number
 * of actors of the network, whatever way ties point. A share is `undefined` where no reading has anything to divide by; its bounds are over
 * the readings that do.
 *
 * `observed` and `ruled` are the beginnings that onset set and the ends that persistence set: `starts` and `ends` say whether they are among
 * `formed` and `dissolved`. If not, such a tie appears, or is gone, without being counted. Bounds are exact where dates do not depend on
 * each other; the ends that rules set may, and for them bounds hold but may be wider than need be.
 *
 * Parallel ties count one each, save in formation, which is of pairs. Self-ties do not exist. Events begin and end at once: left out and
 * counted in the property `events`. Isolated actors make pairs if the policy keeps them. Disconnected makes no difference. A network
 * without a state: rows of zeros, dissolution `undefined`. With `window` or `cumulative` slices overlap, and so do their counts.
 *
 * Cost: O(k·m), k the number of slices, m of ties. Reference: as `tEdgeFormation` and `tEdgeDissolution` of the R package tsna,
 * https://doi.org/10.32614/CRAN.package.tsna, which count the end at e at the time e, and keep the two directions
 * of a pair apart.
 *
 * @throws AllegianceError `invalid-option`; `invalid-date`
 */
export function tieRates(network: TemporalNetwork, options: TieRatesOptions): TieRates {
  checkNetwork("tieRates", network);
  const { slicing, own } = splitSlicing(parseOptions("tieRates", schema, options));
  const state = stateOf(network);
  const { columns, evidence, unbegun } = state;
  const all = Array.from(selectionOf(network).ties);
  const states = all.filter((tie) => !isSet(columns.instant, tie));
  const actors = actorIndices(network).length;
  const groups =
    own.by === "all" ? [[-1, states] as const] : [...groupBy(states, (tie) => columns.kind[tie] as number)];
  groups.sort(([a], [b]) => a - b);
  const counted = groups.map(([kind, ties]) => ({
    kind: evidence.kinds[kind]?.name,
    spells: ties.map((tie) => spellOf(state, own, tie)),
  }));
  const rows = network.slices(slicing).flatMap((view): TieRatesRow[] => {
    const { start, end, label } = must(view.window);
    const stretch = must(stateOf(view).window);
    if (!(stretch.start < stretch.end)) return [];
    return counted.map(({ kind, spells }) => ({
      ...{ start, end, label, ...(kind !== undefined && { kind }) },
      ...turnoverOf(spells, (actors * (actors - 1)) / 2, stretch),
    }));
  });
  const head = ["start", "end", "label", ...(own.by === "kind" ? (["kind"] as const) : [])] as const;
  return tableOf(rows, [...head, ...COLUMNS], {
    ...facts(network),
    options: Object.freeze({ ...slicing, ...own }),
    actors,
    events: all.length - states.length,
    unbegun: states.filter((tie) => unbegun[tie] === 1).length,
  });
}
