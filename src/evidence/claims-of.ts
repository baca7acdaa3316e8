import { type Table, tableOf } from "../base/table";
import { type Claim, columnsOf } from "../data/tables";
import { checkNetwork, type Facts, facts, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { claimsOfTie } from "../network/tie";
import { type Result, tiesBehind } from "./behind";

/**
 * The claims behind a tie or a row of a result: what was said, by which source, in which paragraph. Each once, in the order of the
 * ties. A tie is found in the whole network, whatever the view; for a score give the view that was measured.
 * @throws AllegianceError `unknown-tie`, `unknown-actor`
 */
export function claimsOf(network: TemporalNetwork, result: Result): Table<Claim> & Facts {
  checkNetwork("claimsOf", network);
  const state = stateOf(network);
  const claims = new Set(tiesBehind(network, result).flatMap((tie) => claimsOfTie(state, tie)));
  const rows = Array.from(
    claims,
    (claim): Claim => ({ ...claim, parties: [...claim.parties], contradicts: [...claim.contradicts] }),
  );
  return tableOf(rows, columnsOf("claims") as (keyof Claim)[], facts(network));
}
