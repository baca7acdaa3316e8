import { describe, expect, it } from "vitest";
import { career } from "../../src/defection/career";
import { buildNetwork } from "../../src/network/build";
import { small } from "../data/small";

const of = (claims: readonly Record<string, unknown>[], policy = {}) =>
  career(buildNetwork(small(claims), policy), "ant");
const inEast = { kind: "membership", subject: "ant", object: "east" };
const inWest = { kind: "membership", subject: "ant", object: "west" };

describe("career", () => {
  it("lists affiliations in order, with what was left", () => {
    const { affiliations } = of([
      { ...inWest, start: "2014" },
      { kind: "defection", subject: "ant", origin: "east", object: "west", start: "2013-05" },
      { ...inEast, start: "2008", role: "commander" },
      { kind: "contact", parties: "ant;bee", start: "2010" },
    ]);
    expect(affiliations.map(({ kind, group, left, role }) => [kind, group, left, role])).toEqual([
      ["membership", "east", undefined, "commander"],
      ["defection", "west", "east", undefined],
      ["membership", "west", undefined, undefined],
    ]);
    expect(affiliations[0]).toMatchObject({ endLatest: "2013-05-30", persistence: "P5Y" });
  });

  it("tells gaps that are certain from those that are possible, with their length", () => {
    const gap = (from: string) =>
      of([
        { ...inEast, start: "2008", end: "2010-06" },
        { ...inWest, start: from },
      ]).gaps;
    expect(gap("2011-01")).toMatchObject([{ certainty: "certain", low: 184, high: 243 }]);
    expect(gap("2010-06")).toMatchObject([{ certainty: "possible", low: 0, high: 28 }]);
    expect(gap("2009")).toHaveLength(0);
  });

  it("tells overlaps between different groups", () => {
    const overlap = (from: string) =>
      of([
        { ...inEast, start: "2008", end: "2010-06" },
        { ...inWest, start: from },
      ]).overlaps;
    expect(overlap("2009")).toMatchObject([{ certainty: "certain" }]);
    expect(overlap("2010-06")).toMatchObject([{ certainty: "possible" }]);
    expect(overlap("2010-07")).toHaveLength(0);
  });

  it("finds what cannot all be true", () => {
    const { contradictions } = of([
      { ...inEast, start: "2008", end: "2015" },
      { kind: "defection", subject: "ant", origin: "east", object: "west", start: "2012" },
      { ...inWest, start: "2012", contradicts: "c4" },
      { ...inWest, start: "2019", contradicts: "c3", source: "study" },
    ]);
    expect(contradictions.map(({ type, claims }) => [type, claims])).toEqual([
      ["dates-disagree", ["c3", "c4"]],
      ["claims-contradict", ["c3", "c4"]],
      ["after-leaving", ["c1", "c2"]],
    ]);
  });

  it("is empty for an actor without affiliations, and an error for no actor", () => {
    expect([...career(buildNetwork(small([inEast])), "bee")]).toEqual([]);
    expect(() => career(buildNetwork(small([inEast])), "Ant")).toThrow(/such as ant/);
  });
});
