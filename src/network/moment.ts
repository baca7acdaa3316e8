import { AllegianceError, show } from "../base/errors";
import { boundsOf, isoDay } from "../time";

/** A time as callers give it: EDTF text or a Date where time is in days, a number where time is in ticks. */
export type Time = string | Date | number;

/** The half-open stretch of time that a caller's text covers; for a Date or a number the point itself. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const DAY = 86_400_000;

/** Whether a network's time is in days; one without any date takes times of either sort. */
export interface Clock {
  readonly calendar: boolean;
  readonly timeless?: boolean;
}

/**
 * Reads a time. A text such as `2014-06` covers the whole month; a Date or a number is a point, and its stretch ends at the
 * next number that a computer can tell from it, so that only the point itself falls in. `widen` is for dates in data: units by
 * which `~` and `?` widen them.
 */
export function stretchOf(time: Time, { calendar, timeless = false }: Clock, widen = 0): Stretch {
  if (typeof time === "number" && !calendar && Number.isFinite(time)) return { start: time, end: nextUp(time) };
  if (time instanceof Date && (calendar || timeless) && Number.isFinite(time.getTime())) {
    const day = time.getTime() / DAY;
    return { start: day, end: nextUp(day) };
  }
  if (typeof time === "string" && (calendar || timeless)) {
    const { lo, hi } = boundsOf(time, widen);
    return { start: lo, end: hi + 1 };
  }
  const expected = calendar
    ? 'EDTF text such as "2014" or "2014-06-05", or a Date'
    : "a finite number, as the times of this network";
  throw new AllegianceError({
    code: "invalid-date",
    message: `got ${show(time)}, expected ${expected}`,
    value: time,
    expected,
  });
}

/** As {@link stretchOf}, but a Date means its whole day: most dates in data are no more precise than that. */
export function momentOf(time: Time, clock: Clock): Stretch {
  const { start, end } = stretchOf(time, clock);
  return time instanceof Date ? { start: Math.floor(start), end: Math.floor(start) + 1 } : { start, end };
}

/** The smallest number above a number. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/** A time as results show it: an ISO day (or timestamp), a number in ticks, `null` where unbounded. */
export type TimeValue = string | number | null;

export function timeValue(time: number, calendar: boolean): TimeValue {
  if (!Number.isFinite(time)) return null;
  return calendar ? dayText(time) : time;
}

/** What was shown last: many ties begin and end on the same days. */
const shown = new Map<number, string>();
const KEPT = 10_000;

function dayText(day: number): string {
  const known = shown.get(day);
  if (known !== undefined) return known;
  const text = isoDay(day);
  if (shown.size === KEPT) shown.clear();
  shown.set(day, text);
  return text;
}

/**
 * The end of a spell as results show it: the last day on which it holds. An end with a time of day is shown as that moment, and in
 * ticks ends stay exclusive.
 */
export function lastValue(end: number, calendar: boolean): TimeValue {
  return timeValue(calendar && Number.isInteger(end) ? end - 1 : end, calendar);
}
