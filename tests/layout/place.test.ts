import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Random, randomOf } from "../../src/base/random";
import { csrOf } from "../../src/kernels/csr";
import { place } from "../../src/layout/place";
import { apart, minus, onDisc, type Point, spreadOf, square } from "../../src/layout/point";

const edges = (...pairs: [number, number][]) => pairs.map(([source, target]) => ({ source, target, strength: 1 }));
const gap = (a: Point | undefined, b: Point | undefined) => Math.sqrt(square(minus(a as Point, b as Point)));
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe("place", () => {
  it("spreads all evenly over a disc of radius 10 √n where nothing is known, tied or not", () => {
    for (const seed of seeds) {
      const path = edges(...Array.from({ length: 99 }, (_, i): [number, number] => [i, i + 1]));
      const points = place(csrOf(100, path, false), Array(100).fill(undefined), randomOf(seed));
      expect(Math.max(...points.map((point) => Math.sqrt(square(point))))).toBeLessThanOrEqual(100);
      // the root mean square distance of a disc is its radius over √2
      expect(spreadOf(points)).toBeGreaterThan(60);
    }
  });

  it("leaves the known where they are and sets others by their neighbours, round by round", () => {
    const known = [
      { x: 0, y: 0 },
      { x: 30, y: 0 },
      { x: 0, y: 40 },
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ];
    // 3 is tied to 0 and 1, 4 to 3; 5 to 6; 7 to nobody
    const csr = csrOf(8, edges([0, 3], [1, 3], [3, 4], [5, 6]), false);
    for (const seed of seeds) {
      const points = place(csr, known, randomOf(seed));
      const spread = spreadOf(known.slice(0, 3) as Point[]);
      const near = spread / Math.sqrt(3);
      expect(points.slice(0, 3)).toEqual(known.slice(0, 3));
      expect(gap(points[3], { x: 15, y: 0 })).toBeLessThanOrEqual(near);
      expect(gap(points[4], points[3])).toBeLessThanOrEqual(near);
      expect(gap(points[6], points[5])).toBeLessThanOrEqual(near);
      for (const far of [5, 7]) expect(gap(points[far], { x: 10, y: 40 / 3 })).toBeLessThanOrEqual(1.5 * spread);
    }
    const corners = seeds.map((seed) => place(csr, known, randomOf(seed))[7] as Point);
    expect(spreadOf(corners)).toBeGreaterThan(5);
  });

  it("goes around a single known point at a usual distance", () => {
    const [one, two] = place(csrOf(2, edges([0, 1]), false), [{ x: 7, y: 7 }, undefined], randomOf(1));
    expect(one).toEqual({ x: 7, y: 7 });
    expect(gap(one, two)).toBeLessThanOrEqual(10);
  });
});

describe("apart", () => {
  /** Written down again with every pair compared. */
  function byPairs(points: readonly Point[], random: Random): Point[] {
    const least = spreadOf(points) / (8 * Math.sqrt(points.length)) || 1;
    const placed: Point[] = [];
    for (const point of points) {
      let place = point;
      const isNear = (other: Point) => square(minus(place, other)) < least * least;
      for (let reach = 2 * least; placed.some(isNear); reach *= 1.2) place = onDisc(random, point, reach);
      placed.push(place);
    }
    return placed;
  }

  it("moves what is nearer to an earlier point than it may be, and nothing else", () => {
    const near = fc.constantFrom(0, 1e-12, 1e-3, 0.1, 1, -1, 7, 1e6);
    const points = fc.array(fc.record({ x: near, y: near }), { maxLength: 60 });
    fc.assert(
      fc.property(points, (some) => {
        expect(apart(some, randomOf(1))).toEqual(byPairs(some, randomOf(1)));
      }),
    );
    const random = randomOf(2);
    const many = Array.from({ length: 1000 }, () => ({ x: 100 * random(), y: 100 * random() ** 2 }));
    const moved = apart(many, randomOf(1));
    expect(moved).toEqual(byPairs(many, randomOf(1)));
    expect(moved).not.toEqual(many);
  });
});
