import { isSet } from "./column";
import type { Base } from "./state";

/**
 * When a tie is there at each single moment, under the presence of its policy. A state holds from `start` up to, not including,
 * `end`; an instant may fall on every moment from `start` to `end`, both included, which are the same where its date is exact.
 */
export interface UsableSpell {
  readonly start: number;
  readonly end: number;
  readonly instant: boolean;
}

/**
 * The spell that presence gives tie `i`, or `undefined` if there is no moment at which it counts: `certain` from the latest start
 * to the earliest end, an instant only if its date is exact; `possible` and `expected` from the earliest start to the latest end; a
 * sample as it was drawn. Ties without a beginning count under onset `observed` where they certainly are. Windows do not clip it.
 */
export function usableSpell({ columns, spells, policy, unbegun }: Base, i: number): UsableSpell | undefined {
  const certain = policy.presence === "certain" || unbegun[i] === 1;
  const [startMin, startMax] = [spells.startMin[i] as number, spells.startMax[i] as number];
  if (isSet(columns.instant, i)) {
    return certain && startMin < startMax ? undefined : { start: startMin, end: startMax, instant: true };
  }
  const start = certain ? startMax : startMin;
  const end = (certain ? spells.endMin[i] : spells.endMax[i]) as number;
  return start < end ? { start, end, instant: false } : undefined;
}
