import { describe, expect, it } from "vitest";
import { career } from "../../src/defection/career";
import { cascades } from "../../src/defection/cascades";
import { defectionChains } from "../../src/defection/chains";
import { defectionFlows } from "../../src/defection/flows";
import { defections } from "../../src/defection/moves";
import { originsOf } from "../../src/defection/origins";
import { recruiters } from "../../src/defection/recruiters";
import { chainRoutes } from "../../src/defection/routes";
import { networkFromEdges } from "../../src/network/edges/from-edges";

/** Two firms' people, as an edge list on ticks, beginning at a time. */
const networkAt = (zero: number) =>
  networkFromEdges([
    { source: "h", target: "c", kind: "support", role: "recruitment", start: zero, document: "d", paragraph: "1" },
    { source: "p", target: "a", kind: "membership", start: zero, end: zero + 2 },
    { source: "q", target: "a", kind: "membership", start: zero, end: zero + 3 },
    { source: "p", origin: "a", target: "b", kind: "defection", start: zero + 2, headcount: 1 },
    { source: "q", origin: "a", target: "b", kind: "defection", start: zero + 3, headcount: 3 },
    { source: "p", origin: "b", target: "c", kind: "defection", start: zero + 7, document: "d", paragraph: "1" },
    { source: "p", origin: "b", target: "c", kind: "defection", start: zero + 7, document: "e" },
  ]);

const answers = (zero: number) => {
  const network = networkAt(zero);
  const since = (time: unknown) => (time as number) - zero;
  return {
    moves: defections(network).map(({ defector, earliest, latest }) => [defector, since(earliest), since(latest)]),
    career: [...career(network, "p")].map(({ kind, group, startEarliest }) => [kind, group, since(startEarliest)]),
    flows: defectionFlows(network).map(({ origin, destination, moves }) => [origin, destination, moves]),
    slices: defectionFlows(network, { every: 5, from: zero }).map(({ start, moves }) => [since(start), moves]),
    own: defectionChains(network, { linkage: "actor", maxGap: 5, to: "c" }).map(({ route, gaps }) => [route, gaps[0]]),
    routes: chainRoutes(defectionChains(network)).map(({ route, chains, moves }) => [route, chains, moves]),
    origins: originsOf(network, "b").map(({ origin, shareLow }) => [origin, shareLow]),
    recruiters: recruiters(network).map(({ recruiter, recruited, basis }) => [recruiter, recruited, basis]),
    cascades: cascades(network, { within: 1 }).map(({ movers, earliest, bonds }) => [movers, since(earliest), bonds]),
  };
};

describe("an edge list on ticks", () => {
  it("is answered like a data set, parallel moves included", () => {
    const bonds = ["membership:p>a #2", "membership:q>a #3"];
    expect(answers(0)).toEqual({
      moves: [
        ["p", 2, 2],
        ["q", 3, 3],
        ["p", 7, 7],
        ["p", 7, 7],
      ],
      career: [
        ["membership", "a", 0],
        ["defection", "b", 2],
        ["defection", "c", 7],
        ["defection", "c", 7],
      ],
      flows: [
        ["a", "b", 2],
        ["b", "c", 2],
      ],
      slices: [
        [0, 2],
        [5, 2],
      ],
      own: [
        ["a > b > c", { low: 5, high: 5 }],
        ["a > b > c", { low: 5, high: 5 }],
      ],
      routes: [["a > b > c", 4, 4]],
      origins: [["a", 1]],
      recruiters: [["h", "p", "passage"]],
      cascades: [[["p", "q"], 2, bonds]],
    });
  });

  it("is answered alike at any time", () => {
    for (const zero of [-100, 0.5, 1e6]) expect(answers(zero)).toEqual(answers(0));
  });
});
