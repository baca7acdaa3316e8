import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomOf } from "../../src/base/random";
import type { Csr } from "../../src/kernels/csr";
import { bothWays } from "../../src/kernels/louvain/both-ways";
import { foldLeaves } from "../../src/kernels/louvain/fold";
import { levelOf, merged, workOf } from "../../src/kernels/louvain/levels";
import { louvain, louvainBy } from "../../src/kernels/louvain/louvain";
import { moveNodes } from "../../src/kernels/louvain/moves";
import { splitParts } from "../../src/kernels/louvain/parts";
import { machine } from "../../src/kernels/machine";
import { partitions } from "../community/graphs";
import { anyGraph, csr } from "./graph";

/** The same arcs with the way back, as an undirected graph. */
function undirected({ size, offsets, targets, strengths }: Csr): Csr {
  const arcs = Array.from({ length: size }, (_, node) => node).flatMap((node) =>
    [...targets.subarray(offsets[node], offsets[node + 1])].flatMap((target, i) => {
      const strength = strengths[(offsets[node] as number) + i] as number;
      return [[node, target, strength] as const, [target, node, strength] as const];
    }),
  );
  return { ...csr(size, arcs), directed: false };
}

/** Strengths that are not whole, so that the order of sums matters. */
const thirds = (graph: Csr): Csr => ({ ...graph, strengths: graph.strengths.map((strength) => strength / 3) });

const graphs = fc
  .tuple(anyGraph, fc.boolean())
  .map(([graph, isDirected]) => (isDirected ? graph : undirected(graph)))
  .chain((graph) => fc.constantFrom(graph, thirds(graph)));
const resolutions = fc.constantFrom(0.3, 1, 1.7, 5);

/** Modularity of labels as it is defined, over all ordered pairs; arcs of undirected graphs are there both ways. */
function scorer({ size, offsets, targets, strengths }: Csr, resolution: number) {
  const excess = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let node = 0; node < size; node++) {
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const row = excess[node] as number[];
      const target = targets[arc] as number;
      row[target] = (row[target] as number) + (strengths[arc] as number);
    }
  }
  const out = excess.map((row) => row.reduce((sum, value) => sum + value, 0));
  const into = excess.map((_, node) => excess.reduce((sum, row) => sum + (row[node] as number), 0));
  const total = out.reduce((sum, value) => sum + value, 0);
  for (const [a, row] of excess.entries()) {
    for (const b of row.keys())
      row[b] = (row[b] as number) - (resolution * (out[a] as number) * (into[b] as number)) / total;
  }
  return (labels: ArrayLike<number>) => {
    let sum = 0;
    for (let a = 0; a < size; a++) {
      const row = excess[a] as number[];
      for (let b = 0; b < size; b++) if (labels[a] === labels[b]) sum += row[b] as number;
    }
    return total === 0 ? 0 : sum / total;
  };
}

const without = (labels: Int32Array, node: number, label: number) => labels.map((own, i) => (i === node ? label : own));

describe("Louvain's method", () => {
  it("is the same to the bit compiled and plain", () => {
    expect(machine()).toBeDefined();
    const isSame = fc.property(graphs, resolutions, fc.nat(), fc.boolean(), (graph, resolution, seed, isFresh) => {
      const random = randomOf(seed);
      const beginning = isFresh
        ? undefined
        : {
            labels: Int32Array.from({ length: graph.size }, () => Math.floor(random() * graph.size)),
            isOpen: Uint8Array.from({ length: graph.size }, () => Math.floor(random() * 2)),
          };
      const by = (compiled: ReturnType<typeof machine>) =>
        louvainBy(compiled, graph, resolution, randomOf(seed), beginning);
      expect(by(machine())).toEqual(by(undefined));
    });
    fc.assert(isSame, { numRuns: 500 });
  });

  it("ends where no move of one node, no merger of two communities and no split into parts raises modularity", () => {
    const isBest = fc.property(graphs, resolutions, fc.nat(), (graph, resolution, seed) => {
      const { numbers: labels } = louvain(graph, resolution, randomOf(seed));
      const score = scorer(graph, resolution);
      const most = score(labels) + 1e-9;
      const all = [...new Set(labels)];
      for (const node of labels.keys()) {
        for (const label of [...all, -1]) expect(score(without(labels, node, label))).toBeLessThan(most);
      }
      for (const one of all) {
        for (const other of all) expect(score(labels.map((own) => (own === one ? other : own)))).toBeLessThan(most);
      }
      expect(splitParts(bothWays(graph), labels)).toBe(false);
    });
    // Triangles in a ring, which gain by two of them being one community.
    const triangles = Array.from({ length: 20 }, (_, i) => 3 * i).flatMap((a) => {
      return [[a, a + 1] as const, [a, a + 2] as const, [a + 1, a + 2] as const, [a + 2, (a + 3) % 60] as const];
    });
    fc.assert(isBest, { numRuns: 40, examples: [[undirected(csr(60, triangles)), 1, 1]] });
  });

  it("gains what it says: one move changes modularity by its gain, in units of strength", () => {
    const isSame = fc.property(graphs, resolutions, (graph, resolution) => {
      const { size } = graph;
      const base = bothWays(graph);
      const total = base.out.reduce((sum, value) => sum + value, 0);
      const alone = Int32Array.from({ length: size }, (_, node) => node);
      const score = scorer(graph, resolution);
      for (const node of alone) {
        const highest = Math.max(...Array.from(alone, (label) => score(without(alone, node, label))));
        const work = workOf(size, graph.directed);
        work.community.set(alone);
        work.queue[0] = node;
        work.isWaiting.fill(1);
        const hasMoved = moveNodes(base, work, 1, total === 0 ? 0 : resolution / total, 1e-12 * total);
        expect(hasMoved).toBe(highest > score(alone) + 1e-10);
        expect(score(work.community)).toBeCloseTo(highest, 10);
      }
    });
    fc.assert(isSame, { numRuns: 60 });
  });

  it("folds leaves alone, and loses nothing by it: of all partitions one in which they are where they hang on is best", () => {
    const node = fc.nat(6);
    const arcs = fc.array(fc.tuple(node, node, fc.integer({ min: 1, max: 4 })), { maxLength: 9 });
    const isKept = fc.property(arcs, fc.boolean(), fc.constantFrom(0.3, 1), (some, isDirected, resolution) => {
      const given = csr(
        7,
        some.filter(([a, b]) => a !== b),
      );
      const graph = isDirected ? given : undirected(given);
      const base = bothWays(graph);
      const { level, kept, homes } = foldLeaves(base);
      for (let node = 0; node < base.size; node++) {
        const others = new Set(base.targets.subarray(base.offsets[node], base.offsets[node + 1]));
        const home = kept[homes[node] as number] as number;
        if (home !== node) expect([...others]).toEqual([home]);
      }
      const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
      expect(sum(level.out)).toBeCloseTo(sum(base.out), 9);
      const score = scorer(graph, resolution);
      const best = (some: readonly (readonly number[])[]) => Math.max(...some.map((labels) => score(labels)));
      const folded = [...partitions(kept.length)].map((labels) => [...homes].map((home) => labels[home] as number));
      expect(best(folded)).toBeCloseTo(best([...partitions(base.size)]), 10);
    });
    fc.assert(isKept);
  });

  it("keeps the strength of ties between communities when it makes them nodes", () => {
    const isKept = fc.property(graphs, fc.nat(), (graph, seed) => {
      const random = randomOf(seed);
      const base = bothWays(graph);
      const work = workOf(base.size, graph.directed);
      const count = 1 + Math.floor(random() * base.size);
      work.community.set(
        Int32Array.from({ length: base.size }, (_, node) => (node < count ? node : Math.floor(random() * count))),
      );
      const above = merged(base, count, levelOf(base.size, base.targets.length, graph.directed), work);
      const between = new Map<string, number>();
      const add = (key: string, strength: number) => between.set(key, (between.get(key) ?? 0) + strength);
      for (let node = 0; node < base.size; node++) {
        for (let arc = base.offsets[node] as number; arc < (base.offsets[node + 1] as number); arc++) {
          const ends = [node, base.targets[arc] as number].map((end) => work.community[end]);
          if (ends[0] !== ends[1]) add(ends.join(), base.weights[arc] as number);
        }
      }
      let arcs = 0;
      for (let node = 0; node < count; node++) {
        for (let arc = above.offsets[node] as number; arc < (above.offsets[node + 1] as number); arc++) {
          expect(above.weights[arc]).toBeCloseTo(between.get(`${node},${above.targets[arc]}`) ?? -1, 10);
          arcs++;
        }
      }
      expect(arcs).toBe(between.size);
      const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
      expect(sum(above.out.subarray(0, count))).toBeCloseTo(sum(base.out), 9);
    });
    fc.assert(isKept);
  });

  it("gives the same for the same seed, and may give another for another", () => {
    const ring = undirected(
      csr(
        30,
        Array.from({ length: 30 }, (_, node) => [node, (node + 1) % 30] as const),
      ),
    );
    const found = Array.from({ length: 20 }, (_, seed) => louvain(ring, 1, randomOf(seed)).numbers.join());
    expect(louvain(ring, 1, randomOf(0)).numbers.join()).toBe(found[0]);
    expect(new Set(found).size).toBeGreaterThan(1);
  });

  it("looks at nobody else when only some are open: a component without them keeps its communities", () => {
    const isKept = fc.property(graphs, resolutions, fc.nat(), (graph, resolution, seed) => {
      const { size, offsets, targets, strengths } = graph;
      const twice: Csr = {
        size: 2 * size,
        directed: graph.directed,
        offsets: Int32Array.from([...offsets, ...offsets.slice(1).map((begin) => begin + targets.length)]),
        targets: Int32Array.from([...targets, ...targets.map((target) => target + size)]),
        strengths: Float64Array.from([...strengths, ...strengths]),
      };
      const random = randomOf(seed);
      const labels = Int32Array.from({ length: 2 * size }, () => Math.floor(random() * 2 * size));
      const isOpen = Uint8Array.from({ length: 2 * size }, (_, node) => Number(node < size));
      splitParts(bothWays(twice), labels);
      const { numbers: found } = louvain(twice, resolution, randomOf(seed), { labels, isOpen });
      const kept = (of: Int32Array) => [...of.subarray(size)].map((label) => of.subarray(size).indexOf(label));
      expect(kept(found)).toEqual(kept(labels));
    });
    fc.assert(isKept);
  });
});
