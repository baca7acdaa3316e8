import { describe, expect, it } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";

const network = networkFromEdges(
  [
    { source: "a", target: "b", weight: 2 },
    { source: "a", target: "b", weight: 3 },
    { source: "b", target: "a" },
    { source: "b", target: "c", kind: "contact", start: "2014", end: "2014" },
  ],
  { name: "four" },
);
const edges = (options: Parameters<typeof network.project>[0]) =>
  network
    .project(options)
    .edges()
    .map(({ source, target, strength }) => `${source}${target} ${strength}`)
    .sort();

describe("project", () => {
  it("merges parallel ties as asked", () => {
    expect(edges({ parallel: "collapse" })).toEqual(["ab 1", "ba 1", "bc 1", "cb 1"]);
    expect(edges({ parallel: "count" })).toEqual(["ab 2", "ba 1", "bc 1", "cb 1"]);
    expect(edges({ parallel: "keep" })).toEqual(["ab 1", "ab 1", "ba 1", "bc 1", "cb 1"]);
  });

  it("reads ties with, against or without their direction; undirected ones go both ways", () => {
    expect(edges({ direction: "reversed", parallel: "count" })).toEqual(["ab 1", "ba 2", "bc 1", "cb 1"]);
    expect(edges({ direction: "undirected", parallel: "count" })).toEqual(["ab 3", "bc 1"]);
  });

  it("takes the strongest of collapsed ties and the sum of counted ones", () => {
    expect(edges({ strength: "weight" })).toEqual(["ab 3", "ba 1", "bc 1", "cb 1"]);
    expect(edges({ strength: "weight", parallel: "count" })).toEqual(["ab 5", "ba 1", "bc 1", "cb 1"]);
    expect(edges({ strength: ({ kind }) => (kind === "contact" ? 0.5 : 2) })).toEqual([
      "ab 2",
      "ba 2",
      "bc 0.5",
      "cb 0.5",
    ]);
    expect(() => edges({ strength: () => 0 })).toThrow(/above 0/);
    expect(() => edges({ strenght: "weight" } as never)).toThrow(/strenght/);
  });

  it("weighs ties with their chance: at least one of them, or how many to expect", () => {
    const half = { source: "a", target: "b", start: "[2014-01-01..2014-01-02]" };
    const day = networkFromEdges([half, half], { policy: { presence: "expected" } }).at("2014-01-01");
    expect(day.project().edges()[0]?.strength).toBeCloseTo(3 / 4);
    expect(day.project({ parallel: "count" }).edges()[0]?.strength).toBeCloseTo(1);
    expect(
      day
        .project({ parallel: "keep" })
        .edges()
        .map(({ strength }) => strength),
    ).toEqual([0.5, 0.5]);
  });

  it("leads from an edge to its ties, and echoes how it was made", () => {
    const result = network.project({ direction: "undirected" }).edges();
    expect(result[0]?.ties).toHaveLength(3);
    expect(result).toMatchObject({
      options: { direction: "undirected", parallel: "collapse", strength: "ties" },
      data: { name: "four" },
    });
  });

  it("gives graphology graphs: a multigraph of the view, a simple graph of a projection", () => {
    const multi = network.toGraph();
    expect([multi.type, multi.multi, multi.order, multi.size]).toEqual(["mixed", true, 3, 4]);
    expect(multi.directedSize).toBe(3);
    expect(multi.getEdgeAttributes(multi.edges("b", "c")[0])).toMatchObject({
      kind: "contact",
      startEarliest: "2014-01-01",
    });
    expect(multi.getNodeAttributes("a")).toEqual({ label: "a", type: "group" });
    const simple = network.project({ direction: "undirected", parallel: "count" }).toGraph();
    expect([simple.type, simple.multi, simple.size]).toEqual(["undirected", false, 2]);
    expect(simple.getEdgeAttribute("a", "b", "strength")).toBe(3);
    expect(network.project({ parallel: "keep" }).toGraph().multi).toBe(true);
    multi.dropNode("a");
    expect(network.toGraph().order).toBe(3);
  });
});
