import { quantile } from "../base/quantile";

/** A figure against its values in networks of a reference model. */
export interface NullStatistics {
  readonly mean: number | undefined;
  readonly sd: number | undefined;
  readonly z: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly pLow: number | undefined;
  readonly pHigh: number | undefined;
  readonly p: number | undefined;
}

/** Values that differ by less than this share of themselves are equal, as in ranks. */
const EQUAL = 1e-9;

/** `tail` is the share of the values below the low quantile, and of those above the high one. */
export function nullStatistics(observed: number | undefined, values: readonly number[], tail: number): NullStatistics {
  const { mean, sd } = spreadOf(values);
  const chance = (isAsExtreme: (value: number, than: number) => boolean) => {
    if (observed === undefined || values.length === 0) return undefined;
    return (values.filter((value) => isAsExtreme(value, observed)).length + 1) / (values.length + 1);
  };
  const pLow = chance((value, than) => value <= than || isEqual(value, than));
  const pHigh = chance((value, than) => value >= than || isEqual(value, than));
  return {
    mean,
    sd,
    z: observed === undefined || mean === undefined || !sd ? undefined : finite((observed - mean) / sd),
    low: quantile(values, tail),
    high: quantile(values, 1 - tail),
    pLow,
    pHigh,
    p: pLow === undefined || pHigh === undefined ? undefined : Math.min(1, 2 * Math.min(pLow, pHigh)),
  };
}

/** The standard deviation divides by one less than there are values; 0 if all are equal, none of fewer than two. */
function spreadOf(values: readonly number[]): { readonly mean: number | undefined; readonly sd: number | undefined } {
  const [first] = values;
  if (first === undefined) return { mean: undefined, sd: undefined };
  if (values.every((value) => isEqual(value, first))) return { mean: first, sd: values.length > 1 ? 0 : undefined };
  const mean = finite(values.reduce((sum, value) => sum + value, 0) / values.length);
  if (mean === undefined) return { mean, sd: undefined };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: finite(Math.sqrt(squares / (values.length - 1))) };
}

function isEqual(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= EQUAL * Math.min(Math.abs(a), Math.abs(b));
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
