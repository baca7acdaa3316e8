import { centreOf, minus, type Point } from "./point";

/**
 * Points moved as one, by the turn and the shift (no mirror, no change of size) that bring them nearest to where they are
 * wanted: least sum of squared distances over the points that have a target. One target sets the shift alone, none moves nothing.
 */
export function align(points: readonly Point[], targets: readonly (Point | undefined)[]): Point[] {
  const pairs = points.flatMap((point, index) => {
    const target = targets[index];
    return target ? [{ point, target }] : [];
  });
  if (pairs.length === 0) return [...points];
  const from = centreOf(pairs.map(({ point }) => point));
  const to = centreOf(pairs.map(({ target }) => target));
  let [dot, cross] = [0, 0];
  for (const pair of pairs) {
    const [p, q] = [minus(pair.point, from), minus(pair.target, to)];
    dot += p.x * q.x + p.y * q.y;
    cross += p.x * q.y - p.y * q.x;
  }
  const length = Math.sqrt(dot * dot + cross * cross);
  const [cos, sin] = length > 0 ? [dot / length, cross / length] : [1, 0];
  return points.map((point) => {
    const { x, y } = minus(point, from);
    return { x: to.x + cos * x - sin * y, y: to.y + sin * x + cos * y };
  });
}
