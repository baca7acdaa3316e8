import { AllegianceError } from "../base/errors";
import { perron } from "../kernels/spectral/perron";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { ITERATION, type Iteration, type IterationOptions, iterationShape, settled } from "./iteration";
import { type MeasureOptions, prepare, type ResolvedMeasure } from "./measure";

/** The residual that `tolerance` bounds is ‖xA − λx‖ / λ. */
export interface EigenvectorOptions extends MeasureOptions, IterationOptions {}

export const eigenvectorShape = iterationShape;

/**
 * How well an actor is tied to actors that are themselves well tied.
 *
 * Standing that comes from whom one is tied to. Directed, from those whose ties point at the actor: under `"directed"` a group is
 * high if high ones pledge to it, under `"reversed"` if it pledges to high ones.
 *
 * x(v) = Σ s(u→v)·x(u) / λ over the actors u with an edge to v, s its strength, λ the greatest value for which there is a solution:
 * the dominant left eigenvector, scaled to Σ x² = 1, all x ≥ 0. Undirected, left and right are the same.
 *
 * Parallel ties: collapsed they count once; counted and kept alike they add up. Self-ties do not exist. Isolated actors: 0.
 * Disconnected: the component with the highest λ has all the values, the others are exactly 0; of components with the same λ each
 * has its share, as power iteration from equal values divides it. The same holds of strongly connected parts of a directed view,
 * where actors that such a part leads to have values too, and a part that leads to one as strong has none. A directed view
 * with ties but no cycle is refused. Empty view: no rows; no ties: all 0.
 *
 * Cost O(n + m) a step, of which there are few unless two groups are nearly as strong: steps of Lanczos' method undirected, with memory
 * for 48 vectors, else of power iteration within the strongest class. Reference: Bonacich (1972), https://doi.org/10.1080/0022250X.1972.9989806
 *
 * @throws AllegianceError `invalid-option`; `unsupported` for a directed view without a cycle; `not-converged`
 */
export function eigenvector(view: TemporalNetwork, options?: EigenvectorOptions): Scores<ResolvedMeasure & Iteration> {
  const prepared = prepare("eigenvector", view, options, eigenvectorShape, { own: ITERATION });
  const { csr } = prepared;
  const found = perron(csr, prepared.options);
  if (found.root === 0 && csr.targets.length > 0) throw acyclic();
  return prepared.scores(settled("eigenvector", found, prepared.options));
}

function acyclic(): AllegianceError {
  const expected = 'katz, which needs no cycle, or direction "undirected"';
  return new AllegianceError({
    code: "unsupported",
    message: `eigenvector: the ties of this view form no cycle in their direction, so that there is no eigenvector; use ${expected}`,
    expected,
  });
}
