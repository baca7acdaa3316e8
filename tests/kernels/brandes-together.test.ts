import fc from "fast-check";
import { expect, it } from "vitest";
import { byHops } from "../../src/kernels/brandes";
import { brandesJoined, brandesTogether } from "../../src/kernels/brandes-together";
import type { NamedGraph } from "../../src/kernels/unchanged";
import { csr } from "./graph";

type Arc = readonly [number, number];

function named(arcs: readonly Arc[]): NamedGraph {
  const names = [...new Set(arcs.flat())].sort((a, b) => a - b);
  const places = arcs.map(([a, b]) => [names.indexOf(a), names.indexOf(b)] as const);
  return { names: Int32Array.from(names), csr: csr(names.length, places), lengths: undefined };
}

const arc = fc.tuple(fc.nat(12), fc.nat(12)).filter(([a, b]) => a !== b);
/** Up to eight graphs that have all arcs but a few in common; some arcs are there twice. */
const alike = fc
  .tuple(
    fc.array(arc, { minLength: 1, maxLength: 40 }),
    fc.array(fc.array(fc.nat(39), { maxLength: 4 }), { minLength: 5, maxLength: 8 }),
  )
  .map(([arcs, gone]) => gone.map((left) => named(arcs.filter((_, i) => !left.includes(i)))));

it("betweenness of graphs that are alike is that of each to the bit", () => {
  let together = 0;
  const isSame = fc.property(alike, (graphs) => {
    const found = brandesTogether(graphs);
    if (!found) return;
    together++;
    expect(found).toEqual(graphs.map((graph) => byHops(graph.csr)));
  });
  fc.assert(isSame, { numRuns: 300 });
  expect(together).toBeGreaterThan(200);
});

it("is left to each by itself where names do not ascend", () => {
  const graph = named([
    [0, 1],
    [1, 2],
  ]);
  expect(brandesTogether(Array(8).fill(graph))).toBeDefined();
  expect(brandesTogether([...Array(7).fill(graph), { ...graph, names: graph.names.toReversed() }])).toBeUndefined();
});

it("is left to each by itself where graphs have little in common, or too many shortest paths", () => {
  const apart = Array.from({ length: 8 }, (_, i) => named([[2 * i, 2 * i + 1]]));
  expect(brandesTogether(apart)).toBeUndefined();
  // 60 diamonds in a row: 2⁶⁰ shortest paths.
  const diamonds = named(
    Array.from({ length: 60 }, (_, i) => 3 * i).flatMap((i): Arc[] => [
      [i, i + 1],
      [i, i + 2],
      [i + 1, i + 3],
      [i + 2, i + 3],
    ]),
  );
  expect(brandesTogether(Array(8).fill(diamonds))).toBeUndefined();
  // Farther than a lane can count.
  const names = Int32Array.from({ length: 32_100 }, (_, i) => i);
  const chain: NamedGraph = {
    names,
    csr: {
      size: names.length,
      directed: true,
      offsets: Int32Array.from({ length: names.length + 1 }, (_, i) => Math.min(i, names.length - 1)),
      targets: names.slice(1),
      strengths: new Float64Array(names.length - 1).fill(1),
    },
    lengths: undefined,
  };
  expect(brandesTogether(Array(8).fill(chain))).toBeUndefined();
});

it("graphs that lie one after the other have the values of each by itself, however much room there is for what is kept", () => {
  const joined = fc.array(
    fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 22 }),
    { minLength: 1, maxLength: 4 },
  );
  const isSame = fc.property(joined, fc.constantFrom(undefined, 0, 3, 12), (all, room) => {
    const graphs = all.map((list) => list.filter(([a, b]) => a !== b).sort(([a, b], [c, d]) => a - c || b - d));
    const arcs = graphs.flat();
    const starts = graphs.map((_, i) => graphs.slice(0, i).reduce((sum, list) => sum + list.length, 0));
    const found = brandesJoined(
      {
        sizes: Int32Array.from(graphs, () => 10),
        offsets: Int32Array.from(
          graphs.flatMap((list, i) =>
            Array.from({ length: 11 }, (_, node) => (starts[i] as number) + list.filter(([a]) => a < node).length),
          ),
        ),
        targets: Int32Array.from(arcs, ([, target]) => target),
        masks: Uint8Array.from(arcs, ([, , mask]) => mask),
      },
      room,
    );
    const expected = graphs.flatMap((list) => {
      const lanes = Array.from({ length: 8 }, (_, lane) =>
        byHops(
          csr(
            10,
            list.filter(([, , mask]) => (mask >> lane) & 1).map(([a, b]): Arc => [a, b]),
          ),
        ),
      );
      return Array.from({ length: 10 }, (_, node) => lanes.map((values) => values[node])).flat();
    });
    expect(found && Array.from(found)).toEqual(expected);
  });
  fc.assert(isSame, { numRuns: 400 });
});
