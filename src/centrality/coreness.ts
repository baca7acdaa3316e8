import { cores } from "../kernels/graph/cores";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { type MeasureOptions, prepare, type ResolvedMeasure } from "./measure";

/** `direction` is `"undirected"` unless given. */
export interface CorenessOptions extends MeasureOptions {}

export const corenessShape = () => ({});

/**
 * The highest k such that an actor belongs to a group in which everybody has at least k ties within the group.
 *
 * Who is in the dense middle, and who only hangs on to it: a star's hub has many ties and yet a coreness of 1.
 *
 * k(v) = max over the sets of actors C with v in C of min over u in C of d(u, C), where d(u, C) = Σ s(e) over the edges e from u to
 * actors of C, s the strength, 1 by default. Ties are undirected unless asked otherwise; `"directed"` counts those that go out,
 * `"reversed"` those that come in.
 *
 * Parallel ties: collapsed, distinct neighbours are counted; counted and kept alike, every tie, so that two actors with three
 * ties are a 3-core. With another `strength` or under presence `expected` strengths are summed and k need not be whole.
 * Self-ties do not exist. Isolated actors: 0. Disconnected: components do not matter to each other. Empty view: no rows.
 *
 * Cost O(n + m·log m). Reference: Seidman (1983), https://doi.org/10.1016/0378-8733(83)90028-X; Batagelj and Zaveršnik (2011),
 * https://doi.org/10.1007/s11634-010-0079-y
 *
 * @throws AllegianceError `invalid-option`
 */
export function coreness(view: TemporalNetwork, options?: CorenessOptions): Scores<ResolvedMeasure> {
  const prepared = prepare("coreness", view, options, corenessShape, { direction: "undirected", own: {} });
  return prepared.scores(cores(prepared.csr));
}
