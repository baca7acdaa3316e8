import { describe, expect, it } from "vitest";
import { reverse } from "../../src/kernels/graph/reverse";
import { searchOf, shortest } from "../../src/kernels/shortest/shortest";
import { csr } from "./graph";

// 0 → 1 → 3 is short in steps, 0 → 2 → 1 short in length; 0 → 1 is there twice, 4 apart.
const graph = csr(5, [
  [0, 1, 5],
  [0, 1, 4],
  [0, 2, 1],
  [1, 3, 1],
  [2, 1, 1],
]);

describe("shortest", () => {
  it("counts steps without lengths", () => {
    const search = searchOf(5);
    expect(shortest(graph, undefined, 0, search)).toBe(4);
    expect([...search.distance]).toEqual([0, 1, 1, 2, Number.POSITIVE_INFINITY]);
    expect([...search.order.subarray(0, 4)]).toEqual([0, 1, 2, 3]);
  });

  it("sums lengths", () => {
    const search = searchOf(5);
    expect(shortest(graph, graph.strengths, 0, search)).toBe(4);
    expect([...search.distance]).toEqual([0, 2, 1, 3, Number.POSITIVE_INFINITY]);
    expect([...search.order.subarray(0, 4)]).toEqual([0, 2, 1, 3]);
  });

  it("forgets the search before", () => {
    const search = searchOf(5);
    shortest(graph, undefined, 0, search);
    expect(shortest(graph, undefined, 3, search)).toBe(1);
    expect(search.distance[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

it("reverse turns every arc round, and twice is the same again", () => {
  const turned = reverse(graph);
  expect([...turned.offsets]).toEqual([0, 0, 3, 4, 5, 5]);
  expect([...turned.targets]).toEqual([0, 0, 2, 0, 1]);
  expect([...turned.strengths].sort()).toEqual([1, 1, 1, 4, 5]);
  expect(reverse(turned)).toEqual(graph);
  const undirected = { ...graph, directed: false };
  expect(reverse(undirected)).toBe(undirected);
});
