import { describe, expect, it } from "vitest";
import { toGraphML } from "../../src/formats/graphml";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { sample } from "./sample";
import { all, attributesOf, xmlOf } from "./xml-of";

const data = (element: Element | undefined) =>
  Object.fromEntries((element ? all(element, ":scope > data") : []).map((e) => [e.getAttribute("key"), e.textContent]));

describe("toGraphML", () => {
  const doc = xmlOf(toGraphML(sample));

  it("declares every key once, with its type", () => {
    expect(doc.documentElement.namespaceURI).toBe("http://graphml.graphdrawing.org/xmlns");
    const keys = all(doc, "key").map(attributesOf);
    const ids = keys.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of all(doc, "data")) expect(ids).toContain(element.getAttribute("key"));
    expect(keys).toContainEqual({ id: "edge.weight", for: "edge", "attr.name": "weight", "attr.type": "double" });
    expect(keys).toContainEqual({
      id: "edge.headcountBest",
      for: "edge",
      "attr.name": "headcountBest",
      "attr.type": "long",
    });
    expect(keys).toContainEqual({ id: "edge.conflict", for: "edge", "attr.name": "conflict", "attr.type": "boolean" });
    expect(keys).toContainEqual({
      id: "edge.startEarliest",
      for: "edge",
      "attr.name": "startEarliest",
      "attr.type": "string",
    });
    const ticks = xmlOf(toGraphML(networkFromEdges([{ source: "a", target: "b", start: 1 }])));
    expect(all(ticks, "key").map(attributesOf)).toContainEqual({
      id: "edge.startEarliest",
      for: "edge",
      "attr.name": "startEarliest",
      "attr.type": "double",
    });
  });

  it("writes every tie with its direction and what it says", () => {
    expect(all(doc, "graph")[0]?.getAttribute("edgedefault")).toBe("directed");
    const edges = new Map(all(doc, "edge").map((e) => [e.getAttribute("id"), e]));
    expect([...edges.keys()].sort()).toEqual(["always", "event", "exact", "open", "some_x0020_day", "vague"]);
    expect(attributesOf(edges.get("event"))).toEqual({
      id: "event",
      source: "c",
      target: "d_x0020__x0026__x0020__x003C_d_x003E_",
      directed: "false",
    });
    expect(attributesOf(edges.get("vague"))).toEqual({ id: "vague", source: "a", target: "b", directed: "true" });
    expect(data(edges.get("vague"))).toMatchObject({
      "edge.tie": "vague",
      "edge.kind": "shelter",
      "edge.startLatest": "2015-06-30",
      "edge.endLatest": "2016-12-31",
      "edge.confidence": "0.5",
      "edge.sources": "edges",
    });
    expect(data(edges.get("open"))).not.toHaveProperty("edge.endLatest");
    expect(data(edges.get("some_x0020_day"))["edge.tie"]).toBe("some day");
    expect(data(all(doc, "graph")[0])).toMatchObject({ "graph.data": "sample", "graph.version": "1.0.0" });
    expect(JSON.parse(data(all(doc, "graph")[0])["graph.policy"] ?? "")).toEqual(sample.policy);
  });

  it("keeps ids apart that would be written alike, and the text itself", () => {
    const ids = ["a b", "a_x0020_b", "a_b", "ä", "\u{1F33F}", "_x005F_", "tab\there"];
    const network = networkFromEdges(
      ids.map((id, i) => ({ source: id, target: ids[(i + 1) % ids.length] ?? "", start: "2014" })),
    );
    const nodes = all(xmlOf(toGraphML(network)), "node");
    const written = nodes.map((e) => e.getAttribute("id") ?? "");
    for (const id of written) expect(id).toMatch(/^[A-Za-z0-9._:-]+$/);
    expect(new Set(written).size).toBe(ids.length);
    expect(nodes.map((e) => data(e)["node.actor"]).sort()).toEqual([...ids].sort());
    const decoded = written.map((id) =>
      id.replace(/_x([0-9A-F]{4,6})_/g, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
    );
    expect(decoded.sort()).toEqual([...ids].sort());
  });

  it("writes positions, and is undirected if all ties are", () => {
    const meetings = sample.ofKind("joint-operation");
    const file = xmlOf(toGraphML(meetings, { positions: [{ actor: "c", x: 1, y: 2 }] }));
    expect(all(file, "graph")[0]?.getAttribute("edgedefault")).toBe("undirected");
    expect(data(all(file, "node[id=c]")[0])).toMatchObject({ "node.x": "1", "node.y": "2" });
    expect(all(doc, "key[id='node.x']")).toEqual([]);
    expect(() => toGraphML(networkFromEdges([{ source: "a", target: "b", role: "\u{8}" }]))).toThrow(
      /tie .*role.*U\+0008/,
    );
    expect(() => toGraphML(networkFromEdges([{ source: "a", target: "b", document: "x;y" }]))).toThrow(/sources.*`;`/);
  });
});
