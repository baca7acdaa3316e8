import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDuration, dayOf, isoDay, parseDuration } from "../../src/time";
import { problemOf } from "./code-of";

describe("parseDuration", () => {
  test.each([
    ["P1Y2M10D", { months: 14, days: 10 }],
    ["P2W", { months: 0, days: 14 }],
    ["P1M", { months: 1, days: 0 }],
    ["P1Y", { months: 12, days: 0 }],
    ["P0D", { months: 0, days: 0 }],
    ["P1M2W3D", { months: 1, days: 17 }],
  ])("%s", (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  test.each([
    "",
    "P",
    "1Y",
    "P1",
    "PT12H",
    "P1DT1H",
    "P-1D",
    "-P1D",
    "P1.5Y",
    "P1D1M",
    "p1d",
    "P1D ",
    "P99999999999999999D",
  ])("refuses %j", (text) => {
    expect(problemOf(() => parseDuration(text, "maxGap"))).toMatchObject({
      code: "invalid-option",
      option: "maxGap",
      value: text,
    });
  });

  test("refuses what is not text", () => {
    expect(problemOf(() => parseDuration(12 as unknown as string))).toMatchObject({
      code: "invalid-option",
      option: "duration",
    });
  });
});

const added = (y: number, m: number, d: number, text: string, times?: number) =>
  isoDay(addDuration(dayOf(y, m, d), parseDuration(text), times));

describe("addDuration", () => {
  test("keeps to the end of a month that is shorter", () => {
    expect(added(2014, 1, 31, "P1M")).toBe("2014-02-28");
    expect(added(2016, 1, 31, "P1M")).toBe("2016-02-29");
    expect(added(2016, 2, 29, "P1Y")).toBe("2017-02-28");
    expect(added(2014, 3, 31, "P1M", -1)).toBe("2014-02-28");
  });

  test("counts every repetition from the same day", () => {
    expect(added(2014, 1, 31, "P1M", 2)).toBe("2014-03-31");
    expect(added(2014, 1, 31, "P1M", 0)).toBe("2014-01-31");
    expect(added(2014, 1, 1, "P1Y", -14)).toBe("2000-01-01");
  });

  test("adds months first, then days", () => {
    expect(added(2014, 1, 31, "P1M1D")).toBe("2014-03-01");
    expect(added(2014, 1, 30, "P1M1D")).toBe("2014-03-01");
  });

  test("keeps the time of day", () => {
    expect(isoDay(addDuration(dayOf(2014, 1, 31) + 0.5, parseDuration("P1M")))).toBe("2014-02-28T12:00:00Z");
  });

  test("lets infinite days pass, and answers them where days cannot be counted", () => {
    const year = parseDuration("P1Y");
    expect(addDuration(Infinity, year)).toBe(Infinity);
    expect(addDuration(-Infinity, year, 5)).toBe(-Infinity);
    expect(addDuration(0, year, 1e15)).toBe(Infinity);
    expect(addDuration(0, year, -1e15)).toBe(-Infinity);
    expect(addDuration(0, { months: 0, days: 1e15 }, -100)).toBe(-Infinity);
  });

  test("never moves a later day before an earlier one", () => {
    const day = fc.integer({ min: -1e6, max: 1e6 });
    const duration = fc.record({ months: fc.nat(500), days: fc.nat(500) });
    fc.assert(
      fc.property(day, day, duration, fc.integer({ min: -50, max: 50 }), (a, b, length, times) => {
        expect(addDuration(Math.min(a, b), length, times)).toBeLessThanOrEqual(
          addDuration(Math.max(a, b), length, times),
        );
      }),
    );
  });
});
