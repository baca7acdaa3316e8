import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf, floorTo, isoDay, parseStep, type Step, stepFrom, type Unit } from "../../src/time";
import { problemOf } from "./code-of";

const UNITS: Unit[] = ["day", "week", "month", "quarter", "year"];

describe("parseStep", () => {
  test.each<[Step, number, Unit, number, number]>([
    ["day", 1, "day", 0, 1],
    ["week", 1, "week", 0, 7],
    ["month", 1, "month", 1, 0],
    ["quarter", 1, "quarter", 3, 0],
    ["year", 1, "year", 12, 0],
    ["1 year", 1, "year", 12, 0],
    ["2 years", 2, "year", 24, 0],
    ["18 months", 18, "month", 18, 0],
    ["10 days", 10, "day", 0, 10],
    ["2 weeks", 2, "week", 0, 14],
    ["2 quarters", 2, "quarter", 6, 0],
    ["1000000 days", 1_000_000, "day", 0, 1_000_000],
  ])("%s", (text, count, unit, months, days) => {
    expect(parseStep(text)).toEqual({ count, unit, duration: { months, days } });
  });

  test.each([
    "",
    "years",
    "0 days",
    "-1 days",
    "1.5 years",
    "2years",
    "2  years",
    "decade",
    "Year",
    "P1Y",
    "1000001 days",
    7,
    null,
  ])("refuses %j", (text) => {
    const problem = problemOf(() => parseStep(text as string, "window"));
    expect(problem).toMatchObject({ code: "invalid-option", option: "window", value: text });
  });
});

describe("floorTo", () => {
  test.each<[Unit, string]>([
    ["day", "2014-06-18"],
    ["week", "2014-06-16"],
    ["month", "2014-06-01"],
    ["quarter", "2014-04-01"],
    ["year", "2014-01-01"],
  ])("%s of Wednesday, 18 June 2014 is %s", (unit, iso) => {
    expect(isoDay(floorTo(unit, dayOf(2014, 6, 18) + 0.75))).toBe(iso);
  });

  test("weeks start on Monday before 1970 too", () => {
    for (let day = dayOf(1969, 6, 1); day < dayOf(1970, 6, 1); day++) {
      const monday = floorTo("week", day);
      expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
      expect(day - monday).toBeGreaterThanOrEqual(0);
      expect(day - monday).toBeLessThan(7);
    }
  });

  test("is at or before the day, stays where it is, and the next unit is after the day", () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), fc.integer({ min: -1e6, max: 1e6 }), (unit, day) => {
        const floor = floorTo(unit, day);
        expect(floor).toBeLessThanOrEqual(day);
        expect(floorTo(unit, floor)).toBe(floor);
        expect(stepFrom(floor, unit, 1)).toBeGreaterThan(day);
      }),
    );
  });

  test("lets infinite days pass", () => {
    for (const unit of UNITS) {
      expect(floorTo(unit, Infinity)).toBe(Infinity);
      expect(floorTo(unit, -Infinity)).toBe(-Infinity);
    }
  });
});

describe("stepFrom", () => {
  const steps = (start: number, step: Step, ks: number[]) => ks.map((k) => isoDay(stepFrom(start, step, k)));

  test("does not drift at the ends of months", () => {
    expect(steps(dayOf(2014, 1, 31), "month", [0, 1, 2, 3, -2])).toEqual([
      "2014-01-31",
      "2014-02-28",
      "2014-03-31",
      "2014-04-30",
      "2013-11-30",
    ]);
    expect(steps(dayOf(2016, 2, 29), "year", [1, 4])).toEqual(["2017-02-28", "2020-02-29"]);
    expect(steps(dayOf(2014, 8, 31), "quarter", [1, 2])).toEqual(["2014-11-30", "2015-02-28"]);
  });

  test("days and weeks add up: j and k steps are j + k steps", () => {
    const k = fc.integer({ min: -1000, max: 1000 });
    const step = fc.constantFrom<Step[]>("day", "week", "3 days", "2 weeks");
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), step, k, k, (day, every, a, b) => {
        expect(stepFrom(stepFrom(day, every, a), every, b)).toBe(stepFrom(day, every, a + b));
      }),
    );
  });

  test("later steps are later", () => {
    const step = fc.constantFrom<Step[]>("day", "week", "month", "quarter", "year", "5 months");
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), step, fc.integer({ min: -500, max: 500 }), (day, every, k) => {
        expect(stepFrom(day, every, k + 1)).toBeGreaterThan(stepFrom(day, every, k));
      }),
    );
  });
});
