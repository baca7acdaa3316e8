import { createRequire } from "node:module";
import fc from "fast-check";
import { randomOf } from "../../src/base/random";
import { massesOf, type Springs } from "../../src/kernels/forces/motion";
import type { Bodies } from "../../src/kernels/forces/repulsion";
import { type Machine, machine } from "../../src/kernels/machine";

export type { Bodies };

/** One round of graphology-layout-forceatlas2 on its own columns. */
export const iterate: (settings: object, nodes: Float32Array, edges: Float32Array) => void = createRequire(
  import.meta.url,
)("graphology-layout-forceatlas2/iterate.js");

/** Its settings where they are what ours does. */
export const THEIRS = {
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 10,
  strongGravityMode: true,
  gravity: 0.05,
  slowDown: 1,
  barnesHutOptimize: false,
  barnesHutTheta: 0.5,
};

/** Ten numbers a node (x, y, force, last force, mass, speed, two others), three an edge. */
export function matricesOf(springs: Springs, x: Float32Array, y: Float32Array) {
  const { size, sources, targets, weights } = springs;
  const mass = massesOf(springs);
  const nodes = new Float32Array(10 * size);
  const edges = new Float32Array(3 * weights.length);
  for (let node = 0; node < size; node++) {
    nodes.set([x[node] as number, y[node] as number, 0, 0, 0, 0, mass[node] as number, 1, 1, 0], 10 * node);
  }
  for (let edge = 0; edge < weights.length; edge++) {
    const ends = [10 * (sources[edge] as number), 10 * (targets[edge] as number)];
    edges.set([...ends, weights[edge] as number], 3 * edge);
  }
  return { nodes, edges };
}

export const column = (nodes: Float32Array, index: number) =>
  Float32Array.from({ length: nodes.length / 10 }, (_, node) => nodes[10 * node + index] as number);

/** The machine, which is there where tests run. */
export function machineHere(): Machine {
  const compiled = machine();
  if (!compiled) throw new Error("no machine");
  return compiled;
}

/** Bodies spread evenly over a square, or in ten camps a thousandth of it wide. */
export function bodiesOf(size: number, seed: number, camps: boolean): Bodies {
  const random = randomOf(seed);
  const side = 20 * Math.sqrt(size);
  const middles = Array.from({ length: 10 }, () => [random() * side, random() * side] as const);
  const [x, y, mass] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  for (let body = 0; body < size; body++) {
    const [atX, atY] = middles[body % 10] as readonly [number, number];
    const [u, v] = [random() * side, random() * side];
    x[body] = camps ? atX + u / 1000 : u;
    y[body] = camps ? atY + v / 1000 : v;
    mass[body] = 1 + Math.floor(20 * random() ** 3);
  }
  return { x, y, mass };
}

/** The sum of mass · (target − source) / distance² over all others, in double precision. */
export function exactForces({ x, y, mass }: Bodies): [Float64Array, Float64Array] {
  const [forceX, forceY] = [new Float64Array(x.length), new Float64Array(x.length)];
  for (let target = 0; target < x.length; target++) {
    for (let source = 0; source < x.length; source++) {
      const [dx, dy] = [(x[target] as number) - (x[source] as number), (y[target] as number) - (y[source] as number)];
      const square = dx * dx + dy * dy;
      if (square === 0) continue;
      forceX[target] = (forceX[target] as number) + ((mass[source] as number) * dx) / square;
      forceY[target] = (forceY[target] as number) + ((mass[source] as number) * dy) / square;
    }
  }
  return [forceX, forceY];
}

type Numbers = Float32Array | Float64Array;

/** The root of the mean square of the error over that of the truth. */
export function errorOf(
  [forceX, forceY]: readonly [Numbers, Numbers],
  [trueX, trueY]: readonly [Numbers, Numbers],
): number {
  let [error, truth] = [0, 0];
  for (let body = 0; body < trueX.length; body++) {
    const [x, y] = [trueX[body] as number, trueY[body] as number];
    error += ((forceX[body] as number) - x) ** 2 + ((forceY[body] as number) - y) ** 2;
    truth += x * x + y * y;
  }
  return truth === 0 ? error : Math.sqrt(error / truth);
}

/** Few bodies, often on one spot, in one line, or very near each other. */
export const anyBodies: fc.Arbitrary<Bodies> = fc.integer({ min: 0, max: 70 }).chain((size) => {
  const some = (place: fc.Arbitrary<number>) =>
    fc.array(place, { minLength: size, maxLength: size }).map((numbers) => Float32Array.from(numbers));
  const place = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(0, 1e-30, 1e-7, 1e6),
    fc.double({ min: -500, max: 500, noNaN: true }),
  );
  return fc.record({ x: some(place), y: some(place), mass: some(fc.integer({ min: 1, max: 30 })) });
});

/** A random multigraph without loops, and places for its nodes. */
export function anySprings(size: number, edges: number, seed: number) {
  const random = randomOf(seed);
  const node = () => Math.floor(size * random() ** 1.5);
  const [sources, targets, weights] = [new Int32Array(edges), new Int32Array(edges), new Float32Array(edges)];
  for (let edge = 0; edge < edges; edge++) {
    sources[edge] = node();
    targets[edge] = ((sources[edge] as number) + 1 + Math.floor(random() * (size - 1))) % size;
    weights[edge] = 0.2 + 2 * random();
  }
  const places = () => Float32Array.from({ length: size }, () => 20 * Math.sqrt(size) * (random() - 0.5));
  return { springs: { size, sources, targets, weights }, x: places(), y: places() };
}
