import fc from "fast-check";
import { expect, it } from "vitest";
import { type Machine, machine } from "../../src/kernels/machine";
import {
  brandes,
  brandesEach,
  byHopsCompiled,
  byHopsPlain as plain,
  sideBySide,
} from "../../src/kernels/shortest/brandes";
import { folded } from "../../src/kernels/shortest/folding";
import { anyGraph, csr } from "./graph";
import { hung, textbook } from "./textbook";

const graphs = fc.oneof(anyGraph, hung);
/** Components of how many nodes are left as they are: none, some, all. */
const small = fc.constantFrom(0, 4, 256);

it("betweenness by hops is that of the textbook, whatever hangs on what", () => {
  const isSame = fc.property(graphs, small, (graph, small) => {
    const [own, expected] = [plain(graph, small), textbook(graph)];
    for (const [node, value] of expected.entries()) {
      expect(Math.abs((own[node] as number) - value)).toBeLessThanOrEqual(1e-11 * Math.max(1, value));
    }
  });
  fc.assert(isSame, { numRuns: 2000 });
});

it("betweenness by hops is the same to the bit compiled and plain", () => {
  expect(machine()).toBeDefined();
  const isSame = fc.property(graphs, small, (graph, small) => {
    expect(brandes(graph)).toEqual(plain(graph, 256));
    expect(byHopsCompiled(graph, small, machine() as Machine)).toEqual(plain(graph, small));
  });
  fc.assert(isSame, { numRuns: 500 });
});

it("is the same to the bit where there are more shortest paths than can be counted", () => {
  // Sixty layers of four, with three arcs in four from each to the next: well over 2⁵³.
  const arcs = Array.from({ length: 59 }, (_, layer) => layer).flatMap((layer) =>
    [0, 1, 2, 3].flatMap((a) =>
      [0, 1, 2, 3].flatMap((b): (readonly [number, number])[] =>
        (7 * layer + 3 * a + b) % 4 === 0 ? [] : [[4 * layer + a, 4 * layer + 4 + b]],
      ),
    ),
  );
  const graph = csr(240, arcs);
  expect(brandes(graph)).toEqual(plain(graph, 256));
});

it.each([2, 3, 9])("is the same to the bit compiled and plain of 300 nodes with %i arcs each", (many) => {
  const nodes = Array.from({ length: 300 }, (_, node) => node);
  const arcs = nodes.flatMap((node) =>
    nodes.slice(1, 1 + many).map((i) => [node, (node + ((i * (node + 7 * i)) % 299) + 1) % 300] as const),
  );
  const graph = csr(300, arcs);
  expect(brandes(graph)).toEqual(plain(graph, 256));
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
  expect([...folded(tree, 4).sources]).toEqual([0]);
  expect([...folded(tree, 5).sources]).toEqual([1, 1, 1, 1, 0]);
  // From 0: 0→2 by 1, 0→4 by 1. From 2: 0, 4. From 3: by 2 to 0, 1, 4, by 1 to 0, 4.
  expect([...plain(tree, 0)]).toEqual([0, 6, 3, 0, 0]);
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
  expect([...folded(onward, 0).sources]).toEqual([3, 1, 1, 0, 0, 1]);
  expect([...plain(onward, 0)]).toEqual(textbook(onward));
});

it("betweenness is the same to the bit of each graph of several", () => {
  const isSame = fc.property(fc.array(graphs, { maxLength: 5 }), small, (some, small) => {
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
    expect([...plain(sideBySide(all), small)]).toEqual(some.flatMap((graph) => [...plain(graph, small)]));
    expect([...brandesEach(all)]).toEqual(some.flatMap((graph) => [...brandes(graph)]));
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
