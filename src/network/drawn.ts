import { itemsOf } from "../base/collections";
import { randomOf } from "../base/random";
import type { Modality } from "../data/vocabulary";
import { stateOf } from "./inside";
import { TemporalNetwork } from "./network";
import { type DateQuantiles, drawReading } from "./reading";
import { type Base, baseOf, type State } from "./state";
import { claimsOfTie, headcountOf } from "./tie";

/** What is drawn of a network; the rest stays as the policy has it. */
export interface DrawTerms {
  readonly seed: number;
  readonly dates: boolean;
  readonly claims: boolean;
  readonly headcounts: boolean;
  /** By modality the chance that what is said so is so; a claim holds with this times its confidence. */
  readonly modalities: Readonly<Record<Modality, number>>;
}

/**
 * A view as it would be if all were known: each claim holds or does not, what is left makes the ties, and dates and headcounts have one
 * value each. Draw `draw` of dates alone is that of presence `{ sample: seed + draw }`. A policy that presence `expected` or a sample
 * has is asked for nothing else than its ties.
 */
export function drawnView(
  view: TemporalNetwork,
  terms: DrawTerms,
  draw: number,
  quantiles?: (base: Base) => DateQuantiles,
): TemporalNetwork {
  const state = stateOf(view);
  const seed = terms.seed + draw;
  const base: State = terms.claims ? { ...state, ...withClaims(state, terms, randomOf(~seed)) } : state;
  const headcounts = terms.headcounts ? drawHeadcounts(base, seed) : undefined;
  const counted = { ...base, ...(headcounts && { headcounts }) };
  if (!terms.dates) return new TemporalNetwork(counted);
  const spells = drawReading(base, seed, quantiles?.(base));
  return new TemporalNetwork({
    ...counted,
    spells,
    policy: Object.freeze({ ...base.policy, presence: { sample: seed } }),
  });
}

function withClaims({ evidence, policy }: State, { modalities }: DrawTerms, random: () => number): Base {
  const holds = Array.from(
    itemsOf(evidence.claims),
    ({ confidence, modality }) => random() < confidence * modalities[modality],
  );
  return baseOf(evidence, policy, holds);
}

/** A whole number within the bounds of each tie's headcount, evenly drawn; NaN where no claim has one. */
function drawHeadcounts(base: Base, seed: number): Float64Array {
  const random = randomOf(seed ^ 0x5f356495);
  return Float64Array.from({ length: base.columns.size }, (_, tie) => {
    const draw = random();
    const { headcountLow: low, headcountHigh: high } = headcountOf(claimsOfTie(base, tie));
    if (low === undefined || high === undefined) return low ?? high ?? Number.NaN;
    return low + Math.floor(draw * (high - low + 1));
  });
}
