/** How uneven some moments are in time; both `undefined` where it is not defined. */
export interface Unevenness {
  readonly burstiness: number | undefined;
  readonly memory: number | undefined;
}

/** Whether burstiness is as Goh and Barabási define it, or corrected for the number of intervals. */
export type Correction = "none" | "finite-size";

/** @param moments In ascending order. */
export function unevennessOf(moments: Float64Array, correction: Correction): Unevenness {
  const intervals = moments.subarray(1).map((moment, i) => moment - (moments[i] as number));
  const count = intervals.length;
  const { mean, deviation } = spreadOf(intervals);
  if (count < 2 || mean === 0) return { burstiness: undefined, memory: undefined };
  const ratio = deviation / mean;
  const [above, below] = [Math.sqrt(count + 1), Math.sqrt(count - 1)];
  const burstiness =
    correction === "none" ? (ratio - 1) / (ratio + 1) : (above * ratio - below) / ((above - 2) * ratio + below);
  return { burstiness, memory: correlation(intervals.subarray(0, -1), intervals.subarray(1)) };
}

function spreadOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

function correlation(one: Float64Array, other: Float64Array): number | undefined {
  const [a, b] = [spreadOf(one), spreadOf(other)];
  if (!(a.deviation > 0 && b.deviation > 0)) return undefined;
  const products = one.reduce((sum, value, i) => sum + (value - a.mean) * ((other[i] as number) - b.mean), 0);
  return products / one.length / (a.deviation * b.deviation);
}
