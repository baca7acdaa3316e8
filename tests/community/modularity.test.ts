import * as fc from "fast-check";
import Graph from "graphology";
import reference from "graphology-metrics/graph/modularity.js";
import { describe, expect, it } from "vitest";
import { communities } from "../../src/community/communities";
import { modularity } from "../../src/community/modularity";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { byDefinition, frozen, weightedEdges } from "./graphs";

const edges = frozen(
  (
    [
      [0, 1, 2],
      [0, 2, 1],
      [1, 2, 1],
      [1, 3, 1],
      [3, 4, 3],
      [3, 5, 1],
      [4, 5, 1],
      [5, 6, 0.5],
      [2, 6, 0.25],
    ] as const
  ).map(([source, target, weight]) => ({ source, target, weight })),
);
const network = networkFromEdges(edges, { actors: [7], policy: { isolates: "keep" } });
const fine = { 0: "a", 1: "a", 2: "a", 3: "b", 4: "b", 5: "b", 6: "c", 7: "d" };
const coarse = { ...fine, 6: "a" };

describe("modularity", () => {
  it.each([
    ["undirected", 1, 0.36479177934018386, 0.35803136830719307],
    ["undirected", 0.5, 0.6010005408328826, 0.6092482422931313],
    ["undirected", 2, -0.10762574364521367, -0.14440237966468367],
    ["directed", 1, 0.3699296917252568, 0.3591130340724715],
    ["directed", 0.5, 0.6035694970254191, 0.6097890751757706],
    ["directed", 2, -0.09734991887506772, -0.1422390481341267],
  ] as const)("is what networkx 2.8.8 says (%s, resolution %d)", (direction, resolution, ofFine, ofCoarse) => {
    const options = { direction, resolution, strength: "weight" } as const;
    expect(modularity(network, fine, options)).toBeCloseTo(ofFine, 14);
    expect(modularity(network, new Map(Object.entries(coarse)), options)).toBeCloseTo(ofCoarse, 14);
  });

  it("counts parallel ties unless they are collapsed", () => {
    const doubled = networkFromEdges([
      { source: "a", target: "b" },
      { source: "b", target: "a" },
      { source: "b", target: "c" },
    ]);
    const groups = { a: 1, b: 1, c: 2 };
    expect(modularity(doubled, groups)).toBeCloseTo(2 / 3 - (25 + 1) / 36, 14);
    expect(modularity(doubled, groups, { parallel: "keep" })).toBeCloseTo(2 / 3 - (25 + 1) / 36, 14);
    expect(modularity(doubled, groups, { parallel: "collapse" })).toBeCloseTo(1 / 2 - (9 + 1) / 16, 14);
  });

  it("is 0 for all in one group, without ties, and without actors", () => {
    expect(modularity(network, { get: () => "all" })).toBeCloseTo(0, 14);
    expect(modularity(networkFromEdges([], { actors: ["a"], policy: { isolates: "keep" } }), { a: 1 })).toBe(0);
    expect(modularity(networkFromEdges([]), {})).toBe(0);
  });

  it("takes a Partition, and gives what that says of itself", () => {
    const options = { direction: "directed", resolution: 0.8, strength: "weight" } as const;
    const partition = communities(network, options);
    expect(modularity(network, partition, options)).toBe(partition.modularity);
  });

  it("leaves hostile ties out unless told otherwise", () => {
    const torn = networkFromEdges([
      { source: "a", target: "b" },
      { source: "c", target: "d" },
      { source: "b", target: "c", kind: "hostility" },
    ]);
    const groups = { a: 1, b: 1, c: 2, d: 2 };
    expect(modularity(torn, groups)).toBe(1 / 2);
    expect(modularity(torn, groups, { negative: "keep" })).toBeCloseTo(2 / 3 - 1 / 2, 14);
  });

  it("names the actors that are in no group", () => {
    const call = () => modularity(network, { 0: "a", 1: "a", 2: undefined, 3: null, 4: "b", 5: "b", 6: "b" });
    expect(call).toThrow("none for 2, 3, 7");
    expect(call).toThrow(expect.objectContaining({ code: "invalid-option" }));
    expect(() => modularity(network, "groups" as unknown as Map<string, number>)).toThrow(
      "an object from ids to groups",
    );
    expect(() => modularity(network, fine, { seed: 1 } as object)).toThrow("no option `seed`");
  });

  it("is what its definition and graphology-metrics 2.4.2 say of any groups", () => {
    const groups = fc.array(fc.nat(3), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        weightedEdges,
        groups,
        fc.boolean(),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (list, group, directed, resolution) => {
          const view = networkFromEdges(frozen(list));
          const ids = view.actors().map(({ id }) => id);
          const direction = directed ? ("directed" as const) : ("undirected" as const);
          const options = { direction, resolution, strength: "weight" } as const;
          const ours = modularity(view, new Map(group.map((value, id) => [String(id), value])), options);
          const own = ids.map((id) => group[Number(id)] as number);
          expect(ours).toBeCloseTo(byDefinition(ids, list, own, { directed, resolution }), 12);
          if (list.length === 0) return;
          const graph = new Graph({ type: direction });
          for (const [index, id] of ids.entries()) graph.addNode(id, { community: own[index] });
          for (const { source, target, weight } of list) {
            graph.updateEdge(source, target, (old) => ({ weight: ((old.weight as number | undefined) ?? 0) + weight }));
          }
          expect(ours).toBeCloseTo(reference(graph, { resolution }), 12);
        },
      ),
    );
  });
});
