import fc from "fast-check";
import { expect, it } from "vitest";
import { machine } from "../../src/kernels/machine";
import { byHops, nearness } from "../../src/kernels/shortest/nearness";
import { anyGraph, csr } from "./graph";
import { hung } from "./textbook";

it("distances by hops are the same to the bit, many at once and node by node", () => {
  expect(machine()).toBeDefined();
  const isSame = fc.property(fc.oneof(anyGraph, hung), (graph) => {
    expect(nearness(graph)).toEqual(byHops(graph));
  });
  fc.assert(isSame, { numRuns: 1000 });
});

it.each([200, 66, 65, 64])("of paths of %i nodes, longer than are counted at once or just not", (size) => {
  const path = csr(
    size,
    Array.from({ length: size - 1 }, (_, node) => [node, node + 1] as const),
  );
  const { reached, distances } = nearness(path);
  expect([...reached]).toEqual(Array.from({ length: size }, (_, node) => size - 1 - node));
  expect([...distances]).toEqual(Array.from({ length: size }, (_, node) => ((size - 1 - node) * (size - node)) / 2));
  expect(nearness(path)).toEqual(byHops(path));
});

it("of a wheel of 1,300, whose hub is near to all", () => {
  const rim = Array.from({ length: 1299 }, (_, node) => node + 1);
  const wheel = csr(
    1300,
    rim.flatMap((node) => [[0, node] as const, [node, 0] as const, [node, (node % 1299) + 1] as const]),
  );
  expect(nearness(wheel)).toEqual(byHops(wheel));
  expect(nearness(wheel).distances[0]).toBe(1299);
  expect(nearness(wheel).distances[5]).toBe(2 + 1297 * 2);
});

it("of a ring of 900 on which ends hang, up to 70 on one, and chains that lead on to it", () => {
  const ring = Array.from({ length: 900 }, (_, node) => node);
  let next = 900;
  const arcs = ring.flatMap((node) => [
    [node, (node + 1) % 900] as const,
    [node, (7 * node + 50) % 900] as const,
    ...ring.slice(0, node % 71 === 70 ? 70 : node % 3).map(() => [node, next++] as const),
    // One leads on to the other, and the last to the ring.
    ...ring.slice(0, node % 5 === 0 ? 4 : 0).map((way) => [next++, way === 3 ? node : next] as const),
  ]);
  const graph = csr(
    next,
    arcs.filter(([a, b]) => a !== b),
  );
  expect(graph.size).toBeGreaterThan(3000);
  expect(nearness(graph)).toEqual(byHops(graph));
});
