import type { Schedule } from "../kernels/arrival";
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
 * The ties as arcs between actors by their index in the evidence, and the step of time: whole days, so that the next moment is
 * the next day, where every date in play is one (`whole` says so of the options), else continuous.
 */
export function scheduleOf(
  view: TemporalNetwork,
  usable: readonly UsableTie[],
  direction: Direction,
  whole: boolean,
): { schedule: Schedule; step: 0 | 1 } {
  const { columns, evidence } = stateOf(view);
  const isWhole = (time: number) => Number.isInteger(time) || !Number.isFinite(time);
  const days = whole && evidence.calendar && usable.every(({ start, end }) => isWhole(start) && isWhole(end));
  const arcs = usable.flatMap((spell) => {
    const [source, target] = [columns.source[spell.tie] as number, columns.target[spell.tie] as number];
    const along = { ...spell, source, target };
    const against = { ...spell, source: target, target: source };
    if (direction === "undirected" || !columns.directed[spell.tie]) return [along, against];
    return [direction === "directed" ? along : against];
  });
  const last = ({ end, instant }: UsableSpell) => (days && !instant ? end - 1 : end);
  arcs.sort((a, b) => a.source - b.source || (last(a) === last(b) ? a.tie - b.tie : last(b) - last(a)));
  const size = evidence.actors.length;
  const offsets = new Int32Array(size + 1);
  for (const { source } of arcs) offsets[source + 1] = (offsets[source + 1] as number) + 1;
  for (let node = 0; node < size; node++) offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  const schedule = {
    size,
    offsets,
    targets: Int32Array.from(arcs, (arc) => arc.target),
    ties: Int32Array.from(arcs, (arc) => arc.tie),
    first: Float64Array.from(arcs, (arc) => arc.start),
    last: Float64Array.from(arcs, last),
    closed: Uint8Array.from(arcs, (arc) => Number(days || arc.instant)),
  };
  return { schedule, step: days ? 1 : 0 };
}
