import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approximateBetweenness } from "../../src/centrality/approximate-betweenness";
import { betweenness } from "../../src/centrality/betweenness";
import { graphs, network, networkOf, settings } from "./graphs";

/** The most by which any value is off. */
function missed(view: ReturnType<typeof network>, options: object, own: object): number {
  const exact = betweenness(view, { ...options, normalized: true });
  const found = approximateBetweenness(view, { ...options, ...own });
  return Math.max(0, ...exact.ids.map((id) => Math.abs((exact.get(id) as number) - (found.get(id) as number))));
}

describe("approximate betweenness", () => {
  const diamond = network("s>a s>a a>t s>b b>t", "z");

  it("is off by more than the error in no more of the runs than it says", () => {
    const views = [
      network("a-b b-c c-d d-e e-a a-f f-g"),
      network("a>b b>c c>d d>a c>e e>f b>g g>e"),
      network("a-b b-c d-e e-f f-d g-h"),
      diamond,
    ];
    for (const [failure, error] of [
      [0.3, 0.1],
      [0.1, 0.15],
    ] as const) {
      for (const view of views) {
        let failed = 0;
        const runs = 200;
        for (let seed = 0; seed < runs; seed++) failed += Number(missed(view, {}, { error, failure, seed }) > error);
        expect(failed / runs).toBeLessThanOrEqual(failure);
      }
    }
  });

  it("comes near the exact values on any graph, under every rule, and depends on the number of draws alone", () => {
    fc.assert(
      fc.property(graphs(6, 14), settings, fc.integer(), (graph, options, seed) => {
        // A chance in 10,000 that any value is off by more.
        expect(missed(networkOf(graph), options, { error: 0.08, failure: 1e-4, seed })).toBeLessThanOrEqual(0.08);
      }),
      { numRuns: 60 },
    );
  });

  it("takes kept parallel ties for separate paths, and follows the direction", () => {
    const of = (options: object) => {
      const scores = approximateBetweenness(diamond, { error: 0.02, ...options });
      return [scores.get("a") as number, scores.get("b") as number];
    };
    // One pair of the 4 · 3 that are left without a: from s to t.
    const near = (value: number) => expect.closeTo(value / 12, 1.5);
    expect(of({ parallel: "collapse" })).toEqual([near(1 / 2), near(1 / 2)]);
    const [a = 0, b = 0] = of({ parallel: "keep" });
    expect(a / b).toBeGreaterThan(1.6);
    expect(a / b).toBeLessThan(2.4);
    const turned = approximateBetweenness(diamond, { direction: "reversed" });
    expect(turned.get("a")).toBeGreaterThan(0);
    expect(approximateBetweenness(diamond, { direction: "undirected" }).get("s")).toBeGreaterThan(0);
  });

  it("draws as many as the bound says, and says how many", () => {
    const path = network("a>b b>c c>d d>e");
    const { options, measure } = approximateBetweenness(path, { error: 0.1, failure: 0.05, seed: 9 });
    // Five actors on the longest path: log₂ 3 is 1 and a bit.
    const samples = Math.ceil((1 + 1 + Math.log(20)) / (2 * (0.1 * (3 / 5)) ** 2));
    expect(measure).toBe("approximateBetweenness");
    expect(options).toMatchObject({ error: 0.1, failure: 0.05, seed: 9, samples, vertexDiameter: 5 });
    expect(approximateBetweenness(path).options).toMatchObject({ error: 0.01, failure: 0.1, seed: 1 });
  });

  it("is 0, without a draw, where nobody can be between others", () => {
    for (const view of [network("a>b c>b"), network("a-b"), network("", "a", "b", "c"), network("", "a")]) {
      const { values, options } = approximateBetweenness(view);
      expect([...values]).toEqual([...values].fill(0));
      expect(options.samples).toBe(0);
    }
    expect([...approximateBetweenness(network(""))]).toEqual([]);
    expect(approximateBetweenness(diamond).get("z")).toBe(0);
  });

  it("refuses what it cannot do", () => {
    expect(() => approximateBetweenness(diamond, { error: 0 })).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
    expect(() => approximateBetweenness(diamond, { failure: 1 })).toThrow("`failure`");
    expect(() => approximateBetweenness(diamond, { seed: 1.5 })).toThrow("a whole number");
    expect(() => approximateBetweenness(diamond, { distance: "hops" } as never)).toThrow("no option `distance`");
    expect(() => approximateBetweenness(diamond.under({ presence: "expected" }))).toThrow(
      expect.objectContaining({ code: "unsupported" }),
    );
  });
});
