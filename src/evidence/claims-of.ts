import type { Claim } from "../data/tables";
import { checkNetwork, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { claimsOfTie } from "../network/tie";
import { type Result, tiesBehind } from "./behind";

/**
 * The claims behind a tie or a row of a result: what was said, by which source, in which paragraph. Each once, in the order of the
 * ties. For a score give the view that was measured.
 * @throws AllegianceError `unknown-tie`, `unknown-actor`
 */
export function claimsOf(network: TemporalNetwork, result: Result): readonly Claim[] {
  checkNetwork("claimsOf", network);
  const state = stateOf(network);
  return [...new Set(tiesBehind(network, result).flatMap((tie) => claimsOfTie(state, tie)))];
}
