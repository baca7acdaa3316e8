import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { type MeasureOptions, normalizedShape, prepare, type ResolvedMeasure } from "./measure";

export interface DegreeOptions extends MeasureOptions {
  /** Divide by the number of other actors. Default false. */
  readonly normalized?: boolean;
}

export const degreeShape = normalizedShape;

/**
 * The number of an actor's ties, neighbours, or their summed strength.
 *
 * Who is in direct contact with many. `direction` says which ties: `"undirected"` all (the default), `"directed"` those that go
 * out, `"reversed"` those that come in. `parallel` says what is counted: `"collapse"` distinct neighbours, `"keep"` and `"count"`
 * ties. With a `strength` the strengths of the edges are summed instead of counting 1 for each.
 *
 * d(v) = Σ s(e) over the edges e at v, where s is 1 by default; normalized, d(v) / (n − 1), n the number of actors.
 *
 * Parallel ties: as said. Self-ties do not exist. Isolated actors: 0. Disconnected: no matter. Empty view: no rows;
 * one actor: 0, normalized too. Cost O(n + m). Reference: Freeman (1978), https://doi.org/10.1016/0378-8733(78)90021-7
 *
 * @throws AllegianceError `invalid-option`
 */
export function degree(
  view: TemporalNetwork,
  options?: DegreeOptions,
): Scores<ResolvedMeasure & { readonly normalized: boolean }> {
  const prepared = prepare("degree", view, options, degreeShape, {
    direction: "undirected",
    own: { normalized: false },
  });
  const { offsets, strengths, size } = prepared.csr;
  const scale = prepared.options.normalized && size > 1 ? 1 / (size - 1) : 1;
  const values = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    let sum = 0;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) sum += strengths[arc] as number;
    values[node] = sum * scale;
  }
  return prepared.scores(values);
}
