import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { eigenvector } from "../../src/centrality/eigenvector";
import { type Graph, graphs, list, matrixOf, near, network, networkOf, PARALLEL } from "./graphs";
import { dominant, dot, times, transposed } from "./linear";

const root = Math.sqrt;

describe("eigenvector by hand", () => {
  it("on a path with a doubled tie", () => {
    const view = network("a-b a-b b-c", "d");
    const of = (parallel: "collapse" | "count" | "keep") => list(eigenvector(view, { parallel }).values);
    expect(of("collapse")).toEqual(near([1 / 2, 1 / root(2), 1 / 2, 0]));
    expect(of("count")).toEqual(near([2 / root(10), root(5) / root(10), 1 / root(10), 0]));
    expect(of("keep")).toEqual(near(of("count")));
  });

  it("comes from those who point at the actor, under reversed from those it points at", () => {
    const view = network("a>b a>b b>a b>c");
    const of = (parallel: "collapse" | "count" | "keep") => list(eigenvector(view, { parallel }).values);
    expect(of("collapse")).toEqual(near([1 / root(3), 1 / root(3), 1 / root(3)]));
    expect(of("count")).toEqual(near([1 / 2, 1 / root(2), 1 / 2]));
    expect(of("keep")).toEqual(near(of("count")));
    expect(list(eigenvector(view, { direction: "reversed" }).values)).toEqual(near([1 / root(2), 1 / root(2), 0]));
  });

  it("gives the strongest component everything, exactly", () => {
    const view = network("a-b b-c c-a d-e");
    expect(list(eigenvector(view).values)).toEqual(near([1, 1, 1, 0, 0].map((x) => x / root(3))));
    expect(eigenvector(view).get("d")).toBe(0);
  });

  it("divides among components that are equally strong", () => {
    expect(list(eigenvector(network("a-b c-d")).values)).toEqual(near([0.5, 0.5, 0.5, 0.5]));
  });

  it("of two pairs in a row, equally strong, gives to the one that the other leads to", () => {
    const view = network("a>b b>a b>c c>d d>c");
    expect(list(eigenvector(view).values)).toEqual(near([0, 0, 1 / root(2), 1 / root(2)]));
    expect(eigenvector(view).get("a")).toBe(0);
  });

  it("has values downstream of the strongest part, of no others", () => {
    // The triangle's root is 2. d: (x + 0) / 2 with x at the triangle; e: half of d.
    const view = network("a-b b-c c-a a>d d>e z>a");
    const scale = 1 / root(3 + 1 / 4 + 1 / 16);
    expect(list(eigenvector(view).values)).toEqual(near([1, 1, 1, 1 / 2, 1 / 4, 0].map((x) => x * scale)));
  });

  it("refuses a hierarchy, says what to use, and has nothing to say of no ties", () => {
    const view = network("a>b b>c a>c");
    expect(() => eigenvector(view)).toThrow(/use katz/);
    expect(() => eigenvector(view)).toThrow(expect.objectContaining({ code: "unsupported" }));
    expect(list(eigenvector(view, { direction: "undirected" }).values)).toEqual(
      near([1 / root(3), 1 / root(3), 1 / root(3)]),
    );
    expect([...eigenvector(network("", "a", "b")).values]).toEqual([0, 0]);
    expect([...eigenvector(network(""))]).toEqual([]);
  });

  it("says by how much it missed when it does not converge", () => {
    const path = "a-b b-c c-d d-e e-f f-g";
    let caught: unknown;
    try {
      eigenvector(network(path), { maxIterations: 3 });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(AllegianceError);
    const { problem } = caught as AllegianceError;
    if (problem.code !== "not-converged") throw new Error(problem.code);
    expect(problem).toMatchObject({ iterations: 3, tolerance: 1e-12 });
    expect(problem.residual).toBeGreaterThan(1e-12);
    expect(problem.residual).toBeLessThan(1);
    expect(() => eigenvector(network(path), { maxIterations: 3, tolerance: 0.5 })).not.toThrow();
    expect(() => eigenvector(network("a-b"), { tolerance: 0 })).toThrow("more than 0");
    expect(() => eigenvector(network("a-b"), { maxIterations: 0.5 })).toThrow("a whole number above 0");
  });

  it("does not depend on the scale of strengths", () => {
    const view = network("a-b b-c c-a c-d");
    const values = list(eigenvector(view).values);
    for (const scale of [1e-9, 1e9])
      expect(list(eigenvector(view, { strength: () => scale }).values)).toEqual(near(values));
  });
});

it("undirected, is the equal start's part in the eigenspace that Jacobi's rotations find", () => {
  fc.assert(
    fc.property(graphs(), fc.constantFrom(...PARALLEL), fc.boolean(), (graph, parallel, weighted) => {
      const matrix = matrixOf(graph, "undirected", parallel, weighted);
      const options = { parallel, direction: "undirected", strength: weighted ? "weight" : "ties" } as const;
      const expected = graph.edges.length === 0 ? matrix.map(() => 0) : dominant(matrix).vector;
      expect(list(eigenvector(networkOf(graph), options).values)).toEqual(near(expected, 7));
    }),
  );
});

it("directed with all actors on one cycle, is what dense power iteration tends to", () => {
  fc.assert(
    fc.property(
      graphs(),
      fc.constantFrom(...PARALLEL),
      fc.constantFrom("directed", "reversed"),
      (graph, parallel, direction) => {
        fc.pre(graph.size > 1);
        const round = [...Array(graph.size).keys()].map((node) => [node, (node + 1) % graph.size, 1] as const);
        const strong: Graph = { ...graph, edges: [...graph.edges, ...round] };
        const matrix = transposed(matrixOf(strong, direction, parallel));
        let vector = matrix.map(() => 1);
        for (let step = 0; step < 3000; step++) {
          vector = times(matrix, vector).map((value, node) => value + (vector[node] as number));
          const norm = Math.hypot(...vector);
          vector = vector.map((value) => value / norm);
        }
        expect(list(eigenvector(networkOf(strong), { parallel, direction }).values)).toEqual(near(vector, 7));
      },
    ),
  );
});

it("solves its equation, of norm 1 and nowhere negative, with no greater root left", () => {
  fc.assert(
    fc.property(graphs(6, 14), fc.constantFrom(...PARALLEL), (graph, parallel) => {
      const matrix = transposed(matrixOf(graph, "directed", parallel));
      const greatest = growth(matrix);
      fc.pre(greatest > 0);
      const values = [...eigenvector(networkOf(graph), { parallel, direction: "directed" }).values];
      const pushed = times(matrix, values);
      const lambda = dot(values, pushed);
      expect(Math.hypot(...values)).toBeCloseTo(1, 9);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(list(pushed)).toEqual(near(values.map((value) => lambda * value)));
      expect(lambda).toBeCloseTo(greatest, 2);
    }),
  );
});

/** The spectral radius: how the sum of the entries of powers grows (to a few thousandths); 0 if the powers vanish. */
function growth(matrix: number[][]): number {
  let vector = matrix.map(() => 1);
  let logarithm = 0;
  for (let step = 1; step <= 4000; step++) {
    vector = times(matrix, vector);
    const norm = vector.reduce((sum, value) => sum + value, 0);
    if (norm === 0) return 0;
    if (step > 2000) logarithm += Math.log(norm);
    vector = vector.map((value) => value / norm);
  }
  return Math.exp(logarithm / 2000);
}
