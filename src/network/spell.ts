import type { Claim } from "../data/tables";
import { boundsOf } from "../time";

/**
 * When something held, as far as it is known: it began on some day of [startMin, startMax] and the first day on which it no
 * longer held is in [endMin, endMax]. Days (or ticks) inside the library are half-open, so an end is exclusive. For an
 * instant the end equals the start and means nothing.
 */
export interface Spell {
  startMin: number;
  startMax: number;
  endMin: number;
  endMax: number;
}

/** What one claim testifies about time. */
export interface Testimony extends Spell {
  /** When a state of unstated beginning was first observed; infinite if the beginning is stated or nothing is known. */
  seenMin: number;
  seenMax: number;
}

/** What of a claim says when. */
export type Dated = Pick<Claim, "start" | "end" | "end_status">;

/**
 * Reads the dates of a claim. The last day in the text of an end is the last day on which the relation held. No claim can
 * speak of what came after its document was published, so an unbounded date ends with the publication.
 */
export function testimonyOf(claim: Dated, instant: boolean, published: string | undefined, widen: number): Testimony {
  const press = published === undefined ? undefined : boundsOf(published, widen);
  const horizon = press?.hi ?? Number.POSITIVE_INFINITY;
  const start = claim.start === undefined ? undefined : boundsOf(claim.start, widen);
  const startMin = start?.lo ?? Number.NEGATIVE_INFINITY;
  const startMax = start && Number.isFinite(start.hi) ? start.hi : Math.max(horizon, startMin);
  if (instant) {
    const never = Number.POSITIVE_INFINITY;
    return {
      startMin,
      startMax,
      endMin: startMin,
      endMax: startMax,
      seenMin: never,
      seenMax: never,
    };
  }
  const end = endOf(claim, startMin, press, widen);
  const spell = consistent({ startMin, startMax, endMin: end.endMin, endMax: end.endMax });
  const seen = Number.isFinite(startMin) ? undefined : firstSeen(claim.start, spell, widen);
  return {
    startMin: spell.startMin,
    startMax: spell.startMax,
    endMin: spell.endMin,
    endMax: spell.endMax,
    seenMin: seen?.lo ?? Number.POSITIVE_INFINITY,
    seenMax: seen?.hi ?? Number.POSITIVE_INFINITY,
  };
}

interface Range {
  readonly lo: number;
  readonly hi: number;
}

function endOf(
  claim: Dated,
  startMin: number,
  press: Range | undefined,
  widen: number,
): Pick<Spell, "endMin" | "endMax"> {
  const never = Number.POSITIVE_INFINITY;
  if (claim.end !== undefined) {
    const { lo, hi } = boundsOf(claim.end, widen);
    return { endMin: lo + 1, endMax: hi + 1 };
  }
  if (claim.end_status === "ongoing") return { endMin: press ? press.lo + 1 : startMin + 1, endMax: never };
  if (claim.end_status === "ended") return { endMin: startMin + 1, endMax: press ? press.hi + 1 : never };
  return { endMin: startMin + 1, endMax: never };
}

/** Narrows bounds to what some spell can have: it ends after it starts, at least a day later where only days are known. */
export function consistent(spell: Spell): Spell {
  const endMin = spell.endMin > spell.startMin ? spell.endMin : spell.startMin + 1;
  const endMax = Math.max(spell.endMax, endMin);
  const startMax = spell.startMax < endMax ? spell.startMax : endMax - 1;
  return { startMin: spell.startMin, startMax: Math.max(spell.startMin, startMax), endMin, endMax };
}

/** The same of a testimony, which is itself where nothing is narrowed. */
export function consistentTestimony(said: Testimony): Testimony {
  const { startMin, startMax, endMin, endMax, seenMin, seenMax } = said;
  if (startMin <= startMax && startMin < endMin && startMax < endMax && endMin <= endMax) return said;
  return { ...consistent({ startMin, startMax, endMin, endMax }), seenMin, seenMax };
}

/** The time at which a state of unstated beginning is first known to hold: the closing date of `[..date]`, else its known end. */
function firstSeen(start: string | undefined, spell: Spell, widen: number): Range | undefined {
  const until = start === undefined ? undefined : /^\[\.\.([^,\]]+)\]$/.exec(start)?.[1];
  if (until !== undefined) return boundsOf(until, widen);
  const latest = Math.min(spell.startMax, spell.endMin - 1);
  return Number.isFinite(spell.endMin) ? { lo: latest, hi: spell.startMax } : undefined;
}

/**
 * What several testimonies about one spell say together: what all of them allow, or, where they contradict each other,
 * everything that any of them allows.
 */
export function reconcile(testimonies: readonly Testimony[]): { spell: Testimony; conflict: boolean } {
  const [only, another] = testimonies;
  if (only && !another) return { spell: only, conflict: false };
  const most = (pick: (t: Testimony) => number) => Math.max(...testimonies.map(pick));
  const least = (pick: (t: Testimony) => number) => Math.min(...testimonies.map(pick));
  const range = (min: (t: Testimony) => number, max: (t: Testimony) => number) => {
    const [low, high] = [most(min), least(max)];
    return low <= high ? { low, high, conflict: false } : { low: least(min), high: most(max), conflict: true };
  };
  const start = range(
    (t) => t.startMin,
    (t) => t.startMax,
  );
  const end = range(
    (t) => t.endMin,
    (t) => t.endMax,
  );
  const bounds = { startMin: start.low, startMax: start.high, endMin: end.low, endMax: end.high };
  const seenMin = least((t) => t.seenMin);
  return {
    conflict: start.conflict || end.conflict,
    spell: {
      ...bounds,
      seenMin,
      seenMax: least((t) => t.seenMax),
    },
  };
}
