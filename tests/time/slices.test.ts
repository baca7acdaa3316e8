import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarWindows, dateWindows, dayOf, isoDay, type Step, type TimeWindow, tickWindows } from "../../src/time";
import { problemOf } from "./code-of";

const from = dayOf(2014, 1, 1);
const to = dayOf(2015, 1, 1);
const labels = (windows: TimeWindow[]) => windows.map(({ label }) => label);
const looksAt = (windows: TimeWindow[]) => windows.map(({ start, end }) => `${isoDay(start)}/${isoDay(end)}`);
const stepsOf = (windows: TimeWindow[]) =>
  windows.map(({ stepStart, stepEnd }) => `${isoDay(stepStart)}/${isoDay(stepEnd)}`);

describe("calendarWindows", () => {
  test("are half-open, end to end, and named by their unit", () => {
    const quarters = calendarWindows({ every: "quarter", from, to });
    expect(labels(quarters)).toEqual(["2014-Q1", "2014-Q2", "2014-Q3", "2014-Q4"]);
    expect(quarters[1]).toEqual({
      start: dayOf(2014, 4, 1),
      end: dayOf(2014, 7, 1),
      stepStart: dayOf(2014, 4, 1),
      stepEnd: dayOf(2014, 7, 1),
      label: "2014-Q2",
    });
    expect(labels(calendarWindows({ every: "month", from, to })).at(5)).toBe("2014-06");
    expect(labels(calendarWindows({ every: "day", from, to })).at(-1)).toBe("2014-12-31");
    expect(labels(calendarWindows({ every: "year", from: dayOf(-44, 1, 1), to: dayOf(-43, 1, 2) }))).toEqual([
      "-0044",
      "-0043",
    ]);
  });

  test("weeks bear the year of their Thursday", () => {
    const weeks = calendarWindows({ every: "week", from: dayOf(2014, 12, 22), to: dayOf(2015, 1, 6) });
    expect(labels(weeks)).toEqual(["2014-W52", "2015-W01", "2015-W02"]);
    const long = calendarWindows({ every: "week", from: dayOf(2015, 12, 28), to: dayOf(2016, 1, 5) });
    expect(labels(long)).toEqual(["2015-W53", "2016-W01"]);
    expect(labels(calendarWindows({ every: "week", from: dayOf(2014, 6, 2), to: dayOf(2014, 6, 3) }))).toEqual([
      "2014-W23",
    ]);
  });

  test("steps that are no calendar unit are named by both ends", () => {
    const start = dayOf(2014, 6, 15);
    expect(labels(calendarWindows({ every: "year", from: start, to: start + 1 }))).toEqual(["2014-06-15/2015-06-15"]);
    expect(labels(calendarWindows({ every: "2 years", from, to }))).toEqual(["2014-01-01/2016-01-01"]);
    expect(labels(calendarWindows({ every: "week", from: start - 1, to: start }))).toEqual(["2014-06-14/2014-06-21"]);
    expect(labels(calendarWindows({ every: "day", from: from + 0.5, to: from + 1 }))).toEqual([
      "2014-01-01T12:00:00Z/2014-01-02T12:00:00Z",
    ]);
    const offset = dayOf(2014, 2, 1);
    expect(labels(calendarWindows({ every: "quarter", from: offset, to: offset + 1 }))).toEqual([
      "2014-02-01/2014-05-01",
    ]);
    expect(labels(calendarWindows({ every: "year", from: offset, to: offset + 1 }))).toEqual(["2014-02-01/2015-02-01"]);
  });

  test("the last step is whole and covers the last day", () => {
    expect(stepsOf(calendarWindows({ every: "year", from, to: to + 1 }))).toEqual([
      "2014-01-01/2015-01-01",
      "2015-01-01/2016-01-01",
    ]);
    expect(calendarWindows({ every: "year", from, to: from })).toEqual([]);
  });

  test("a trailing window ends with its step, and may start before the first", () => {
    const windows = calendarWindows({ every: "quarter", window: "year", from, to });
    expect(looksAt(windows).slice(0, 2)).toEqual(["2013-04-01/2014-04-01", "2013-07-01/2014-07-01"]);
    expect(labels(windows).slice(0, 2)).toEqual(["2014-Q1", "2014-Q2"]);
    expect(looksAt(calendarWindows({ every: "month", window: "1 week", from, to })).slice(0, 2)).toEqual([
      "2014-01-25/2014-02-01",
      "2014-02-22/2014-03-01",
    ]);
    expect(
      looksAt(calendarWindows({ every: "day", window: "month", from: dayOf(2014, 2, 28), to: dayOf(2014, 3, 2) })),
    ).toEqual(["2014-02-01/2014-03-01", "2014-02-02/2014-03-02"]);
  });

  test("a window as long as the step is the step, at the ends of months too", () => {
    const months = { every: "month", from: dayOf(2014, 1, 31), to } as const;
    expect(stepsOf(calendarWindows(months)).slice(0, 3)).toEqual([
      "2014-01-31/2014-02-28",
      "2014-02-28/2014-03-31",
      "2014-03-31/2014-04-30",
    ]);
    expect(calendarWindows({ ...months, window: "month" })).toEqual(calendarWindows(months));
  });

  test("cumulative windows all start at the first day", () => {
    expect(looksAt(calendarWindows({ every: "2 quarters", from, to, cumulative: true }))).toEqual([
      "2014-01-01/2014-07-01",
      "2014-01-01/2015-01-01",
    ]);
  });

  test("steps leave no gap, have no overlap, and cover the range", () => {
    const step = fc.constantFrom<Step[]>("day", "week", "month", "quarter", "year", "5 months", "10 days");
    fc.assert(
      fc.property(
        step,
        fc.integer({ min: -20000, max: 20000 }),
        fc.integer({ min: 1, max: 2000 }),
        (every, start, length) => {
          const windows = calendarWindows({ every, from: start, to: start + length });
          const [first, last] = [windows[0] as TimeWindow, windows.at(-1) as TimeWindow];
          expect(first.stepStart).toBe(start);
          expect(last.stepStart).toBeLessThan(start + length);
          expect(last.stepEnd).toBeGreaterThanOrEqual(start + length);
          expect(windows.slice(1).map(({ stepStart }) => stepStart)).toEqual(
            windows.slice(0, -1).map(({ stepEnd }) => stepEnd),
          );
          for (const window of windows) {
            expect(window.stepEnd).toBeGreaterThan(window.stepStart);
            expect([window.start, window.end]).toEqual([window.stepStart, window.stepEnd]);
          }
          expect(new Set(labels(windows)).size).toBe(windows.length);
        },
      ),
    );
  });

  test.each([
    [{ every: "0 days" }, "every"],
    [{ every: 5 }, "every"],
    [{ every: "year", window: "0 days" }, "window"],
    [{ every: "year", from: -Infinity }, "from"],
    [{ every: "year", to: Infinity }, "to"],
    [{ every: "year", to: Number.NaN }, "to"],
    [{ every: "year", to: from - 1 }, "to"],
    [{ every: "year", window: "year", cumulative: true }, "cumulative"],
    [{ every: "day", from: 0, to: 1_000_001 }, "every"],
  ])("refuses %j, naming %s", (options, option) => {
    const slicing = { from, to, ...options } as unknown as Parameters<typeof calendarWindows>[0];
    expect(problemOf(() => calendarWindows(slicing))).toMatchObject({ code: "invalid-option", option });
  });

  test("makes a million windows and not one more", () => {
    expect(calendarWindows({ every: "day", from: 0, to: 1_000_000 })).toHaveLength(1_000_000);
    expect(tickWindows({ every: 1, from: 0, to: 1_000_000 })).toHaveLength(1_000_000);
    expect(problemOf(() => tickWindows({ every: 1, from: 0, to: 1_000_001 }))).toMatchObject({ option: "every" });
  }, 30_000);
});

describe("tickWindows", () => {
  test("are half-open and named by their step", () => {
    expect(tickWindows({ every: 2, from: 1, to: 4 })).toEqual([
      { start: 1, end: 3, stepStart: 1, stepEnd: 3, label: "[1, 3)" },
      { start: 3, end: 5, stepStart: 3, stepEnd: 5, label: "[3, 5)" },
    ]);
    expect(tickWindows({ every: 1, from: 3, to: 3 })).toEqual([]);
  });

  test("trail or accumulate", () => {
    expect(tickWindows({ every: 1, window: 3, from: 0, to: 2 }).map(({ start, end }) => [start, end])).toEqual([
      [-2, 1],
      [-1, 2],
    ]);
    expect(tickWindows({ every: 1, from: 0, to: 2, cumulative: true }).map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  test("fractions of ticks neither drift nor make a step too many", () => {
    const tenths = tickWindows({ every: 0.1, from: 0, to: 0.7 });
    expect(labels(tenths).slice(2, 4)).toEqual(["[0.2, 0.3)", "[0.3, 0.4)"]);
    expect(tenths).toHaveLength(7);
    for (let n = 1; n < 200; n++) expect(tickWindows({ every: 1 / n, from: 0, to: 1 })).toHaveLength(n);
  });

  test.each([
    [{ every: 0 }, "every"],
    [{ every: -1 }, "every"],
    [{ every: Infinity }, "every"],
    [{ every: Number.NaN }, "every"],
    [{ every: "1" }, "every"],
    [{ every: 1, window: 0 }, "window"],
    [{ every: 1, window: 1, cumulative: true }, "cumulative"],
    [{ every: 1, from: Number.NaN }, "from"],
    [{ every: 1, to: -1 }, "to"],
    [{ every: 1e-6, to: 1.1 }, "every"],
    [{ every: 1, from: 1e17, to: 1e17 + 64 }, "every"],
  ])("refuses %j, naming %s", (options, option) => {
    const slicing = { from: 0, to: 10, ...options } as unknown as Parameters<typeof tickWindows>[0];
    expect(problemOf(() => tickWindows(slicing))).toMatchObject({ code: "invalid-option", option });
  });
});

describe("dateWindows", () => {
  test("go from each date to the next", () => {
    const windows = dateWindows([from, to, dayOf(2015, 2, 10)]);
    expect(labels(windows)).toEqual(["2014", "2015-01-01/2015-02-10"]);
    expect(labels(dateWindows([from, to]))).toEqual(["2014"]);
    expect(windows[0]).toEqual({ start: from, end: to, stepStart: from, stepEnd: to, label: "2014" });
  });

  test.each([[[]], [[1]], [[2, 1]], [[1, 1]], [[1, Infinity]], [[Number.NaN, 1]]])("refuses %j", (boundaries) => {
    expect(problemOf(() => dateWindows(boundaries, "at"))).toMatchObject({ code: "invalid-option", option: "at" });
  });
});
