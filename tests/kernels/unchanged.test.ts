import fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../src/base/collections";
import { weakComponents } from "../../src/kernels/graph/components";
import {
  type LocalMeasure,
  measureChanged,
  type NamedGraph,
  type NodeColumns,
} from "../../src/kernels/graph/unchanged";
import { brandes } from "../../src/kernels/shortest/brandes";
import { nearness } from "../../src/kernels/shortest/nearness";
import { csr } from "./graph";

type Arc = readonly [number, number, number];

/** A graph of the arcs among named nodes, of which those without an arc are left out. */
function named(arcs: readonly Arc[], isLong: boolean): NamedGraph {
  const names = [...new Set(arcs.map(([a]) => a).concat(arcs.map(([, b]) => b)))].sort((a, b) => a - b);
  const graph = csr(
    names.length,
    arcs.map(([a, b, length]) => [names.indexOf(a), names.indexOf(b), length]),
  );
  return { names: Int32Array.from(names), csr: graph, lengths: isLong ? graph.strengths : undefined };
}

/** Arcs mostly within groups of five, so that there are several components, and a change of a few of them. */
const arc = fc
  .tuple(fc.nat(5), fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 2 }), fc.nat(19))
  .map(([group, a, b, length, leap]): Arc => [5 * group + a, leap === 0 ? b : 5 * group + b, length])
  .filter(([a, b]) => a !== b);
const graphsInARow = fc.tuple(
  fc.array(arc, { maxLength: 30 }),
  fc.array(fc.record({ added: fc.array(arc, { maxLength: 3 }), removed: fc.array(fc.nat(29), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  fc.boolean(),
);

const measures: Record<string, LocalMeasure<NodeColumns>> = {
  betweenness: (graphs) => graphs.map(({ csr, lengths }) => ({ scores: brandes(csr, lengths) })),
  closeness: (graphs) => graphs.map(({ csr, lengths }) => ({ ...nearness(csr, lengths) })),
  // What a part is to hold beside its arcs.
  "names and strengths": (graphs) =>
    graphs.map(({ names, csr: { offsets, strengths }, lengths }) => ({
      names: Float64Array.from(names),
      strength: Float64Array.from(names, (_, node) =>
        lengths ? strengths.subarray(offsets[node], offsets[node + 1]).reduce((sum, one) => sum + one, 0) : 0,
      ),
    })),
};

it.each(Object.entries(measures))("%s of what has changed is that of the whole to the bit", (_, measure) => {
  let kept = 0;
  const isSame = fc.property(graphsInARow, ([arcs, changes, isLong]) => {
    const lists = [arcs];
    for (const { added, removed } of changes) {
      lists.push([...(lists.at(-1) as Arc[]).filter((_, i) => !removed.includes(i)), ...added]);
    }
    const [first, ...graphs] = lists.map((list) => named(list, isLong)) as [NamedGraph, ...NamedGraph[]];
    const counting: LocalMeasure<NodeColumns> = (parts) => {
      for (const [i, part] of parts.entries()) kept += (graphs[i] as NamedGraph).csr.size - part.csr.size;
      return measure(parts);
    };
    const before = { graph: first, values: measure([first])[0] as NodeColumns };
    expect(measureChanged(graphs, before, counting)).toEqual(measure(graphs));
    expect(measureChanged([first, ...graphs], undefined, measure)).toEqual(measure([first, ...graphs]));
  });
  fc.assert(isSame, { numRuns: 200 });
  expect(kept).toBeGreaterThan(100);
});

it("sees an arc into a component that is gone, and a length that is another", () => {
  const before: Arc[] = [
    [0, 1, 1],
    [1, 2, 1],
    [3, 1, 1],
    [4, 5, 1],
  ];
  const measured: string[] = [];
  const measure: LocalMeasure<NodeColumns> = (graphs) =>
    graphs.map(({ csr: { size, targets } }) => {
      measured.push(`${size} nodes, ${targets.length} arcs`);
      return { scores: new Float64Array(size) };
    });
  const old = { graph: named(before, true), values: { scores: new Float64Array(6) } };
  measureChanged([named(before.slice(0, 2).concat(before.slice(3)), true)], old, measure);
  measureChanged([named(before, true)], old, measure);
  measureChanged([named([...before.slice(0, 3), [4, 5, 2]], true)], old, measure);
  expect(measured).toEqual(["3 nodes, 2 arcs", "0 nodes, 0 arcs", "2 nodes, 1 arcs"]);
});

it("sees arcs that go to others, though each node has as many as before", () => {
  const rest = Array.from({ length: 30 }, (_, i): Arc => [10 + i, 11 + i, 1]);
  const [before, after] = [
    [1, 2, 4, 5],
    [1, 5, 4, 2],
  ].map(([a, b, c, d]): Arc[] => [
    [0, a as number, 1],
    [1, b as number, 1],
    [3, c as number, 1],
    [4, d as number, 1],
    [5, 6, 1],
    ...rest,
  ]);
  const measure = must(measures.betweenness);
  const [first, second] = [named(must(before), false), named(must(after), false)];
  const old = { graph: first, values: must(measure([first])[0]) };
  expect(measureChanged([second], old, measure)).toEqual(measure([second]));
  expect(measure([second])).not.toEqual(measure([first]));
});

it("does not take a node that is new for the first of those before", () => {
  const rest = Array.from({ length: 30 }, (_, i): Arc => [10 + i, 11 + i, 1]);
  const measure = must(measures["names and strengths"]);
  const [first, second] = [named([[0, 5, 1], ...rest], false), named([[6, 5, 1], ...rest], false)];
  const old = { graph: first, values: must(measure([first])[0]) };
  expect(measureChanged([second], old, measure)).toEqual(measure([second]));
});

it("weak components are known by their first node", () => {
  const graph = csr(6, [
    [1, 0],
    [2, 1],
    [5, 3],
  ]);
  expect([...weakComponents(graph)]).toEqual([0, 0, 0, 3, 4, 3]);
});
