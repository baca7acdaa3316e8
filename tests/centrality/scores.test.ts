import { describe, expect, it } from "vitest";
import { degree } from "../../src/centrality/degree";
import { facts } from "../../src/network/inside";
import { Scores } from "../../src/network/scores";
import { network } from "./graphs";

const view = network("a-b a-c d-c", "e");

/** Scores with given values for actors a, b, c … */
function scoresOf(...values: number[]): Scores {
  const ids = values.map((_, index) => "abcdef".charAt(index));
  return new Scores("made", { ids, labels: ids }, Float64Array.from(values), {}, facts(view));
}

describe("scores", () => {
  it("give values by actor, and undefined for others", () => {
    const scores = degree(view);
    expect(scores.ids).toEqual(["a", "b", "c", "d", "e"]);
    expect(scores.get("a")).toBe(2);
    expect(scores.get("e")).toBe(0);
    expect(scores.get("nobody")).toBeUndefined();
    expect(scores.get("toString")).toBeUndefined();
  });

  it("rank highest first, equal ones alike and by id", () => {
    const rows = [...scoresOf(1, 3, 2, 3, 0)].map(({ actor, rank }) => [actor, rank]);
    expect(rows).toEqual([
      ["b", 1],
      ["d", 1],
      ["c", 3],
      ["a", 4],
      ["e", 5],
    ]);
  });

  it("take a difference of rounding for none, a real one for one", () => {
    const ranks = (...values: number[]) => [...scoresOf(...values)].map(({ actor, rank }) => `${actor}${rank}`);
    expect(ranks(0.3, 0.1 + 0.2, 0.3)).toEqual(["a1", "b1", "c1"]);
    expect(ranks(0.3, 0.3001)).toEqual(["b1", "a2"]);
    expect(ranks(1e-20, 2e-20, 0, 0)).toEqual(["b1", "a2", "c3", "d3"]);
    expect(ranks(1e9, 1e9 + 2)).toEqual(["b1", "a2"]);
    expect(ranks(Number.POSITIVE_INFINITY, 7, Number.POSITIVE_INFINITY)).toEqual(["a1", "c1", "b3"]);
  });

  it("give the top few, and refuse fewer than none", () => {
    expect(
      scoresOf(1, 3, 2)
        .top(2)
        .map(({ actor }) => actor),
    ).toEqual(["b", "c"]);
    expect(scoresOf(1, 3).top(5)).toHaveLength(2);
    expect(scoresOf(1).top(0)).toHaveLength(0);
    expect(() => scoresOf(1).top(-1)).toThrow(expect.objectContaining({ code: "invalid-option" }));
    expect(() => scoresOf(1).top(Number.NaN)).toThrow(expect.objectContaining({ code: "invalid-option" }));
  });

  it("say what made them, without showing it among the rows", () => {
    const scores = degree(view, { normalized: true });
    expect(scores).toMatchObject({
      measure: "degree",
      data: { name: "edges", version: "unversioned" },
      window: undefined,
    });
    expect(scores.options.normalized).toBe(true);
    const rows = scores.rows();
    expect(rows).toMatchObject({ measure: "degree", policy: view.policy });
    expect(Object.keys(rows)).toEqual(["0", "1", "2", "3", "4"]);
    expect(Object.isFrozen(rows[0])).toBe(false);
    expect(Object.isFrozen(scores.options)).toBe(true);
  });

  it("do not lay open what they were computed from", () => {
    const scores = degree(view);
    scores.values.fill(7);
    scores.rows().length = 0;
    expect([...degree(view).values]).toEqual([2, 1, 2, 1, 0]);
  });

  it("show as a table", () => {
    const shown = degree(view) as unknown as Record<symbol, () => string>;
    const text = shown[Symbol.for("nodejs.util.inspect.custom")]?.() ?? "";
    expect(text.split("\n").slice(0, 3)).toEqual([
      "degree (edges unversioned)",
      "actor  label  value  rank",
      "a      a          2     1",
    ]);
    const html = degree(view) as unknown as Record<symbol, () => Record<string, string>>;
    expect(html[Symbol.for("Jupyter.display")]?.()["text/html"]).toContain("<th>rank</th>");
  });
});
