import type { Schedule } from "../kernels/arrival";
import { offsetsOf } from "../network/csr";
import { selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { type UsableSpell, usableSpell } from "../network/usable";

/** A tie of the view that can be used at some moment. */
export interface UsableTie extends UsableSpell {
  readonly tie: number;
}

export function usableTies(view: TemporalNetwork): UsableTie[] {
  const state = stateOf(view);
  return Array.from(selectionOf(view).ties, (tie) => ({ tie, spell: usableSpell(state, tie) })).flatMap(
    ({ tie, spell }) => (spell ? [{ tie, ...spell }] : []),
  );
}

/** The earliest start of any tie; of one of unbounded start the unit before its end. 0 if no tie is bounded. */
export function firstMoment(ties: readonly UsableTie[]): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { start, end } of ties) {
    const moment = Number.isFinite(start) ? start : end - 1;
    if (Number.isFinite(moment) && moment < first) first = moment;
  }
  return Number.isFinite(first) ? first : 0;
}

/**
 * When ties can surely be used, though their dates are not known: a state by whoever is ready before its earliest end, at its latest start
 * at the latest; an event by whoever is ready by its earliest moment, at its latest. `start` is that latest moment, and may come after
 * `end`. `view` has presence `certain`. Ties without a beginning count where they certainly are, as everywhere.
 */
export function sureTies(view: TemporalNetwork): UsableTie[] {
  const state = stateOf(view);
  const { columns, spells, unbegun } = state;
  return Array.from(selectionOf(view).ties).flatMap((tie): UsableTie[] => {
    const spell = usableSpell(state, tie);
    if (unbegun[tie] === 1) return spell ? [{ tie, ...spell }] : [];
    const instant = columns.instant[tie] === 1;
    const end = (instant ? spells.startMin[tie] : spells.endMin[tie]) as number;
    return [{ tie, start: spells.startMax[tie] as number, end, instant }];
  });
}

/** Whether ties begin and end on whole days, if they do. */
export function areDays(ties: readonly UsableTie[]): boolean {
  const isWhole = (time: number) => Number.isInteger(time) || !Number.isFinite(time);
  return ties.every(({ start, end }) => isWhole(start) && isWhole(end));
}

/** A tie as it is followed one way, up to its last moment of use. */
export interface Way extends UsableTie {
  readonly source: number;
  readonly target: number;
  readonly last: number;
  /** Whether it can be used at that moment itself. */
  readonly closed: boolean;
}

export function waysOf(
  view: TemporalNetwork,
  usable: readonly UsableTie[],
  direction: Direction,
  days: boolean,
): Way[] {
  const { columns } = stateOf(view);
  return usable.flatMap((spell) => {
    const [source, target] = [columns.source[spell.tie] as number, columns.target[spell.tie] as number];
    const { instant, end } = spell;
    const along = { ...spell, source, target, last: days && !instant ? end - 1 : end, closed: days || instant };
    const against = { ...along, source: target, target: source };
    if (direction === "undirected" || !columns.directed[spell.tie]) return [along, against];
    return [direction === "directed" ? along : against];
  });
}

/** The ties as arcs between actors by their index in the evidence, those of one actor by their last moment, latest first. */
export function scheduleOf(
  view: TemporalNetwork,
  usable: readonly UsableTie[],
  direction: Direction,
  days: boolean,
): Schedule {
  const ways = waysOf(view, usable, direction, days);
  ways.sort((a, b) => a.source - b.source || (a.last === b.last ? a.tie - b.tie : b.last - a.last));
  const size = stateOf(view).evidence.actors.length;
  return {
    size,
    offsets: offsetsOf(ways, size),
    targets: Int32Array.from(ways, ({ target }) => target),
    ties: Int32Array.from(ways, ({ tie }) => tie),
    first: Float64Array.from(ways, ({ start }) => start),
    last: Float64Array.from(ways, ({ last }) => last),
    closed: Uint8Array.from(ways, ({ closed }) => Number(closed)),
  };
}
