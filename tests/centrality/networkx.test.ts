import { describe, expect, it } from "vitest";
import { MEASURES, type MeasureName } from "../../src/centrality/measures";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Scores } from "../../src/network/scores";
import recorded from "./networkx.json";

interface Case {
  readonly measure: MeasureName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, number>>;
}

const network = networkFromEdges(
  recorded.edges.map(([source = "", target = ""]) => ({ source, target })),
  { actors: recorded.nodes, policy: { isolates: "keep" } },
);
const cases = recorded.cases as unknown as readonly Case[];

/** A length whose sums are exact, so that ties between paths do not hang on rounding. */
const halving = (strength: number) => 2 ** (1 - strength);

describe(`values of ${recorded["made by"]}`, () => {
  it.each(cases.map((one) => [one.measure, JSON.stringify(one.options), one] as const))(
    "%s %s",
    (_, __, { measure, options, values }) => {
      const compute = MEASURES[measure].compute as (view: TemporalNetwork, options: object) => Scores;
      const scores = compute(network, { ...options, ...(options.distance === "halving" && { distance: halving }) });
      expect(Object.keys(values).length).toBeGreaterThanOrEqual(28);
      for (const [actor, value] of Object.entries(values)) expect(scores.get(actor)).toBeCloseTo(value, 9);
    },
  );

  it("covers every measure", () => {
    expect(new Set(cases.map(({ measure }) => measure))).toEqual(new Set(Object.keys(MEASURES)));
  });
});
