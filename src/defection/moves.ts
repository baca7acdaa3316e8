import { must } from "../base/collections";
import { type Table, tableOf } from "../base/table";
import { valueAt } from "../network/column";
import { checkNetwork, type Facts, facts, selectionOf, stateOf } from "../network/inside";
import { type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { tieRow } from "../network/tie";

/** Somebody left one group for another. Days are ISO, in a network on ticks numbers; `null` is unbounded. */
export interface Move {
  /** The id of the tie; `claimsOf` takes it. */
  readonly tie: string;
  readonly defector: string;
  readonly origin: string;
  readonly destination: string;
  readonly earliest: TimeValue;
  readonly latest: TimeValue;
  /** How many people moved, as far as the sources say; a person is one. `undefined` where they do not. */
  readonly headcountLow: number | undefined;
  readonly headcountBest: number | undefined;
  readonly headcountHigh: number | undefined;
  readonly confidence: number;
  readonly corroboration: number;
  readonly claims: readonly string[];
}

const MOVE_COLUMNS = [
  "tie",
  "defector",
  "origin",
  "destination",
  "earliest",
  "latest",
  "headcountLow",
  "headcountBest",
  "headcountHigh",
  "confidence",
  "corroboration",
  "claims",
] as const satisfies readonly (keyof Move)[];

/** A move with its actors as indices and its bounds as numbers, for the other queries of this folder. */
export interface MoveFacts {
  readonly row: Move;
  readonly defector: number;
  readonly origin: number;
  readonly destination: number;
  readonly min: number;
  readonly max: number;
}

/**
 * The dated moves of a view: every tie of kind `defection`, by earliest date.
 *
 * Cost: one pass over the view's ties.
 * @throws AllegianceError `invalid-option` if it is not given a network
 */
export function defections(network: TemporalNetwork): Table<Move> & Facts {
  checkNetwork("defections", network);
  const rows = movesOf(network).map(({ row }) => row);
  return tableOf(rows, MOVE_COLUMNS, facts(network));
}

export function movesOf(network: TemporalNetwork): MoveFacts[] {
  const state = stateOf(network);
  const { columns, evidence, spells } = state;
  const defection = evidence.kinds.findIndex((kind) => kind.name === "defection");
  const moves = Array.from(selectionOf(network).ties).filter((tie) => columns.kind[tie] === defection);
  return moves.map((tie): MoveFacts => {
    const { id, source, origin, target, confidence, corroboration, claims, ...row } = tieRow(state, tie);
    const stated = [row.headcountLow, row.headcountBest, row.headcountHigh].some((figure) => figure !== undefined);
    const [min, max] = [must(spells.startMin[tie]), must(spells.startMax[tie])];
    const defector = must(columns.source[tie]);
    const one = !stated && must(evidence.actors.at(defector)).type === "person" ? 1 : undefined;
    return {
      defector,
      origin: valueAt(columns.origin, tie),
      destination: must(columns.target[tie]),
      min,
      max,
      row: {
        tie: id,
        defector: source,
        origin: must(origin),
        destination: target,
        earliest: timeValue(min, evidence.calendar),
        latest: timeValue(max, evidence.calendar),
        headcountLow: row.headcountLow ?? one,
        headcountBest: row.headcountBest ?? one,
        headcountHigh: row.headcountHigh ?? one,
        confidence,
        corroboration,
        claims,
      },
    };
  });
}
