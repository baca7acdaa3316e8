import { describe, expect, it } from "vitest";
import { runsOf } from "../../src/centrality/slice-task";
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
});
