import { isSet } from "../network/column";
import { selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { usableSpell } from "../network/usable";

/** The ties of a view that can be used at some moment, as columns in the order of ties: each from `start` to `end`, as presence reads it. */
export interface Usable {
  readonly ties: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly instant: Uint8Array;
  /** The earliest start of any tie; of one of unbounded start the unit before its end. 0 if no tie is bounded. */
  readonly first: number;
  /** Whether ties begin and end on whole days, if they do. */
  readonly whole: boolean;
}

const known = new WeakMap<TemporalNetwork, Usable>();

/** Worked out once for a view. */
export function usableTies(view: TemporalNetwork): Usable {
  const made = known.get(view) ?? columnsOf(view, usableSpell);
  known.set(view, made);
  return made;
}

export const firstMoment = ({ first }: Usable): number => first;

/**
 * When ties can surely be used, though their dates are not known: a state by whoever is ready before its earliest end, at its latest start
 * at the latest; an event by whoever is ready by its earliest moment, at its latest. `start` is that latest moment, and may come after
 * `end`. `view` has presence `certain`. Ties without a beginning count where they certainly are, as everywhere.
 */
export function sureTies(view: TemporalNetwork): Usable {
  return columnsOf(view, (state, tie) => {
    const { columns, spells, unbegun } = state;
    if (unbegun[tie] === 1) return usableSpell(state, tie);
    const instant = isSet(columns.instant, tie);
    const end = (instant ? spells.startMin[tie] : spells.endMin[tie]) as number;
    return { start: spells.startMax[tie] as number, end, instant };
  });
}

function columnsOf(view: TemporalNetwork, spellOf: typeof usableSpell): Usable {
  const state = stateOf(view);
  const selected = selectionOf(view).ties;
  const size = selected.length;
  const [ties, start, end] = [new Int32Array(size), new Float64Array(size), new Float64Array(size)];
  const instant = new Uint8Array(size);
  let [count, first, whole] = [0, Number.POSITIVE_INFINITY, true];
  const isWhole = (time: number) => Number.isInteger(time) || !Number.isFinite(time);
  for (let i = 0; i < size; i++) {
    const tie = selected[i] as number;
    const spell = spellOf(state, tie);
    if (!spell) continue;
    ties[count] = tie;
    start[count] = spell.start;
    end[count] = spell.end;
    instant[count++] = Number(spell.instant);
    whole &&= isWhole(spell.start) && isWhole(spell.end);
    const moment = Number.isFinite(spell.start) ? spell.start : spell.end - 1;
    if (Number.isFinite(moment) && moment < first) first = moment;
  }
  if (!Number.isFinite(first)) first = 0;
  if (count === size) return { ties, start, end, instant, first, whole };
  const kept = { start: start.slice(0, count), end: end.slice(0, count), instant: instant.slice(0, count) };
  return { ties: ties.slice(0, count), ...kept, first, whole };
}
