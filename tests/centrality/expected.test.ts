import { expect, it } from "vitest";
import { MEASURES, type MeasureName } from "../../src/centrality/measures";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Scores } from "../../src/network/scores";
import { list, near } from "./graphs";

// Events of some day in April 2001, seen in its first half: a chance of a half each. May is certain not to be there.
const dated = networkFromEdges(
  [
    ["a", "b", "2001-04"],
    ["a", "b", "2001-04"],
    ["b", "c", "2001-04"],
    ["c", "a", "2001-04-02"],
    ["a", "d", "2001-05"],
  ].map(([source = "", target = "", start = ""]) => Object.freeze({ source, target, start })),
);
const chances = dated.between("2001-04-01", "2001-04-16").under({ presence: "expected" });

// What the chances come to, written as weights: collapsed, either of the two ties is there with 3/4; counted, one is on average.
const weights = (ab: number) =>
  networkFromEdges([
    { source: "a", target: "b", weight: ab },
    { source: "b", target: "c", weight: 1 / 2 },
    { source: "c", target: "a", weight: 1 },
  ]);

it.each(Object.keys(MEASURES) as MeasureName[])("%s takes chances for strengths", (name) => {
  const compute = MEASURES[name].compute as (view: TemporalNetwork, options: object) => Scores;
  const lengths = name === "closeness" || name === "betweenness" ? { distance: "inverse-strength" } : {};
  for (const [parallel, ab] of [
    ["collapse", 3 / 4],
    ["count", 1],
  ] as const) {
    const expected = compute(weights(ab), { strength: "weight", ...lengths });
    const scores = compute(chances, { parallel, ...lengths });
    expect(scores.ids).toEqual(["a", "b", "c"]);
    expect(list(scores.values)).toEqual(near(expected.values));
  }
});
