import { describe, expect, it } from "vitest";
import { type CascadeOptions, cascades } from "../../src/defection/cascades";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";

const move = (source: string, target: string, start: string | number, origin = "a"): EdgeInput =>
  Object.freeze({ source, origin, target, start, kind: "defection" });
const of = (edges: readonly EdgeInput[], options: CascadeOptions) =>
  cascades(networkFromEdges(edges), options).map(
    ({ destination, movers, certainty }) => `${destination}: ${movers.join(" ")}, ${certainty}`,
  );

describe("cascades", () => {
  const moves = [
    move("x", "d", "2014-01-01"),
    move("y", "d", "2014-03"),
    move("z", "d", "2015"),
    move("w", "e", "2014"),
  ];

  it("are moves to one destination that follow one another", () => {
    expect(of(moves, { within: "P3M" })).toEqual(["d: x y, certain"]);
    expect(of(moves, { within: "P1Y" })).toEqual(["d: x y z, possible"]);
    expect(of(moves, { within: "P1Y", certainty: "certain" })).toEqual(["d: x y, certain"]);
    expect(of(moves, { within: "P2Y" })).toEqual(["d: x y z, certain"]);
    expect(of(moves, { within: "P2Y", destination: "e" })).toEqual([]);
  });

  it("may share a move, where it can be with either", () => {
    const shared = [move("x", "d", "2010"), move("y", "d", "[2010..2019]"), move("z", "d", "2019")];
    expect(of(shared, { within: "P1Y" })).toEqual(["d: x y, possible", "d: y z, possible"]);
    expect(of(shared, { within: "P1Y", certainty: "certain" })).toEqual([]);
  });

  it("need two actors: one that is told of twice is none", () => {
    expect(of([move("x", "d", 1), move("x", "d", 2, "b")], { within: 5 })).toEqual([]);
    expect(of([move("x", "d", 1), move("x", "d", 2, "b"), move("y", "d", 3)], { within: 5 })).toEqual([
      "d: x y, certain",
    ]);
    expect(of([], { within: 5 } as never)).toEqual([]);
  });

  it("name the ties that joined the movers before, and no others", () => {
    const network = networkFromEdges([
      move("x", "d", 10),
      move("y", "d", 12),
      { source: "x", target: "y", kind: "contact", start: 5, end: 6, id: "met" },
      { source: "x", target: "y", kind: "contact", start: 20, end: 21, id: "met later" },
      { source: "x", target: "y", kind: "hostility", start: 5, end: 6, id: "fought" },
      { source: "x", target: "g", kind: "membership", start: 1, end: 4, id: "x in g" },
      { source: "y", target: "g", kind: "membership", start: 3, end: 9, id: "y in g" },
      { source: "x", target: "h", kind: "membership", start: 1, end: 4, id: "x in h" },
      { source: "y", target: "h", kind: "membership", start: 5, end: 9, id: "y in h after x" },
      { source: "x", target: "d", kind: "membership", start: 8, id: "x in d" },
      { source: "y", target: "d", kind: "membership", start: 8, id: "y in d" },
      { source: "z", target: "g", kind: "membership", start: 1, id: "z stays" },
    ]);
    const [row, ...rest] = cascades(network, { within: 2 });
    expect(rest).toEqual([]);
    expect([...(row?.bonds ?? [])].sort()).toEqual(["met", "x in g", "y in g"]);
    expect(row).toMatchObject({ destination: "d", moves: 2, origins: ["a"], earliest: 10, latest: 12 });
    expect(cascades(network.between(9, 13), { within: 2 })[0]?.bonds).toHaveLength(3);
    expect(cascades(network, { within: 1 })).toHaveLength(0);
  });

  it("ask for a length of time of the network's own sort", () => {
    expect(() => of(moves, {} as never)).toThrow(/within/);
    expect(() => of(moves, { within: 3 })).toThrow(/duration/);
    expect(() => of([move("x", "d", 1)], { within: "P1Y" })).toThrow(/ticks/);
    expect(() => of(moves, { within: "P1Y", destination: "q" })).toThrow(/unknown actor/);
  });
});
