import { groupBy } from "../base/collections";
import type { Stretch } from "../network/moment";
import type { State } from "../network/state";
import { pairKey } from "./pairs";
import { beginsOf, isRuled } from "./settling";
import { type Case, shareOf } from "./shares";

/** A state as rates count it: its bounds, and whether the beginnings and ends asked for include its own. */
export interface Spell {
  /** The pair that it ties, as a number. */
  readonly pair: number;
  readonly startMin: number;
  readonly startMax: number;
  readonly endMin: number;
  readonly endMax: number;
  readonly begins: boolean;
  readonly ends: boolean;
  /** Whether onset set its beginning, and persistence its end. */
  readonly observed: boolean;
  readonly ruled: boolean;
}

/** Which beginnings and ends count: those that the sources state, or also those that onset and persistence set. */
export interface Counted {
  readonly starts: "stated" | "all";
  readonly ends: "stated" | "all";
}

/** The state of tie `i` as rates count it; one without a beginning is there where it certainly is, and neither begins nor ends. */
export function spellOf(state: State, { starts, ends }: Counted, tie: number): Spell {
  const { spells, settled, unbegun } = state;
  const pair = pairKey(state, tie);
  if (unbegun[tie]) {
    const [start, end] = [settled.startMax[tie] as number, settled.endMin[tie] as number];
    const bounds = { startMin: start, startMax: start, endMin: end, endMax: end };
    return { pair, ...bounds, begins: false, ends: false, observed: false, ruled: false };
  }
  const observed = beginsOf(state, tie) === "observed";
  const ruled = isRuled(state, tie);
  return {
    pair,
    startMin: spells.startMin[tie] as number,
    startMax: spells.startMax[tie] as number,
    endMin: spells.endMin[tie] as number,
    endMax: spells.endMax[tie] as number,
    begins: starts === "all" || !observed,
    ends: ends === "all" || !ruled,
    observed,
    ruled,
  };
}

/** How many states begin and end in a window, and what share that is of those that could. */
export interface Turnover {
  readonly presentLow: number;
  readonly presentHigh: number;
  readonly formedLow: number;
  readonly formedHigh: number;
  readonly observedLow: number;
  readonly observedHigh: number;
  readonly dissolvedLow: number;
  readonly dissolvedHigh: number;
  readonly ruledLow: number;
  readonly ruledHigh: number;
  readonly formationLow: number | undefined;
  readonly formationHigh: number | undefined;
  readonly dissolutionLow: number | undefined;
  readonly dissolutionHigh: number | undefined;
}

/**
 * Counts the states that begin and end in [a, b): one begins in it if its first day is in it, and ends in it if its last day is. Of
 * `pairs` pairs of actors those without a tie as it begins can form one.
 */
export function turnoverOf(spells: readonly Spell[], pairs: number, { start: a, end: b }: Stretch): Turnover {
  const count = (of: (spell: Spell) => boolean) => spells.reduce((total, spell) => total + Number(of(spell)), 0);
  const begun = (s: Spell) => a <= s.startMin && s.startMax < b;
  const ended = (s: Spell) => a < s.endMin && s.endMax <= b;
  const tied = groupBy(spells, ({ pair }) => pair);
  const formation = shareOf(formations([...tied.values()], a, b), pairs - tied.size);
  const dissolution = shareOf(dissolutions(spells, a, b), 0);
  return {
    presentLow: count((s) => s.startMax < a && a < s.endMin),
    presentHigh: count((s) => mayPrecede(s, a)),
    formedLow: count((s) => s.begins && begun(s)),
    formedHigh: count((s) => s.begins && mayBegin(s, a, b)),
    observedLow: count((s) => s.observed && begun(s)),
    observedHigh: count((s) => s.observed && mayBegin(s, a, b)),
    dissolvedLow: count((s) => s.ends && ended(s)),
    dissolvedHigh: count((s) => s.ends && mayEnd(s, a, b)),
    ruledLow: count((s) => s.ruled && ended(s)),
    ruledHigh: count((s) => s.ruled && mayEnd(s, a, b)),
    formationLow: formation.low,
    formationHigh: formation.high,
    dissolutionLow: dissolution.low,
    dissolutionHigh: dissolution.high,
  };
}

const mayBegin = (s: Spell, a: number, b: number) => s.startMin < b && a <= s.startMax;
const mayEnd = (s: Spell, a: number, b: number) => s.endMin <= b && a < s.endMax;
/** Whether some reading has it there before `a` and still as `a` comes. */
const mayPrecede = (s: Spell, a: number) => s.startMin < a && a < s.endMax;

/** Each state as a case: there as the window begins and ended in it, there and not ended, or not there. */
function* dissolutions(spells: readonly Spell[], a: number, b: number): Generator<Case> {
  for (const s of spells) {
    const there = mayPrecede(s, a);
    yield {
      yes: there && s.ends && mayEnd(s, a, b),
      no: there && (!s.ends || b < s.endMax),
      out: a <= s.startMax || s.endMin <= a,
    };
  }
}

/** Each pair with ties as a case: without one as the window begins and given one in it, without and given none, or with one. */
function* formations(pairs: readonly (readonly Spell[])[], a: number, b: number): Generator<Case> {
  for (const ties of pairs) {
    const forms = (s: Spell) => s.begins && mayBegin(s, a, b);
    const rests = (s: Spell) => b <= s.startMax || s.endMin <= a || (!s.begins && mayBegin(s, a, b));
    yield {
      yes: ties.some(forms) && ties.every((s) => forms(s) || rests(s)),
      no: ties.every(rests),
      out: ties.some((s) => mayPrecede(s, a)),
    };
  }
}
