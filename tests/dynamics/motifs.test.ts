import { describe, expect, it } from "vitest";
import { temporalMotifs } from "../../src/dynamics/motifs";
import { claimsOf } from "../../src/evidence/claims-of";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { small } from "../data/small";

/** `"ab 1"` as a tie of tick 1 from a to b. */
const ticks = (...ties: string[]) =>
  networkFromEdges(
    ties.map((tie) => ({ source: tie.charAt(0), target: tie.charAt(1), start: Number(tie.slice(3)), id: tie })),
  );
const dates = (...ties: string[]) =>
  networkFromEdges(ties.map((tie) => ({ source: tie.charAt(0), target: tie.charAt(1), start: tie.slice(3), id: tie })));

/** The motifs that there are, each with how many are certain and possible. */
const found = (result: Iterable<{ motif: string; certain: number; possible: number }>) =>
  Object.fromEntries(
    [...result]
      .filter(({ possible }) => possible > 0)
      .map(({ motif, certain, possible }) => [motif, [certain, possible]]),
  );

describe("temporalMotifs, by hand", () => {
  it("counts ordered triples within delta, parallel ties as ties of their own", () => {
    const network = ticks("xy 1", "xy 2", "yx 3", "yz 4", "zx 20");
    const result = temporalMotifs(network, { delta: 3 });
    expect(found(result)).toEqual({
      "ab ab ba": [1, 1],
      "ab ab bc": [1, 1],
      "ab ba bc": [2, 2],
    });
    expect(found(temporalMotifs(network, { delta: 2 }))).toEqual({ "ab ab ba": [1, 1], "ab ba bc": [1, 1] });
    expect(found(temporalMotifs(network, { delta: 19 }))["ab bc ca"]).toEqual([2, 2]);
    expect(result.length).toBe(36);
    expect(new Set(result.map(({ motif }) => motif)).size).toBe(36);
    expect(result[0]).toEqual({ motif: "ab cb ab", actors: 3, cell: "M1,1", certain: 0, possible: 0 });
    expect(result.at(-1)?.cell).toBe("M6,6");
    expect(result.filter(({ actors }) => actors === 2).map(({ motif }) => motif)).toEqual([
      ...["ab ba ab", "ab ba ba", "ab ab ab", "ab ab ba"],
    ]);
    expect(result.get("ab ab ba")?.possible).toBe(1);
    expect(result.get("ab cd ef")).toBeUndefined();
    expect(result.options).toEqual({ delta: 3, order: "strict", along: "directed", states: "beginning" });
    expect(result.columns).toEqual(["motif", "actors", "cell", "certain", "possible"]);
  });

  it("leaves out what is not connected, or has four actors", () => {
    expect(found(temporalMotifs(ticks("ab 1", "cd 2", "ab 3"), { delta: 9 }))).toEqual({});
    expect(found(temporalMotifs(ticks("ab 1", "bc 2", "cd 3"), { delta: 9 }))).toEqual({});
    expect(found(temporalMotifs(ticks("ab 1", "ac 2", "ad 3"), { delta: 9 }))).toEqual({});
  });

  it("asks for later moments, or for moments that are not earlier", () => {
    const network = ticks("ab 1", "bc 1", "ca 1");
    expect(found(temporalMotifs(network, { delta: 9 }))).toEqual({});
    expect(found(temporalMotifs(network, { delta: 0, order: "non-strict" }))).toEqual({
      "ab bc ca": [3, 3],
      "ab ca bc": [3, 3],
    });
  });

  it("names the ties of every instance, which lead back to their claims", () => {
    const network = ticks("xy 1", "xy 2", "yx 3", "yz 4");
    const result = temporalMotifs(network, { delta: 3 });
    const rows = result.instances("ab ba bc");
    expect([...rows]).toEqual([
      { motif: "ab ba bc", a: "x", b: "y", c: "z", certain: true, ties: ["xy 1", "yx 3", "yz 4"] },
      { motif: "ab ba bc", a: "x", b: "y", c: "z", certain: true, ties: ["xy 2", "yx 3", "yz 4"] },
    ]);
    expect(claimsOf(network, rows[0] ?? "").map(({ id }) => id)).toEqual(["xy 1", "yx 3", "yz 4"]);
    expect(result.instances().length).toBe(4);
    expect(result.instances("ab ab ba")[0]?.c).toBeUndefined();
    expect(rows.options).toEqual(result.options);
    expect(() => result.instances("ba ab")).toThrow(/motif/);
  });

  it("tells what holds in every reading of the dates from what holds in some", () => {
    const months = dates("ab 2014-01", "bc 2014-02", "ca 2014-03");
    expect(found(temporalMotifs(months, { delta: 89 }))).toEqual({ "ab bc ca": [1, 1] });
    expect(found(temporalMotifs(months, { delta: 88 }))).toEqual({ "ab bc ca": [0, 1] });
    expect(found(temporalMotifs(months, { delta: 29 }))).toEqual({ "ab bc ca": [0, 1] });
    expect(found(temporalMotifs(months, { delta: 28 }))).toEqual({});
    expect(found(temporalMotifs(months, { delta: "P3M" }))).toEqual({ "ab bc ca": [1, 1] });
    expect(found(temporalMotifs(months, { delta: "P2M" }))).toEqual({ "ab bc ca": [0, 1] });
    const year = dates("ab 2014", "bc 2014-02", "ca 2014-02");
    const result = temporalMotifs(year, { delta: "P1Y" });
    expect(found(result)).toEqual({ "ab bc ca": [0, 3], "ab ca bc": [0, 3] });
    expect(
      result.instances("ab bc ca").map(({ certain, ties }) => [certain, ...ties.map((id) => id.slice(0, 2))]),
    ).toEqual([
      [false, "ab", "bc", "ca"],
      [false, "bc", "ca", "ab"],
      [false, "ca", "ab", "bc"],
    ]);
  });

  it("takes states at their beginning, and only moments in the window", () => {
    const edges: EdgeInput[] = [
      { source: "a", target: "b", start: "2014", end: "2016" },
      { source: "b", target: "a", start: "2015-03-01", end: "2018" },
      { source: "a", target: "b", start: "2015-03-05", kind: "meeting" },
    ];
    const network = networkFromEdges(edges);
    expect(found(temporalMotifs(network, { delta: "P2Y" }))).toEqual({ "ab ba ab": [1, 1] });
    expect(found(temporalMotifs(network, { delta: "P2Y", states: "none" }))).toEqual({});
    expect(found(temporalMotifs(network.between("2015", "2016"), { delta: "P2Y" }))).toEqual({});
    expect(found(temporalMotifs(network.between("2014-06", "2016"), { delta: "P2Y" }))).toEqual({ "ab ba ab": [0, 1] });
    expect(found(temporalMotifs(network.between("2014", "2015-03-05"), { delta: "P2Y" }))).toEqual({});
  });

  it("says which ties have no moment", () => {
    const always = networkFromEdges([
      { source: "a", target: "b", id: "always" },
      { source: "a", target: "b", start: 1, id: "one" },
      { source: "a", target: "b", start: 2, id: "two" },
    ]);
    expect(temporalMotifs(always, { delta: 9 }).undated).toEqual(["always"]);
    expect(found(temporalMotifs(always, { delta: 9 }))).toEqual({});
    const before = dates("ab ../2014-03-04", "ab 2014-03-02", "ba 2014-03-03");
    expect(temporalMotifs(before, { delta: 9 }).undated).toEqual(["ab ../2014-03-04"]);
    expect(found(temporalMotifs(before, { delta: 9 }))).toEqual({});
    const stated = temporalMotifs(before.under({ onset: "stated" }), { delta: 2 });
    expect(stated.undated).toEqual([]);
    expect(found(stated)).toEqual({ "ab ab ba": [0, 1], "ab ba ab": [0, 1] });
  });

  it("counts five motifs where direction is forgotten, and refuses to guess it", () => {
    const network = networkFromEdges(
      ["xy", "zx", "zy", "yz"].map(([source = "", target = ""], start) => ({ source, target, start })),
      { directed: false },
    );
    const result = temporalMotifs(network, { delta: 9 });
    expect(result.options.along).toBe("undirected");
    expect([...result]).toEqual([
      { motif: "ab ab ab", actors: 2, certain: 0, possible: 0 },
      { motif: "ab ab bc", actors: 3, certain: 0, possible: 0 },
      { motif: "ab bc ab", actors: 3, certain: 0, possible: 0 },
      { motif: "ab bc bc", actors: 3, certain: 2, possible: 2 },
      { motif: "ab bc ca", actors: 3, certain: 2, possible: 2 },
    ]);
    expect(result.columns).toEqual(["motif", "actors", "certain", "possible"]);
    expect(result.instances().map(({ motif, a, b, c }) => [motif, a, b, c])).toEqual([
      ["ab bc ca", "y", "x", "z"],
      ["ab bc ca", "y", "x", "z"],
      ["ab bc bc", "x", "y", "z"],
      ["ab bc bc", "x", "z", "y"],
    ]);
    expect(() => temporalMotifs(network, { delta: 9, along: "directed" })).toThrow(
      expect.objectContaining({ code: "unsupported" }),
    );
  });

  it("gives the ties of one claim of several parties one moment", () => {
    const network = buildNetwork(
      small([
        { kind: "joint-operation", parties: "ant;bee;east", start: "2014-03" },
        { kind: "joint-operation", parties: "ant;bee", start: "2014-05-01" },
      ]),
    );
    const count = (order: "strict" | "non-strict") => found(temporalMotifs(network, { delta: "P1Y", order }));
    expect(count("strict")).toEqual({});
    // Six orders of the three at once; two of them in either order, and then the two alone.
    expect(count("non-strict")).toEqual({ "ab bc ab": [2, 2], "ab bc bc": [2, 2], "ab bc ca": [8, 8] });
  });

  it("bounds the ties of one claim by what all claims about them allow", () => {
    const claims = (...starts: string[]) => [
      { kind: "joint-operation", parties: "ant;bee;east", start: starts[0] },
      { kind: "joint-operation", parties: "ant;bee", start: starts[1] },
      { kind: "joint-operation", parties: "ant;bee;west", start: starts[2] },
    ];
    const count = (...starts: string[]) =>
      temporalMotifs(buildNetwork(small(claims(...starts))), { delta: 0, order: "non-strict" });
    // One happening of four actors, in March: the three pairs with ant and bee make two triangles and three parallel ties none.
    expect(found(count("2014", "2014-03", "2014"))["ab bc ca"]).toEqual([12, 12]);
    // Of January to March and of May to July at once: the claims contradict each other, and each may be right.
    expect(found(count("[2014-01..2014-03]", "[2014-03..2014-05]", "[2014-05..2014-07]"))["ab bc ca"]).toEqual([
      12, 12,
    ]);
    const later = { kind: "joint-operation", parties: "ant;east", start: "2014-04", tie: "later" };
    const network = buildNetwork(small([...claims("2014", "2014-03").slice(0, 2), later]));
    const motifs = temporalMotifs(network, { delta: "P2M", order: "non-strict" });
    expect(found(motifs)).toEqual({ "ab bc ab": [2, 2], "ab bc bc": [2, 2], "ab bc ca": [8, 8] });
    expect(motifs.instances().filter(({ ties }) => ties[2]?.includes("later"))).toHaveLength(6);
    const drawn = temporalMotifs(network.under({ presence: { sample: 7 } }), { delta: "P2M", order: "non-strict" });
    expect([...drawn]).toEqual([...motifs]);
  });

  it("has no bound to what began after some date, and needs room for three days", () => {
    const open = dates("ab 2014/..", "bc 2014/..", "ca 2014-05/..");
    expect(found(temporalMotifs(open, { delta: 1 }))).toEqual({});
    expect(found(temporalMotifs(open, { delta: 2 }))).toEqual({ "ab bc ca": [0, 3], "ab ca bc": [0, 3] });
    const stated = dates("ab ../2014", "bc ../2014", "ca ../2014-05").under({ onset: "stated" });
    expect(found(temporalMotifs(stated, { delta: 1 }))).toEqual({});
    expect(found(temporalMotifs(stated, { delta: 2 }))).toEqual({ "ab bc ca": [0, 3], "ab ca bc": [0, 3] });
  });

  it("refuses what it does not know, in words", () => {
    const network = ticks("ab 1");
    const refused = (options: object) => () => temporalMotifs(network, options as { delta: number });
    expect(refused({})).toThrow(/delta/);
    expect(refused({ delta: -1 })).toThrow(/delta/);
    expect(refused({ delta: Number.POSITIVE_INFINITY })).toThrow(/delta/);
    expect(refused({ delta: "P1M" })).toThrow(/ticks/);
    expect(refused({ delta: 1, weight: 1 })).toThrow(/weight/);
    expect(() => temporalMotifs(dates("ab 2014"), { delta: "a month" as "P1M" })).toThrow(/delta/);
    expect(() => temporalMotifs(network.under({ presence: "expected" }), { delta: 1 })).toThrow(/chances/);
    expect(found(temporalMotifs(networkFromEdges([]), { delta: "P1Y" }))).toEqual({});
  });
});
