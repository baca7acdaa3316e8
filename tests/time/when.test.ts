import { describe, expect, test } from "vitest";
import { parseWhen } from "../../src/time";
import { problemOf } from "./code-of";

describe("parseWhen", () => {
  test("gives the text and its first and last day, and no other key", () => {
    const when = parseWhen("2014-06~");
    expect(when).toEqual({ edtf: "2014-06~", earliest: "2014-05-01", latest: "2014-07-31" });
    expect(Object.keys(when)).toEqual(["edtf", "earliest", "latest"]);
    expect(parseWhen("-0044-03-15")).toEqual({ edtf: "-0044-03-15", earliest: "-0044-03-15", latest: "-0044-03-15" });
  });

  test.each([
    ["2014/..", { earliest: "2014-01-01", latest: null, open: "end" }],
    ["../2014", { earliest: null, latest: "2014-12-31", open: "start" }],
    ["2014/", { earliest: "2014-01-01", latest: null, unknown: "end" }],
    ["/2014", { earliest: null, latest: "2014-12-31", unknown: "start" }],
    ["/..", { earliest: null, latest: null, open: "end", unknown: "start" }],
    ["../..", { earliest: null, latest: null, open: "both" }],
    ["/", { earliest: null, latest: null, unknown: "both" }],
    ["[..2014]", { earliest: null, latest: "2014-12-31", open: "start" }],
  ])("%s keeps open and unknown ends apart", (edtf, rest) => {
    const when = parseWhen(edtf);
    expect(when).toEqual({ edtf, ...rest });
    expect(Object.keys(when).sort()).toEqual(["edtf", ...Object.keys(rest)].sort());
  });

  test("widens as far as asked", () => {
    expect(parseWhen("2014-06~", { widen: 0 })).toMatchObject({ earliest: "2014-06-01", latest: "2014-06-30" });
    expect(parseWhen("2014-06~", { widen: 2 })).toMatchObject({ earliest: "2014-04-01", latest: "2014-08-31" });
    expect(parseWhen("2014-06~", {})).toEqual(parseWhen("2014-06~", { widen: 1 }));
  });

  test("is unbounded where widening leaves the days that can be counted", () => {
    expect(parseWhen("2014~", { widen: 1e15 })).toEqual({ edtf: "2014~", earliest: null, latest: null });
  });

  test.each([-1, 0.5, Number.NaN, Infinity, "1", null])("refuses to widen by %j", (widen) => {
    const problem = problemOf(() => parseWhen("2014", { widen: widen as number }));
    expect(problem).toMatchObject({ code: "invalid-option", option: "widen", value: widen });
  });

  test("refuses an option that it does not know", () => {
    const problem = problemOf(() => parseWhen("2014", { wide: 1 } as object));
    expect(problem).toMatchObject({ code: "invalid-option", option: "wide" });
  });

  test("refuses a text that is no date", () => {
    expect(problemOf(() => parseWhen("2014-13"))).toMatchObject({ code: "invalid-date", value: "2014-13" });
  });
});
