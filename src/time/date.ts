import { candidatesOf, dayWithin, realMonths, yearsOf } from "./candidates";
import { addDuration } from "./duration";
import { explain } from "./explain";
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

function componentsOf(text: string, refuse: Refuse): Component[] {
  const found = DATE.exec(text);
  if (!found) throw refuse(explain(text));
  return [1, 4, 7].flatMap((i) => {
    const digits = found[i + 1];
    return digits === undefined ? [] : [{ digits, qualified: Boolean(found[i] || found[i + 2]) }];
  });
}
