import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { temporalPaths } from "../../src/paths/temporal-paths";
import { temporalReach } from "../../src/paths/temporal-reach";
import { dayEdges, tickEdges } from "./arbitrary";

const counts = (rows: readonly { readonly actor: string; readonly reached: number }[]) =>
  rows.map(({ actor, reached }) => [actor, reached]);

describe("temporalReach", () => {
  const network = networkFromEdges([
    { source: "a", target: "b", start: 2 },
    { source: "a", target: "b", start: 1 },
    { source: "b", target: "c", start: 1 },
    { source: "c", target: "d", start: 0 },
  ]);

  it("counts whom each can reach, and who can reach each", () => {
    expect(counts(temporalReach(network))).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 1],
      ["d", 0],
    ]);
    expect(counts(temporalReach(network, { direction: "backward" }))).toEqual([
      ["c", 2],
      ["b", 1],
      ["d", 1],
      ["a", 0],
    ]);
    expect(temporalReach(network, { order: "strict" }).get("a")).toBe(1);
    expect(temporalReach(network, { along: "undirected" }).get("d")).toBe(3);
    expect(temporalReach(network, { along: "reversed" }).get("d")).toBe(3);
    expect(temporalReach(network).get("nobody")).toBeUndefined();
    expect(temporalReach(network, { to: 2 }).options).toEqual({
      direction: "forward",
      along: "directed",
      order: "non-strict",
      traversalTime: 0,
      from: 0,
      to: 2,
    });
  });

  it("has a matrix of who reaches whom, and of who does in every reading", () => {
    const { ids, values } = temporalReach(network).matrix();
    expect(ids).toEqual(["a", "b", "c", "d"]);
    expect([...values]).toEqual([0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect([...temporalReach(network, { direction: "backward" }).matrix().values]).toEqual([...values]);
    const dates = networkFromEdges([
      { source: "a", target: "b", start: "2014-06" },
      { source: "b", target: "c", start: "2014-06-20" },
    ]);
    expect([...temporalReach(dates, { certainty: "both" }).matrix().values]).toEqual([0, 2, 1, 0, 0, 2, 0, 0, 0]);
    expect([...temporalReach(dates, { certainty: "certain" }).matrix().values]).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0]);
  });

  it("has no rows in an empty view, and 0 for an isolated actor", () => {
    expect([...temporalReach(networkFromEdges([]))]).toEqual([]);
    const lone = networkFromEdges([], { actors: ["a"], policy: { isolates: "keep" } });
    expect(counts(temporalReach(lone))).toEqual([["a", 0]]);
    expect(() => temporalReach(network, { direction: "directed" as "forward" })).toThrow(/direction/);
    expect(() => temporalReach(network.under({ presence: "expected" }))).toThrow(/chances/);
  });

  it("counts the rows of temporalPaths, and as many backward as forward", () => {
    const order = fc.constantFrom("strict" as const, "non-strict" as const);
    fc.assert(
      fc.property(fc.oneof(dayEdges, tickEdges), order, fc.nat(2), (edges, rule, traversalTime) => {
        const any = networkFromEdges(edges);
        const options = { order: rule, traversalTime };
        const forward = temporalReach(any, options);
        const backward = temporalReach(any, { ...options, direction: "backward" });
        const pairs = any
          .actors()
          .flatMap(({ id }) =>
            temporalPaths(any, { source: id, ...options }).flatMap(({ actor }) =>
              actor === id ? [] : [[id, actor] as const],
            ),
          );
        const { ids, values } = forward.matrix();
        expect(new Set(pairs.map(([from, to]) => ids.indexOf(from) * ids.length + ids.indexOf(to)))).toEqual(
          new Set([...values.keys()].filter((cell) => values[cell] === 1)),
        );
        const some = ids.slice(0, 2);
        expect(new Map(counts(temporalReach(any, { ...options, actors: some })) as [string, number][])).toEqual(
          new Map(some.map((id) => [id, forward.get(id)])),
        );
        expect(temporalReach(any, { ...options, direction: "backward", actors: some }).get(some[0] ?? "")).toBe(
          backward.get(some[0] ?? ""),
        );
        for (const { id } of any.actors()) {
          expect(forward.get(id)).toBe(pairs.filter(([from]) => from === id).length);
          expect(backward.get(id)).toBe(pairs.filter(([, to]) => to === id).length);
        }
      }),
    );
  });
});
