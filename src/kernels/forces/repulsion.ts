/** Bodies in the plane, in single precision. */
export interface Bodies {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly mass: Float32Array;
}

/** A number for each way of the plane and each body. */
export interface Vectors {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** The square of 2⁻⁴⁰: what is nearer pushes as if it were so far away, and what lies on one spot not at all. */
const LEAST = 2 ** -80;

/**
 * The push of the first `count` sources on each of the targets `from` to `to`: the sum of mass · (target − source) / distance², in the order of
 * the sources. Every operation is rounded to single precision.
 */
export function push(
  sources: Bodies,
  count: number,
  targets: Vectors,
  from: number,
  to: number,
  forces: Vectors,
): void {
  const { fround } = Math;
  for (let target = from; target < to; target++) {
    const [x, y] = [targets.x[target] as number, targets.y[target] as number];
    let [sumX, sumY] = [0, 0];
    for (let source = 0; source < count; source++) {
      const dx = fround(x - (sources.x[source] as number));
      const dy = fround(y - (sources.y[source] as number));
      const square = fround(fround(dx * dx) + fround(dy * dy));
      const factor = fround((sources.mass[source] as number) / Math.max(square, LEAST));
      sumX = fround(sumX + fround(dx * factor));
      sumY = fround(sumY + fround(dy * factor));
    }
    forces.x[target] = sumX;
    forces.y[target] = sumY;
  }
}
