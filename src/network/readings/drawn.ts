import { itemsOf, once } from "../../base/collections";
import { randomOf, Twister } from "../../base/random";
import type { Modality } from "../../data/vocabulary";
import { drawNumbers } from "../../kernels/draw-numbers";
import { columnsOfEdges } from "../edges/columns";
import type { Evidence } from "../evidence";
import { stateOf } from "../inside";
import { TemporalNetwork } from "../network";
import { type Base, type State, withSpells } from "../state";
import { claimsOfTie, headcountOf } from "../tie";
import { setReading } from "./drawn-ranges";
import { heldColumnsOf } from "./held-columns";
import { type DateQuantiles, drawReading, planOf } from "./reading";

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
  const base: State = terms.claims ? { ...state, ...withClaims(state, terms, ~seed) } : state;
  const counted = terms.headcounts ? { ...base, headcounts: once(() => drawHeadcounts(base, seed)) } : base;
  if (!terms.dates) return new TemporalNetwork(counted);
  const policy = Object.freeze({ ...base.policy, presence: { sample: seed } });
  if (terms.claims || quantiles) {
    // Of claims that are drawn too each plan serves one draw: it is not kept.
    const spells = drawReading(base, seed, quantiles?.(base), terms.claims ? planOf(base) : undefined);
    return new TemporalNetwork({ ...counted, spells, policy });
  }
  const spells = once(() => drawReading(base, seed));
  const reading: State = {
    ...{ ...counted, policy },
    get spells() {
      return spells();
    },
  };
  setReading(reading, base, seed);
  return new TemporalNetwork(reading);
}

const twister = new Twister(0);

function withClaims({ evidence, policy, excluded }: State, { modalities }: DrawTerms, seed: number): Base {
  const chances = chancesOf(evidence, modalities);
  const draws = drawNumbers(twister, seed, chances.length);
  const holds = new Uint8Array(draws.length);
  for (let claim = 0; claim < holds.length; claim++) {
    holds[claim] = Number((draws[claim] as number) < (chances[claim] as number));
  }
  const { edges } = evidence.statements;
  const columns = edges ? columnsOfEdges(edges, policy, holds).columns : heldColumnsOf(evidence, policy).columns(holds);
  return withSpells({ evidence, policy, excluded, columns });
}

const known = new WeakMap<Evidence, { readonly modalities: DrawTerms["modalities"]; readonly chances: Float64Array }>();

/** By claim the chance that it holds: the same for all draws. */
function chancesOf(evidence: Evidence, modalities: DrawTerms["modalities"]): Float64Array {
  const found = known.get(evidence);
  if (found?.modalities === modalities) return found.chances;
  const chances = new Float64Array(evidence.claims.length);
  let claim = 0;
  for (const { confidence, modality } of itemsOf(evidence.claims)) chances[claim++] = confidence * modalities[modality];
  known.set(evidence, { modalities, chances });
  return chances;
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
