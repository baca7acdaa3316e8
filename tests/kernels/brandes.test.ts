import fc from "fast-check";
import { expect, it } from "vitest";
import { brandes, brandesEach, searched, searchedCompiled } from "../../src/kernels/brandes";
import { folded } from "../../src/kernels/folding";
import { type Machine, machine } from "../../src/kernels/machine";
import type { Csr } from "../../src/network/csr";
import { anyGraph, csr } from "./graph";
import { hung, textbook } from "./textbook";

const graphs = fc.oneof(anyGraph, hung);
const plain = (graph: Csr) => {
  const { unfold, ...core } = folded(graph);
  return unfold(searched(core));
};

it("betweenness by hops is that of the textbook, whatever hangs on what", () => {
  const isSame = fc.property(graphs, (graph) => {
    const [own, expected] = [brandes(graph), textbook(graph)];
    for (const [node, value] of expected.entries()) {
      expect(Math.abs((own[node] as number) - value)).toBeLessThanOrEqual(1e-11 * Math.max(1, value));
    }
  });
  fc.assert(isSame, { numRuns: 2000 });
});

it("betweenness by hops is the same to the bit compiled and plain", () => {
  expect(machine()).toBeDefined();
  const isSame = fc.property(graphs, (graph) => {
    expect(brandes(graph)).toEqual(plain(graph));
    const core = folded(graph);
    const [one, other] = [searched(core), searchedCompiled(core, machine() as Machine)];
    for (const [node, times] of core.sources.entries()) if (times === 0) other.onward[node] = 0;
    expect(other).toEqual(one);
  });
  fc.assert(isSame, { numRuns: 500 });
});

it("of trees nothing is searched, and of what leads onward one way each end once", () => {
  // 0 – 1 – 2 both ways, on which 3 → 2, 1 → 4 hang; all of it one tree.
  const tree = csr(5, [
    [0, 1],
    [1, 0],
    [1, 2],
    [2, 1],
    [3, 2],
    [1, 4],
  ]);
  expect([...folded(tree).sources]).toEqual([0]);
  // From 0: 0→2 by 1, 0→4 by 1. From 2: 0, 4. From 3: by 2 to 0, 1, 4, by 1 to 0, 4.
  expect([...brandes(tree)]).toEqual([0, 6, 3, 0, 0]);
  // A ring of three; 3 and 4 lead to it and to each other's end, 5 → 3.
  const onward = csr(6, [
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 0],
    [4, 0],
    [5, 3],
    [5, 4],
  ]);
  expect([...folded(onward).sources]).toEqual([3, 1, 1, 0, 0, 1]);
  expect([...brandes(onward)]).toEqual(textbook(onward));
});

it("betweenness is the same to the bit of each graph of several", () => {
  const isSame = fc.property(fc.array(graphs, { maxLength: 5 }), (some) => {
    let before = 0;
    const offsets = some.flatMap(({ offsets, targets }) => {
      const own = Array.from(offsets, (offset) => offset + before);
      before += targets.length + 1;
      return own;
    });
    const all = {
      sizes: Int32Array.from(some, ({ size }) => size),
      offsets: Int32Array.from(offsets),
      targets: Int32Array.from(some.flatMap(({ targets }) => [...targets, 99])),
    };
    expect([...brandesEach(all)]).toEqual(some.flatMap((graph) => [...plain(graph)]));
  });
  fc.assert(isSame, { numRuns: 500 });
});

it("betweenness with lengths of 1 is that by hops", () => {
  const isSame = fc.property(graphs, (graph) => {
    const [hops, lengths] = [brandes(graph), brandes(graph, new Float64Array(graph.targets.length).fill(1))];
    for (const [node, value] of hops.entries()) expect(lengths[node]).toBeCloseTo(value, 9);
  });
  fc.assert(isSame);
});
