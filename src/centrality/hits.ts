import * as z from "zod/mini";
import { doubleCover } from "../kernels/graph/double-cover";
import { perron } from "../kernels/spectral/perron";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { ITERATION, type Iteration, type IterationOptions, iterationShape, settled } from "./iteration";
import { type MeasureOptions, prepare, type ResolvedMeasure } from "./measure";

/** The residual that `tolerance` bounds is ‖Mx − σx‖ / σ, of authorities and hubs together. */
export interface HitsOptions extends MeasureOptions, IterationOptions {
  /** Which of the two scores is given. Default `"authorities"`. */
  readonly side?: "authorities" | "hubs";
}

interface Own extends Iteration {
  readonly side: "authorities" | "hubs";
}

export const hitsShape = () => ({ side: z.optional(z.enum(["authorities", "hubs"])), ...iterationShape() });

/**
 * Authorities: actors that good hubs point to. Hubs: actors that point to good authorities.
 *
 * Two standings in one network: who receives allegiance from those who know where to give it, and who gives it so.
 *
 * a(v) = Σ s(u→v)·h(u) / σ and h(v) = Σ s(v→u)·a(u) / σ, s the strength of an edge, σ the greatest value for which there is a
 * solution; authorities and hubs are each scaled to sum 1.
 *
 * Parallel ties: collapsed they count once; counted and kept alike they add up. Self-ties do not exist. Isolated actors: 0 on both
 * sides; so are hubs that point nowhere and authorities nobody points to. Disconnected: the component with the highest σ has
 * all the values, others are exactly 0; with the same σ they share, as power iteration on hubs and authorities together divides
 * equal values (by turns, as Kleinberg did it, they may be divided otherwise). Parts count as
 * connected if their givers share receivers, so that the two halves of a directed path are apart. Undirected, both sides are
 * the same. Empty view: no rows; no ties: all 0.
 *
 * Cost O(n + m) a step of Lanczos' method, of which there are few unless two groups are nearly as strong. Reference: Kleinberg (1999),
 * https://doi.org/10.1145/324133.324140
 *
 * @throws AllegianceError `invalid-option`; `not-converged`
 */
export function hits(view: TemporalNetwork, options?: HitsOptions): Scores<ResolvedMeasure & Own> {
  const own: Own = { side: "authorities", ...ITERATION };
  const prepared = prepare("hits", view, options, hitsShape, { own });
  const { size } = prepared.csr;
  const both = settled("hits", perron(doubleCover(prepared.csr), prepared.options), prepared.options);
  const side = prepared.options.side === "hubs" ? both.subarray(0, size) : both.subarray(size);
  const sum = side.reduce((total, value) => total + value, 0);
  return prepared.scores(side.map((value) => (sum > 0 ? value / sum : 0)));
}
