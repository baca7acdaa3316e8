import { must } from "../base/collections";
import { selectionOf, stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { tieRow } from "../network/tie";
import { type Move, movesOf } from "./moves";
import type { Moment } from "./timing";

/** One step of a chain: a defector's move, or a group passing into its successor. */
export interface ChainStep extends Omit<Move, "defector"> {
  readonly type: "move" | "succession";
  /** The defector; `undefined` for a succession. */
  readonly defector: string | undefined;
}

/** A step with its actors as indices (no defector is −1) and its bounds as numbers. */
export interface StepFacts extends Moment {
  readonly row: ChainStep;
  readonly defector: number;
  readonly origin: number;
  readonly destination: number;
  /** Whether nothing can follow it: its destination is a placeholder. */
  readonly ends: boolean;
}

/** The moves of a view and, if asked for, the successions between groups, by earliest date. */
export function stepsOf(network: TemporalNetwork, withSuccession: boolean): StepFacts[] {
  const { actors } = stateOf(network).evidence;
  const isPlaceholder = (actor: number) => must(actors.at(actor)).type === "placeholder";
  const moves = movesOf(network).map(
    (move): StepFacts => ({ ...move, row: { type: "move", ...move.row }, ends: isPlaceholder(move.destination) }),
  );
  const steps = withSuccession ? [...moves, ...successionsOf(network)] : moves;
  return steps.sort((a, b) => a.min - b.min || a.max - b.max);
}

/** Groups only: a person who founds a group does not pass into it. */
function successionsOf(network: TemporalNetwork): StepFacts[] {
  const state = stateOf(network);
  const { columns, evidence, spells } = state;
  const succession = evidence.kinds.findIndex((kind) => kind.name === "succession");
  const isGroup = (actor: number) => ["group", "contingent"].includes(must(evidence.actors.at(actor)).type);
  const ties = Array.from(selectionOf(network).ties).filter(
    (tie) =>
      columns.kind[tie] === succession && isGroup(must(columns.source[tie])) && isGroup(must(columns.target[tie])),
  );
  return ties.map((tie): StepFacts => {
    const { id, source, target, corroboration, confidence, claims } = tieRow(state, tie);
    const [min, max] = [must(spells.startMin[tie]), must(spells.startMax[tie])];
    const nobody = { defector: undefined, headcountLow: undefined, headcountBest: undefined, headcountHigh: undefined };
    const when = { earliest: timeValue(min, evidence.calendar), latest: timeValue(max, evidence.calendar) };
    return {
      min,
      max,
      defector: -1,
      origin: must(columns.source[tie]),
      destination: must(columns.target[tie]),
      ends: false,
      row: {
        type: "succession",
        tie: id,
        ...nobody,
        origin: source,
        destination: target,
        ...when,
        corroboration,
        confidence,
        claims,
      },
    };
  });
}
