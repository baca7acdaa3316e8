import fc from "fast-check";
import { expect, it } from "vitest";
import { brandes, brandesEach, byHops, eachPlain } from "../../src/kernels/brandes";
import { machine } from "../../src/kernels/machine";
import { anyGraph, csr } from "./graph";

it("betweenness by hops is the same to the bit compiled and plain", () => {
  expect(machine()).toBeDefined();
  const isSame = fc.property(anyGraph, (graph) => {
    expect(brandes(graph)).toEqual(byHops(graph));
  });
  fc.assert(isSame);
});

/** Hubs with many who hang on them, both ways or one way, joined at random. */
const hubs = fc
  .tuple(
    fc.nat(6),
    fc.array(fc.tuple(fc.nat(6), fc.nat(2)), { maxLength: 24 }),
    fc.array(fc.tuple(fc.nat(30), fc.nat(30))),
  )
  .map(([more, hung, joined]) => {
    const size = 7 + more + hung.length;
    const arcs = hung.flatMap(([hub, way], i): [number, number][] => {
      const [a, b]: [number, number] = [7 + more + i, hub];
      return way === 0
        ? [[a, b]]
        : way === 1
          ? [[b, a]]
          : [
              [a, b],
              [b, a],
            ];
    });
    const some = joined.map(([a, b]): [number, number] => [a % (7 + more), b % (7 + more)]).filter(([a, b]) => a !== b);
    const order = Array.from({ length: size }, (_, i) => (i * 17 + 5 * more) % size);
    const isPermuted = new Set(order).size === size;
    const place = (node: number) => (isPermuted ? (order[node] as number) : node);
    return csr(
      size,
      [...arcs, ...some].map(([a, b]) => [place(a), place(b)] as const),
    );
  });

it("betweenness is the same to the bit of each graph of several, of any that hang on others, and without room to keep what they add", () => {
  const isSame = fc.property(fc.array(fc.oneof(hubs, anyGraph), { maxLength: 5 }), fc.nat(40), (graphs, room) => {
    const sizes = Int32Array.from(graphs, ({ size }) => size);
    let before = 0;
    const offsets = graphs.flatMap(({ offsets, targets }) => {
      const own = Array.from(offsets, (offset) => offset + before);
      before += targets.length;
      return own;
    });
    const all = {
      sizes,
      offsets: Int32Array.from(offsets),
      targets: Int32Array.from(graphs.flatMap(({ targets }) => [...targets])),
    };
    const plain = graphs.flatMap((graph) => [...byHops(graph)]);
    expect([...eachPlain(all)]).toEqual(plain);
    expect([...brandesEach(all)]).toEqual(plain);
    expect([...brandesEach(all, room)]).toEqual(plain);
  });
  fc.assert(isSame, { numRuns: 1000 });
});

it("betweenness with lengths of 1 is that by hops", () => {
  const isSame = fc.property(anyGraph, (graph) => {
    const [hops, lengths] = [byHops(graph), brandes(graph, new Float64Array(graph.targets.length).fill(1))];
    for (const [node, value] of hops.entries()) expect(lengths[node]).toBeCloseTo(value, 9);
  });
  fc.assert(isSame);
});
