import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hits } from "../../src/centrality/hits";
import { graphs, list, matrixOf, near, network, networkOf, settings } from "./graphs";
import { dominant, times, transposed } from "./linear";

describe("hits by hand", () => {
  const view = network("a>b a>b a>c", "d");

  it.each([
    ["collapse", [0, 1 / 2, 1 / 2, 0]],
    ["count", [0, 2 / 3, 1 / 3, 0]],
    ["keep", [0, 2 / 3, 1 / 3, 0]],
  ] as const)("%s", (parallel, authorities) => {
    expect(list(hits(view, { parallel }).values)).toEqual(near(authorities));
    expect(list(hits(view, { parallel, side: "hubs" }).values)).toEqual(near([1, 0, 0, 0]));
  });

  it("gives the strongest part everything, and shares among equal ones", () => {
    // Two hubs that share two authorities outweigh one that has two of its own.
    const parts = network("a>x a>y b>x b>y c>z c>w");
    expect(hits(parts).get("z")).toBe(0);
    expect(list([hits(parts).get("x") as number, hits(parts, { side: "hubs" }).get("a") as number])).toEqual([
      0.5, 0.5,
    ]);
    expect(list(hits(network("a>b b>c")).values)).toEqual(near([0, 0.5, 0.5]));
  });

  it("has equal sides where ties are undirected", () => {
    const star = network("a-b a-c a-d");
    expect(list(hits(star).values)).toEqual(near(hits(star, { side: "hubs" }).values));
    expect(list(hits(star).values)).toEqual(near([3, root3, root3, root3].map((x) => x / (3 + 3 * root3))));
  });

  it("is 0 without ties and empty without actors", () => {
    expect([...hits(network("", "a", "b")).values]).toEqual([0, 0]);
    expect([...hits(network(""))]).toEqual([]);
  });

  it("refuses unknown sides and too few iterations", () => {
    expect(() => hits(view, { side: "both" as never })).toThrow('expected "authorities" or "hubs"');
    expect(() => hits(network("a>b c>b c>d"), { maxIterations: 2 })).toThrow(
      expect.objectContaining({ code: "not-converged" }),
    );
  });
});

const root3 = Math.sqrt(3);

it("agrees with the eigenspace of the doubled matrix, and solves its equations", () => {
  fc.assert(
    fc.property(graphs(), settings, (graph, choice) => {
      fc.pre(graph.edges.length > 0);
      const matrix = matrixOf(graph, choice.direction, choice.parallel);
      const zeros = matrix.map(() => 0);
      const doubled = [
        ...matrix.map((row) => [...zeros, ...row]),
        ...transposed(matrix).map((row) => [...row, ...zeros]),
      ];
      const { value, vector } = dominant(doubled);
      const shares = (part: number[]) => part.map((entry) => entry / part.reduce((sum, x) => sum + x, 0));
      const view = networkOf(graph);
      const authorities = [...hits(view, choice).values];
      expect(list(hits(view, { ...choice, side: "hubs" }).values)).toEqual(
        near(shares(vector.slice(0, graph.size)), 7),
      );
      expect(list(authorities)).toEqual(near(shares(vector.slice(graph.size)), 7));
      const twice = times(transposed(matrix), times(matrix, authorities));
      expect(list(twice)).toEqual(
        near(
          authorities.map((entry) => entry * value ** 2),
          7,
        ),
      );
    }),
  );
});
