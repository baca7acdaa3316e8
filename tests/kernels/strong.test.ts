import fc from "fast-check";
import { expect, it } from "vitest";
import { strongClasses, tarjan } from "../../src/kernels/graph/strong";
import { machine } from "../../src/kernels/machine";
import { anyGraph, csr } from "./graph";

it("finds two cycles and the way from one to the other", () => {
  // 0 ⇄ 1 → 2 → 3 → 4 → 3, and 5 alone.
  const { count, classOf } = strongClasses(
    csr(6, [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 3],
    ]),
  );
  expect(count).toBe(4);
  expect(classOf[0]).toBe(classOf[1]);
  expect(classOf[3]).toBe(classOf[4]);
  expect(new Set(classOf)).toEqual(new Set([0, 1, 2, 3]));
});

it("puts together those who lead to each other, and numbers classes against the arcs", () => {
  const graph = fc.integer({ min: 1, max: 8 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      arcs: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 16 }),
    }),
  );
  fc.assert(
    fc.property(graph, ({ size, arcs }) => {
      const { count, classOf } = strongClasses(csr(size, arcs));
      const nodes = [...Array(size).keys()];
      const leads = nodes.map((from) => nodes.map((to) => from === to));
      for (let round = 0; round < size; round++) {
        for (const [source, target] of arcs) {
          for (const row of leads) if (row[source]) row[target] = true;
        }
      }
      for (const one of nodes) {
        for (const other of nodes) {
          const together = Boolean(leads[one]?.[other] && leads[other]?.[one]);
          expect(classOf[one] === classOf[other]).toBe(together);
        }
      }
      for (const [source, target] of arcs) expect(classOf[source]).toBeGreaterThanOrEqual(classOf[target] as number);
      expect(new Set(classOf).size).toBe(count);
    }),
  );
});

it("is the same compiled and plain, and lists the nodes of each class", () => {
  expect(machine()).toBeDefined();
  fc.assert(
    fc.property(anyGraph, (graph) => {
      const classes = strongClasses(graph);
      expect(classes).toEqual(tarjan(graph));
      const { count, classOf, nodes, begins } = classes;
      expect([...nodes].sort((a, b) => a - b)).toEqual([...nodes.keys()]);
      expect([begins.length, begins[0], begins[count]]).toEqual([count + 1, 0, graph.size]);
      for (let tag = 0; tag < count; tag++) {
        for (const node of nodes.subarray(begins[tag], begins[tag + 1])) expect(classOf[node]).toBe(tag);
      }
    }),
  );
});

it("lists a cycle in the order of its arcs, read from the last", () => {
  const cycle = csr(
    5,
    [3, 1, 4, 2, 0].map((node, i, order) => [node, order[(i + 1) % 5] as number]),
  );
  expect([...strongClasses(cycle).nodes].reverse()).toEqual([0, 3, 1, 4, 2]);
});

it("does not overflow on a path of 200,000", () => {
  const size = 200_000;
  const path = {
    size,
    directed: true,
    offsets: Int32Array.from({ length: size + 1 }, (_, node) => Math.min(node, size - 1)),
    targets: Int32Array.from({ length: size - 1 }, (_, node) => node + 1),
    strengths: new Float64Array(size - 1).fill(1),
  };
  for (const find of [strongClasses, tarjan]) {
    const { count, classOf } = find(path);
    expect([count, classOf[0], classOf[size - 1]]).toEqual([size, size - 1, 0]);
  }
});
