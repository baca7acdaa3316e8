import { daysInMonth } from "./day";
import { expand } from "./digits";
import { firstDayOf, lastDayOf, monthIndex } from "./month";
import type { Refuse } from "./refuse";

/** The numbers that each component of a date may stand for, ascending; together they may make days that do not exist. */
export interface Candidates {
  readonly years: readonly number[];
  readonly months: readonly number[];
  readonly days: readonly number[];
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

const ANY_DAY = Array.from({ length: 31 }, (_, i) => i + 1);
const ANY_MONTH = ANY_DAY.slice(0, 12);

/** What a date's digits may stand for, `XX` being any month or day. Refuses a year -0000, a month 13, a day 32. */
export function candidatesOf(year: string, month: string, day: string, refuse: Refuse): Candidates {
  return { years: yearsOf(year, refuse), months: upTo(12, "month", month, refuse), days: upTo(31, "day", day, refuse) };
}

/** The years that four digits, perhaps negative, may stand for. There is no year -0000. */
export function yearsOf(digits: string, refuse: Refuse): number[] {
  if (!digits.startsWith("-")) return expand(digits);
  const negative = expand(digits.slice(1)).flatMap((year) => (year === 0 ? [] : [-year]));
  if (negative.length === 0) throw refuse("the year before 0001 is 0000, without a sign");
  return negative.reverse();
}

function upTo(most: 12 | 31, name: string, digits: string, refuse: Refuse): readonly number[] {
  if (digits === "XX") return most === 12 ? ANY_MONTH : ANY_DAY;
  const values = expand(digits).filter((value) => value >= 1 && value <= most);
  if (values.length === 0) throw refuse(`${name} ${digits}`);
  return values;
}

/** The first and last month (as indices) that hold a day of the candidates. Refuses where none does. */
export function realMonths(candidates: Candidates, refuse: Refuse): { first: number; last: number } {
  const { years, months, days } = candidates;
  const earliest = days[0] as number;
  const firstReal = (inOrder: readonly number[], within: readonly number[]) => {
    for (const year of inOrder) {
      for (const month of within) if (earliest <= daysInMonth(year, month)) return monthIndex(year, month);
    }
    return undefined;
  };
  const first = firstReal(years, months);
  const last = firstReal(years.toReversed(), months.toReversed());
  if (first !== undefined && last !== undefined) return { first, last };
  const [year, month] = [years[0] as number, months[0] as number];
  if (years.length > 1 || months.length > 1) throw refuse("no month that it may be has such a day");
  throw refuse(`${MONTHS[month - 1]} ${year} has ${daysInMonth(year, month)} days`);
}

/** The first or last of the given days of the month that the month has; its last day if it has none of them. */
export function dayWithin(index: number, days: readonly number[], end: "first" | "last"): number {
  const start = firstDayOf(index);
  if (!Number.isFinite(start)) return start;
  const length = lastDayOf(index) - start + 1;
  const day = end === "first" ? Math.min(days[0] as number, length) : (days.findLast((day) => day <= length) ?? length);
  return start + day - 1;
}
