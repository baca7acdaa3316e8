import { must } from "../base/collections";
import type { Random } from "../base/random";
import type { Csr } from "../kernels/csr";
import { centreOf, onDisc, type Point, spreadOf } from "./point";

/** How far apart neighbouring points are at the start, roughly: a disc of n points has the radius √n of these. */
const SPACING = 10;

/**
 * Start points: those that are known stay; the others begin near the mean of their neighbours that have a place, in rounds.
 * Where no neighbour has one, the first of them by id goes to a random place on the disc of the known (all of them do, if
 * nothing is known).
 */
export function place(csr: Csr, known: readonly (Point | undefined)[], random: Random): Point[] {
  const given = known.filter((point) => point !== undefined);
  const spread = spreadOf(given);
  const centre = centreOf(given);
  const radius = spread > 0 ? 1.5 * spread : SPACING * Math.sqrt(csr.size);
  if (given.length === 0) return known.map(() => onDisc(random, centre, radius));
  const near = spread > 0 ? spread / Math.sqrt(given.length) : SPACING;
  const points = [...known];
  for (let open = unplaced(points); open.length > 0; open = unplaced(points)) {
    const means = open.map((node) => meanOfNeighbours(csr, points, node));
    const stuck = means.every((mean) => mean === undefined);
    for (const [index, node] of open.entries()) {
      const mean = means[index];
      if (mean) points[node] = onDisc(random, mean, near);
    }
    if (stuck) points[must(open[0])] = onDisc(random, centre, radius);
  }
  return points.map(must);
}

function unplaced(points: readonly (Point | undefined)[]): number[] {
  return [...points.keys()].filter((node) => points[node] === undefined);
}

function meanOfNeighbours(
  { offsets, targets }: Csr,
  points: readonly (Point | undefined)[],
  node: number,
): Point | undefined {
  const neighbours = [...new Set(targets.subarray(offsets[node], offsets[node + 1]))];
  const placed = neighbours.map((neighbour) => points[neighbour]).filter((point) => point !== undefined);
  return placed.length === 0 ? undefined : centreOf(placed);
}
