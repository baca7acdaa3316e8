import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constraint } from "../../src/centrality/constraint";
import { graphs, list, matrixOf, near, network, networkOf, settings } from "./graphs";
import { at } from "./linear";

describe("constraint by hand", () => {
  it.each([
    ["collapse", [1, 1 / 2, 1]],
    ["count", [1, 5 / 9, 1]],
    ["keep", [1, 5 / 9, 1]],
  ] as const)("on a path with a doubled tie: %s", (parallel, values) => {
    expect(list(constraint(network("a-b a-b b-c"), { parallel }).values)).toEqual(near(values));
    expect(list(constraint(network("a>b a>b b>c"), { parallel }).values)).toEqual(near(values));
  });

  it("is 9/8 in a triangle and 1 in a pair", () => {
    expect(list(constraint(network("a-b b-c c-a d-e")).values)).toEqual(near([9 / 8, 9 / 8, 9 / 8, 1, 1]));
  });

  it("adds both ways; undirected and collapsed, two ways are one", () => {
    const view = network("a>b b>a b>c");
    expect(constraint(view).get("b")).toBeCloseTo(5 / 9, 12);
    expect(constraint(view, { direction: "reversed" }).get("b")).toBeCloseTo(5 / 9, 12);
    expect(constraint(view, { direction: "undirected" }).get("b")).toBe(1 / 2);
  });

  it("has no value for isolated actors", () => {
    const scores = constraint(network("a-b", "c"));
    expect(scores.get("c")).toBeUndefined();
    expect(scores.ids).toEqual(["a", "b"]);
    expect([...scores].map(({ label }) => label)).toEqual(["a", "b"]);
    expect([...constraint(network("", "a"))]).toEqual([]);
    expect([...constraint(network(""))]).toEqual([]);
  });
});

it("is Burt's formula", () => {
  fc.assert(
    fc.property(graphs(), settings, fc.boolean(), (graph, choice, weighted) => {
      const matrix = matrixOf(graph, choice.direction, choice.parallel, weighted);
      const both = matrix.map((row, i) => row.map((entry, j) => entry + at(matrix, j, i)));
      const shares = both.map((row) => row.map((entry) => entry / row.reduce((sum, x) => sum + x, 0)));
      const nodes = [...both.keys()];
      const scores = constraint(networkOf(graph), { ...choice, strength: weighted ? "weight" : "ties" });
      for (const i of nodes) {
        const contacts = nodes.filter((j) => at(both, i, j) > 0);
        const terms = contacts.map((j) => {
          const between = nodes.filter((q) => q !== i && q !== j && at(both, i, q) > 0);
          return (at(shares, i, j) + between.reduce((sum, q) => sum + at(shares, i, q) * at(shares, q, j), 0)) ** 2;
        });
        const value = scores.get(String(i));
        if (contacts.length === 0) expect(value).toBeUndefined();
        else
          expect(value).toBeCloseTo(
            terms.reduce((sum, term) => sum + term, 0),
            12,
          );
      }
    }),
  );
});
