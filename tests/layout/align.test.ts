import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align } from "../../src/layout/align";
import { between, minus, type Point, square } from "../../src/layout/point";

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const points = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 8 });
const off = (some: readonly Point[], wanted: readonly (Point | undefined)[]) =>
  some.reduce((sum, point, i) => sum + (wanted[i] ? square(minus(point, wanted[i] as Point)) : 0), 0);
const moved = (some: readonly Point[], angle: number, shift: Point) =>
  some.map(({ x, y }) => ({
    x: shift.x + Math.cos(angle) * x - Math.sin(angle) * y,
    y: shift.y + Math.sin(angle) * x + Math.cos(angle) * y,
  }));

describe("align", () => {
  it("undoes any turn and shift", () => {
    fc.assert(
      fc.property(points, coordinate, coordinate, coordinate, (some, angle, x, y) => {
        const back = align(moved(some, angle, { x, y }), some);
        for (const [i, point] of back.entries()) {
          expect(point.x).toBeCloseTo(some[i]?.x as number, 6);
          expect(point.y).toBeCloseTo(some[i]?.y as number, 6);
        }
      }),
    );
  });

  it("is better than any other turn and shift near it, and than none", () => {
    fc.assert(
      fc.property(points, points, coordinate, coordinate, coordinate, (some, targets, angle, x, y) => {
        const wanted = some.map((_, i) => targets[i]);
        const best = align(some, wanted);
        const limit = off(best, wanted) * (1 - 1e-9) - 1e-9;
        expect(off(some, wanted)).toBeGreaterThanOrEqual(limit);
        expect(off(moved(some, angle, { x, y }), wanted)).toBeGreaterThanOrEqual(limit);
        expect(off(moved(best, angle / 1e4, { x: x / 1e3, y: y / 1e3 }), wanted)).toBeGreaterThanOrEqual(limit);
      }),
    );
  });

  it("neither mirrors nor resizes, and carries points without a target along", () => {
    const square3 = [
      { x: 0, y: 0 },
      { x: 2, y: 0 },
      { x: 0, y: 1 },
      { x: 5, y: 5 },
    ];
    const mirrored = square3.slice(0, 3).map(({ x, y }) => ({ x: -3 * x, y: 3 * y }));
    const [a, b, c, d] = align(square3, mirrored) as [Point, Point, Point, Point];
    const [u, v] = [minus(b, a), minus(c, a)];
    expect(square(u)).toBeCloseTo(4, 9);
    expect(u.x * v.y - u.y * v.x).toBeCloseTo(2, 9);
    expect(square(minus(d, a))).toBeCloseTo(50, 9);
    const one = [{ x: 4, y: 4 }, undefined, undefined, undefined];
    expect(align(square3, one)[1]).toEqual({ x: 6, y: 4 });
    expect(align(square3, [])).toEqual(square3);
  });

  it("between goes from one point to the other", () => {
    expect(between({ x: 1, y: 1 }, { x: 5, y: 3 }, 0.25)).toEqual({ x: 2, y: 1.5 });
  });
});
