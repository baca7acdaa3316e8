import { must } from "../base/collections";
import type { Random } from "../base/random";

/** A place in the plane. Which way `y` grows is the drawer's choice. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const ORIGIN: Point = { x: 0, y: 0 };

/** The mean of points; the origin if there are none. */
export function centreOf(points: readonly Point[]): Point {
  if (points.length === 0) return ORIGIN;
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), ORIGIN);
  return { x: sum.x / points.length, y: sum.y / points.length };
}

export function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

/** The point a share of the way from one to another: 0 is the first, 1 the second. */
export function between(a: Point, b: Point, share: number): Point {
  return { x: a.x * (1 - share) + b.x * share, y: a.y * (1 - share) + b.y * share };
}

/** The root of the mean square distance of points from their mean. */
export function spreadOf(points: readonly Point[]): number {
  const centre = centreOf(points);
  const squares = points.map((point) => square(minus(point, centre)));
  return points.length === 0 ? 0 : Math.sqrt(squares.reduce((a, b) => a + b, 0) / points.length);
}

export function square({ x, y }: Point): number {
  return x * x + y * y;
}

/** A random point of the disc around a centre, every part of it equally likely. */
export function onDisc(random: Random, centre: Point, radius: number): Point {
  for (;;) {
    const point = { x: 2 * random() - 1, y: 2 * random() - 1 };
    if (square(point) <= 1) return { x: centre.x + radius * point.x, y: centre.y + radius * point.y };
  }
}

/**
 * The points, with those moved that are much nearer to an earlier one than points of this spread usually are (about a
 * twentieth): what lies on one spot would feel no force, what nearly does would be flung away.
 */
export function apart(points: readonly Point[], random: Random): Point[] {
  const least = spreadOf(points) / (8 * Math.sqrt(points.length)) || 1;
  const placed: Point[] = [];
  for (const [index, point] of points.entries()) {
    const free = (place: Point) => placed.every((other) => square(minus(place, other)) >= least * least);
    let place = point;
    for (let reach = 2 * least; !free(place); reach *= 1.2) place = onDisc(random, must(points[index]), reach);
    placed.push(place);
  }
  return placed;
}
