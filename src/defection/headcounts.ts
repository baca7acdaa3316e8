import { must } from "../base/collections";
import { selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { isCertain } from "../network/presence";
import type { MoveFacts } from "./moves";

/** How many moves there are in a group of moves, and how many people, as far as the sources say. */
export interface Headcounts {
  /** Moves that the policy has in this slice (or view); one of imprecise date can be in several slices. */
  readonly moves: number;
  /** Those of them that every reading of the dates has in it. */
  readonly certain: number;
  /**
   * At least so many people in the certain moves: the persons among the defectors, or the largest body of people if that is more.
   * It is no sum, since nothing says that the people of one move are not those of another.
   */
  readonly headcountLow: number;
  /** Sums over all moves, as if nobody were counted twice; `undefined` as soon as one move has no such figure. */
  readonly headcountBest: number | undefined;
  readonly headcountHigh: number | undefined;
  /** Moves for which no source gives any figure. */
  readonly uncounted: number;
  readonly ties: readonly string[];
  readonly claims: readonly string[];
}

/** Which moves of a view every reading of the dates has in its window. */
export function certainIn(view: TemporalNetwork): (move: MoveFacts) => boolean {
  const { window, columns, spells } = stateOf(view);
  if (!window) return () => true;
  const tieAt = new Map(Array.from(selectionOf(view).ties, (tie) => [must(columns.ids.at(tie)), tie]));
  return ({ row }) => isCertain(columns, spells, must(tieAt.get(row.tie)), window);
}

export function headcountsOf(view: TemporalNetwork, moves: readonly MoveFacts[]): Headcounts {
  const { actors } = stateOf(view).evidence;
  const sure = moves.filter(certainIn(view));
  const persons = new Set(sure.map(({ defector }) => defector).filter((actor) => actors.at(actor)?.type === "person"));
  return {
    moves: moves.length,
    certain: sure.length,
    headcountLow: Math.max(persons.size, 0, ...sure.map(({ row }) => row.headcountLow ?? 0)),
    headcountBest: total(moves.map(({ row }) => row.headcountBest)),
    headcountHigh: total(moves.map(({ row }) => row.headcountHigh)),
    uncounted: moves.filter(({ row }) => row.headcountLow === undefined && row.headcountHigh === undefined).length,
    ties: moves.map(({ row }) => row.tie),
    claims: [...new Set(moves.flatMap(({ row }) => row.claims))],
  };
}

function total(figures: readonly (number | undefined)[]): number | undefined {
  return figures.every((figure) => figure !== undefined) ? figures.reduce((sum, figure) => sum + figure, 0) : undefined;
}
