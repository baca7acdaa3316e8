import { compareText, groupBy, must } from "../base/collections";
import { type Table, tableOf } from "../base/table";
import { checkNetwork, type Facts, facts, indexOfActor, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { certainIn, type Headcounts, headcountsOf } from "./headcounts";
import { type MoveFacts, movesOf } from "./moves";

/** A group that people left for the one asked about. Headcounts are those of `defectionFlows`. */
export interface Origin extends Headcounts {
  readonly origin: string;
  /** From 0 to 1: the share of this origin in all the people told of is at least so much, */
  readonly shareLow: number;
  /** and at most so much. From 0 to 1 says that nothing is known but that somebody came. */
  readonly shareHigh: number;
}

const COLUMNS = [
  "origin",
  "moves",
  "certain",
  "headcountLow",
  "headcountBest",
  "headcountHigh",
  "shareLow",
  "shareHigh",
  "uncounted",
  "ties",
  "claims",
] as const satisfies readonly (keyof Origin)[];

/**
 * Which groups the people came from who moved to a group, by the sources, with the share of each as a range.
 *
 * A share is of the people whom the sources tell of as moving there, each counted under one origin; it is not a share of the
 * group's members, most of whom no source tells of as coming from anywhere. The range is as wide as the headcounts leave it: a
 * move without a figure may be of one person or of any number, and moves may tell of the same people twice.
 *
 * For origin o, with L the least number of people that came from it and U the most: low = L(o) / (L(o) + Σ U(p)) and
 * high = U(o) / (U(o) + Σ L(p)), the sums over all other origins p. U is the sum of the highest figures of its moves, ∞ as soon as
 * one has none. L is the number of different persons among the defectors, or the largest lowest figure of one move if that is
 * more; a move without a figure counts at least 1, one that only some readings of the dates have in the view at least 0.
 * 0 / 0 is 0; with U(o) = ∞, high is 1. An origin that is unknown (a placeholder) has its row like any other.
 *
 * Several moves from one origin add up in U, not in L. No moves: no rows. Only moves to the group itself count, not those to its
 * parts.
 *
 * Cost: one pass over the view's moves.
 * @throws AllegianceError `unknown-actor`
 */
export function originsOf(network: TemporalNetwork, group: string): Table<Origin> & Facts & { readonly group: string } {
  checkNetwork("originsOf", network);
  const destination = indexOfActor(network, group);
  const { actors } = stateOf(network).evidence;
  const certain = certainIn(network);
  const moves = movesOf(network).filter((move) => move.destination === destination);
  const origins = [...groupBy(moves, ({ origin }) => origin)].map(([origin, from]) => {
    const counts = headcountsOf(network, from);
    return { origin: must(actors.at(origin)).id, counts, ...boundsOf(from, counts, certain) };
  });
  const rows = origins.map(({ origin, counts, least, most }): Origin => {
    const others = origins.filter((other) => other.origin !== origin);
    const [leastElse, mostElse] = [sum(others.map((o) => o.least)), sum(others.map((o) => o.most))];
    return { origin, ...counts, shareLow: share(least, mostElse), shareHigh: share(most, leastElse) };
  });
  rows.sort((a, b) => b.moves - a.moves || compareText(a.origin, b.origin));
  return tableOf(rows, COLUMNS, { ...facts(network), group });
}

function boundsOf(
  moves: readonly MoveFacts[],
  counts: Headcounts,
  certain: (move: MoveFacts) => boolean,
): { readonly least: number; readonly most: number } {
  const leasts = moves.filter(certain).map(({ row }) => row.headcountLow ?? Math.min(1, row.headcountHigh ?? 1));
  const most = sum(moves.map(({ row }) => row.headcountHigh ?? Number.POSITIVE_INFINITY));
  return { least: Math.max(counts.headcountLow, ...leasts), most };
}

/** The part in the sum of the part and the rest; the one that is without bound decides. */
function share(part: number, rest: number): number {
  if (part === Number.POSITIVE_INFINITY) return 1;
  return part === 0 ? 0 : part / (part + rest);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
