import { invalidOption } from "../base/errors";
import { civilOf } from "./day";
import { addDuration, type Duration } from "./duration";
import { firstDayOf, monthIndexOf } from "./month";

/** A unit of the calendar. Weeks start on Monday (ISO 8601). */
export type Unit = "day" | "week" | "month" | "quarter" | "year";

/** A calendar step as text: `"quarter"`, `"1 year"`, `"18 months"`. */
export type Step = Unit | `1 ${Unit}` | `${number} ${Unit}s`;

/** A calendar step taken apart; `duration` is `count` times the unit. */
export interface ParsedStep {
  readonly count: number;
  readonly unit: Unit;
  readonly duration: Duration;
}

const MAX_COUNT = 1_000_000;
const LENGTH: Record<Unit, Duration> = {
  day: { months: 0, days: 1 },
  week: { months: 0, days: 7 },
  month: { months: 1, days: 0 },
  quarter: { months: 3, days: 0 },
  year: { months: 12, days: 0 },
};
const STEP = /^(?:(day|week|month|quarter|year)|(\d+) (day|week|month|quarter|year)s?)$/;

/** Reads a calendar step. Throws `invalid-option` under the name `option`: counts are whole, 1 to 1,000,000. */
export function parseStep(text: string, option = "every"): ParsedStep {
  const found = typeof text === "string" ? STEP.exec(text) : null;
  const unit = (found?.[1] ?? found?.[3]) as Unit | undefined;
  const count = Number(found?.[2] ?? 1);
  if (unit === undefined || count < 1 || count > MAX_COUNT) {
    throw invalidOption(option, text, 'a calendar step such as "year", "quarter", "6 months", "2 weeks" or "10 days"');
  }
  const { months, days } = LENGTH[unit];
  return { count, unit, duration: { months: months * count, days: days * count } };
}

/** The first day of the calendar unit that a day falls in; ±Infinity stays. */
export function floorTo(unit: Unit, day: number): number {
  if (!Number.isFinite(day)) return day;
  const whole = Math.floor(day);
  switch (unit) {
    case "day":
      return whole;
    case "week":
      return whole - daysSinceMonday(whole);
    case "month":
      return firstDayOf(monthIndexOf(whole));
    case "quarter":
      return firstDayOf(Math.floor(monthIndexOf(whole) / 3) * 3);
    case "year":
      return firstDayOf(civilOf(whole).year * 12);
  }
}

function daysSinceMonday(day: number): number {
  const sinceMonday = (day + 3) % 7;
  return sinceMonday < 0 ? sinceMonday + 7 : sinceMonday;
}

/**
 * The `k`-th step from an anchor day (`k` whole, negative for earlier). Counted from the anchor every time, so that the
 * ends of months do not drift: 31 January gives 28 February, then 31 March. Throws `invalid-option` for a bad step.
 */
export function stepFrom(anchor: number, step: Step, k: number): number {
  return addDuration(anchor, parseStep(step, "step").duration, k);
}
