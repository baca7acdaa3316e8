import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf } from "../../src/time";
import { problemOf } from "./code-of";

describe("refusals say what is wrong", () => {
  test.each([
    ["", "no date"],
    ["2014-13", "month 13"],
    ["2014-00", "month 00"],
    ["2014-2X", "month 2X"],
    ["2014-06-32", "day 32"],
    ["2014-06-00", "day 00"],
    ["2014-02-30", "February 2014 has 28 days"],
    ["2014-02-3X", "February 2014 has 28 days"],
    ["2016-04-31~", "April 2016 has 30 days"],
    ["201X-02-30", "no month that it may be has such a day"],
    ["2014-21-05", "21 is a part of a year, it has no days"],
    ["2014/2013", "end before start"],
    ["2014~/2013~", "end before start"],
    ["2014-06-15/2014-06-14", "end before start"],
    ["[2016..2014]", "end before start"],
    ["2014/06/15", "more than one /"],
    ["2014/06", "a year has four digits"],
    ["2014/2015-13", "month 13"],
    ["201", "a year has four digits"],
    ["12014", "a year of more than four digits starts with Y"],
    ["20140615", "year, month and day are separated by hyphens"],
    ["2014-6", "a month has two digits"],
    ["2014-06-1", "a day has two digits"],
    ["14-06-2014", "the year comes first, then month, then day"],
    ["14.6.2014", "the year comes first, then month, then day"],
    ["June 2014", "it contains a space"],
    ["2014\u201306", "it contains a long dash, dates have hyphens"],
    ["201x", "unspecified digits are written with a capital X"],
    ["1980s", "a decade is written 198X"],
    ["2014~?", "two qualifiers in one place, uncertain and approximate together is %"],
    ["2014..2016", "a range with .. stands in a set, [2014..2016]"],
    ["[2014", "a set has one pair of brackets, around all of it"],
    ["[]", "a set lists dates and ranges, [2011,2014..2016]"],
    ["[2014,..2016]", "a set lists dates and ranges, [2011,2014..2016]"],
    ["[2011,]", "a set lists dates and ranges, [2011,2014..2016]"],
    ["-0000", "the year before 0001 is 0000, without a sign"],
    ["Y2014", "Y is for years of more than four digits"],
    ["Y1E14", "a year beyond ±10000000000000, too far to count its days"],
    ["1950S5", "5 significant digits of a year that has 4"],
    ["1950S0", "0 significant digits of a year that has 4"],
    ["2014-06-01T25:00", "hour 25"],
    ["2014-06-01T24:01", "hour 24"],
    ["2014-06-01T24:00:01", "hour 24"],
    ["2014-06-01T24:00:00.5", "hour 24"],
    ["2014-06-01T12:00+14:01", "a time zone is at most 14:00 from UTC"],
    ["2014-06-01T12:00+13:60", "a time zone is at most 14:00 from UTC"],
    ["2014-06-01T12:60", "minute 60"],
    ["2014-06-01T12:00:60Z", "second 60"],
    ["2014-06-01T12:00+15:00", "a time zone is at most 14:00 from UTC"],
    ["2014-02-29T12:00Z", "February 2014 has 28 days"],
    ["2014-06T12:00", "a time of day is written 2014-06-01T12:00:00Z or 2014-06-01T12:00:00+05:00"],
    ["whenever", "not an EDTF date"],
  ])("%j: %s", (text, wrong) => {
    const problem = problemOf(() => boundsOf(text));
    expect(problem).toMatchObject({ code: "invalid-date", value: text });
    expect(problem.message).toContain(`date ${JSON.stringify(text)}: ${wrong}; expected an EDTF date such as 2014`);
  });

  test("of what is not text, and of a bad `widen`", () => {
    for (const value of [undefined, null, 2014, new Date(0)]) {
      expect(problemOf(() => boundsOf(value as unknown as string))).toMatchObject({ code: "invalid-date", value });
    }
    expect(problemOf(() => boundsOf(null as unknown as string)).message).toContain("it is null, not text");
    expect(problemOf(() => boundsOf(2014 as unknown as string)).message).toContain("it is of type number, not text");
    for (const widen of [-1, 0.5, Number.NaN, Infinity]) {
      expect(problemOf(() => boundsOf("2014", widen))).toMatchObject({ code: "invalid-option", option: "widen" });
    }
  });

  test("any text is read or refused in those words, whatever it is", () => {
    const scrap = fc.constantFrom(
      "2014",
      "06",
      "-",
      "/",
      "..",
      "[",
      "]",
      "{",
      ",",
      "X",
      "~",
      "?",
      "T",
      "Y",
      "E",
      "S",
      "1",
      "0",
      "Z",
      ":",
      " ",
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 8 }), (scraps) => {
        const text = scraps.join("");
        let bounds: ReturnType<typeof boundsOf> | undefined;
        try {
          bounds = boundsOf(text);
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid-date" });
        }
        if (bounds) expect(bounds.lo).toBeLessThanOrEqual(bounds.hi);
      }),
      { numRuns: 5000 },
    );
  });
});
