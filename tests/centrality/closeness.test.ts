import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeness } from "../../src/centrality/closeness";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { arcsOf, graphs, list, matrixOf, near, network, networkOf, settings } from "./graphs";
import { type Arc, pathsBetween } from "./walks";

describe("closeness by hand", () => {
  // From a to d in two steps, through b (tied twice to a) or through c.
  const view = network("a>b a>b a>c b>d c>d");

  it.each(["collapse", "count", "keep"] as const)("by hops, parallel ties do not matter: %s", (parallel) => {
    expect([...closeness(view, { parallel }).values]).toEqual([2.5, 1, 1, 0]);
    expect([...closeness(view, { parallel, direction: "reversed" }).values]).toEqual([0, 1, 1, 2.5]);
    expect([...closeness(view, { parallel, direction: "undirected" }).values]).toEqual([2.5, 2.5, 2.5, 2.5]);
    expect([...closeness(view, { parallel, variant: "classic" }).values]).toEqual([3 / 4, 1, 1, 0]);
  });

  it("counted ties are shorter by inverse strength", () => {
    const of = (parallel: "collapse" | "count" | "keep") =>
      list(closeness(view, { parallel, distance: "inverse-strength" }).values);
    expect(of("collapse")).toEqual([2.5, 1, 1, 0]);
    expect(of("keep")).toEqual([2.5, 1, 1, 0]);
    expect(of("count")).toEqual(near([2 + 1 + 1 / 1.5, 1, 1, 0]));
  });

  it("normalizes the two variants each in its way", () => {
    expect(list(closeness(view, { normalized: true }).values)).toEqual(near([2.5 / 3, 1 / 3, 1 / 3, 0]));
    expect(list(closeness(view, { variant: "classic", normalized: true }).values)).toEqual(
      near([3 / 4, 1 / 3, 1 / 3, 0]),
    );
  });

  it("is 0 for an isolated actor, and for one alone", () => {
    for (const variant of ["harmonic", "classic"] as const) {
      expect(closeness(network("a-b", "c"), { variant }).get("c")).toBe(0);
      expect([...closeness(network("", "a"), { variant, normalized: true }).values]).toEqual([0]);
      expect([...closeness(network(""), { variant })]).toEqual([]);
    }
  });

  it("takes lengths from a function of the strength and nothing else", () => {
    const seen: unknown[][] = [];
    const distance = (...given: unknown[]) => {
      seen.push(given);
      return 3 - (given[0] as number);
    };
    expect(closeness(view, { parallel: "count", distance }).get("a")).toBe(1 + 1 / 2 + 1 / 3);
    expect(new Set(seen.map((given) => given.length))).toEqual(new Set([1]));
    expect(() => closeness(view, { distance: () => 0 })).toThrow("finite number above 0");
    expect(() => closeness(view, { distance: () => Number.NaN })).toThrow("finite number above 0");
  });

  it("refuses hops under presence expected, where a chance of a half is a length of 2", () => {
    const half = networkFromEdges([{ source: "a", target: "b", start: "2001-04" }])
      .between("2001-04-01", "2001-04-16")
      .under({ presence: "expected" });
    expect(() => closeness(half)).toThrow(expect.objectContaining({ code: "unsupported" }));
    expect([...closeness(half, { distance: "inverse-strength" }).values]).toEqual([0.5, 0]);
  });
});

it("agrees with all paths enumerated", () => {
  fc.assert(
    fc.property(graphs(6, 10), settings, fc.boolean(), (graph, { parallel, direction }, byStrength) => {
      const arcs = byStrength
        ? lengths(matrixOf(graph, direction, parallel, true), parallel, arcsOf(graph, direction))
        : hops(arcsOf(graph, direction));
      const options = {
        parallel,
        direction,
        ...(byStrength && ({ strength: "weight", distance: "inverse-strength" } as const)),
      };
      const view = networkOf(graph);
      const nodes = [...Array(graph.size).keys()];
      const distances = nodes.map((source) =>
        nodes
          .filter((target) => target !== source)
          .map((target) => Math.min(...pathsBetween(arcs, source, target).map(({ length }) => length)))
          .filter((length) => Number.isFinite(length)),
      );
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      const harmonic = distances.map((found) => sum(found.map((length) => 1 / length)));
      const classic = distances.map((found) => (found.length === 0 ? 0 : found.length / sum(found)));
      expect(list(closeness(view, options).values)).toEqual(near(harmonic));
      expect(list(closeness(view, { ...options, variant: "classic" }).values)).toEqual(near(classic));
    }),
  );
});

function hops(arcs: readonly Arc[]): Arc[] {
  return arcs.map(([source, target]) => [source, target, 1]);
}

function lengths(matrix: number[][], parallel: string, arcs: readonly Arc[]): Arc[] {
  if (parallel === "keep") return arcs.map(([source, target, weight]) => [source, target, 1 / weight]);
  return matrix.flatMap((row, source) =>
    row.flatMap((strength, target): Arc[] => (strength > 0 ? [[source, target, 1 / strength]] : [])),
  );
}
