import { invalidOption } from "../base/errors";
import { civilOf } from "./day";
import { firstDayOf, lastDayOf, monthIndexOf } from "./month";

/** A length of time on the calendar. Both are whole numbers; a year is 12 months, a week 7 days. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

const ISO_DURATION = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const EXPECTED = "an ISO 8601 duration in years, months, weeks or days, such as P1Y2M10D or P2W";

/**
 * Reads an ISO 8601 duration without a time of day. Throws `invalid-option` under the name `option`;
 * fractions, signs and hours are refused.
 */
export function parseDuration(text: string, option = "duration"): Duration {
  const found = typeof text === "string" ? ISO_DURATION.exec(text) : null;
  if (!found) throw invalidOption(option, text, EXPECTED);
  const [years = 0, months = 0, weeks = 0, days = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  const duration = { months: years * 12 + months, days: weeks * 7 + days };
  if (!Number.isSafeInteger(duration.months) || !Number.isSafeInteger(duration.days)) {
    throw invalidOption(option, text, `${EXPECTED}, short enough to be counted exactly`);
  }
  return duration;
}

/**
 * The day `times` durations after a day (before it, if `times` is negative; a whole number). Months come first, and a
 * day that the month lacks becomes its last: 31 January + P1M is 28 or 29 February. Then days. The time of day stays.
 * ±Infinity passes through, and so answer days beyond ±2⁵³.
 */
export function addDuration(day: number, duration: Duration, times = 1): number {
  if (!Number.isFinite(day)) return day;
  const moved = addMonths(day, duration.months * times) + duration.days * times;
  return Math.abs(moved) > Number.MAX_SAFE_INTEGER ? Math.sign(moved) * Infinity : moved;
}

function addMonths(day: number, months: number): number {
  if (months === 0) return day;
  const index = monthIndexOf(day) + months;
  const wanted = firstDayOf(index) + civilOf(day).day - 1;
  const timeOfDay = day - Math.floor(day);
  return Math.min(wanted, lastDayOf(index)) + timeOfDay;
}
