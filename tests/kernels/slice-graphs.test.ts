import fc from "fast-check";
import { expect, it } from "vitest";
import { machine } from "../../src/kernels/machine";
import { sortedArcs } from "../../src/kernels/slices/arcs";
import type { Graphs, GraphTerms } from "../../src/kernels/slices/graphs";
import { plainGraphs } from "../../src/kernels/slices/plain-graphs";
import { compiledGraphs, sliceGraphs } from "../../src/kernels/slices/slice-graphs";

const PARALLEL = ["collapse", "count", "keep"] as const;

/** Arcs between some actors, each of a tie, which is in some graphs. */
const anyTerms = fc
  .record({ actors: fc.integer({ min: 2, max: 9 }), graphs: fc.integer({ min: 1, max: 5 }) })
  .chain(({ actors, graphs }) =>
    fc.record({
      actors: fc.constant(actors),
      graphs: fc.constant(graphs),
      ties: fc.array(fc.record({ one: fc.nat(graphs), other: fc.nat(graphs) }), { minLength: 1, maxLength: 12 }),
      ends: fc.array(fc.record({ source: fc.nat(actors - 1), target: fc.nat(actors - 1), tie: fc.nat() }), {
        maxLength: 30,
      }),
      isOfItself: fc.boolean(),
      isolates: fc.uniqueArray(fc.nat(actors - 1), { maxLength: 3 }),
      parallel: fc.constantFrom(...PARALLEL),
      isOne: fc.boolean(),
    }),
  )
  .map(({ graphs, ties, ends, isOfItself, isolates, ...more }): GraphTerms => {
    const spans = isOfItself ? ends.map((_, i) => ties[i % ties.length] as (typeof ties)[number]) : ties;
    const from = Int32Array.from(spans, ({ one, other }) => Math.min(one, other));
    const to = Int32Array.from(spans, ({ one, other }) => Math.max(one, other));
    const tieOf = ends.map(({ tie }, i) => (isOfItself ? i : tie % ties.length));
    const arcs = {
      size: ends.length,
      ties: isOfItself ? undefined : Int32Array.from(tieOf),
      sources: Int32Array.from(ends, ({ source }) => source),
      targets: Int32Array.from(ends, ({ target }) => target),
    };
    const begins = new Int32Array(graphs + 1);
    for (let graph = 0; graph < graphs; graph++) {
      const here = tieOf.filter((tie) => (from[tie] as number) <= graph && graph < (to[tie] as number));
      begins[graph + 1] = (begins[graph] as number) + here.length;
    }
    return { ...more, isSorted: false, isolates: Int32Array.from(isolates.sort()), arcs, from, to, begins };
  });

/** Graph by graph the arcs with the ties each stands for, and the actors. */
function pictured(terms: GraphTerms) {
  const { arcs, from, to, begins, isolates, parallel } = terms;
  return Array.from({ length: begins.length - 1 }, (_, graph) => {
    const pairs = Array.from(arcs.sources, (source, i) => ({
      pair: [source, arcs.targets[i]],
      tie: arcs.ties?.[i] ?? i,
    }))
      .filter(({ tie }) => (from[tie] as number) <= graph && graph < (to[tie] as number))
      .map(({ pair }) => pair.join(">"))
      .sort();
    const nodes = new Set([...isolates, ...pairs.flatMap((pair) => pair.split(">").map(Number))]);
    const kept = parallel === "keep" ? pairs : [...new Set(pairs)];
    const counts = kept.map((pair) => pairs.filter((other) => other === pair).length);
    return { nodes: [...nodes].sort(), arcs: kept, counts: parallel === "count" ? counts : undefined };
  });
}

function drawn({ sizes, nodes, begins, offsets, targets, counts }: Graphs, isOne: boolean) {
  let [node, row] = [0, 0];
  return Array.from(sizes, (size, graph) => {
    const own = nodes.subarray(node, node + size);
    const [begin, end] = [begins[graph] as number, begins[graph + 1] as number];
    const base = isOne ? 0 : begin;
    const arcs = Array.from(own, (actor, i) => {
      const [first, after] = [offsets[row + i] as number, offsets[row + i + 1] as number];
      return Array.from(targets.subarray(base + first, base + after), (target) => `${actor}>${own[target]}`);
    }).flat();
    expect((offsets[row + size] as number) + base).toBe(end);
    node += size;
    row += size + 1;
    return { nodes: [...own], arcs, counts: counts && [...counts.subarray(begin, end)] };
  });
}

it("has the arcs of each graph, merged or not, and its actors", () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      expect(drawn(plainGraphs(terms), terms.isOne)).toEqual(pictured(terms));
    }),
  );
});

it("is the same compiled and plain, of arcs in order too", () => {
  const compiled = machine();
  if (!compiled) throw new Error("there is no WebAssembly");
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const plain = plainGraphs(terms);
      expect(compiledGraphs(terms, compiled)).toEqual(plain);
      const sorted = { ...terms, arcs: sortedArcs(terms.arcs, terms.actors), isSorted: true };
      expect(plainGraphs(sorted)).toEqual(plain);
      expect(compiledGraphs(sorted, compiled)).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});

it("is the same where there are too many graphs or too few arcs for the machine", () => {
  const each = (graphs: number): GraphTerms => {
    const from = Int32Array.from({ length: graphs }, (_, i) => i);
    const arcs = {
      size: graphs,
      ties: undefined,
      sources: from.map((i) => i % 3),
      targets: from.map((i) => (i + 1) % 3),
    };
    const begins = Int32Array.from({ length: graphs + 1 }, (_, i) => i);
    const more = { isSorted: false, isolates: new Int32Array(0), parallel: "keep", isOne: true } as const;
    return { arcs, from, to: from.map((i) => i + 1), begins, actors: 3, ...more };
  };
  for (const graphs of [1, 1000, 70_000]) expect(sliceGraphs(each(graphs))).toEqual(plainGraphs(each(graphs)));
});
