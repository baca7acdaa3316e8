import { floorTo } from "./calendar";
import { civilOf, dayOf, isoDay, isoYear } from "./day";
import { firstDayOf, monthIndexOf } from "./month";

/**
 * A short name for the days from `start` to `end` (exclusive): `2014`, `2014-Q2`, `2014-06`, `2014-W23` (ISO week) or
 * `2014-06-05` where they are exactly one calendar unit, else both ends, `2014-06-15/2015-06-15`.
 */
export function labelOf(start: number, end: number): string {
  const { year, month, day } = civilOf(start);
  if (start === firstDayOf(monthIndexOf(start))) {
    const months = monthIndexOf(end) - monthIndexOf(start);
    const whole = end === firstDayOf(monthIndexOf(end));
    if (whole && months === 12 && month === 1) return isoYear(year);
    if (whole && months === 3 && month % 3 === 1) return `${isoYear(year)}-Q${(month + 2) / 3}`;
    if (whole && months === 1) return isoDay(start).slice(0, -3);
  }
  if (end - start === 7 && start === floorTo("week", start)) return isoWeek(start);
  if (end - start === 1 && start === dayOf(year, month, day)) return isoDay(start);
  return `${isoDay(start)}/${isoDay(end)}`;
}

function isoWeek(monday: number): string {
  const thursday = monday + 3;
  const { year } = civilOf(thursday);
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  return `${isoYear(year)}-W${String(week).padStart(2, "0")}`;
}
