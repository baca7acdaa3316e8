import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joined, runsOf } from "../../src/centrality/slice-task";
import { networkFromEdges } from "../../src/network/edges/from-edges";

const edges = (years: number) =>
  Array.from({ length: years }, (_, i) => ({ source: "a", target: `b${i}`, start: String(1900 + i), end: "2000" }));

describe("the runs of slices", () => {
  it("are kept for the measure that is asked for next, if slices are cut alike", () => {
    const network = networkFromEdges(edges(5));
    const found = runsOf(network, { every: "year", from: "1900", to: "1905" });
    expect(found.map(([view]) => view.ties().length)).toEqual([1, 2, 3, 4, 5]);
    expect(runsOf(network, { every: "year", from: "1900", to: "1905" })).toBe(found);
    expect(runsOf(network, { every: "year", from: "1900", to: "1904" })).toHaveLength(4);
    expect(runsOf(network.ofKind("tie"), { every: "year", from: "1900", to: "1905" })).not.toBe(found);
  });

  it("are not kept where a time is an object, nor where they have many ties", () => {
    const network = networkFromEdges(edges(5));
    const from = () => new Date(Date.UTC(1900, 0));
    const found = runsOf(network, { every: "year", from: from(), to: "1905" });
    expect(runsOf(network, { every: "year", from: from(), to: "1905" })).not.toBe(found);
    const many = networkFromEdges([...edges(5), ...Array.from({ length: 9000 }, () => ({ source: "c", target: "d" }))]);
    expect(runsOf(many, { every: "year", from: "1900", to: "1905" })).not.toBe(
      runsOf(many, { every: "year", from: "1900", to: "1905" }),
    );
  });

  it("are the same whether ties are compared or it is known where they begin and end", () => {
    const time = fc.integer({ min: 1950, max: 1975 });
    const lasting = fc
      .tuple(time, fc.nat(4))
      .map(([start, length]) => ({ start: `${start}`, end: `${start + length}` }));
    const edge = fc.record({ ends: fc.tuple(fc.nat(3), fc.nat(3)), times: lasting });
    let count = 0;
    const isSame = fc.property(
      fc.array(edge, { maxLength: 8 }),
      fc.constantFrom("possible" as const, "certain" as const),
      (list, presence) => {
        const given = list.map(({ ends: [a, b], times }) => ({ source: a, target: b + 4, ...times }));
        const network = networkFromEdges(given).under({ presence });
        const options = { every: "6 months", from: "1949", to: "1985" } as const;
        const runs = runsOf(network, options);
        const compared = joined(network.slices(options));
        const inWords = (found: typeof runs) => found.map((run) => run.map((view) => view.window));
        expect(inWords(runs)).toEqual(inWords(compared));
        count += runs.length;
      },
    );
    fc.assert(isSame);
    expect(count).toBeGreaterThan(100);
  });
});
