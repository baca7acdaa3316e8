import { describe, expect, it } from "vitest";
import { betweenness } from "../../src/centrality/betweenness";
import { networkFromEdges } from "../../src/network/edges/from-edges";

const issues = (edges: readonly object[]) => {
  try {
    networkFromEdges(edges as never);
    return [];
  } catch (error) {
    return (error as { issues: { row: number; column: string; code: string }[] }).issues.map(
      ({ row, column, code }) => `${row} ${column} ${code}`,
    );
  }
};

describe("networkFromEdges", () => {
  it("keeps every edge a tie, whatever its times", () => {
    const network = networkFromEdges([
      { source: 1, target: 2 },
      { source: 1, target: 2, start: "2014-06", end: "2015" },
      { source: 2, target: 3, start: new Date("2014-06-05T06:00:00Z") },
      { source: 2, target: 3, start: "2014", end: ".." },
    ]);
    expect(
      network
        .ties()
        .map(({ startEarliest, startLatest, endEarliest, endLatest, nature }) => [
          startEarliest,
          startLatest,
          endEarliest,
          endLatest,
          nature,
        ]),
    ).toEqual([
      [null, null, null, null, "state"],
      ["2014-01-01", "2014-12-31", null, null, "state"],
      ["2014-06-01", "2014-06-30", "2015-01-01", "2015-12-31", "state"],
      ["2014-06-05T06:00:00Z", "2014-06-05T06:00:00Z", "2014-06-05T06:00:00Z", "2014-06-05T06:00:00Z", "event"],
    ]);
  });

  it("widens ~ and ? as the policy says", () => {
    const network = networkFromEdges([{ source: 1, target: 2, start: "2014-06~" }]);
    const starts = [network, network.under({ widen: 0 })].map((view) => view.ties()[0]?.startEarliest);
    expect(starts).toEqual(["2014-05-01", "2014-06-01"]);
  });

  it("keeps times of day", () => {
    const [tie] =
      networkFromEdges([
        { source: 1, target: 2, start: new Date("2014-06-05T10:30:00Z"), end: new Date("2014-06-05T12:00:00Z") },
      ])
        .slices({ every: "day" })[0]
        ?.ties() ?? [];
    expect(tie).toMatchObject({ startEarliest: "2014-06-05T10:30:00Z", endLatest: "2014-06-05T12:00:00Z" });
  });

  it("gives known kinds their nature, direction and persistence", () => {
    const network = networkFromEdges([
      { source: "ant", target: "east", kind: "allegiance", start: "2010" },
      { source: "ant", target: "west", kind: "defection", origin: "east", start: "2013-05-05" },
      { source: "east", target: "west", kind: "contact", start: "2011" },
    ]);
    const [pledge, meeting] = network.ties();
    expect(pledge).toMatchObject({ endLatest: "2013-05-04", persistence: "until-replaced" });
    expect(meeting).toMatchObject({ directed: false, endLatest: "2012-12-31" });
    const ticks = networkFromEdges([
      { source: "ant", target: "east", kind: "allegiance", start: 1 },
      { source: "ant", target: "west", kind: "allegiance", start: 5 },
      { source: "ant", target: "west", kind: "shelter", start: 2 },
    ]);
    expect(ticks.ties().map(({ endLatest, persistence }) => [endLatest, persistence])).toEqual([
      [5, "until-replaced"],
      [null, "until-ended"],
      [null, "until-replaced"],
    ]);
    expect(() => ticks.under({ persistence: "P1Y" })).toThrow(/ticks/);
  });

  it("directs edges as asked", () => {
    const edge = { source: "a", target: "b", start: 1 };
    expect(networkFromEdges([edge]).ties()[0]?.directed).toBe(true);
    expect(networkFromEdges([edge], { directed: false }).ties()[0]?.directed).toBe(false);
  });

  it("adds actors that have no edge", () => {
    const network = networkFromEdges([{ source: "a", target: "b" }], { actors: ["z"], policy: { isolates: "keep" } });
    expect(network.actors().map(({ id }) => id)).toEqual(["a", "b", "z"]);
  });

  it("names every mistake of every edge", () => {
    expect(
      issues([
        { source: "a", target: "a", start: 1 },
        { source: "a", start: 1 },
        { source: "a", target: "b", start: "soon" },
        { source: "a", target: "b", start: "2014", colour: "red" },
        { source: "a", target: "__proto__", start: "2014" },
        { source: "a", target: "b", start: "2014", end: "2013" },
        { source: "a", target: "b", start: "2014", weight: -1 },
        { source: "a", target: "b", start: "2014", id: "x" },
        { source: "a", target: "b", start: "2014", id: "x" },
        { source: "a", target: "b", start: "2014", kind: "defection" },
      ]),
    ).toEqual([
      "1 target self-tie",
      "1 start invalid-value",
      "2 target invalid-value",
      "3 start invalid-value",
      "4 colour unknown-column",
      "5 target invalid-value",
      "6 end reversed-dates",
      "7 weight invalid-value",
      "9 id duplicate-id",
      "10 origin wrong-role",
    ]);
    expect(() => networkFromEdges([], { direct: true } as never)).toThrow(/direct/);
  });

  it("says in words what is no edge, and what is no chance", () => {
    const edges = [5, { source: "a", target: "b", confidence: 2 }] as never[];
    expect(() => networkFromEdges(edges)).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ row: 1, expected: "an object with a source and a target" }),
          expect.objectContaining({ row: 2, expected: "high, medium, low or a number from 0 to 1" }),
        ],
      }),
    );
  });

  it("finds actors of numeric ids by number", () => {
    const network = networkFromEdges([
      { source: 0, target: 1 },
      { source: 1, target: 2 },
    ]);
    expect(betweenness(network).get(1)).toBe(1);
    expect(network.among(0, 1).ties()).toHaveLength(1);
  });

  it("gives every edge an id of its own", () => {
    const network = networkFromEdges([
      { id: "tie:a>b #2", source: "a", target: "b" },
      { source: "a", target: "b" },
    ]);
    expect(new Set(network.ties().map(({ id }) => id)).size).toBe(2);
    expect(network.toGraph().size).toBe(2);
  });

  it("refuses ids that graphs would take for properties, and what is no list", () => {
    expect(issues([{ source: "0", target: "constructor" }])).toEqual(["1 target invalid-value"]);
    expect(() => networkFromEdges([], { actors: ["__proto__"] })).toThrow(/such as constructor/);
    expect(() => networkFromEdges(null as never)).toThrow(/an array of edges/);
    expect(() => networkFromEdges([], { kinds: [{ name: "k", nature: "stat" as never }] })).toThrow(/nature/);
  });

  it("takes an empty list", () => {
    const network = networkFromEdges([]);
    expect(network.ties()).toHaveLength(0);
    expect(network.actors()).toHaveLength(0);
    expect(network.slices({ every: 1 })).toEqual([]);
    expect(network.slices({ every: "year" })).toEqual([]);
    expect(
      networkFromEdges([{ source: "a", target: "b" }])
        .at("2014")
        .ties(),
    ).toHaveLength(1);
    expect(
      networkFromEdges([{ source: "a", target: "b" }])
        .at(3)
        .ties(),
    ).toHaveLength(1);
  });
});
