import { constraints } from "../kernels/graph/structural-holes";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { type MeasureOptions, prepare, type ResolvedMeasure } from "./measure";

export interface ConstraintOptions extends MeasureOptions {}

export const constraintShape = () => ({});

/**
 * How far an actor's contacts lead back to one another, or are only one.
 *
 * Low is free: contacts who do not know each other can be played against each other, and news comes from apart. High is bound.
 *
 * c(i) = Σ (p(i,j) + Σ p(i,q)·p(q,j))² over the neighbours j of i, the inner sum over the other neighbours q of i;
 * p(i,j) = (s(i,j) + s(j,i)) / Σ (s(i,k) + s(k,i)) is the share that j has in the strengths of i, both ways added. Directed or
 * reversed is so the same; undirected differs from them where ties go both ways and are collapsed, for then the two are one.
 *
 * Parallel ties: collapsed they count once for each way; counted and kept alike they add up. Self-ties do not exist. Isolated
 * actors have no value: `get` gives `undefined`, and they are not among `ids`. Disconnected: components do not matter to each
 * other; a pair by itself has 1 each, a triangle 9/8. Empty view: no rows.
 *
 * Cost O(Σ d²), d the number of an actor's neighbours. Reference: Burt (1992), Structural Holes, Harvard University Press;
 * Burt (2004), https://doi.org/10.1086/421787
 *
 * @throws AllegianceError `invalid-option`
 */
export function constraint(view: TemporalNetwork, options?: ConstraintOptions): Scores<ResolvedMeasure> {
  const prepared = prepare("constraint", view, options, constraintShape, { own: {} });
  const values = constraints(prepared.csr);
  return prepared.scores(values, (node) => (values[node] as number) > 0);
}
