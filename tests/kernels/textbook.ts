import fc from "fast-check";
import type { Csr } from "../../src/kernels/csr";
import { csr } from "./graph";

/** Betweenness by hops as in the textbook: from each node by itself, over whole rows. */
export function textbook({ size, offsets, targets }: Csr): number[] {
  const scores = new Array<number>(size).fill(0);
  const arcsOf = (node: number) => [...targets.subarray(offsets[node], offsets[node + 1])];
  for (let source = 0; source < size; source++) {
    const distance = new Map([[source, 0]]);
    const paths = new Map([[source, 1]]);
    const order = [source];
    for (const node of order) {
      for (const next of arcsOf(node)) {
        if (!distance.has(next)) {
          distance.set(next, Number(distance.get(node)) + 1);
          order.push(next);
        }
        if (distance.get(next) === Number(distance.get(node)) + 1) {
          paths.set(next, (paths.get(next) ?? 0) + Number(paths.get(node)));
        }
      }
    }
    const dependency = new Map<number, number>();
    for (const node of order.reverse()) {
      let sum = 0;
      for (const next of arcsOf(node)) {
        if (distance.get(next) !== Number(distance.get(node)) + 1) continue;
        sum += (Number(paths.get(node)) / Number(paths.get(next))) * (1 + Number(dependency.get(next)));
      }
      dependency.set(node, sum);
      if (node !== source) scores[node] = (scores[node] ?? 0) + sum;
    }
  }
  return scores;
}

/** Few nodes joined at random on which trees and chains hang, of ties that go up, down or both ways; some nodes lead nowhere else, and are led to. */
export const hung = fc
  .tuple(
    fc.integer({ min: 1, max: 7 }),
    fc.array(fc.tuple(fc.nat(40), fc.nat(4)), { maxLength: 25 }),
    fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 16 }),
    fc.nat(30),
  )
  .map(([core, trees, joined, turn]) => {
    const size = core + trees.length;
    const arcs = trees.flatMap(([gate, way], i): [number, number][] => {
      const [a, b]: [number, number] = [core + i, gate % (core + i)];
      const [up, down]: [number, number][] = [
        [a, b],
        [b, a],
      ];
      return [[up], [down], [up, down], [up, up], [up, down]][way] as [number, number][];
    });
    const all = [...arcs, ...joined.map(([a, b]): [number, number] => [a % core, b % core])];
    const some = turn % 3 === 0 ? all.concat(joined.slice(0, 2).map(([a, b]) => [a % size, b % size])) : all;
    const place = (node: number) => (turn % 2 === 0 ? node : size - 1 - node);
    return csr(
      size,
      some.filter(([a, b]) => a !== b).map(([a, b]) => [place(a), place(b)] as const),
    );
  });
