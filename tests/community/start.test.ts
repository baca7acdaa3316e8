import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedNodes } from "../../src/community/changed";
import { type CommunitiesOverTimeOptions, communitiesOverTime } from "../../src/community/over-time";
import { csrOf } from "../../src/kernels/csr";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { clique, frozen, type Weighted, weightedEdges } from "./graphs";

/** The groups of each slice, of one tick each. */
function groupsBySlice(edges: readonly EdgeInput[], slices: number, options: Partial<CommunitiesOverTimeOptions>) {
  const history = communitiesOverTime(networkFromEdges(frozen(edges), { directed: false }), {
    every: 1,
    from: 0,
    to: slices,
    ...options,
  });
  return Array.from({ length: slices }, (_, start) => {
    const groups = new Map<number, string>();
    for (const { start: at, community, actor } of history.rows) {
      if (at === start) groups.set(community, (groups.get(community) ?? "") + actor);
    }
    return [...groups.values()].sort();
  });
}

const at = (edges: readonly EdgeInput[], ...ticks: readonly number[]) =>
  ticks.flatMap((start) => edges.map((edge) => ({ ...edge, start })));

/** Two triangles with a bridge: two communities while chance expects less than the bridge between them, which is until 2m = 49. */
const pair = [...clique(["a", "b", "c"]), ...clique(["d", "e", "f"]), { source: "c", target: "d" }];
const far = clique(["q", "r", "s", "t", "u", "v", "w", "x"]);

describe("communities from the last slice", () => {
  it("leave a component alone in which nothing changed; fresh ones do not, since chance knows of all ties", () => {
    const edges = [...at(pair, 0, 1, 2), ...at(far, 1, 2)];
    expect(groupsBySlice(edges, 3, {})).toEqual([
      ["abc", "def"],
      ["abcdef", "qrstuvwx"],
      ["abcdef", "qrstuvwx"],
    ]);
    expect(groupsBySlice(edges, 3, { start: "last-slice" })).toEqual([
      ["abc", "def"],
      ["abc", "def", "qrstuvwx"],
      ["abc", "def", "qrstuvwx"],
    ]);
  });

  it("look again at those whose ties changed", () => {
    const merged = [...at(pair, 0), ...at([...pair, ...far, { source: "a", target: "f" }], 1)];
    expect(groupsBySlice(merged, 2, { start: "last-slice" })[1]).toEqual(["abcdef", "qrstuvwx"]);
    const changed = [...at(clique(["a", "b", "c", "d"]), 0), ...at([...clique(["a", "b"]), ...clique(["c", "d"])], 1)];
    expect(groupsBySlice(changed, 2, { start: "last-slice" })).toEqual([["abcd"], ["ab", "cd"]]);
  });

  it("are the same where the ties are the same, and echoed", () => {
    const both = fc.constantFrom("fresh" as const, "last-slice" as const);
    fc.assert(
      fc.property(weightedEdges, both, fc.integer(), (list, start, seed) => {
        const [one, other] = groupsBySlice(at(list, 0, 1), 2, { start, seed, strength: "weight" });
        expect(other).toEqual(one);
      }),
    );
    const network = networkFromEdges(clique(["a", "b"], { start: 0 }));
    expect(communitiesOverTime(network, { every: 1 }).options.start).toBe("fresh");
    expect(communitiesOverTime(network, { every: 1, start: "last-slice" }).options.start).toBe("last-slice");
  });

  it("are refused by a method that cannot start from them, and by another name", () => {
    const network = networkFromEdges(clique(["a", "b"], { start: 0 }));
    const refused = expect.objectContaining({ code: "invalid-option" });
    const call = (options: object) => () => communitiesOverTime(network, { every: 1, ...options });
    expect(call({ start: "last-slice", method: "graphology-louvain" })).toThrow(refused);
    expect(call({ start: "last" })).toThrow(refused);
    expect(call({ start: "fresh", method: "graphology-louvain" })).not.toThrow();
  });

  it("are those of each component in which nothing changed, on random graphs", () => {
    fc.assert(
      fc.property(weightedEdges, weightedEdges, weightedEdges, (same, before, now) => {
        const named = (edges: readonly Weighted[]) =>
          edges.map((edge) => ({
            ...edge,
            source: `${"hijklmn"[Number(edge.source)]}`,
            target: `${"hijklmn"[Number(edge.target)]}`,
          }));
        const edges = [...at(named(same), 0, 1), ...at(before, 0), ...at(now, 1)];
        const slices = groupsBySlice(edges, 2, { start: "last-slice", strength: "weight" });
        const [one, other] = slices.map((groups) => groups.filter((group) => /[h-n]/.test(group)));
        expect(other).toEqual(one);
      }),
    );
  });

  it("look first at exactly the nodes whose arcs are not what they were", () => {
    const ends = fc.array(
      fc.record({ source: fc.nat(7), target: fc.nat(7), strength: fc.integer({ min: 1, max: 3 }) }),
    );
    const some = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]);
    fc.assert(
      fc.property(ends, ends, some, some, fc.boolean(), fc.boolean(), (one, other, old, now, directed, isPart) => {
        const graph = (edges: typeof one, nodes: number[]) => {
          const byPair = new Map(
            edges
              .filter(({ source, target }) => nodes.includes(source) && nodes.includes(target) && source < target)
              .map((edge) => [`${edge.source} ${edge.target}`, edge]),
          );
          const local = [...byPair.values()].map(({ source, target, strength }) => ({
            source: nodes.indexOf(source),
            target: nodes.indexOf(target),
            strength,
          }));
          return { byPair, csr: csrOf(nodes.length, local, directed) };
        };
        const before = graph(one, old);
        const after = graph(isPart ? [...one.slice(1), ...other.slice(0, 1)] : other, now);
        const expected = now.map((node) => {
          if (!old.includes(node)) return 1;
          const own = ({ byPair }: typeof before) =>
            [...byPair]
              .filter(([, edge]) => edge.source === node || edge.target === node)
              .map(([key, edge]) => `${key} ${edge.strength}`)
              .sort();
          return Number(own(before).join() !== own(after).join());
        });
        const nodeBefore = Int32Array.from(now, (node) => old.indexOf(node));
        expect([...changedNodes(before.csr, after.csr, nodeBefore)]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
