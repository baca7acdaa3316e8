import { describe, expect, it } from "vitest";
import { temporalMotifs } from "../../src/dynamics/motifs";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import recorded from "./motifs-snap.json";

describe("temporalMotifs as others count them", () => {
  it("fills the grid of SNAP 6.0, of moments that all differ", () => {
    const network = networkFromEdges(
      recorded.edges.split(";").map((edge) => {
        const [source = 0, target = 0, start = 0] = edge.split(" ").map(Number);
        return { source, target, start };
      }),
    );
    for (const { delta, counts } of recorded.grids) {
      const result = temporalMotifs(network, { delta });
      expect(result.map(({ possible }) => possible)).toEqual(counts.flat());
      expect(result.map(({ certain }) => certain)).toEqual(counts.flat());
    }
  });

  // The graph and the counts of Raphtory's own test of its global three-node motifs, of about version 0.16. It puts ties of one moment in
  // the order in which they were added: here they are a hundredth apart, which a delta of 10 and a half does not notice.
  it("fills the forty numbers of Raphtory", () => {
    const edges = [
      [1, 1, 2],
      [1, 1, 2],
      [2, 1, 3],
      [2, 1, 3],
      [3, 1, 4],
      [4, 3, 1],
      [5, 3, 4],
      [6, 3, 5],
      [7, 4, 5],
      [8, 5, 6],
      [9, 5, 8],
      [10, 7, 5],
      [11, 8, 5],
      [12, 1, 9],
      [13, 9, 1],
      [14, 6, 3],
      [15, 4, 8],
      [16, 8, 3],
      [17, 5, 10],
      [18, 10, 5],
      [19, 10, 8],
      [20, 1, 11],
      [21, 11, 1],
      [22, 9, 11],
      [23, 11, 9],
    ] as const;
    const network = networkFromEdges(
      edges.map(([time, source, target], index) => ({ source, target, start: time + index / 100 })),
    );
    const result = temporalMotifs(network, { delta: 10.5 });
    const count = (motif: string) => result.get(motif)?.possible ?? Number.NaN;
    // Stars by the direction of each tie at the centre, in first: the same leaf twice and then another, one between, one first.
    const directions = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [bits & 4, bits & 2, bits & 1].map((bit) => bit > 0));
    const star = (leaves: string) => (outs: readonly boolean[]) => {
      const centre = outs[0] ? "a" : "b";
      const names = { same: outs[0] ? "b" : "a", other: "c" };
      const words = outs.map((out, place) => {
        const leaf = leaves[place] === leaves[0] ? names.same : names.other;
        return out ? centre + leaf : leaf + centre;
      });
      return count(words.join(" "));
    };
    // In the order in which its code has them, by the direction of each tie; its documentation lists them in another.
    const triangles = [
      ...["ab cb ac", "ab cb ca", "ab bc ac", "ab bc ca", "ab ca bc", "ab ca cb", "ab ac bc", "ab ac cb"],
    ];
    const pairs = directions.map(star("jjj"));
    expect(directions.map(star("jjk"))).toEqual([0, 2, 3, 8, 2, 4, 1, 5]);
    expect(directions.map(star("jkj"))).toEqual([0, 0, 0, 0, 1, 0, 2, 0]);
    expect(directions.map(star("jkk"))).toEqual([0, 1, 6, 0, 0, 1, 10, 2]);
    // Each motif of two is counted from both of its ends.
    expect(pairs).toEqual([0, 1, 0, 0, 0, 0, 1, 0]);
    expect(triangles.map(count)).toEqual([2, 3, 2, 4, 1, 2, 4, 1]);
  });
});
