import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilOf, dayOf, daysInMonth, isoDay } from "../../src/time";
import { codeOf } from "./code-of";

const MS_PER_DAY = 86_400_000;
const CYCLE = 146097;

describe("days", () => {
  test.each([
    [1970, 1, 1, 0, "1970-01-01"],
    [1969, 12, 31, -1, "1969-12-31"],
    [2000, 2, 29, 11016, "2000-02-29"],
    [2014, 6, 15, 16236, "2014-06-15"],
    [1, 1, 1, -719162, "0001-01-01"],
    [0, 2, 29, -719469, "0000-02-29"],
    [99, 12, 31, -683004, "0099-12-31"],
    [-44, 3, 15, -735525, "-0044-03-15"],
    [9999, 12, 31, 2932896, "9999-12-31"],
    [-9999, 1, 1, -4371587, "-9999-01-01"],
    [12000, 1, 1, 3663382, "+012000-01-01"],
    [-12000, 1, 1, -5102438, "-012000-01-01"],
  ])("%i-%i-%i is day %i, %s", (year, month, day, count, iso) => {
    expect(dayOf(year, month, day)).toBe(count);
    expect(civilOf(count)).toEqual({ year, month, day });
    expect(isoDay(count)).toBe(iso);
  });

  test("count as JavaScript does from 1900 to 2100, one by one", () => {
    for (let day = Date.UTC(1900, 0, 1) / MS_PER_DAY; day < Date.UTC(2100, 0, 1) / MS_PER_DAY; day++) {
      const date = new Date(day * MS_PER_DAY);
      const iso = date.toISOString().slice(0, 10);
      if (isoDay(day) !== iso) expect(isoDay(day)).toBe(iso);
      const counted = dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      if (counted !== day) expect(counted).toBe(day);
    }
  });

  test("count as JavaScript does wherever it reaches, two-digit years and negative ones too", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e8, max: 1e8 }), (day) => {
        const date = new Date(day * MS_PER_DAY);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilOf(day)).toEqual(civil);
        expect(dayOf(civil.year, civil.month, civil.day)).toBe(day);
      }),
    );
  });

  test("repeat every 400 years, far beyond JavaScript's Date", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), fc.integer({ min: 0, max: CYCLE - 1 }), (cycles, day) => {
        const { year, month, day: dayOfMonth } = civilOf(day);
        expect(civilOf(day + cycles * CYCLE)).toEqual({ year: year + 400 * cycles, month, day: dayOfMonth });
        expect(dayOf(year + 400 * cycles, month, dayOfMonth)).toBe(day + cycles * CYCLE);
      }),
    );
  });

  test("of a month", () => {
    expect([1900, 2000, 2014, 2016, 0, -4, -1].map((year) => daysInMonth(year, 2))).toEqual([
      28, 29, 28, 29, 29, 29, 28,
    ]);
    expect([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2014, month))).toEqual([
      31, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });
});

describe("fractional days", () => {
  test.each([
    [16236.5, "2014-06-15T12:00:00Z"],
    [-0.25, "1969-12-31T18:00:00Z"],
    [1 / MS_PER_DAY, "1970-01-01T00:00:00.001Z"],
    [1.5 + 1.25 / 86_400, "1970-01-02T12:00:01.250Z"],
    [0.999999999999, "1970-01-02"],
  ])("%d is %s", (day, iso) => {
    expect(isoDay(day)).toBe(iso);
  });

  test("fall on the date below them", () => {
    expect(civilOf(-0.25)).toEqual({ year: 1969, month: 12, day: 31 });
  });

  test("that are not finite are refused", () => {
    for (const day of [Number.NaN, Infinity, -Infinity]) {
      expect(codeOf(() => isoDay(day))).toBe("invalid-date");
      expect(codeOf(() => civilOf(day))).toBe("invalid-date");
    }
  });
});
