import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, isoDay } from "../../src/time";
import { problemOf } from "./code-of";
import { FAMILY } from "./family";

const iso = (day: number) => (Number.isFinite(day) ? isoDay(day) : String(day));
const span = (text: string, widen?: number) => {
  const { lo, hi } = boundsOf(text, widen);
  return `${iso(lo)} ${iso(hi)}`;
};

describe("dates", () => {
  test.each([
    ["2014", "2014-01-01 2014-12-31"],
    ["2016-02", "2016-02-01 2016-02-29"],
    ["2014-06-15", "2014-06-15 2014-06-15"],
    ["201X", "2010-01-01 2019-12-31"],
    ["19XX", "1900-01-01 1999-12-31"],
    ["1X99", "1099-01-01 1999-12-31"],
    ["XXXX", "0000-01-01 9999-12-31"],
    ["-01XX", "-0199-01-01 -0100-12-31"],
    ["-000X", "-0009-01-01 -0001-12-31"],
    ["201X-XX", "2010-01-01 2019-12-31"],
    ["2014-XX", "2014-01-01 2014-12-31"],
    ["2014-1X", "2014-10-01 2014-12-31"],
    ["2014-X2", "2014-02-01 2014-12-31"],
    ["2014-02-XX", "2014-02-01 2014-02-28"],
    ["2014-XX-15", "2014-01-15 2014-12-15"],
    ["2014-XX-31", "2014-01-31 2014-12-31"],
    ["2014-0X-31", "2014-01-31 2014-08-31"],
    ["201X-02-29", "2012-02-29 2016-02-29"],
    ["2014-06-3X", "2014-06-30 2014-06-30"],
    ["Y12000", "+012000-01-01 +012000-12-31"],
    ["Y-17E7", "-170000000-01-01 -170000000-12-31"],
    ["1950S2", "1900-01-01 1999-12-31"],
    ["-1950S2", "-1999-01-01 -1900-12-31"],
    ["Y171010000S3", "+171000000-01-01 +171999999-12-31"],
    ["2014-06-01T12:00:00Z", "2014-06-01 2014-06-01"],
    ["2014-06-01T23:30:00-05:00", "2014-06-02 2014-06-02"],
    ["2014-06-01T04:30:00+05:00", "2014-05-31 2014-05-31"],
    ["2014-06-01T24:00:00Z", "2014-06-02 2014-06-02"],
  ])("%s", (text, days) => {
    expect(span(text)).toBe(days);
    expect(boundsOf(text)).toMatchObject({ open: "neither", unknown: "neither" });
  });

  test.each([
    ["21", "2014-03-01 2014-05-31"],
    ["22", "2014-06-01 2014-08-31"],
    ["23", "2014-09-01 2014-11-30"],
    ["24", "2014-12-01 2015-02-28"],
    ["28", "2014-12-01 2015-02-28"],
    ["29", "2014-09-01 2014-11-30"],
    ["30", "2014-12-01 2015-02-28"],
    ["31", "2014-03-01 2014-05-31"],
    ["32", "2014-06-01 2014-08-31"],
    ["36", "2014-10-01 2014-12-31"],
    ["37", "2014-01-01 2014-04-30"],
    ["38", "2014-05-01 2014-08-31"],
    ["41", "2014-07-01 2014-12-31"],
  ])("part %s of a year", (code, days) => {
    expect(span(`2014-${code}`)).toBe(days);
  });
});

describe("intervals and sets", () => {
  test.each([
    ["2014/2016", "2014-01-01 2016-12-31", "neither", "neither"],
    ["2014-06/2014", "2014-06-01 2014-12-31", "neither", "neither"],
    ["2014~/2016-06-15?", "2013-01-01 2016-06-16", "neither", "neither"],
    ["2014-06-01T12:00:00Z/2014-06-01T12:00:00Z", "2014-06-01 2014-06-01", "neither", "neither"],
    ["2014/..", "2014-01-01 Infinity", "end", "neither"],
    ["../2014", "-Infinity 2014-12-31", "start", "neither"],
    ["2014/", "2014-01-01 Infinity", "neither", "end"],
    ["/2014", "-Infinity 2014-12-31", "neither", "start"],
    ["../", "-Infinity Infinity", "start", "end"],
    ["../..", "-Infinity Infinity", "both", "neither"],
    ["/", "-Infinity Infinity", "neither", "both"],
    ["[2014..2016]", "2014-01-01 2016-12-31", "neither", "neither"],
    ["[2016, 2011,2014-06]", "2011-01-01 2016-12-31", "neither", "neither"],
    ["[..2014]", "-Infinity 2014-12-31", "start", "neither"],
    ["[2014..]", "2014-01-01 Infinity", "end", "neither"],
    ["{2011,2014~..2016-02}", "2011-01-01 2016-02-29", "neither", "neither"],
    ["{..2014-06-15,2016}", "-Infinity 2016-12-31", "start", "neither"],
  ])("%s", (text, days, open, unknown) => {
    expect(span(text)).toBe(days);
    expect(boundsOf(text)).toMatchObject({ open, unknown });
  });
});

describe("widening", () => {
  test.each([
    ["2014~", "2013-01-01 2015-12-31"],
    ["2014-06~", "2014-05-01 2014-07-31"],
    ["2014-03?", "2014-02-01 2014-04-30"],
    ["2014-03-31~", "2014-03-30 2014-04-01"],
    ["2014-01-01%", "2013-12-31 2014-01-02"],
    ["198X~", "1970-01-01 1999-12-31"],
    ["19XX~", "1800-01-01 2099-12-31"],
    ["1X99~", "1098-01-01 2000-12-31"],
    ["2014-XX~", "2013-01-01 2015-12-31"],
    ["2014-06-1X~", "2014-05-31 2014-06-29"],
    ["2014-33~", "2013-10-01 2014-06-30"],
    ["2014-24~", "2014-09-01 2015-05-31"],
    ["2014-38~", "2014-01-01 2014-12-31"],
    ["2014-40~", "2013-07-01 2014-12-31"],
    ["1950S2~", "1800-01-01 2099-12-31"],
    ["Y12000~", "+011999-01-01 +012001-12-31"],
    ["2014-?06", "2014-05-01 2014-07-31"],
    ["?2014-06", "2013-06-01 2015-06-30"],
    ["?2014-02", "2013-02-01 2015-02-28"],
    ["?2015-02", "2014-02-01 2016-02-29"],
    ["2014?-06-~11", "2013-06-11 2015-06-11"],
    ["2014-06~-11", "2014-05-11 2014-07-11"],
    ["2014-06-~11", "2014-06-10 2014-06-12"],
    ["2014-03~-31", "2014-02-28 2014-04-30"],
    ["2016?-02-29", "2015-02-28 2017-02-28"],
    ["2014-~02-2X", "2014-01-20 2014-03-29"],
    ["2014-XX-~15", "2014-01-14 2014-12-16"],
    ["?2014-21", "2013-03-01 2015-05-31"],
  ])("%s by one unit", (text, days) => {
    expect(span(text)).toBe(days);
  });

  test("by any number of units, `%` as much as `~`", () => {
    expect(span("2014-06~", 0)).toBe("2014-06-01 2014-06-30");
    expect(span("2014-01-31~", 31)).toBe("2013-12-31 2014-03-03");
    expect(span("2014-06~", 18)).toBe("2012-12-01 2015-12-31");
    expect(span("2014-06~", 2 ** 53 - 1)).toBe("-Infinity Infinity");
    for (const widen of [0, 1, 5]) expect(boundsOf("2014-06%", widen)).toEqual(boundsOf("2014-06~", widen));
  });

  test("leaves dates without a mark alone", () => {
    expect(span("2014-06/2014-07", 99)).toBe("2014-06-01 2014-07-31");
  });

  const dates = Object.values(FAMILY)
    .flat()
    .filter((text) => {
      try {
        return Boolean(boundsOf(text));
      } catch {
        return false;
      }
    });

  test("never narrows, over the whole family; and `lo` is at or before `hi`", () => {
    expect(dates.length).toBeGreaterThan(4000);
    fc.assert(
      fc.property(fc.constantFrom(...dates), fc.nat(30), fc.nat(30), (text, a, b) => {
        const [less, more] = [boundsOf(text, Math.min(a, b)), boundsOf(text, Math.max(a, b))];
        expect(less.lo).toBeLessThanOrEqual(less.hi);
        expect(more.lo).toBeLessThanOrEqual(less.lo);
        expect(more.hi).toBeGreaterThanOrEqual(less.hi);
      }),
      { numRuns: 5000 },
    );
  });

  test("always widens a date that bears a mark, and only such a date", () => {
    const finite = dates.filter((text) => !/[/[{]/.test(text));
    const [marked, plain] = [finite.filter((text) => /[?~%]/.test(text)), finite.filter((text) => !/[?~%]/.test(text))];
    expect(marked.length).toBeGreaterThan(300);
    for (const text of marked) {
      const [bare, wide] = [boundsOf(text, 0), boundsOf(text, 1)];
      expect([text, wide.lo < bare.lo, wide.hi > bare.hi]).toEqual([text, true, true]);
    }
    for (const text of plain) expect(boundsOf(text, 3)).toEqual(boundsOf(text, 0));
  });
});

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
