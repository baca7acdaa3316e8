import { describe, expect, it } from "vitest";
import { buildNetwork } from "../../src/network/build";
import { small } from "../data/small";

const pledge = { kind: "allegiance", subject: "ant", object: "east", start: "2010-05-05" };
const ends = (claims: readonly Record<string, unknown>[], policy = {}) =>
  buildNetwork(small(claims), policy)
    .ties()
    .filter((tie) => tie.claims.includes("c1"))
    .map(({ endEarliest, endLatest, persistence, endedBy }) => [endEarliest, endLatest, persistence, endedBy]);

describe("persistence", () => {
  it("keeps apart the three meanings of an absent end", () => {
    const asStated = { persistence: "as-stated" };
    expect(ends([{ ...pledge, end_status: "not-stated" }], asStated)).toEqual([
      ["2010-05-05", null, "as-stated", undefined],
    ]);
    expect(ends([{ ...pledge, end_status: "ongoing" }], asStated)).toEqual([
      ["2020-06-01", null, "as-stated", undefined],
    ]);
    expect(ends([{ ...pledge, end_status: "ended" }], asStated)).toEqual([
      ["2010-05-05", "2020-06-30", "stated", undefined],
    ]);
  });

  it("until-ended keeps a tie for ever, a duration for so long after it was last seen", () => {
    expect(ends([pledge], { persistence: "until-ended" })).toEqual([[null, null, "until-ended", undefined]]);
    expect(ends([pledge], { persistence: "P1Y" })).toEqual([["2011-05-05", "2011-05-05", "P1Y", undefined]]);
    expect(ends([{ ...pledge, end_status: "ongoing" }], { persistence: "P1M" })[0]?.slice(0, 2)).toEqual([
      "2020-07-01",
      "2020-07-01",
    ]);
    expect(ends([{ ...pledge, start: "2010" }], { persistence: "P1Y" })[0]?.slice(0, 2)).toEqual([
      "2011-01-01",
      "2011-12-31",
    ]);
  });

  it("names its rule on a tie without any date, too", () => {
    const shelter = { kind: "shelter", subject: "east", object: "ant" };
    const rules = ends([shelter]).map(([, , rule]) => rule);
    expect(rules).toEqual(["P1Y"]);
    expect(buildNetwork(small([{ ...shelter, end: "2016" }])).ties()[0]?.persistence).toBe("stated");
  });

  it("until-replaced ends a tie at a later allegiance or defection of the same actor, and says which", () => {
    const next = { kind: "allegiance", subject: "ant", object: "west", start: "2014-03" };
    expect(ends([pledge, next])[0]).toEqual(["2014-02-28", "2014-03-30", "until-replaced", "allegiance:ant>west"]);
    const left = { kind: "defection", subject: "ant", origin: "east", object: "west", start: "2013-06-02" };
    expect(ends([pledge, next, left])[0]).toEqual([
      "2013-06-01",
      "2013-06-01",
      "until-replaced",
      "defection:ant>west from east",
    ]);
    expect(ends([pledge])[0]).toEqual([null, null, "until-replaced", undefined]);
    expect(ends([pledge, { ...next, subject: "bee" }])[0]?.[1]).toBeNull();
    expect(ends([pledge, { ...next, start: "2009" }])[0]?.[1]).toBeNull();
  });

  it("a duration ends sooner where the tie is replaced sooner", () => {
    const left = { kind: "defection", subject: "ant", origin: "east", object: "west", start: "2011-02-03" };
    const member = { ...pledge, kind: "membership" };
    expect(ends([member])).toEqual([["2015-05-05", "2015-05-05", "P5Y", undefined]]);
    expect(ends([member, left])).toEqual([["2011-02-02", "2011-02-02", "P5Y", "defection:ant>west from east"]]);
    expect(ends([member, { ...left, start: "2016" }])[0]?.[1]).toBe("2015-05-05");
    expect(ends([member, { ...left, start: "2015" }])).toEqual([["2014-12-31", "2015-05-05", "P5Y", undefined]]);
  });

  it("is not ended by a defection from another group, but by one from an unknown group", () => {
    const left = { kind: "defection", subject: "ant", origin: "bee", object: "west", start: "2013" };
    expect(ends([pledge, left])[0]?.[1]).toBeNull();
    expect(ends([pledge, { ...left, origin: "unknown" }])[0]?.[1]).toBe("2013-12-30");
  });

  it("stays open where the replacement is only possibly later", () => {
    const next = { kind: "allegiance", subject: "ant", object: "west", start: "2010" };
    expect(ends([{ ...pledge, start: "2010-05" }, next])[0]?.slice(0, 2)).toEqual(["2010-05-01", null]);
  });

  it("leaves ends that the sources bound as they are", () => {
    const stated = [["2012-01-01", "2012-12-31", "stated", undefined]];
    for (const persistence of ["as-stated", "until-ended", "until-replaced", "P1D"]) {
      expect(ends([{ ...pledge, end: "2012" }], { persistence })).toEqual(stated);
    }
  });

  it("starts a state of unstated beginning when it was first observed, or leaves it open", () => {
    const seen = { ...pledge, start: "[..2010-05]", end: "[2010-05..]" };
    const starts = (policy: object) =>
      buildNetwork(small([seen]), policy)
        .ties()
        .map(({ startEarliest, startLatest, endEarliest }) => [startEarliest, startLatest, endEarliest])[0];
    expect(starts({ persistence: "as-stated" })).toEqual(["2010-05-01", "2010-05-31", "2010-05-01"]);
    expect(starts({ persistence: "as-stated", onset: "stated" })).toEqual([null, "2010-05-31", "2010-05-01"]);
  });

  it("counts a tie without any beginning only where it certainly falls, unless the policy leaves beginnings open", () => {
    const network = buildNetwork(
      small([
        { kind: "shelter", subject: "east", object: "ant" },
        { kind: "defection", subject: "bee", origin: "east", object: "west", start: "[..2015-01-10]" },
      ]),
    );
    const counts = (view: typeof network) => view.ties().map(({ kind }) => kind);
    expect(counts(network)).toHaveLength(2);
    expect(counts(network.at("2014"))).toEqual([]);
    expect(counts(network.at("2015"))).toEqual([]);
    expect(counts(network.before("2016"))).toEqual(["defection"]);
    expect(counts(network.before("2021"))).toHaveLength(2);
    const open = network.under({ onset: "stated", persistence: "as-stated" });
    expect(counts(open.at("1999"))).toHaveLength(2);
    expect(counts(open.at("2016"))).toEqual(["shelter"]);
    expect(counts(open.after("2021").ofKind("defection"))).toEqual([]);
  });
});
