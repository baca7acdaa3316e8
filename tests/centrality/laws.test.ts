import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURES, type MeasureName } from "../../src/centrality/measures";
import type { TemporalNetwork } from "../../src/network/network";
import type { Scores } from "../../src/network/scores";
import { type Graph, graphs, networkOf, settings } from "./graphs";

const names = Object.keys(MEASURES) as MeasureName[];
const NAMES = "abcdefgh";

/** The scores, or the code of the refusal: eigenvector refuses graphs without a cycle. */
function scoresOf(name: MeasureName, view: TemporalNetwork, options: object): Scores | string {
  const compute = MEASURES[name].compute as (view: TemporalNetwork, options: object) => Scores;
  try {
    return compute(view, { ...options, ...(name === "katz" && { alpha: 0.01 }) });
  } catch (error) {
    return (error as { code: string }).code;
  }
}

type Values = Pick<Scores, "ids" | "get">;

/** Values as multiples of the first one. */
function proportions(
  scores: Scores | string,
  to = typeof scores === "string" ? undefined : scores.ids[0],
): Values | string {
  if (typeof scores === "string") return scores;
  const first = scores.get(to ?? "") as number;
  return { ids: scores.ids, get: (id) => (scores.get(id) as number) / first };
}

/** Whether each actor of the first scores has the value that another actor has in the second. */
function expectSame(one: Values | string, other: Values | string, nameOf: (id: string) => string = (id) => id): void {
  if (typeof one === "string" || typeof other === "string") {
    expect(one).toBe(other);
    expect(one).toBe("unsupported");
    return;
  }
  for (const id of one.ids) expect(other.get(nameOf(id))).toBeCloseTo(one.get(id) as number, 7);
}

describe.each(names)("%s", (name) => {
  it("does not depend on what actors are called, or on the order of ties", () => {
    const shuffled = graphs().chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        order: fc.shuffledSubarray([...Array(graph.size).keys()], { minLength: graph.size }),
        edges: fc.shuffledSubarray([...graph.edges], { minLength: graph.edges.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, settings, ({ graph, order, edges }, options) => {
        const before = networkOf(graph);
        const after = networkOf({ ...graph, edges }, (node) => NAMES[order[node] as number] as string);
        expectSame(
          scoresOf(name, before, options),
          scoresOf(name, after, options),
          (id) => NAMES[order[Number(id)] as number] as string,
        );
      }),
    );
  });

  it("reversed, is the measure of the network with its ties turned round", () => {
    fc.assert(
      fc.property(graphs(), settings, (graph, { parallel }) => {
        const turned: Graph = {
          ...graph,
          edges: graph.edges.map(([source, target, weight]) => [target, source, weight]),
        };
        expectSame(
          scoresOf(name, networkOf(graph), { parallel, direction: "reversed" }),
          scoresOf(name, networkOf(turned), { parallel, direction: "directed" }),
        );
      }),
    );
  });

  it("keeps all values when an isolated actor joins; pagerank keeps their proportions", () => {
    fc.assert(
      fc.property(graphs(), settings, (graph, options) => {
        const alone = scoresOf(name, networkOf(graph), options);
        const joined = scoresOf(name, networkOf({ ...graph, size: graph.size + 1 }), options);
        if (name === "pagerank") expectSame(proportions(alone), proportions(joined));
        else expectSame(alone, joined);
      }),
    );
  });

  it("gives the others the same values (PageRank: proportions) where isolated actors are dropped", () => {
    fc.assert(
      fc.property(graphs(), settings, (graph, options) => {
        const kept = networkOf(graph);
        const dropped = scoresOf(name, kept.under({ isolates: "drop" }), options);
        const all = scoresOf(name, kept, options);
        if (name === "pagerank" && typeof dropped !== "string") {
          expectSame(proportions(dropped), proportions(all, dropped.ids[0]));
        } else expectSame(dropped, all);
      }),
    );
  });

  it("has finite values, or no value, and the same on every call", () => {
    fc.assert(
      fc.property(graphs(), settings, (graph, options) => {
        const [once, again] = [scoresOf(name, networkOf(graph), options), scoresOf(name, networkOf(graph), options)];
        if (typeof once === "string" || typeof again === "string") return;
        expect([...again.values]).toEqual([...once.values]);
        for (const value of once.values) expect(Number.isFinite(value) && value >= 0).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

it("hits: turning ties round swaps hubs and authorities", () => {
  fc.assert(
    fc.property(graphs(), settings, (graph, { parallel }) => {
      const view = networkOf(graph);
      expectSame(
        scoresOf("hits", view, { parallel, direction: "reversed", side: "hubs" }),
        scoresOf("hits", view, { parallel, side: "authorities" }),
      );
    }),
  );
});

it("constraint is the same in either direction", () => {
  fc.assert(
    fc.property(graphs(), settings, (graph, { parallel }) => {
      const view = networkOf(graph);
      expectSame(
        scoresOf("constraint", view, { parallel, direction: "reversed" }),
        scoresOf("constraint", view, { parallel, direction: "directed" }),
      );
    }),
  );
});
