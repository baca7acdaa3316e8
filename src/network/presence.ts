import { isSet } from "./column";
import type { Columns, SpellColumns } from "./columns";
import type { Settled } from "./persistence";

/**
 * A half-open window of time, in which a tie must be at some time; and, under the rule `all`, a stretch that covers the window,
 * through the whole of which a state must last. An instant need only fall in the window.
 */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly whole?: { readonly start: number; readonly end: number } | undefined;
}

/** Whether every reading of the dates of tie `i` has it in the window. */
export function isCertain({ instant }: Columns, spell: SpellColumns, i: number, window: Window): boolean {
  const startMin = spell.startMin[i] as number;
  const startMax = spell.startMax[i] as number;
  const endMin = spell.endMin[i] as number;
  if (isSet(instant, i)) return window.start <= startMin && startMax < window.end;
  if (window.whole) return startMax <= window.whole.start && endMin >= window.whole.end;
  return startMax < window.end && (endMin > window.start || window.start === Number.NEGATIVE_INFINITY);
}

/** Whether some reading of the dates of tie `i` has it in the window. */
export function isPossible({ instant }: Columns, spell: SpellColumns, i: number, window: Window): boolean {
  const startMin = spell.startMin[i] as number;
  const startMax = spell.startMax[i] as number;
  const endMax = spell.endMax[i] as number;
  if (isSet(instant, i)) return startMin < window.end && startMax >= window.start;
  const { whole } = window;
  return whole ? startMin <= whole.start && endMax >= whole.end : startMin < window.end && endMax > window.start;
}

/** What stands for "unbounded" where a number is needed: the first and the last time the evidence speaks of. */
export interface Horizon {
  readonly first: number;
  readonly last: number;
}

/**
 * The share of the readings of tie `i` that have it in the window. All days of its bounds are equally likely as its start;
 * given the start, all days left are equally likely as its end. Unbounded dates are read as reaching to the horizon.
 */
export function chance(columns: Columns, spell: Settled, i: number, window: Window, horizon: Horizon): number {
  if (isCertain(columns, spell, i, window)) return 1;
  if (!isPossible(columns, spell, i, window)) return 0;
  const { startMin, startMax, endMin, endMax } = readable(columns, spell, i, horizon);
  const { start: a, end: b, whole } = window;
  if (isSet(columns.instant, i)) return share(startMin, startMax, Math.ceil(a), Math.ceil(b) - 1);
  const to = whole ? Math.floor(whole.start) : Math.ceil(b) - 1;
  const until = whole ? Math.ceil(whole.end) : Math.floor(a) + 1;
  if (startMax < endMin) return share(startMin, startMax, startMin, to) * share(endMin, endMax, until, endMax);
  let sum = 0;
  for (let start = startMin; start <= Math.min(startMax, to); start++) {
    sum += share(Math.max(endMin, start + 1), endMax, until, endMax);
  }
  return sum / (startMax - startMin + 1);
}

/** The share of the whole numbers of [min, max] that lie in [from, to]. */
function share(min: number, max: number, from: number, to: number): number {
  if (min === max) return Number(from <= min && min <= to);
  const inside = Math.min(max, to) - Math.max(min, from) + 1;
  return Math.max(0, inside) / (max - min + 1);
}

/** The bounds of tie `i` with the horizon in place of infinity; exact bounds stay as they are. */
export function readable({ instant }: Columns, spell: Settled, i: number, horizon: Horizon) {
  const raw = { startMin: spell.startMin[i] as number, startMax: spell.startMax[i] as number };
  const startMax = Number.isFinite(raw.startMax) ? raw.startMax : Math.max(raw.startMin, horizon.last);
  const startMin = Number.isFinite(raw.startMin) ? raw.startMin : Math.min(startMax, horizon.first);
  if (isSet(instant, i)) return { startMin, startMax, endMin: startMin, endMax: startMax };
  const [least, most] = [spell.endMin[i] as number, spell.endMax[i] as number];
  const endMin = Math.max(least, startMin + 1);
  const endMax = least === most || Number.isFinite(most) ? most : Math.max(endMin, startMax + 1, horizon.last + 1);
  return { startMin, startMax, endMin, endMax };
}
