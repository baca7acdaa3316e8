import * as z from "zod/mini";
import { AllegianceError } from "../base/errors";
import { randomOf, seedSchema } from "../base/random";
import { pathSamples } from "../kernels/shortest/path-samples";
import { vertexDiameterBound } from "../kernels/shortest/vertex-diameter";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import { type MeasureOptions, prepare, type ResolvedMeasure } from "./measure";

export interface ApproximateBetweennessOptions extends MeasureOptions {
  /** The most by which any value may be off, up or down: between 0 and 1, since values are shares. Default 0.01. */
  readonly error?: number;
  /** The chance that some value is off by more: between 0 and 1. Default 0.1. */
  readonly failure?: number;
  /** A whole number that fixes the draws. Default 1. */
  readonly seed?: number;
}

interface Draws {
  error: number;
  failure: number;
  seed: number;
  /** Shortest paths drawn. */
  samples: number;
  /** The bound on the number of actors on a shortest path, both ends included, from which `samples` follows. */
  vertexDiameter: number;
}

/** The options with nothing left out, and what they came to. */
export type ResolvedApproximateBetweenness = ResolvedMeasure & Readonly<Draws>;

const share = () => z.optional(z.number().check(z.gt(0), z.lt(1)));
const shape = () => ({ error: share(), failure: share(), seed: z.optional(seedSchema()) });

/**
 * Normalized betweenness, estimated from a sample of shortest paths: with a chance of at least 1 − `failure` every value is within
 * `error` of the true one.
 *
 * The same brokers as `betweenness`, in networks too large for it: the work does not grow with the number of pairs. Values far above
 * the error can be told apart; those below it cannot be told from 0.
 *
 * b(v) = n / (n − 2) · k(v) / r, where r pairs of actors s ≠ t are drawn, one shortest path of each, and v is inside k(v) of them. It
 * estimates `betweenness` with `normalized: true`. r = ⌈½ / ε² · (⌊log₂(V − 2)⌋ + 1 + ln(1 / δ))⌉, ε = `error` · (n − 2) / n, δ the
 * `failure`, V a bound on the number of actors on a shortest path; the ½ is the constant that the reference takes. Where V is below
 * 3 nobody is between others: all values are 0, exactly, and r is 0.
 *
 * Edges are 1 long each. Parallel ties: collapsed or counted they are one path; kept they are separate ones. Self-ties do not exist.
 * Isolated actors: 0. Disconnected: pairs without a path add nothing. Empty view: no rows; one actor or two: 0.
 *
 * Cost O(r·(n + m)) at most. Where r is above the number of actors, `betweenness` is exact and takes less. Reference: Riondato and
 * Kornaropoulos (2016), https://doi.org/10.1007/s10618-015-0423-0
 *
 * @throws AllegianceError `invalid-option`; `unsupported` under presence `expected`
 */
export function approximateBetweenness(
  view: TemporalNetwork,
  options?: ApproximateBetweennessOptions,
): Scores<ResolvedApproximateBetweenness> {
  const own: Draws = { error: 0.01, failure: 0.1, seed: 1, samples: 0, vertexDiameter: 0 };
  const prepared = prepare("approximateBetweenness", view, options, shape, { own });
  if (view.policy.presence === "expected") throw uncountable();
  const { csr, options: resolved } = prepared;
  resolved.vertexDiameter = vertexDiameterBound(csr);
  resolved.samples = samplesFor(csr.size, resolved);
  const inside = pathSamples(csr, resolved.samples, randomOf(resolved.seed));
  const scale = resolved.samples > 0 ? csr.size / (csr.size - 2) / resolved.samples : 0;
  return prepared.scores(inside.map((times) => times * scale));
}

function samplesFor(size: number, { error, failure, vertexDiameter }: Draws): number {
  if (vertexDiameter < 3) return 0;
  const share = (error * (size - 2)) / size;
  return Math.ceil((Math.floor(Math.log2(vertexDiameter - 2)) + 1 + Math.log(1 / failure)) / (2 * share * share));
}

function uncountable(): AllegianceError {
  const expected = 'presence "possible", "certain" or a sample';
  const message = `approximateBetweenness counts hops, which have no chance: under presence "expected" use ${expected}`;
  return new AllegianceError({ code: "unsupported", message, expected });
}
