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
  const placed = crowdOf(least);
  return points.map((point) => {
    let place = point;
    for (let reach = 2 * least; !placed.hasRoom(place); reach *= 1.2) place = onDisc(random, point, reach);
    placed.add(place);
    return place;
  });
}

/** Points in square cells twice as wide as the least distance, so that only nine cells are looked into for room around a point. */
function crowdOf(least: number) {
  const cells = new Map<number, Point[]>();
  const keyOf = (column: number, row: number) => column * 2 ** 26 + row;
  const cell = (coordinate: number) => Math.floor(coordinate / (2 * least));
  return {
    add(point: Point): void {
      const key = keyOf(cell(point.x), cell(point.y));
      const there = cells.get(key);
      if (there) there.push(point);
      else cells.set(key, [point]);
    },
    hasRoom(point: Point): boolean {
      const [column, row] = [cell(point.x), cell(point.y)];
      for (let i = column - 1; i <= column + 1; i++) {
        for (let j = row - 1; j <= row + 1; j++) {
          for (const other of cells.get(keyOf(i, j)) ?? [])
            if (square(minus(point, other)) < least * least) return false;
        }
      }
      return true;
    },
  };
}
