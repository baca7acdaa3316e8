import Graph from "graphology";
import { describe, expect, it } from "vitest";
import { toCytoscape } from "../../src/formats/cytoscape";
import { toGraphology } from "../../src/formats/graphology";
import { toNodeLink } from "../../src/formats/node-link";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { directedOnly, sample } from "./sample";

const positions = Object.freeze([
  { actor: "a", x: 1, y: 2, start: "2014" },
  { actor: "somebody else", x: 0, y: 0, start: "2014" },
]);

describe("toNodeLink", () => {
  it("has a node an actor and a link a tie, in the keys that networkx and D3 read", () => {
    const data = JSON.parse(JSON.stringify(toNodeLink(sample, { positions })));
    expect(Object.keys(data)).toEqual(["directed", "multigraph", "graph", "nodes", "links"]);
    expect([data.directed, data.multigraph]).toEqual([true, true]);
    expect(data.graph.data).toEqual({ name: "sample", version: "1.0.0" });
    expect(data.graph.policy.presence).toBe("possible");
    expect(data.nodes[0]).toEqual({ id: "a", label: "a", type: "group", x: 1, y: 2 });
    expect(data.nodes[1]).toEqual({ id: "b", label: "b", type: "group" });
    expect(data.nodes).toHaveLength(4);
    const ids = new Set(data.nodes.map(({ id }: { id: string }) => id));
    expect(data.links).toHaveLength(6);
    for (const { source, target } of data.links) expect(ids.has(source) && ids.has(target)).toBe(true);
    expect(data.links.find(({ key }: { key: string }) => key === "vague")).toMatchObject({
      source: "a",
      target: "b",
      directed: true,
      kind: "shelter",
      startEarliest: "2015-06-01",
      endLatest: "2016-12-31",
      claims: ["vague"],
    });
    expect(toNodeLink(sample.ofKind("joint-operation")).directed).toBe(false);
  });
});

describe("toCytoscape", () => {
  it("has elements with ids of their own", () => {
    const { data, elements } = toCytoscape(sample, { positions });
    expect(data.data.name).toBe("sample");
    const ids = [...elements.nodes, ...elements.edges].map((element) => element.data.id);
    expect(new Set(ids).size).toBe(10);
    expect(elements.nodes[0]).toEqual({
      group: "nodes",
      data: { id: "a", label: "a", type: "group" },
      position: { x: 1, y: 2 },
    });
    expect(elements.edges.find((element) => element.data.id === "event")).toMatchObject({
      group: "edges",
      data: { source: "c", target: "d & <d>", directed: false },
    });
    expect(() => toCytoscape(networkFromEdges([{ source: "a", target: "b", id: "a" }]))).toThrow(
      /"a" cannot be written/,
    );
  });
});

describe("toGraphology", () => {
  it("is read back by graphology with every tie", () => {
    const text = JSON.stringify(toGraphology(sample, { positions }));
    const graph = Graph.from(JSON.parse(text));
    expect([graph.order, graph.size, graph.multi, graph.type]).toEqual([4, 6, true, "mixed"]);
    expect(graph.isUndirected("event")).toBe(true);
    expect(graph.isDirected("vague")).toBe(true);
    expect(graph.edges("a", "b").sort()).toEqual(["exact", "vague"]);
    expect(graph.getNodeAttributes("a")).toEqual({ label: "a", type: "group", x: 1, y: 2 });
    expect(graph.getAttribute("data")).toEqual({ name: "sample", version: "1.0.0" });
    expect(toGraphology(directedOnly).nodes[0]?.attributes).toEqual({ label: "a", type: "group" });
  });
});
