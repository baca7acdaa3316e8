import { must } from "../base/collections";
import type { Random } from "../base/random";
import { type ForceSettings, forceAtlas, motionOf, type Springs } from "../kernels/force-atlas";
import { pairsOf } from "../network/bonds";
import type { Csr } from "../network/csr";
import { apart, centreOf, minus, type Point } from "./point";

/**
 * Moves points by ForceAtlas2 and centres them on 0. Gravity is the strong sort, which grows with distance, towards the mean of the
 * start points. Strengths are taken relative to their mean, so their unit does not matter. The forces are computed in single
 * precision.
 */
export function force(
  csr: Csr,
  start: readonly Point[],
  settings: ForceSettings,
  iterations: number,
  random: Random,
): Point[] {
  const points = apart(centred(start), random);
  if (iterations === 0 || csr.size === 0) return centred(points);
  const x = Float32Array.from(points, (point) => point.x);
  const y = Float32Array.from(points, (point) => point.y);
  forceAtlas(springsOf(csr), motionOf(x, y), settings, iterations);
  return centred(points.map((_, node) => ({ x: must(x[node]), y: must(y[node]) })));
}

function springsOf(csr: Csr): Springs {
  const pairs = pairsOf(csr);
  const mean = pairs.reduce((sum, { strength }) => sum + strength, 0) / pairs.length;
  return {
    size: csr.size,
    sources: Int32Array.from(pairs, ({ source }) => source),
    targets: Int32Array.from(pairs, ({ target }) => target),
    weights: Float32Array.from(pairs, ({ strength }) => strength / mean),
  };
}

function centred(points: readonly Point[]): Point[] {
  const centre = centreOf(points);
  return points.map((point) => minus(point, centre));
}
