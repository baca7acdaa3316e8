import { groupBy } from "../base/collections";
import { invalidOption } from "../base/errors";

/** Krippendorff's alpha with what it is made of. */
export interface Agreement {
  /** 1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement; `undefined` if there is no variation to judge. */
  readonly alpha: number | undefined;
  /** The share of pairs of values within units that differ, and the share that chance would have differ. */
  readonly observed: number;
  readonly expected: number;
  /** Units with two values or more, and the number of values in them; others tell nothing. */
  readonly units: number;
  readonly values: number;
}

/**
 * How far coders agree beyond chance, for nominal data: Krippendorff's alpha.
 *
 * Takes any number of coders, and units that some of them did not code.
 *
 * α = 1 − Dₒ / Dₑ. Dₒ is the share of ordered pairs of values within a unit that differ, each pair of a unit of m values weighed
 * 1 / (m − 1); Dₑ the share of ordered pairs of all those n values that differ, of n (n − 1).
 *
 * Cost O(values). Reference: Hayes & Krippendorff (2007), https://doi.org/10.1080/19312450709336664
 *
 * @param units one array a unit, of the values that the coders gave it; `undefined` and `null` where a coder gave none
 * @throws AllegianceError `invalid-option` if `units` is not an array of arrays
 */
export function krippendorffAlpha(units: readonly (readonly unknown[])[]): Agreement {
  if (!Array.isArray(units) || !units.every(Array.isArray))
    throw invalidOption("units", units, "an array of arrays of values");
  const rated = units
    .map((unit) => unit.filter((value) => value !== undefined && value !== null))
    .filter((unit) => unit.length > 1);
  const all = rated.flat();
  const differing = rated.reduce((sum, unit) => sum + unequalPairs(unit) / (unit.length - 1), 0);
  const observed = all.length > 0 ? differing / all.length : 0;
  const expected = all.length > 1 ? unequalPairs(all) / (all.length * (all.length - 1)) : 0;
  const alpha = expected > 0 ? 1 - observed / expected : undefined;
  return { alpha, observed, expected, units: rated.length, values: all.length };
}

/** The number of ordered pairs of unequal values. */
function unequalPairs(values: readonly unknown[]): number {
  const counts = [...groupBy(values, (value) => value).values()].map(({ length }) => length);
  return values.length ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0);
}
