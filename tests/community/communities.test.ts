import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { type CommunityOptions, communities } from "../../src/community/communities";
import { modularity } from "../../src/community/modularity";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { byDefinition, clique, frozen, partitions, weightedEdges } from "./graphs";

const [east, west] = [
  ["a1", "a2", "a3", "a4"],
  ["b1", "b2", "b3", "b4"],
];
const bridged = networkFromEdges(frozen([...clique(east), ...clique(west), { source: "a1", target: "b1" }]));

/** A waverer with two ties to one triangle, and three parallel ones to one actor of the other. */
const torn = networkFromEdges(
  frozen([
    ...clique(["a1", "a2", "a3"]),
    ...clique(["b1", "b2", "b3"]),
    ...["a1", "a2", "b1", "b1", "b1"].map((target) => ({ source: "x", target })),
  ]),
);

describe("communities, solved by hand", () => {
  it("finds two cliques joined by a bridge, modularity 12/13 − 1/2", () => {
    const partition = communities(bridged);
    expect(partition.groups()).toEqual([east, west]);
    expect(partition.size).toBe(2);
    expect(partition.modularity).toBeCloseTo(12 / 13 - 1 / 2, 12);
    expect([partition.get("a3"), partition.get("b2"), partition.get("c")]).toEqual([0, 1, undefined]);
  });

  it("lets parallel ties bind more when they are counted, and not when collapsed", () => {
    expect(communities(torn).groups()).toEqual([
      ["b1", "b2", "b3", "x"],
      ["a1", "a2", "a3"],
    ]);
    expect(communities(torn, { parallel: "collapse" }).groups()).toEqual([
      ["a1", "a2", "a3", "x"],
      ["b1", "b2", "b3"],
    ]);
    expect(communities(torn).modularity).toBeCloseTo(9 / 11 - (8 ** 2 + 14 ** 2) / 22 ** 2, 12);
    expect(communities(torn, { parallel: "collapse" }).modularity).toBeCloseTo(
      8 / 9 - (11 ** 2 + 7 ** 2) / 18 ** 2,
      12,
    );
    expect(communities(torn, { parallel: "keep" }).groups()).toEqual(communities(torn).groups());
    expect(communities(torn.under({ parallel: "collapse" })).options.parallel).toBe("count");
  });

  it("numbers communities by size, then by their smallest id", () => {
    const network = networkFromEdges([
      ...clique(["c", "z"]),
      ...clique(["b", "y"]),
      ...clique(["m", "n", "o"]),
      ...clique(["a", "x"]),
    ]);
    expect(communities(network).groups()).toEqual([
      ["m", "n", "o"],
      ["a", "x"],
      ["b", "y"],
      ["c", "z"],
    ]);
  });

  it("compares with who sends and who receives, when directed", () => {
    const network = networkFromEdges(frozen([...clique(east), ...clique(west), { source: "b4", target: "a1" }]));
    const partition = communities(network, { direction: "directed" });
    const outOfEast = 6 / 13;
    expect(partition.groups()).toEqual([east, west]);
    expect(partition.modularity).toBeCloseTo(12 / 13 - (outOfEast * 7 + (7 / 13) * 6) / 13, 12);
    expect(partition.options.direction).toBe("directed");
  });

  it("makes smaller communities at a higher resolution", () => {
    const sizes = [0.05, 1, 20].map((resolution) => communities(bridged, { resolution }).size);
    expect(sizes).toEqual([1, 2, 8]);
  });
});

describe("communities, edges of the domain", () => {
  it("leaves everyone alone where there are no ties, with modularity 0", () => {
    const partition = communities(networkFromEdges([], { actors: ["b", "a"], policy: { isolates: "keep" } }));
    expect(partition.groups()).toEqual([["a"], ["b"]]);
    expect(partition.modularity).toBe(0);
    const empty = communities(networkFromEdges([]));
    expect([empty.groups(), empty.size, empty.modularity, [...empty]]).toEqual([[], 0, 0, []]);
  });

  it("gives isolated actors communities of their own, and changes nothing else", () => {
    const edges = [...clique(east), ...clique(west), { source: "a1", target: "b1" }];
    const partition = communities(networkFromEdges(edges, { actors: ["a9", "0"], policy: { isolates: "keep" } }));
    expect(partition.groups()).toEqual([east, west, ["0"], ["a9"]]);
    expect(partition.modularity).toBe(communities(bridged).modularity);
  });

  it("leaves out hostile ties unless told otherwise, but not the actors that have no other", () => {
    const edges = [...clique(east), { source: "a1", target: "foe", kind: "hostility" }];
    const network = networkFromEdges(edges);
    expect(communities(network).groups()).toEqual([east, ["foe"]]);
    expect(communities(network).options.negative).toBe("drop");
    expect(communities(network).policy.isolates).toBe("drop");
    const kept = communities(network, { negative: "keep" });
    expect(kept.get("foe")).toBe(kept.get("a1"));
    expect(communities(network.ofKind("hostility")).groups()).toEqual([["a1"], ["foe"]]);
  });

  it("says what made it, and shows as a table", () => {
    const partition = communities(bridged, { seed: 4 });
    expect(partition.options).toEqual({
      method: "louvain",
      resolution: 1,
      seed: 4,
      direction: "undirected",
      parallel: "count",
      strength: "ties",
      negative: "drop",
    });
    expect(partition.data).toEqual({ name: "edges", version: "unversioned" });
    expect(partition.policy.presence).toBe("possible");
    expect([...partition][7]).toEqual({ actor: "b4", label: "b4", community: 1 });
    expect(partition.rows().columns).toEqual(["actor", "label", "community"]);
    const text = String(
      (partition as unknown as Record<symbol, () => string>)[Symbol.for("nodejs.util.inspect.custom")]?.(),
    );
    expect(text).toContain("2 communities, modularity 0.423077 (edges unversioned)");
  });

  it("asks the package graphology-communities-louvain where it is named", () => {
    const partition = communities(bridged, { method: "graphology-louvain" });
    expect(partition.groups()).toEqual([east, west]);
    expect(partition.modularity).toBeCloseTo(12 / 13 - 1 / 2, 12);
    expect(partition.options.method).toBe("graphology-louvain");
    const lone = networkFromEdges([], { actors: ["b", "a"], policy: { isolates: "keep" } });
    expect(communities(lone, { method: "graphology-louvain" }).groups()).toEqual([["a"], ["b"]]);
    expect(communities(lone, { method: "graphology-louvain" }).modularity).toBe(0);
  });

  it("refuses strengths too large to be added", () => {
    const huge = networkFromEdges([...clique(["a", "b", "c"], { weight: 1e308 })]);
    expect(() => communities(huge, { strength: "weight" })).toThrow("strengths whose sum is finite");
  });

  it.each([{ resolution: 0 }, { seed: 1.5 }, { method: "leiden" }, { direction: "reversed" }, { weight: "strength" }])(
    "refuses %o",
    (options) => {
      const call = () => communities(bridged, options as CommunityOptions);
      expect(call).toThrow(AllegianceError);
      expect(call).toThrow(expect.objectContaining({ code: "invalid-option" }));
    },
  );
});

describe("communities on random graphs", () => {
  const settings = fc.record({
    direction: fc.constantFrom("directed" as const, "undirected" as const),
    resolution: fc.constantFrom(0.5, 1, 1.7),
    seed: fc.integer(),
  });

  it("are as good as they say, no better than the best of all partitions, no worse than none", () => {
    let [best, all] = [0, 0];
    fc.assert(
      fc.property(weightedEdges, settings, (edges, { direction, resolution, seed }) => {
        const network = networkFromEdges(frozen(edges));
        const partition = communities(network, { direction, resolution, seed, strength: "weight" });
        const ids = network.actors().map(({ id }) => id);
        const score = (group: readonly unknown[]) =>
          byDefinition(ids, edges, group, { directed: direction === "directed", resolution });
        expect(partition.modularity).toBeCloseTo(score(ids.map((id) => partition.get(id))), 12);
        const optimum = Math.max(...[...partitions(ids.length)].map(score));
        expect(partition.modularity).toBeLessThanOrEqual(optimum + 1e-12);
        expect(partition.modularity).toBeGreaterThanOrEqual(score(ids) - 1e-12);
        all++;
        if (partition.modularity > optimum - 1e-9) best++;
      }),
      { numRuns: 60 },
    );
    expect(best / all).toBeGreaterThan(0.7);
  });

  it("do not depend on the order of edges, nor on names that sort alike", () => {
    const shuffled = weightedEdges.chain((edges) =>
      fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, { minLength: edges.length })),
    );
    fc.assert(
      fc.property(shuffled, settings, ([edges, others], options) => {
        const renamed = others.map((edge) => ({ ...edge, source: `n${edge.source}`, target: `n${edge.target}` }));
        const one = communities(networkFromEdges(edges), { ...options, strength: "weight" });
        const other = communities(networkFromEdges(renamed), { ...options, strength: "weight" });
        expect(other.groups()).toEqual(one.groups().map((group) => group.map((id) => `n${id}`)));
        expect(other.modularity).toBe(one.modularity);
      }),
    );
  });

  it("are within 0.1 of those of graphology-communities-louvain 2.0.2 in modularity, and seldom lower", () => {
    let [ours, theirs, lower, runs] = [0, 0, 0, 0];
    fc.assert(
      fc.property(weightedEdges, settings, (edges, options) => {
        const network = networkFromEdges(frozen(edges));
        const own = communities(network, { ...options, strength: "weight" });
        const other = communities(network, { ...options, strength: "weight", method: "graphology-louvain" });
        const rescored = modularity(network, other, {
          direction: options.direction,
          resolution: options.resolution,
          strength: "weight",
        });
        expect(other.modularity).toBeCloseTo(rescored, 12);
        expect(Math.abs(own.modularity - other.modularity)).toBeLessThan(0.1);
        ours += own.modularity;
        theirs += other.modularity;
        if (own.modularity < other.modularity - 1e-9) lower++;
        runs++;
      }),
      { numRuns: 300 },
    );
    expect(ours).toBeGreaterThan(theirs - 1e-9);
    expect(lower / runs).toBeLessThan(0.1);
  });

  it("lie within one component each", () => {
    fc.assert(
      fc.property(weightedEdges, settings, (edges, options) => {
        const here = edges.map((edge) => ({ ...edge, source: `n${edge.source}`, target: `n${edge.target}` }));
        const partition = communities(networkFromEdges([...edges, ...here]), options);
        for (const group of partition.groups()) expect(new Set(group.map((id) => id.startsWith("n"))).size).toBe(1);
      }),
    );
  });
});
