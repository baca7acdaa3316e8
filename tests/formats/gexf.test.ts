import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { toGEXF } from "../../src/formats/gexf";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import { directedOnly, sample } from "./sample";
import { all, attributesOf, xmlOf } from "./xml-of";

const edge = (doc: Document, id: string) => all(doc, "edge").find((element) => element.getAttribute("id") === id);
const spells = (element: Element | undefined) => (element ? all(element, "spell").map(attributesOf) : undefined);
const values = (element: Element | undefined) =>
  Object.fromEntries(
    (element ? all(element, "attvalue") : []).map((v) => [v.getAttribute("for"), v.getAttribute("value")]),
  );
const node = (doc: Document, id: string) => all(doc, "node").find((element) => element.getAttribute("id") === id);

describe("toGEXF", () => {
  const doc = xmlOf(toGEXF(sample));

  it("is a dynamic GEXF 1.3 graph by dates", () => {
    expect(doc.documentElement.namespaceURI).toBe("http://gexf.net/1.3");
    expect(doc.documentElement.getAttribute("version")).toBe("1.3");
    expect(attributesOf(all(doc, "graph")[0])).toEqual({
      mode: "dynamic",
      defaultedgetype: "directed",
      timeformat: "date",
      timerepresentation: "interval",
    });
    expect(all(doc, "attributes").map((e) => `${e.getAttribute("class")} ${e.getAttribute("mode")}`)).toEqual([
      "node static",
      "node dynamic",
      "edge static",
    ]);
    const declared = new Set(all(doc, "attribute").map((e) => e.getAttribute("id")));
    for (const value of all(doc, "attvalue")) expect(declared).toContain(value.getAttribute("for"));
    expect(all(doc, "description")[0]?.textContent).toMatch(/^sample 1\.0\.0; policy \{"presence":"possible"/);
  });

  it("keeps every tie with its id, direction and kind, parallel ones too", () => {
    expect(all(doc, "node").map((e) => e.getAttribute("id"))).toEqual(["a", "b", "c", "d & <d>"]);
    expect(
      all(doc, "edge")
        .map((e) => e.getAttribute("id"))
        .sort(),
    ).toEqual(["always", "event", "exact", "open", "some day", "vague"]);
    expect(attributesOf(edge(doc, "vague"))).toEqual({
      id: "vague",
      source: "a",
      target: "b",
      type: "directed",
      kind: "shelter",
      weight: "1",
    });
    expect(edge(doc, "event")?.getAttribute("type")).toBe("undirected");
  });

  it("writes the possible spell with its last day, and leaves out ends that are not bounded", () => {
    expect(spells(edge(doc, "exact"))).toEqual([{ start: "2014-06-05", end: "2014-06-20" }]);
    expect(spells(edge(doc, "vague"))).toEqual([{ start: "2015-06-01", end: "2016-12-31" }]);
    expect(spells(edge(doc, "open"))).toEqual([{ start: "2014-06-10" }]);
    expect(spells(edge(doc, "always"))).toEqual([]);
    expect(spells(edge(doc, "event"))).toEqual([{ start: "2014-07-01", end: "2014-07-01" }]);
    expect(spells(edge(doc, "some day"))).toEqual([{ start: "2014-08-01", end: "2014-08-31" }]);
  });

  it("writes all four bounds and the rest of a tie as attributes", () => {
    expect(values(edge(doc, "vague"))).toMatchObject({
      kind: "shelter",
      nature: "state",
      startEarliest: "2015-06-01",
      startLatest: "2015-06-30",
      endEarliest: "2016-01-01",
      endLatest: "2016-12-31",
      confidence: "0.5",
      conflict: "false",
    });
    expect(values(edge(doc, "exact")).headcountBest).toBe("40");
    expect(values(edge(doc, "open"))).not.toHaveProperty("endLatest");
  });

  it("gives actors the union of their ties' spells, and how many there are at a time", () => {
    expect(spells(node(doc, "d & <d>"))).toEqual([{ start: "2014-07-01", end: "2014-07-01" }]);
    expect(spells(node(doc, "a"))).toEqual([
      { start: "2014-06-05", end: "2014-06-20" },
      { start: "2014-08-01", end: "2014-08-31" },
      { start: "2015-06-01", end: "2016-12-31" },
    ]);
    expect(spells(node(doc, "c"))).toEqual([]);
    const counts = all(node(doc, "c") as Element, "attvalue[for=ties]").map(attributesOf);
    expect(counts.map(({ value, start, end }) => [value, start, end])).toEqual([
      ["1", undefined, "2014-06-09"],
      ["2", "2014-06-10", "2014-06-30"],
      ["3", "2014-07-01", "2014-07-01"],
      ["2", "2014-07-02", "2014-07-31"],
      ["3", "2014-08-01", "2014-08-31"],
      ["2", "2014-09-01", undefined],
    ]);
  });

  it("joins spells that meet from one day to the next, and counts overlaps", () => {
    const meeting = networkFromEdges([
      { source: "a", target: "b", start: "2014-01-01", end: "2014-01-10" },
      { source: "a", target: "b", start: "2014-01-11", end: "2014-01-20" },
      { source: "a", target: "b", start: "2014-01-15", end: "2014-01-18" },
      { source: "a", target: "b", start: "2014-01-22", end: "2014-01-22" },
    ]);
    const a = node(xmlOf(toGEXF(meeting)), "a") as Element;
    expect(spells(a)).toEqual([
      { start: "2014-01-01", end: "2014-01-20" },
      { start: "2014-01-22", end: "2014-01-22" },
    ]);
    expect(all(a, "attvalue[for=ties]").map((e) => `${e.getAttribute("value")} ${e.getAttribute("start")}`)).toEqual([
      "1 2014-01-01",
      "2 2014-01-15",
      "1 2014-01-19",
      "1 2014-01-22",
    ]);
  });

  it("writes the certain spell under presence certain, and says which ties have none", () => {
    const certain = xmlOf(toGEXF(sample.under({ presence: "certain" })));
    expect(spells(edge(certain, "vague"))).toEqual([{ start: "2015-06-30", end: "2016-01-01" }]);
    expect(spells(edge(certain, "some day"))).toEqual([]);
    expect(
      all(certain, "edge")
        .filter((e) => values(e).momentless === "true")
        .map((e) => e.getAttribute("id")),
    ).toEqual(["some day"]);
    const said = /; ties that are there at no single moment, (.*)$/;
    expect(said.exec(all(certain, "description")[0]?.textContent ?? "")?.[1]).toBe("without a spell: 1");
    const without = xmlOf(toGEXF(sample.under({ presence: "certain" }), { momentless: "omit" }));
    expect(edge(without, "some day")).toBeUndefined();
    expect(all(without, "edge")).toHaveLength(5);
    expect(said.exec(all(without, "description")[0]?.textContent ?? "")?.[1]).toBe("left out: 1");
  });

  it("has no spell where the latest start meets the earliest end, and only the certain one of an unbounded beginning", () => {
    const network = networkFromEdges([
      { source: "a", target: "b", start: "2014-06", end: "[2014-06-29..2014-07-10]", id: "meets" },
      { source: "a", target: "b", start: "2014-06", end: "[2014-06-30..2014-07-10]", id: "a day" },
      { source: "a", target: "b", start: "[..2015-06-10]", end: "2015-06-20", id: "unbegun" },
      { source: "a", target: "c", start: "2016", end: "2018-01-31", id: "late" },
      { source: "a", target: "c", start: "2016-06-01", end: "2016-12-30", id: "early" },
    ]);
    const possible = xmlOf(toGEXF(network));
    expect(spells(edge(possible, "unbegun"))).toEqual([{ start: "2015-06-10", end: "2015-06-20" }]);
    const certain = xmlOf(toGEXF(network.under({ presence: "certain" })));
    expect(spells(edge(certain, "meets"))).toEqual([]);
    expect(spells(edge(certain, "a day"))).toEqual([{ start: "2014-06-30", end: "2014-06-30" }]);
    expect(spells(node(certain, "c"))).toEqual([{ start: "2016-06-01", end: "2018-01-31" }]);
  });

  it("writes exact spells of a sample, whole spells of a view restricted in time", () => {
    const drawn = spells(edge(xmlOf(toGEXF(sample.under({ presence: { sample: 1 } }))), "some day"))?.[0];
    expect(drawn?.start).toBe(drawn?.end);
    expect(drawn?.start).toMatch(/^2014-08-\d\d$/);
    const view = xmlOf(toGEXF(sample.at("2014-06-20")));
    expect(
      all(view, "edge")
        .map((e) => e.getAttribute("id"))
        .sort(),
    ).toEqual(["always", "exact", "open"]);
    expect(spells(edge(view, "exact"))).toEqual([{ start: "2014-06-05", end: "2014-06-20" }]);
  });

  it("writes numbers of a network on ticks, the end being the last number before it", () => {
    const ticks = networkFromEdges([
      { source: "a", target: "b", kind: "shelter", start: 0, end: 5 },
      { source: "a", target: "b", kind: "shelter", start: 5, end: 8 },
      { source: "b", target: "c", start: 2.5, id: "event" },
      { source: "c", target: "d", kind: "shelter", start: -3, end: 0, id: "negative" },
    ]);
    const file = xmlOf(toGEXF(ticks));
    expect(all(file, "graph")[0]?.getAttribute("timeformat")).toBe("double");
    expect(spells(edge(file, "event"))).toEqual([{ start: "2.5", end: "2.5" }]);
    expect(spells(edge(file, "negative"))).toEqual([{ start: "-3", end: "-5e-324" }]);
    const [only, ...more] = spells(node(file, "a")) ?? [];
    expect(more).toEqual([]);
    expect(only?.start).toBe("0");
    expect(Number(only?.end)).toBeLessThan(8);
    expect(Number(only?.end)).toBeGreaterThan(7.9999999999);
    expect(all(node(file, "a") as Element, "attvalue[for=ties]")).toHaveLength(1);
  });

  it("writes times of day where there are any", () => {
    const timed = networkFromEdges([
      { source: "a", target: "b", start: new Date("2014-06-05T10:30Z"), id: "at" },
      {
        source: "a",
        target: "b",
        start: new Date("2014-06-05T10:30Z"),
        end: new Date("2014-06-08T00:00Z"),
        id: "until",
      },
      { source: "a", target: "b", start: "2014-06-07", id: "day" },
    ]);
    const file = xmlOf(toGEXF(timed));
    expect(all(file, "graph")[0]?.getAttribute("timeformat")).toBe("dateTime");
    expect(spells(edge(file, "at"))).toEqual([{ start: "2014-06-05T10:30:00Z", end: "2014-06-05T10:30:00Z" }]);
    expect(spells(edge(file, "until"))).toEqual([{ start: "2014-06-05T10:30:00Z", end: "2014-06-07T23:59:59.999Z" }]);
    expect(spells(edge(file, "day"))).toEqual([{ start: "2014-06-07T00:00:00Z", end: "2014-06-07T23:59:59.999Z" }]);
  });

  it("writes positions", () => {
    const file = xmlOf(toGEXF(directedOnly, { positions: [{ actor: "a", x: 1.5, y: -2 }] }));
    const placed = file.getElementsByTagNameNS("http://gexf.net/1.3/viz", "position");
    expect(placed).toHaveLength(1);
    expect(attributesOf(placed[0])).toEqual({ x: "1.5", y: "-2", z: "0" });
  });

  it("holds what XML can hold, and refuses the rest by name", () => {
    const odd = 'tab\t, line\n, return\r, "quotes" & <tags> \u{1F33F}';
    const file = xmlOf(toGEXF(networkFromEdges([{ source: "a", target: "b", start: "2014", role: odd, id: odd }])));
    expect(values(all(file, "edge")[0]).role).toBe(odd);
    expect(all(file, "edge")[0]?.getAttribute("id")).toBe(odd);
    for (const bad of ["\u{0}", "\u{1}", "\u{FFFE}", "\u{D800}"]) {
      const network = networkFromEdges([{ source: "a", target: "b", start: "2014", role: `x${bad}`, id: "t1" }]);
      let error: unknown;
      try {
        toGEXF(network);
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(AllegianceError);
      expect(error).toMatchObject({ code: "unsupported" });
      expect((error as Error).message).toMatch(/^toGEXF: tie "t1", role/);
    }
    expect(() => toGEXF(networkFromEdges([{ source: "a\u{7}", target: "b" }]))).toThrow(/^toGEXF: actor .*U\+0007/);
  });

  it("writes an empty view, and refuses what it does not know", () => {
    expect(all(xmlOf(toGEXF(networkFromEdges([]))), "node, edge")).toEqual([]);
    expect(() => toGEXF(sample, { colours: true } as object)).toThrow(/colours/);
    expect(() => toGEXF({} as TemporalNetwork)).toThrow(/network/);
    expect(() => toGEXF(sample, { positions: [{ actor: "a", x: Number.NaN, y: 0 }] })).toThrow(/positions/);
    expect(() => toGEXF(sample, { positions: ["a", "a"].map((actor) => ({ actor, x: 0, y: 0 })) })).toThrow(
      /one position/,
    );
  });
});
