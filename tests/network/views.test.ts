import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import { small } from "../data/small";

const network = buildNetwork(
  small([
    { kind: "allegiance", subject: "ant", object: "east", start: "2010-03-10", end: "2012-06-30" },
    { kind: "allegiance", subject: "bee", object: "west", start: "2011", end: "2013" },
    { kind: "defection", subject: "ant", origin: "east", object: "west", start: "2012-07-01" },
    { kind: "hostility", subject: "east", object: "west", start: "1965-02-03", end: "1966-01-01" },
  ]),
);
const claims = (view: TemporalNetwork) => view.ties().flatMap((tie) => tie.claims);

describe("views", () => {
  it("at: a day, or some time of a longer stretch", () => {
    expect(claims(network.at("2012-06-30"))).toEqual(["c1", "c2"]);
    expect(claims(network.at("2012-07-01"))).toEqual(["c2", "c3"]);
    expect(claims(network.at("2012-07"))).toEqual(["c2", "c3"]);
    expect(claims(network.at(new Date("2010-03-10T12:00:00Z")))).toEqual(["c1"]);
    expect(claims(network.at(new Date("2012-07-01T12:00:00Z")))).toEqual(["c2", "c3"]);
    expect(claims(network.at("1965-06"))).toEqual(["c4"]);
  });

  it("between: half-open, any or all; an event need only fall in it", () => {
    expect(claims(network.between("2010", "2010-03-10"))).toEqual([]);
    expect(claims(network.between("2010", "2010-03-11"))).toEqual(["c1"]);
    expect(claims(network.between("2011", "2013"))).toEqual(["c1", "c2", "c3"]);
    expect(claims(network.between("2012-06", "2012-08", { rule: "all" }))).toEqual(["c2", "c3"]);
    expect(claims(network.between("2012-07-01", "2012-07-02", { rule: "all" }))).toEqual(["c2", "c3"]);
  });

  it("before and after take the whole of an imprecise time into account", () => {
    expect(claims(network.before("2010-03-10"))).toEqual(["c4"]);
    expect(claims(network.before("2010"))).toEqual(["c4"]);
    expect(claims(network.after("2012"))).toEqual(["c2"]);
    expect(claims(network.after("2012-06"))).toEqual(["c2", "c3"]);
  });

  it("narrow each other, by time, kind, actor and predicate", () => {
    const view = network.between("2009", "2013").ofKind("allegiance", "defection");
    expect(claims(view.between("2012-07", "2020"))).toEqual(["c2", "c3"]);
    expect(claims(view.between("2015", "2016"))).toEqual([]);
    expect(claims(view.before("2008").at("2011"))).toEqual([]);
    expect(claims(view.ofKind("allegiance"))).toEqual(["c1", "c2"]);
    expect(claims(view.among("ant", "east"))).toEqual(["c1"]);
    expect(claims(view.among("ant", "east", "west").among("ant", "west"))).toEqual(["c3"]);
    expect(claims(view.where(({ target }) => target === "west"))).toEqual(["c2", "c3"]);
    expect(claims(network)).toHaveLength(4);
  });

  it("keep the condition of an outer window that a state lasts through it", () => {
    const two = networkFromEdges([
      { source: "a", target: "b", kind: "allegiance", start: "2008", end: "2009" },
      { source: "a", target: "c", kind: "allegiance", start: "2000", end: "2020" },
      { source: "a", target: "d", start: "2008-05" },
    ]);
    const view = two.between("2007", "2015", { rule: "all" });
    const targets = (inner: TemporalNetwork) => inner.ties().map(({ target }) => target);
    expect(targets(view)).toEqual(["c", "d"]);
    expect(targets(view.at("2008"))).toEqual(["c", "d"]);
    expect(targets(view.at("2010"))).toEqual(["c"]);
    expect(view.at("2010").window?.rule).toBe("all");
    expect(targets(view.between("2016", "2017"))).toEqual([]);
    expect(targets(two.between("2009", "2010", { rule: "all" }).between("2000", "2030"))).toEqual(["c", "b"]);
  });

  it("echo what they are", () => {
    expect(network.window).toBeUndefined();
    expect(network.at("2012-07").window).toEqual({
      start: "2012-07-01",
      end: "2012-08-01",
      rule: "any",
      label: undefined,
    });
    expect(network.before("2012").window).toMatchObject({ start: null, end: "2012-01-01" });
    expect(network.data).toEqual({ name: "small", version: "1" });
    expect(network.ties().policy).toBe(network.policy);
    expect(Object.isFrozen(network.policy) && Object.isFrozen(network.policy.persistence)).toBe(true);
    expect(network.policy).toMatchObject({ presence: "possible", parallel: "collapse", widen: 1 });
  });

  it("have the actors of their ties, or all of them", () => {
    const ids = (view: TemporalNetwork) => view.actors().map(({ id }) => id);
    expect(ids(network.at("2010-04"))).toEqual(["ant", "east"]);
    expect(ids(network.at("2010-04").under({ isolates: "keep" }))).toEqual(["ant", "bee", "east", "unknown", "west"]);
    expect(ids(network.under({ isolates: "keep" }).among("ant", "bee"))).toEqual(["ant", "bee"]);
  });

  it("name what is wrong", () => {
    const code = (expected: string) => expect.objectContaining({ code: expected });
    expect(() => network.at("2012-13")).toThrow(code("invalid-date"));
    expect(() => network.at(2012)).toThrow(/EDTF text such as/);
    expect(() => network.between("2013", "2012")).toThrow(code("invalid-option"));
    expect(() => network.between("2012", "2013", { rules: "all" } as never)).toThrow(/rules/);
    expect(() => network.ofKind("alegiance")).toThrow(code("unknown-kind"));
    expect(() => network.among("ants")).toThrow(/such as ant/);
  });

  it("copy nothing and change nothing", () => {
    const rows = network.ties();
    (rows[0] as { weight: number }).weight = 99;
    rows.length = 0;
    expect(network.ties()).toHaveLength(4);
    expect(network.ties()[0]?.weight).toBe(1);
  });
});

describe("slices", () => {
  const span = networkFromEdges([
    { source: "a", target: "b", start: "2012-01-31", end: "2012-05-02" },
    { source: "b", target: "c", start: "2012-03-15" },
  ]);

  it("follow the calendar, from the unit of the first date to the last date", () => {
    const months = span.slices({ every: "month" });
    expect(months.map(({ window }) => window?.label)).toEqual(["2012-01", "2012-02", "2012-03", "2012-04", "2012-05"]);
    expect(months.map((view) => view.ties().length)).toEqual([1, 1, 2, 1, 1]);
    expect(span.slices({ every: "quarter" }).map(({ window }) => window?.start)).toEqual(["2012-01-01", "2012-04-01"]);
    expect(span.slices({ every: "week" }).at(0)?.window).toMatchObject({ start: "2012-01-30", end: "2012-02-06" });
    expect(span.slices({ every: "2 years" })).toHaveLength(1);
    expect(span.slices({ every: "day" })).toHaveLength(93);
  });

  it("keep month ends where they were", () => {
    const slices = span.slices({ every: "month", from: "2012-01-31", to: "2012-05-31" });
    expect(slices.map(({ window }) => window?.start)).toEqual(["2012-01-31", "2012-02-29", "2012-03-31", "2012-04-30"]);
  });

  it("roll, accumulate, or follow given dates", () => {
    const rolling = span.slices({ every: "month", window: "3 months", from: "2012-03", to: "2012-05" });
    expect(rolling.map(({ window }) => [window?.start, window?.end, window?.label])).toEqual([
      ["2012-01-01", "2012-04-01", "2012-03"],
      ["2012-02-01", "2012-05-01", "2012-04"],
    ]);
    const growing = span.slices({ every: "month", cumulative: true });
    expect(growing.map((view) => view.ties().length)).toEqual([1, 1, 2, 2, 2]);
    const given = span.slices({ every: ["2012", "2012-03-15", "2013"] });
    expect(given.map((view) => view.ties().length)).toEqual([1, 2]);
  });

  it("on ticks take numbers and cover the last event", () => {
    const ticks = networkFromEdges([
      { source: "a", target: "b", start: 1, end: 3 },
      { source: "b", target: "c", start: 4 },
    ]);
    const counts = ticks.slices({ every: 1 }).map((view) => [view.window?.label, view.ties().length]);
    expect(counts).toEqual([
      ["[1, 2)", 1],
      ["[2, 3)", 1],
      ["[3, 4)", 0],
      ["[4, 5)", 1],
    ]);
    expect(ticks.slices({ every: [1, 2.5, 5] }).map(({ window }) => window?.label)).toEqual(["[1, 2.5)", "[2.5, 5)"]);
    expect(ticks.at(3).ties()).toHaveLength(0);
    expect(ticks.at(4).ties()).toHaveLength(1);
    expect(() => ticks.slices({ every: "year" })).toThrow(/every/);
    expect(() => ticks.at("2012")).toThrow(/finite number/);
  });

  it("refuse options that are not theirs, with what there is", () => {
    expect(() => span.slices({ every: "fortnight" as never })).toThrow(/every/);
    expect(() => span.slices({ every: "year", step: 2 } as never)).toThrow(/step/);
    expect(() => span.slices({ every: ["2012", "2013"], window: "year" })).toThrow(/window/);
    expect(() => span.slices({ every: "year", window: "2 years", cumulative: true })).toThrow(/cumulative/);
  });

  it("add up: a tie is in a slice if and only if it is in one of the slice's days", () => {
    const times = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(times, fc.option(fc.integer({ min: 1, max: 90 }))), { minLength: 1, maxLength: 8 }),
        (spells) => {
          const day = (n: number) => new Date(Date.UTC(2012, 0, 1 + n)).toISOString().slice(0, 10);
          const edges = spells.map(([start, length], i) => ({
            source: "a",
            target: `b${i}`,
            start: day(start),
            ...(length !== null && { end: day(start + length) }),
          }));
          const all = networkFromEdges(edges);
          for (const slice of all.slices({ every: "month" })) {
            const days = slice.slices({ every: "day", from: slice.window?.start ?? "", to: slice.window?.end ?? "" });
            const union = new Set(days.flatMap((view) => view.ties().map(({ id }) => id)));
            expect(new Set(slice.ties().map(({ id }) => id))).toEqual(union);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
