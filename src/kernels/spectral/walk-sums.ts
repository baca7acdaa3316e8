import type { Csr } from "../csr";
import { push, total } from "./flow";
import { spectralRadius } from "./perron";
import type { Iterated, Stop } from "./power";
import { relaxed } from "./relaxation";

/** Walks of no hop or one: x = start + alpha·start·A, A the strengths of the arcs. Cost O(n + m). */
export function upToOneHop(csr: Csr, alpha: number, start: Float64Array): Float64Array {
  const values = Float64Array.from(start);
  push(csr, start, values, alpha);
  return values;
}

/**
 * Walks of any number of hops: x = Σ alphaᵏ·start·Aᵏ over k from 0, which solves x = start + alpha·xA. Residual: what one more step of
 * that would add, as a share of Σ x. Converges if alpha is below one over the spectral radius. Cost as of `relaxed`.
 */
export function anyHops(csr: Csr, alpha: number, start: Float64Array, stop: Stop): Iterated {
  return relaxed(csr, new Float64Array(csr.size).fill(alpha), start, stop);
}

/** One over the spectral radius if alpha is not below it, else `undefined`: from there on the walks have no finite sum. */
export function boundReached(csr: Csr, alpha: number, stop: Stop): number | undefined {
  if (alpha * greatestSum(csr) < 1) return undefined;
  const radius = spectralRadius(csr, stop);
  return alpha * radius < 1 - 1e-9 ? undefined : 1 / radius;
}

/** The greatest sum of strengths out of one node, which the spectral radius never exceeds. */
function greatestSum({ size, offsets, strengths }: Csr): number {
  let most = 0;
  for (let node = 0; node < size; node++) {
    most = Math.max(most, total(strengths.subarray(offsets[node], offsets[node + 1])));
  }
  return most;
}
