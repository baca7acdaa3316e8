import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { degree } from "../../src/centrality/degree";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { graphs, matrixOf, network, networkOf, settings } from "./graphs";

describe("degree by hand", () => {
  // a has two ties to b and one from c; c is tied to d both ways at once.
  const view = network("a>b a>b c>a c-d", "e");

  it.each([
    ["collapse", "undirected", [2, 1, 2, 1, 0]],
    ["count", "undirected", [3, 2, 2, 1, 0]],
    ["keep", "undirected", [3, 2, 2, 1, 0]],
    ["collapse", "directed", [1, 0, 2, 1, 0]],
    ["count", "directed", [2, 0, 2, 1, 0]],
    ["keep", "directed", [2, 0, 2, 1, 0]],
    ["collapse", "reversed", [1, 1, 1, 1, 0]],
    ["count", "reversed", [1, 2, 1, 1, 0]],
    ["keep", "reversed", [1, 2, 1, 1, 0]],
  ] as const)("%s, %s", (parallel, direction, values) => {
    expect([...degree(view, { parallel, direction }).values]).toEqual(values);
    expect([...degree(view, { parallel, direction, normalized: true }).values]).toEqual(values.map((d) => d / 4));
  });

  it("is undirected, collapsed and not normalized unless asked, and says so", () => {
    expect(degree(view).options).toEqual({
      direction: "undirected",
      parallel: "collapse",
      strength: "ties",
      normalized: false,
    });
    expect([...degree(view).values]).toEqual([2, 1, 2, 1, 0]);
  });

  it("has no rows for an empty view and 0 for one actor", () => {
    expect([...degree(network(""))]).toEqual([]);
    expect([...degree(network("", "a"), { normalized: true }).values]).toEqual([0]);
  });

  it("sums chances under presence expected: two halves collapse to the chance that either is there", () => {
    const dated = networkFromEdges([
      { source: "a", target: "b", start: "2001-04" },
      { source: "a", target: "b", start: "2001-04" },
    ]);
    const half = dated.between("2001-04-01", "2001-04-16").under({ presence: "expected" });
    expect([...degree(half, { parallel: "collapse" }).values]).toEqual([0.75, 0.75]);
    expect([...degree(half, { parallel: "count" }).values]).toEqual([1, 1]);
    expect([...degree(half, { parallel: "keep" }).values]).toEqual([1, 1]);
  });

  it("refuses what it does not know", () => {
    expect(() => degree(view, { distance: "hops" } as never)).toThrow(
      "no option `distance`; expected one of direction, parallel, strength, normalized",
    );
    expect(() => degree({} as never)).toThrow("made by buildNetwork or networkFromEdges");
  });
});

it("is the row sum of the matrix", () => {
  fc.assert(
    fc.property(graphs(), settings, fc.boolean(), (graph, { parallel, direction }, weighted) => {
      const scores = degree(networkOf(graph), { parallel, direction, strength: weighted ? "weight" : "ties" });
      const sums = matrixOf(graph, direction, parallel, weighted).map((row) =>
        row.reduce((sum, entry) => sum + entry, 0),
      );
      expect([...scores.values]).toEqual(sums);
    }),
  );
});
