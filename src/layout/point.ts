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
  let [x, y] = [0, 0];
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
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
  if (points.length === 0) return 0;
  const centre = centreOf(points);
  let sum = 0;
  for (const { x, y } of points) sum += (x - centre.x) * (x - centre.x) + (y - centre.y) * (y - centre.y);
  return Math.sqrt(sum / points.length);
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
  const placed = crowdOf(least, points.length);
  return points.map((point) => {
    let place = point;
    for (let reach = 2 * least; !placed.hasRoom(place); reach *= 1.2) place = onDisc(random, point, reach);
    placed.add(place);
    return place;
  });
}

/**
 * Up to `size` points by the square cell that they lie in, twice as wide as the least distance, so that only four cells are looked into for
 * room around a point. Cells share places in a table: points of others in it are too far off to matter.
 */
function crowdOf(least: number, size: number) {
  const slots = 2 ** Math.ceil(Math.log2(2 * size + 1));
  const last = new Int32Array(slots).fill(-1);
  const before = new Int32Array(size);
  const [x, y] = [new Float64Array(size), new Float64Array(size)];
  let count = 0;
  const cell = (coordinate: number) => Math.floor(coordinate / (2 * least));
  const slotOf = (column: number, row: number) =>
    (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca77)) & (slots - 1);
  return {
    add(point: Point): void {
      const slot = slotOf(cell(point.x), cell(point.y));
      x[count] = point.x;
      y[count] = point.y;
      before[count] = last[slot] as number;
      last[slot] = count++;
    },
    hasRoom(point: Point): boolean {
      const [east, north] = [cell(point.x + least), cell(point.y + least)];
      for (let column = cell(point.x - least); column <= east; column++) {
        for (let row = cell(point.y - least); row <= north; row++) {
          for (let other = last[slotOf(column, row)] as number; other >= 0; other = before[other] as number) {
            const [dx, dy] = [point.x - (x[other] as number), point.y - (y[other] as number)];
            if (dx * dx + dy * dy < least * least) return false;
          }
        }
      }
      return true;
    },
  };
}
