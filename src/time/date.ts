import { candidatesOf, dayWithin, realMonths, yearsOf } from "./candidates";
import { dayOf, daysInMonth } from "./day";
import { addDuration } from "./duration";
import { mistakeIn } from "./mistake";
import { monthIndex } from "./month";
import { type Component, wideningOf } from "./qualifier";
import type { Refuse } from "./refuse";
import { partOfYear } from "./season";
import { type Span, spanOfMonths } from "./span";

const DATE = /^([?~%]?)(-?[\dX]{4})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?$/;

/**
 * The days of a calendar date or part of a year, with unspecified digits and qualifiers; each qualifier widens it
 * by `widen` units. Months are widened first, and a day that the month then lacks becomes its last.
 */
export function spanOfDate(text: string, widen: number, refuse: Refuse): Span {
  const components = componentsOf(text, refuse);
  const [year, month = "XX", day] = components.map(({ digits }) => digits) as [string, string?, string?];
  const { months, days } = wideningOf(components);

  const part = partOfYear(month);
  if (part) {
    if (day !== undefined) throw refuse(`${month} is a part of a year, it has no days`);
    const years = yearsOf(year, refuse);
    const first = monthIndex(years[0] as number, 1) + part.first;
    const last = monthIndex(years.at(-1) as number, 1) + part.first + part.length - 1;
    return spanOfMonths(first, last, months * widen);
  }

  const candidates = candidatesOf(year, month, day ?? "XX", refuse);
  const { first, last } = realMonths(candidates, refuse);
  const margin = { months: 0, days };
  return {
    lo: addDuration(dayWithin(first - months * widen, candidates.days, "first"), margin, -widen),
    hi: addDuration(dayWithin(last + months * widen, candidates.days, "last"), margin, widen),
  };
}

/** The same of a year, a month or a day written plainly, as most are; `undefined` for anything else, be it a date or none. */
export function plainSpan(text: string): Span | undefined {
  const { length } = text;
  if (length !== 4 && length !== 7 && length !== 10) return undefined;
  const year = digitsAt(text, 0, 4);
  if (year < 0) return undefined;
  if (length === 4) return spanOfMonths(monthIndex(year, 1), monthIndex(year, 12), 0);
  const month = text.charCodeAt(4) === HYPHEN ? digitsAt(text, 5, 7) : -1;
  if (month < 1 || month > 12) return undefined;
  if (length === 7) return spanOfMonths(monthIndex(year, month), monthIndex(year, month), 0);
  const day = text.charCodeAt(7) === HYPHEN ? digitsAt(text, 8, 10) : -1;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  const lo = dayOf(year, month, day);
  return { lo, hi: lo };
}

const [ZERO, HYPHEN] = [0x30, 0x2d];

/** A number of digits alone, −1 where there is another sign. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function componentsOf(text: string, refuse: Refuse): Component[] {
  const found = DATE.exec(text);
  if (!found) throw refuse(mistakeIn(text));
  return [1, 4, 7].flatMap((i) => {
    const digits = found[i + 1];
    return digits === undefined ? [] : [{ digits, qualified: Boolean(found[i] || found[i + 2]) }];
  });
}
