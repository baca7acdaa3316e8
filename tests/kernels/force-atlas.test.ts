import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forceAtlas, forceAtlasBy } from "../../src/kernels/forces/force-atlas";
import { logarithm } from "../../src/kernels/forces/logarithm";
import { type Motion, motionOf, type Springs } from "../../src/kernels/forces/motion";
import { anySprings, column, iterate, machineHere, matricesOf, THEIRS } from "./forces";

const SETTINGS = { gravity: 0.05, scaling: 10, linLog: false, theta: 0 };
const cases = [
  [40, 60, false],
  [40, 60, true],
  [300, 1500, false],
  [300, 1500, true],
] as const;

/**
 * Both round to single precision, in another order, where pushes and pulls some hundred times as large as what is left of them cancel:
 * so places of one round agree to 1e-4 of the picture's size, not to 1e-7, and small differences grow from round to round.
 */
const ROUND = 1e-4;
const TWENTY_ROUNDS = 0.02;

/** The greatest distance between two places of a node, over the root mean square distance of nodes from 0. */
function offBy(motion: Motion, x: Float32Array, y: Float32Array): number {
  const spread = Math.sqrt(x.reduce((sum, value, i) => sum + value ** 2 + (y[i] as number) ** 2, 0) / x.length);
  const gaps = [...x.keys()].map((i) =>
    Math.hypot((motion.x[i] as number) - (x[i] as number), (motion.y[i] as number) - (y[i] as number)),
  );
  return Math.max(...gaps) / spread;
}

/** Where graphology's columns are. */
const stateOf = (nodes: Float32Array): Motion => ({
  x: column(nodes, 0),
  y: column(nodes, 1),
  forceX: column(nodes, 2),
  forceY: column(nodes, 3),
  speed: column(nodes, 7),
});

describe("forceAtlas", () => {
  it.each(cases)("is graphology's, round by round: %i nodes, %i edges, linLog %s", (size, edges, linLog) => {
    const { springs, x, y } = anySprings(size, edges, 1);
    const { nodes, edges: theirs } = matricesOf(springs, x, y);
    for (let round = 0; round < 100; round++) {
      const motion = stateOf(nodes);
      forceAtlas(springs, motion, { ...SETTINGS, linLog }, 1);
      iterate({ ...THEIRS, linLogMode: linLog }, nodes, theirs);
      expect(offBy(motion, column(nodes, 0), column(nodes, 1))).toBeLessThan(ROUND);
    }
  });

  it.each(cases)("stays with it once settled: %i nodes, %i edges, linLog %s", (size, edges, linLog) => {
    const { springs, x, y } = anySprings(size, edges, 2);
    const { nodes, edges: theirs } = matricesOf(springs, x, y);
    const run = (rounds: number) => {
      for (let round = 0; round < rounds; round++) iterate({ ...THEIRS, linLogMode: linLog }, nodes, theirs);
    };
    run(500);
    const motion = stateOf(nodes);
    forceAtlas(springs, motion, { ...SETTINGS, linLog }, 20);
    run(20);
    expect(offBy(motion, column(nodes, 0), column(nodes, 1))).toBeLessThan(TWENTY_ROUNDS);
  });

  it("is the same to the bit compiled and plain", () => {
    const theta = fc.constantFrom(0, 0.5, 1);
    const sizes = fc.integer({ min: 1, max: 130 });
    const isSame = fc.property(
      sizes,
      fc.nat(400),
      fc.nat(),
      theta,
      fc.boolean(),
      (size, edges, seed, theta, linLog) => {
        const { springs, x, y } = anySprings(size, size > 1 ? edges : 0, seed);
        const [one, other] = [motionOf(x.slice(), y.slice()), motionOf(x.slice(), y.slice())];
        forceAtlasBy(machineHere(), springs, one, { ...SETTINGS, theta, linLog }, 20);
        forceAtlasBy(undefined, springs, other, { ...SETTINGS, theta, linLog }, 20);
        expect(one).toEqual(other);
      },
    );
    fc.assert(isSame, { numRuns: 60 });
  });

  it("is the same in two runs as in one", () => {
    const { springs, x, y } = anySprings(50, 100, 4);
    const [one, other] = [motionOf(x.slice(), y.slice()), motionOf(x.slice(), y.slice())];
    forceAtlas(springs, one, SETTINGS, 7);
    forceAtlas(springs, other, SETTINGS, 3);
    forceAtlas(springs, other, SETTINGS, 4);
    expect(one).toEqual(other);
  });

  it.each([0, 1])("copes with no node, one, and all on one spot, theta %d", (theta) => {
    const none = { sources: new Int32Array(), targets: new Int32Array(), weights: new Float32Array() };
    const run = (springs: Springs, x: Float32Array) => {
      const motion = motionOf(x, x.slice());
      forceAtlas(springs, motion, { ...SETTINGS, theta }, 5);
      return [...motion.x, ...motion.y];
    };
    expect(run({ size: 0, ...none }, new Float32Array())).toEqual([]);
    expect(run({ size: 1, ...none }, new Float32Array(1))).toEqual([0, 0]);
    const { springs } = anySprings(100, 200, 5);
    for (const value of run(springs, new Float32Array(100).fill(4))) expect(Number.isFinite(value)).toBe(true);
  });
});

describe("logarithm", () => {
  it("is that of the platform to the last few bits", () => {
    for (let x = 1e-12; x < 1e40; x *= 1.37) {
      expect(Math.abs(logarithm(x) - Math.log1p(x))).toBeLessThan(4e-16 * (1 + Math.log1p(x)));
    }
    expect(logarithm(0)).toBe(0);
    expect(logarithm(1)).toBe(Math.LN2);
  });
});
