import { describe, expect, it } from "vitest";
import { parseDataset } from "../../src/data/dataset";
import { defectionFlows } from "../../src/defection/flows";
import { defections } from "../../src/defection/moves";
import { buildNetwork } from "../../src/network/build";
import { small, tables } from "../data/small";

const left = { kind: "defection", subject: "ant", origin: "east", object: "west" };

describe("defections", () => {
  it("are the moves with their bounds, headcounts and claims; a person counts one", () => {
    const network = buildNetwork(
      small([
        { ...left, start: "2013-05" },
        { ...left, subject: "bee", origin: "unknown", start: "2014", headcount_low: 3 },
        { kind: "allegiance", subject: "ant", object: "west" },
      ]),
    );
    expect(defections(network)).toMatchObject([
      {
        defector: "ant",
        origin: "east",
        destination: "west",
        earliest: "2013-05-01",
        latest: "2013-05-31",
        headcountBest: 1,
      },
      { defector: "bee", origin: "unknown", headcountLow: 3, headcountBest: undefined, claims: ["c2"] },
    ]);
  });
});

describe("defectionFlows", () => {
  const people = parseDataset({
    ...tables,
    actors: [
      ...tables.actors,
      { id: "east-wing", name: "East wing", type: "group", parent: "east" },
      { id: "some", name: "Some of East", type: "contingent" },
    ],
    claims: [
      { ...left, id: "c1", start: "2013-05" },
      { ...left, id: "c2", subject: "some", start: "2013", headcount_low: 40, headcount_high: 60 },
      { ...left, id: "c3", subject: "bee", origin: "east-wing", start: "2014" },
      { ...left, id: "c4", subject: "east-wing", start: "2013-12~" },
    ].map((claim) => ({ ...claim, source: "report", paragraph: "1" })),
  });
  const network = buildNetwork(people);

  it("adds up moves and people without claiming to know more than is said", () => {
    expect(
      defectionFlows(network).map(
        ({ origin, moves, certain, headcountLow, headcountBest, headcountHigh, uncounted }) => [
          origin,
          moves,
          certain,
          headcountLow,
          headcountBest,
          headcountHigh,
          uncounted,
        ],
      ),
    ).toEqual([
      ["east", 3, 3, 40, undefined, undefined, 1],
      ["east-wing", 1, 1, 1, 1, 1, 0],
    ]);
  });

  it("rolls actors up to what they are part of", () => {
    const [flow, ...rest] = defectionFlows(network, { level: "root" });
    expect(rest).toEqual([]);
    expect(flow).toMatchObject({ origin: "east", destination: "west", moves: 4, headcountLow: 40 });
  });

  it("shows a move of imprecise date in every slice that may have it, and counts those that must", () => {
    const years = defectionFlows(network, { every: "year" }).filter(({ origin }) => origin === "east");
    expect(years.map(({ label, moves, certain, headcountLow }) => [label, moves, certain, headcountLow])).toEqual([
      ["2013", 3, 2, 40],
      ["2014", 1, 0, 0],
    ]);
  });

  it("refuses unknown options", () => {
    expect(() => defectionFlows(network, { lvel: "root" } as never)).toThrow(/lvel/);
    expect(() => defectionFlows(network, { level: "top" } as never)).toThrow(/root/);
  });
});
