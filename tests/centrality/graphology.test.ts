import fc from "fast-check";
import theirBetweenness from "graphology-metrics/centrality/betweenness.js";
import theirCloseness from "graphology-metrics/centrality/closeness.js";
import { degreeCentrality } from "graphology-metrics/centrality/degree.js";
import theirEigenvector from "graphology-metrics/centrality/eigenvector.js";
import theirHits from "graphology-metrics/centrality/hits.js";
import theirPagerank from "graphology-metrics/centrality/pagerank.js";
import { expect, it } from "vitest";
import { betweenness } from "../../src/centrality/betweenness";
import { closeness } from "../../src/centrality/closeness";
import { degree } from "../../src/centrality/degree";
import { eigenvector } from "../../src/centrality/eigenvector";
import { hits } from "../../src/centrality/hits";
import { pagerank } from "../../src/centrality/pagerank";
import type { Scores } from "../../src/network/scores";
import { type Graph, networkOf } from "./graphs";

// graphology-metrics 2.4.2 on the projected simple graph: on multigraphs it errs.
const TIGHT = { maxIterations: 100_000, tolerance: 1e-15 };
const byStrength = { getEdgeWeight: "strength" as const, ...TIGHT };

/** Multigraphs with all actors on one cycle that has chords and no period, so that every measure has one answer. */
const multigraphs = fc.integer({ min: 4, max: 12 }).chain((size) => {
  const node = fc.nat(size - 1);
  const chord = fc
    .tuple(node, fc.integer({ min: 1, max: size - 1 }))
    .map(([from, step]) => [from, (from + step) % size, 1] as const);
  const round = Array.from({ length: size }, (_, from) => [from, (from + 1) % size, 1] as const);
  return fc
    .array(chord, { maxLength: 20 })
    .map((chords): Graph => ({ size, directed: true, edges: [...round, [0, 2, 1], ...chords] }));
});

const choices = fc.record({
  direction: fc.constantFrom("directed" as const, "undirected" as const),
  parallel: fc.constantFrom("collapse" as const, "count" as const),
});

function expectEqual(scores: Scores, theirs: Readonly<Record<string, number>>): void {
  for (const id of scores.ids) expect(scores.get(id)).toBeCloseTo(theirs[id] as number, 7);
}

/** The oracle's answer; `undefined` if it gives up, as it does where rounding never lets it come to rest at 1e-15. */
function ifItConverges<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (/failed to converge/.test(String(error))) return undefined;
    throw error;
  }
}

it("agrees with graphology-metrics on the projected simple graph", () => {
  let judged = 0;
  fc.assert(
    fc.property(multigraphs, choices, (graph, choice) => {
      const view = networkOf(graph, (node) => `n${String(node).padStart(2, "0")}`);
      const simple = view.project(choice).toGraph();
      const against = choice.direction === "directed" ? ({ ...choice, direction: "reversed" } as const) : choice;
      expectEqual(
        betweenness(view, { ...choice, normalized: true }),
        theirBetweenness(simple, { getEdgeWeight: null }),
      );
      expectEqual(closeness(view, { ...against, variant: "classic" }), theirCloseness(simple));
      expectEqual(
        closeness(view, { ...against, variant: "classic", normalized: true }),
        theirCloseness(simple, { wassermanFaust: true }),
      );
      expectEqual(eigenvector(view, choice), theirEigenvector(simple, byStrength));
      expectEqual(pagerank(view, choice), theirPagerank(simple, { alpha: 0.85, ...byStrength }));
      // Directed, two parts of the bipartite double cover can be equally strong: then there is no one answer to compare.
      const theirs = choice.direction === "undirected" ? ifItConverges(() => theirHits(simple, byStrength)) : undefined;
      if (theirs) {
        expectEqual(hits(view, choice), theirs.authorities);
        expectEqual(hits(view, { ...choice, side: "hubs" }), theirs.hubs);
        judged++;
      }
      if (choice.direction === "undirected" && choice.parallel === "collapse")
        expectEqual(degree(view, { normalized: true }), degreeCentrality(simple));
    }),
  );
  expect(judged).toBeGreaterThan(20);
});
