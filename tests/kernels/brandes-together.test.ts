import fc from "fast-check";
import { expect, it } from "vitest";
import type { NamedGraph } from "../../src/kernels/graph/unchanged";
import { type Machine, machine } from "../../src/kernels/machine";
import { brandes, byHopsPlain } from "../../src/kernels/shortest/brandes";
import { brandesOf, searchedTogether } from "../../src/kernels/shortest/brandes-together";
import { foldedWithin } from "../../src/kernels/shortest/folded-within";
import { csr } from "./graph";

type Arc = readonly [number, number];

function named(arcs: readonly Arc[]): NamedGraph {
  const names = [...new Set(arcs.flat())].sort((a, b) => a - b);
  const places = arcs.map(([a, b]) => [names.indexOf(a), names.indexOf(b)] as const);
  return { names: Int32Array.from(names), csr: csr(names.length, places), lengths: undefined };
}

const arc = fc.tuple(fc.nat(12), fc.nat(12)).filter(([a, b]) => a !== b);
/** Nodes that hang on others, on these too, and come and go as well. */
const hanging = fc.tuple(fc.integer({ min: 13, max: 20 }), fc.nat(20)).filter(([a, b]) => a !== b);
const link = fc.oneof(
  arc,
  arc,
  hanging,
  hanging.map(([a, b]): Arc => [b, a]),
);
/** Up to eight graphs that have all arcs but a few in common; some arcs are there twice. */
const alike = fc
  .tuple(
    fc.array(link, { minLength: 1, maxLength: 60 }),
    fc.array(fc.array(fc.nat(59), { maxLength: 4 }), { minLength: 5, maxLength: 10 }),
  )
  .map(([arcs, gone]) => gone.map((left) => named(arcs.filter((_, i) => !left.includes(i)))));

function together(graphs: readonly NamedGraph[], small = 0) {
  const { kernels, layout } = machine() as Machine;
  const memory = layout();
  const csrs = graphs.map(({ csr }) => csr);
  const names = graphs.map((graph) => graph.names);
  return searchedTogether(memory, kernels, foldedWithin(memory, kernels, csrs, small), names);
}

it("betweenness of graphs that are alike is that of each to the bit", () => {
  let count = 0;
  const isSame = fc.property(alike, fc.constantFrom(0, 4, 256), (graphs, small) => {
    expect(brandesOf(graphs)).toEqual(graphs.map((graph) => brandes(graph.csr)));
    const found = together(graphs.slice(0, 8), small);
    if (!found) return;
    count++;
    expect(found).toEqual(graphs.slice(0, 8).map(({ csr }) => byHopsPlain(csr, small)));
  });
  fc.assert(isSame, { numRuns: 500 });
  expect(count).toBeGreaterThan(100);
});

it("is left to each by itself where graphs have little in common, or too many shortest paths", () => {
  const apart = Array.from({ length: 8 }, (_, i) =>
    named([0, 1, 2].flatMap((k): Arc[] => [0, 1, 2].map((l) => [6 * i + k, 6 * i + 3 + l]))),
  );
  expect(together(apart)).toBeUndefined();
  // 60 diamonds in a row: 2⁶⁰ shortest paths.
  const diamonds = named(
    Array.from({ length: 60 }, (_, i) => 3 * i).flatMap((i): Arc[] => [
      [i, i + 1],
      [i, i + 2],
      [i + 1, i + 3],
      [i + 2, i + 3],
    ]),
  );
  expect(together(Array(8).fill(diamonds))).toBeUndefined();
  expect(brandesOf(Array(8).fill(diamonds))).toEqual(Array(8).fill(brandes(diamonds.csr)));
  // Farther than a lane can count.
  const names = Int32Array.from({ length: 32_100 }, (_, i) => i);
  const ring: NamedGraph = {
    names,
    csr: {
      size: names.length,
      directed: true,
      offsets: Int32Array.from({ length: names.length + 1 }, (_, i) => i),
      targets: names.map((name) => (name + 1) % names.length),
      strengths: new Float64Array(names.length).fill(1),
    },
    lengths: undefined,
  };
  expect(together(Array(8).fill(ring))).toBeUndefined();
});

it("names that do not ascend are kept apart", () => {
  const graph = named([
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 1],
  ]);
  const turned = { ...graph, names: graph.names.toReversed() };
  expect(brandesOf([...Array(7).fill(graph), turned])).toEqual(Array(8).fill(brandes(graph.csr)));
});
