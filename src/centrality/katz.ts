import * as z from "zod/mini";
import { AllegianceError } from "../base/errors";
import type { Csr } from "../kernels/csr";
import { anyHops, boundReached } from "../kernels/spectral/walk-sums";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { ITERATION, type Iteration, type IterationOptions, iterationShape, settled } from "./iteration";
import { type MeasureOptions, normalizedShape, prepare, type ResolvedMeasure } from "./measure";

/** The residual that `tolerance` bounds is what one more step would change, as a share of the sum of the values. */
export interface KatzOptions extends MeasureOptions, IterationOptions {
  /**
   * What each further step of a walk is worth, above 0. Default 0.1, the same in every view, so that values can be compared over
   * time. It must be below 1 / λ, λ the spectral radius: refused above, and near it long walks decide.
   */
  readonly alpha?: number;
  /** What every actor has of its own, above 0. Default 1. */
  readonly beta?: number;
  /** Scale to Σ x² = 1. Default false. */
  readonly normalized?: boolean;
}

interface Own extends Iteration {
  readonly alpha: number;
  readonly beta: number;
  readonly normalized: boolean;
}

export const katzShape = () => ({
  alpha: z.optional(z.number().check(z.positive())),
  beta: z.optional(z.number().check(z.positive())),
  ...normalizedShape(),
  ...iterationShape(),
});

/**
 * The number of walks that end at an actor, long ones counted less.
 *
 * Standing from those who point at the actor, from those who point at these, and so on. Unlike eigenvector it needs no cycle: it
 * ranks the actors of a pure hierarchy too.
 *
 * x(v) = α·Σ s(u→v)·x(u) + β over the actors u with an edge to v, s its strength. Undirected, edges count both ways.
 *
 * Parallel ties: collapsed they count once; counted and kept alike they add up. Self-ties do not exist. Isolated actors: β.
 * Disconnected: components do not matter to each other. Empty view: no rows; one actor: β, normalized 1.
 *
 * Cost O(n + m), and for each strongly connected class of more than one actor rounds through its ties, which grow with 1 / (1 − αλ).
 * Reference: Katz (1953), https://doi.org/10.1007/BF02289026
 *
 * @throws AllegianceError `invalid-option`, also for an alpha that is not below 1 / λ; `not-converged`
 */
export function katz(view: TemporalNetwork, options?: KatzOptions): Scores<ResolvedMeasure & Own> {
  const own: Own = { alpha: 0.1, beta: 1, normalized: false, ...ITERATION };
  const prepared = prepare("katz", view, options, katzShape, { own });
  const { alpha, beta, normalized } = prepared.options;
  checkAlpha(prepared.csr, alpha, prepared.options);
  const start = new Float64Array(prepared.csr.size).fill(beta);
  const values = settled("katz", anyHops(prepared.csr, alpha, start, prepared.options), prepared.options);
  const scale = normalized ? Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0)) : 1;
  return prepared.scores(values.map((value) => value / scale));
}

function checkAlpha(csr: Csr, alpha: number, stop: Iteration): void {
  const bound = boundReached(csr, alpha, stop);
  if (bound === undefined) return;
  const expected = `a number below 1 / λ = ${Number(bound.toPrecision(9))}, λ the spectral radius of this view`;
  const message = `katz: option \`alpha\`: got ${alpha}, expected ${expected}`;
  throw new AllegianceError({ code: "invalid-option", message, option: "alpha", value: alpha, expected });
}
