import { civilOf, dayOf } from "./day";

/** Beyond this many months from year 0 (2·10¹³ years), days are no longer exact and count as infinite. */
const FARTHEST = 24e13;

/** The months from January of year 0 to a month; `month` is 1–12. */
export function monthIndex(year: number, month: number): number {
  return year * 12 + month - 1;
}

/** The month index of the month that a finite day falls in. */
export function monthIndexOf(day: number): number {
  const { year, month } = civilOf(day);
  return monthIndex(year, month);
}

/** The first day of a month given by its index; ±Infinity where days cannot be counted exactly. */
export function firstDayOf(index: number): number {
  if (Math.abs(index) > FARTHEST) return index < 0 ? -Infinity : Infinity;
  const year = Math.floor(index / 12);
  return dayOf(year, index - year * 12 + 1, 1);
}

/** The last day of a month given by its index; ±Infinity where days cannot be counted exactly. */
export function lastDayOf(index: number): number {
  return firstDayOf(index + 1) - 1;
}
