import * as z from "zod/mini";
import { must } from "../base/collections";
import type { LocalMeasure } from "../kernels/graph/unchanged";
import { type Nearness, nearness } from "../kernels/shortest/nearness";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import {
  byComponent,
  type Distance,
  distanceShape,
  type MeasureOptions,
  normalizedShape,
  prepare,
  type ResolvedMeasure,
} from "./measure";

export interface ClosenessOptions extends MeasureOptions {
  /** `"harmonic"` sums one over each distance; `"classic"` divides the number of actors reached by the sum of distances. Default `"harmonic"`. */
  readonly variant?: "harmonic" | "classic";
  /** Default `"hops"`. */
  readonly distance?: Distance;
  /** Harmonic: divide by the number of other actors. Classic: multiply with the share of the others that is reached. Default false. */
  readonly normalized?: boolean;
}

interface Own {
  readonly variant: "harmonic" | "classic";
  readonly distance: Distance;
  readonly normalized: boolean;
}

const distances: LocalMeasure<Nearness> = (graphs) => graphs.map(({ csr, lengths }) => nearness(csr, lengths));

export const closenessShape = () => ({
  variant: z.optional(z.enum(["harmonic", "classic"])),
  ...distanceShape(),
  ...normalizedShape(),
});

/**
 * How near an actor is to all others.
 *
 * Who can reach many in few steps: word, money or orders need not go far. Distances run outward, from the actor along the
 * direction; `direction: "reversed"` takes them inward, as networkx does for directed graphs.
 *
 * Harmonic: c(v) = Σ 1 / d(v,u) over the actors u that v reaches, d the distance; normalized, c(v) / (n − 1), n the number of
 * actors. Classic: c(v) = r / Σ d(v,u), r the number of others reached; normalized, times r / (n − 1) (Wasserman and Faust).
 *
 * Parallel ties: by hops all rules agree. With `distance: "inverse-strength"` counted ties are shorter; collapsed and kept ones are
 * as long as the strongest of them, save that under presence `expected` a collapsed edge has the chance that any of them is there.
 * Self-ties do not exist. Isolated actors, and any that reach nobody: 0. Disconnected: others that are not reached add nothing;
 * classic and not normalized, an actor in a small component can so have the highest value. Empty view: no rows; one actor: 0.
 *
 * Cost O(n·m), with distances O(n·m·log n). Reference: Marchiori and Latora (2000),
 * https://doi.org/10.1016/S0378-4371(00)00311-3; classic: Freeman (1978), https://doi.org/10.1016/0378-8733(78)90021-7
 *
 * @throws AllegianceError `invalid-option`; `unsupported` for hops under presence `expected`
 */
export function closeness(view: TemporalNetwork, options?: ClosenessOptions): Scores<ResolvedMeasure & Own> {
  const own: Own = { variant: "harmonic", distance: "hops", normalized: false };
  const prepared = prepare("closeness", view, options, closenessShape, { own });
  const { csr } = prepared;
  const { variant, normalized } = prepared.options;
  const near = must(byComponent([prepared], "closeness", distances)[0]);
  const others = normalized && csr.size > 1 ? csr.size - 1 : undefined;
  return prepared.scores(variant === "harmonic" ? harmonic(near, others) : classic(near, others));
}

function harmonic({ reciprocals }: Nearness, others: number | undefined): Float64Array {
  if (others === undefined) return reciprocals.slice();
  const values = new Float64Array(reciprocals.length);
  for (let node = 0; node < values.length; node++) values[node] = (reciprocals[node] as number) / others;
  return values;
}

function classic({ reached, distances }: Nearness, others: number | undefined): Float64Array {
  const values = new Float64Array(reached.length);
  for (let node = 0; node < values.length; node++) {
    const count = reached[node] as number;
    if (count === 0) continue;
    values[node] = (count / (distances[node] as number)) * (others === undefined ? 1 : count / others);
  }
  return values;
}
