import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainSpan, spanOfDate } from "../../src/time/date";
import { refusalOf } from "../../src/time/refuse";

/** What the reader of every sort of date makes of one; `undefined` if it refuses it. */
function byRule(text: string) {
  try {
    return spanOfDate(text, 3, refusalOf(text));
  } catch {
    return undefined;
  }
}

const two = (number: number) => String(number).padStart(2, "0");
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });

describe("dates written plainly", () => {
  it("are the same days as by the rule for every sort of date", () => {
    const parts = fc.tuple(digits(4), fc.nat(13).map(two), fc.nat(32).map(two), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(parts, ([year, month, day, length]) => {
        const text = [year, month, day].slice(0, length).join("-");
        const expected = byRule(text);
        expect(plainSpan(text)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("are left to that rule where a sign is not a digit, and where a month is a season", () => {
    for (const text of [
      "201X",
      "2014-06~",
      "2014-X6",
      "2014-21",
      "2014/06",
      "-201",
      "2014-0:",
      "2014-06-1 ",
      "２０１４",
      "",
      "2014-02-30",
    ])
      expect(plainSpan(text), text).toBeUndefined();
  });
});
