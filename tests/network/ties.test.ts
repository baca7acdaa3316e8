import { describe, expect, it } from "vitest";
import { parseDataset } from "../../src/data/dataset";
import { claimsOf } from "../../src/evidence/claims-of";
import { buildNetwork } from "../../src/network/build";
import { small, tables } from "../data/small";

const pledge = { kind: "allegiance", subject: "ant", object: "east" };

describe("claims into ties", () => {
  it("makes one tie of claims whose possible spells touch, and what they agree on its dates", () => {
    const network = buildNetwork(
      small([
        { ...pledge, start: "2014", end: "2016" },
        { ...pledge, start: "2014-06", end: "2016-03", source: "study" },
        { ...pledge, start: "2014-06", end: "2016", source: "echo" },
      ]),
    );
    const [tie, ...rest] = network.ties();
    expect(rest).toEqual([]);
    expect(tie).toMatchObject({
      startEarliest: "2014-06-01",
      startLatest: "2014-06-30",
      endEarliest: "2016-03-01",
      endLatest: "2016-03-31",
      claims: ["c1", "c2", "c3"],
      sources: ["report", "study", "echo"],
      corroboration: 2,
      conflict: false,
    });
  });

  it("keeps spells apart that cannot touch, and those that `tie` keeps apart", () => {
    const apart = buildNetwork(
      small([
        { ...pledge, start: "2010", end: "2011" },
        { ...pledge, start: "2013", end: "2014" },
      ]),
    );
    expect(apart.ties().map(({ id }) => id)).toEqual(["allegiance:ant>east #1", "allegiance:ant>east #2"]);
    const meeting = buildNetwork(
      small([
        { ...pledge, start: "2010", end: "2011" },
        { ...pledge, start: "2012", end: "2014" },
      ]),
    );
    expect(meeting.ties()).toHaveLength(1);
    const told = buildNetwork(
      small([
        { ...pledge, start: "2010", end: "2014", tie: "a" },
        { ...pledge, start: "2012", tie: "b" },
      ]),
    );
    expect(told.ties().map(({ claims }) => claims)).toEqual([["c1"], ["c2"]]);
  });

  it("does not merge other roles, origins or events", () => {
    const member = { kind: "membership", subject: "ant", object: "east" };
    const raid = { kind: "joint-operation", parties: ["east", "west"], start: "2014" };
    const rows = [
      { ...member, role: "leader" },
      { ...member, role: "founder" },
      raid,
      { ...raid, parties: "west;east" },
    ];
    const ties = buildNetwork(small(rows)).ties();
    expect(ties.map(({ claims }) => claims).sort()).toEqual([["c1"], ["c2"], ["c3", "c4"]]);
  });

  it("keeps relations apart whose ids and roles read alike, under names of their own", () => {
    const actors = ["x", "x>y", "y>z", "z", "z as m"].map((id) => ({ id, name: id, type: "group" }));
    const claims = [
      { kind: "support", subject: "x", object: "y>z" },
      { kind: "support", subject: "x>y", object: "z" },
      { kind: "membership", subject: "x", object: "z", role: "m" },
      { kind: "membership", subject: "x", object: "z as m" },
    ].map((claim, index) => ({ ...claim, id: `c${index + 1}`, source: "report", paragraph: "1" }));
    const ties = buildNetwork(parseDataset({ ...tables, actors, claims })).ties();
    expect(ties.map(({ claims: behind }) => behind).sort()).toEqual([["c1"], ["c2"], ["c3"], ["c4"]]);
    expect(new Set(ties.map(({ id }) => id)).size).toBe(4);
  });

  it("sees no conflict in claims that agree on the day, or share only one", () => {
    const dates = (...starts: string[]) =>
      buildNetwork(small(starts.map((start) => ({ ...pledge, start }))))
        .ties()
        .map(({ startEarliest, startLatest, conflict }) => [startEarliest, startLatest, conflict]);
    expect(dates("2014-06-05", "2014-06-05")).toEqual([["2014-06-05", "2014-06-05", false]]);
    expect(dates("[2014-06-01..2014-06-05]", "[2014-06-05..2014-06-09]")).toEqual([
      ["2014-06-05", "2014-06-05", false],
    ]);
    expect(dates("2014-06-05", "2014-06-06")).toEqual([["2014-06-05", "2014-06-06", true]]);
  });

  it("spans the readings where claims disagree, and says so", () => {
    const network = buildNetwork(
      small([
        { ...pledge, start: "2013" },
        { ...pledge, start: "2015", source: "study" },
      ]),
    );
    expect(network.ties()).toMatchObject([{ startEarliest: "2013-01-01", startLatest: "2015-12-31", conflict: true }]);
  });

  it("ties each two of several parties", () => {
    const ties = buildNetwork(small([{ kind: "contact", parties: "west;ant;east" }])).ties();
    expect(ties.map(({ source, target, directed }) => [source, target, directed])).toEqual([
      ["ant", "east", false],
      ["ant", "west", false],
      ["east", "west", false],
    ]);
  });

  it("leads from every tie to its claims", () => {
    const network = buildNetwork(small([{ ...pledge, paragraph: "7", modality: "attributed", attributed_to: "Bee" }]));
    const tie = network.ties()[0];
    expect(claimsOf(network, tie ?? "")).toMatchObject([
      { id: "c1", source: "report", paragraph: "7", modality: "attributed" },
    ]);
    expect(claimsOf(network, "allegiance:ant>east")).toHaveLength(1);
    expect(() => claimsOf(network, "nothing")).toThrow(expect.objectContaining({ code: "unknown-tie" }));
  });

  it("sums up headcounts without pretending to know more than the claims", () => {
    const rows = [
      { ...pledge, headcount_best: 70 },
      { ...pledge, headcount_low: 50, headcount_high: 90, source: "study" },
    ];
    expect(buildNetwork(small(rows)).ties()).toMatchObject([
      { headcountLow: 50, headcountBest: 70, headcountHigh: 90 },
    ]);
    expect(buildNetwork(small([pledge])).ties()[0]?.headcountLow).toBeUndefined();
  });

  it("leaves out what the policy leaves out, and lists it", () => {
    const rows = [
      pledge,
      { ...pledge, subject: "bee", modality: "alleged" },
      { ...pledge, object: "west", modality: "denied" },
      { ...pledge, object: "west", subject: "bee", confidence: "low" },
      { ...pledge, subject: "east", object: "west", source: "study" },
    ];
    const network = buildNetwork(small(rows), { minConfidence: "medium", sources: ["report"] });
    expect(network.ties().flatMap(({ claims }) => claims)).toEqual(["c1"]);
    expect(network.excluded().map(({ claim, reason }) => [claim, reason])).toEqual([
      ["c2", "modality"],
      ["c3", "modality"],
      ["c4", "confidence"],
      ["c5", "source"],
    ]);
    const wide = network.under({ modalities: ["asserted", "alleged", "denied"], minConfidence: 0, sources: "all" });
    expect(wide.excluded()).toHaveLength(0);
    expect(network.ties()).toHaveLength(1);
  });

  it("widens ~ and ? as the policy says", () => {
    const dataset = small([{ ...pledge, start: "2014-06~" }]);
    expect(buildNetwork(dataset).ties()[0]?.startEarliest).toBe("2014-05-01");
    expect(buildNetwork(dataset, { widen: 0 }).ties()[0]?.startEarliest).toBe("2014-06-01");
    expect(buildNetwork(dataset).under({ widen: 3 }).ties()[0]?.startEarliest).toBe("2014-03-01");
  });

  it("refuses unknown rules, values, kinds and sources by name", () => {
    const dataset = small([pledge]);
    const refused = (policy: object, part: RegExp) => expect(() => buildNetwork(dataset, policy)).toThrow(part);
    refused({ presense: "certain" }, /presense.*presence, persistence/);
    refused({ presence: "sure" }, /certain, possible, expected/);
    refused({ persistence: { aliance: "P1Y" } }, /aliance.*allegiance/);
    refused({ persistence: "a year" }, /P1Y/);
    refused({ sources: ["memo"] }, /memo.*report/);
    refused({ modalities: [] }, /modalities/);
    expect(() => buildNetwork({} as never)).toThrow(/parseDataset/);
  });
});
