import { must } from "../base/collections";
import type { Random } from "../base/random";
import type { Csr } from "../kernels/csr";
import { forceAtlas } from "../kernels/forces/force-atlas";
import { type ForceSettings, motionOf, type Springs } from "../kernels/forces/motion";
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
  const [x, y] = [new Float32Array(csr.size), new Float32Array(csr.size)];
  for (const [node, point] of points.entries()) {
    x[node] = point.x;
    y[node] = point.y;
  }
  forceAtlas(springsOf(csr), motionOf(x, y), settings, iterations);
  const [middleX, middleY] = [x, y].map((column) => column.reduce((sum, value) => sum + value, 0) / csr.size);
  return points.map((_, node) => ({ x: must(x[node]) - must(middleX), y: must(y[node]) - must(middleY) }));
}

/** Each tied pair once (in a directed graph once for each way), its strengths summed. */
function springsOf({ size, directed, offsets, targets, strengths }: Csr): Springs {
  const [sources, ends] = [new Int32Array(targets.length), new Int32Array(targets.length)];
  const sums = new Float64Array(targets.length);
  let count = 0;
  for (let source = 0; source < size; source++) {
    const first = count;
    for (let arc = offsets[source] as number; arc < (offsets[source + 1] as number); arc++) {
      const target = targets[arc] as number;
      const strength = strengths[arc] as number;
      if (!directed && target < source) continue;
      if (count > first && ends[count - 1] === target) sums[count - 1] = (sums[count - 1] as number) + strength;
      else {
        sources[count] = source;
        ends[count] = target;
        sums[count++] = strength;
      }
    }
  }
  let total = 0;
  for (let edge = 0; edge < count; edge++) total += sums[edge] as number;
  const mean = total / count;
  const weights = new Float32Array(count);
  for (let edge = 0; edge < count; edge++) weights[edge] = (sums[edge] as number) / mean;
  return { size, sources: sources.subarray(0, count), targets: ends.subarray(0, count), weights };
}

function centred(points: readonly Point[]): Point[] {
  const centre = centreOf(points);
  return points.map((point) => minus(point, centre));
}
