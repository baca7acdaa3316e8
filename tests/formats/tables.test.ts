import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { tableOf } from "../../src/base/table";
import { degree } from "../../src/centrality/degree";
import { toCSV } from "../../src/formats/csv";
import { toJSON } from "../../src/formats/json";
import { temporalPaths } from "../../src/paths/temporal-paths";
import { directedOnly, sample } from "./sample";

describe("toCSV", () => {
  it("writes rows exactly, lists joined, absent values empty", () => {
    const rows = Object.freeze([
      { id: "x", n: 0.1, list: ["a", "b"], none: undefined, far: Infinity, on: true, day: new Date(0) },
      { id: 'a "b", c\nd', n: -3, list: [], none: null, far: 1, extra: { deep: 1 } },
    ]);
    expect(toCSV(rows)).toBe(
      [
        "id,n,list,none,far,on,day,extra",
        "x,0.1,a;b,,Infinity,true,1970-01-01T00:00:00.000Z,",
        '"a ""b"", c\nd",-3,,,1,,,"{""deep"":1}"',
        "",
      ].join("\n"),
    );
  });

  it("takes the columns of a result, or those it is given", () => {
    expect(toCSV(tableOf([], ["a", "b"] as never))).toBe("a,b\n");
    expect(toCSV([])).toBe("");
    const scores = degree(directedOnly, { parallel: "keep" });
    expect(toCSV(scores)).toBe("actor,label,value,rank\nb,b,4,1\na,a,2,2\nc,c,2,2\n");
    expect(toCSV(scores, ["rank", "actor"])).toBe("rank,actor\n1,b\n2,a\n2,c\n");
    expect(() => toCSV(scores, ["actor", "score"])).toThrow(/"score"/);
    expect(() => toCSV(5 as never)).toThrow(/rows/);
    expect(() => toCSV([], undefined, { quote: 1 } as object)).toThrow(/quote/);
  });

  it("does not touch formulas unless told to, and never a number", () => {
    const rows = [{ text: "=1+1", n: -1 }];
    expect(toCSV(rows)).toBe("text,n\n=1+1,-1\n");
    expect(toCSV(rows, undefined, { escapeFormulae: true })).toBe(`text,n\n"'=1+1",-1\n`);
    expect(toCSV([{ text: "=1\n+1" }], undefined, { escapeFormulae: true })).toBe(`"text"\n"'=1\n+1"\n`);
  });

  it("is read back with every row, also of one column, and refuses lists that could not be", () => {
    const rows = [{ a: "x" }, { a: undefined }, { a: "" }];
    expect(Papa.parse(toCSV(rows).trimEnd(), { header: true }).data).toEqual([{ a: "x" }, { a: "" }, { a: "" }]);
    expect(toCSV(sample.ties()).split("\n")[0]).toMatch(/^id,kind,source,target,origin,/);
    expect(() => toCSV([{ a: 1 }, { list: ["x;y", "z"] }])).toThrow(/^toCSV: row 2, list: "x;y"/);
  });
});

describe("toJSON", () => {
  it("carries what made a result", () => {
    const result = JSON.parse(toJSON(degree(directedOnly)));
    expect(Object.keys(result)).toEqual(["measure", "data", "policy", "options", "window", "rows"]);
    expect(result.measure).toBe("degree");
    expect(result.data).toEqual({ name: "sample", version: "1.0.0" });
    expect(result.policy).toEqual(JSON.parse(JSON.stringify(sample.policy)));
    expect(result.window).toBeNull();
    expect(result.rows[0]).toEqual({ actor: "b", label: "b", value: 2, rank: 1 });
    const paths = JSON.parse(toJSON(temporalPaths(sample.between("2014", "2015"), { source: "a" })));
    expect(Object.keys(paths)).toEqual(["data", "policy", "options", "window", "rows"]);
    expect(paths.window).toEqual({ start: "2014-01-01", end: "2015-01-01", rule: "any", label: null });
    expect(paths.options).toMatchObject({ source: "a", from: "2014-01-01", to: "2015-01-01" });
    expect(paths.rows.at(-1).ties.length).toBeGreaterThan(0);
  });

  it("says infinite and missing values, in an order that does not depend on the input's", () => {
    const rows = tableOf([{ b: Infinity, a: undefined, c: { z: -Infinity, y: new Float64Array([1]) } }], ["a", "b"], {
      options: { y: () => 1, x: new Map([["k", new Set([1])]]) },
    });
    expect(toJSON(rows)).toBe(
      '{"data":null,"policy":null,"options":{"x":{"k":[1]},"y":"function y"},"window":null,"rows":[{"a":null,"b":"Infinity","c":{"y":[1],"z":"-Infinity"}}]}',
    );
    expect(toJSON([{ a: 1 }], { space: 2 }).split("\n").length).toBeGreaterThan(5);
    expect(() => toJSON([{ a: 1 }, { a: Number.NaN }])).toThrow(/^toJSON: row 2, a: NaN/);
    expect(() => toJSON([{ a: 1n }])).toThrow(/row 1, a/);
    expect(() => toJSON({} as never)).toThrow(/result/);
    expect(() => toJSON([], { indent: 2 } as object)).toThrow(/indent/);
  });
});
