import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";
import * as z from "zod";

/** Draws numbers in [0, 1). */
export type Random = () => number;

/** A whole number that fixes every random choice of one call; the same seed gives the same answer on every platform. */
export const seedSchema = z.int({ error: "a whole number" });

/**
 * A generator of its own for one call: the Mersenne Twister, integer arithmetic only, so identical on every platform, and with
 * an initialisation that makes neighbouring seeds as different as any.
 * The seed is taken modulo 2³².
 */
export function randomOf(seed: number): Random {
  const generator = mersenne(seed | 0);
  return () => uniformFloat64(generator);
}
