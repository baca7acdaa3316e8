import { AllegianceError } from "../base/errors";

/** A date of the proleptic Gregorian calendar. `year` 0 is 1 BC, `month` is 1–12, `day` 1–31. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_ERA = 146097;
const EPOCH_FROM_MARCH_OF_YEAR_0 = 719468;
const MS_PER_DAY = 86_400_000;

/**
 * Days from 1970-01-01 to a date, negative before it. The date is not checked: see {@link daysInMonth}.
 * Exact for years within ±2·10¹³; two-digit years mean the first century.
 */
export function dayOf(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5) + day - 1;
  return era * DAYS_IN_ERA + yearOfEra * 365 + leapDays + dayOfYear - EPOCH_FROM_MARCH_OF_YEAR_0;
}

/** The date of a day; of a fractional day, the date it falls on. Throws `invalid-date` unless the day is finite. */
export function civilOf(day: number): Civil {
  if (!Number.isFinite(day)) throw notFinite(day);
  const shifted = Math.floor(day) + EPOCH_FROM_MARCH_OF_YEAR_0;
  const era = Math.floor(shifted / DAYS_IN_ERA);
  const dayOfEra = shifted - era * DAYS_IN_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** How many days a month has, 28–31; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** A year in four digits: `2014`, `-0044`; beyond ±9999 with its sign and at least six: `+012000`. */
export function isoYear(year: number): string {
  const digits = String(Math.abs(year));
  if (Math.abs(year) > 9999) return `${year < 0 ? "-" : "+"}${digits.padStart(6, "0")}`;
  return `${year < 0 ? "-" : ""}${digits.padStart(4, "0")}`;
}

/**
 * A day as ISO 8601 text, `2014-06-15`; a fractional day as a UTC timestamp to the millisecond,
 * `2014-06-15T12:00:00Z`. Throws `invalid-date` unless the day is finite.
 */
export function isoDay(day: number): string {
  if (!Number.isFinite(day)) throw notFinite(day);
  const ms = Math.round((day - Math.floor(day)) * MS_PER_DAY);
  if (ms === MS_PER_DAY) return isoDay(Math.floor(day) + 1);
  const { year, month, day: dayOfMonth } = civilOf(day);
  const date = `${isoYear(year)}-${two(month)}-${two(dayOfMonth)}`;
  return ms === 0 ? date : `${date}T${isoTime(ms)}Z`;
}

function isoTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
  return ms % 1000 === 0 ? clock : `${clock}.${String(ms % 1000).padStart(3, "0")}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function notFinite(day: number): AllegianceError {
  const expected = "a finite number of days since 1970-01-01";
  return new AllegianceError({
    code: "invalid-date",
    message: `day ${day}: expected ${expected}`,
    value: day,
    expected,
  });
}
