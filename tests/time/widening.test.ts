import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf } from "../../src/time";
import { FAMILY } from "./family";
import { span } from "./span";

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
