import * as z from "zod/mini";
import { randomSurfer } from "../kernels/spectral/surfer";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { ITERATION, type Iteration, type IterationOptions, iterationShape, settled } from "./iteration";
import { type MeasureOptions, prepare, type ResolvedMeasure } from "./measure";

/**
 * The residual that `tolerance` bounds is what one more step would change, summed over all actors, or a bound of it. Each round through a
 * strongly connected class is an iteration; without cycles there is none, and the values are exact up to rounding.
 */
export interface PagerankOptions extends MeasureOptions, IterationOptions {
  /** The chance that the walk follows a tie: at least 0, below 1. Default 0.85. At 0 all actors are equal. */
  readonly damping?: number;
}

export const pagerankShape = () => ({
  damping: z.optional(z.number().check(z.minimum(0), z.lt(1))),
  ...iterationShape(),
});

/**
 * The share of its time that a random walk along the ties spends at an actor.
 *
 * Standing that is divided: who pledges to many gives each of them less, so that a tie of a selective actor is worth more.
 *
 * x(v) = (1 − d) / n + d·(Σ x(u)·s(u→v) / S(u) + Σ x(w) / n), the first sum over the actors u with an edge to v, s its strength
 * and S(u) the strengths out of u, the second over the actors w without an edge out; d is the damping, n the number of actors.
 * The values sum to 1.
 *
 * Parallel ties: collapsed they count once; counted and kept alike they draw the walk by their summed strength. Self-ties do not
 * exist. Isolated actors: what all get from jumps, the lowest value there is. Disconnected: each component has a share by its
 * size. Empty view: no rows; one actor: 1.
 *
 * Cost O(n + m), and for each strongly connected class of more than one actor about fifteen rounds through its ties. Reference: Brin
 * and Page (1998), https://doi.org/10.1016/S0169-7552(98)00110-X
 *
 * @throws AllegianceError `invalid-option`; `not-converged`
 */
export function pagerank(
  view: TemporalNetwork,
  options?: PagerankOptions,
): Scores<ResolvedMeasure & Iteration & { readonly damping: number }> {
  const own = { damping: 0.85, ...ITERATION };
  const prepared = prepare("pagerank", view, options, pagerankShape, { own });
  const { csr } = prepared;
  const found = randomSurfer(csr, prepared.options.damping, prepared.options);
  return prepared.scores(settled("pagerank", found, prepared.options));
}
