import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import * as z from "zod";

/** Draws numbers in [0, 1). */
export type Random = () => number;

/** A whole number that fixes every random choice of one call; the same seed gives the same answer on every platform. */
export const seedSchema = z.int({ error: "a whole number" });

/**
 * A generator of its own for one call (xoroshiro128+, integer arithmetic only, so identical on every platform).
 * The seed is taken modulo 2³².
 */
export function randomOf(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  return () => uniformFloat64(generator);
}
