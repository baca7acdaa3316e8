import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import type { Csr, Edge } from "../kernels/csr";
import { actorIndices, checkNetwork, type Facts, facts, stateOf } from "./inside";
import { TemporalNetwork } from "./network";
import type { Parallel } from "./policy";
import { projectionOf, projectionShape, type Strength } from "./project";

/** What holds actors together, for communities and layouts: ties of all kinds, or those that do not oppose. */
export interface BondOptions {
  /**
   * What becomes of parallel ties. Default `"count"`, whatever the policy says: strengths add up, so that two ties bind
   * more than one. `"keep"` gives the same.
   */
  readonly parallel?: Parallel;
  /** What one tie adds, above 0. Default `"ties"`: 1 each. */
  readonly strength?: Strength;
  /** Ties of kinds with sign −1, such as hostility, are left out (`"drop"`, the default) or bind like any other (`"keep"`). */
  readonly negative?: "drop" | "keep";
}

export const bondShape = () => ({
  parallel: z._default(projectionShape().parallel, "count"),
  strength: z._default(projectionShape().strength, "ties"),
  negative: z._default(z.enum(["drop", "keep"]), "drop"),
});

/** The options of bonds with nothing left out. */
export interface ResolvedBonds {
  readonly direction: "directed" | "undirected";
  readonly parallel: Parallel;
  readonly strength: Strength;
  readonly negative: "drop" | "keep";
}

/** A view's bonds as a graph of integers. Its nodes are all actors of the view, also those whose every tie was left out. */
export interface Bonds {
  readonly csr: Csr;
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly facts: Facts;
}

/** @throws AllegianceError `invalid-option`, also where strengths add up to more than a number can hold */
export function bondsOf(
  call: string,
  view: TemporalNetwork,
  { direction, parallel, strength, negative }: ResolvedBonds,
): Bonds {
  checkNetwork(call, view);
  const bonds = negative === "drop" ? withoutNegative(view) : view;
  const { csr, ids, labels } = projectionOf(bonds, { direction, parallel, strength });
  const total = strength === "ties" ? 0 : csr.strengths.reduce((sum, value) => sum + value, 0);
  if (!Number.isFinite(total)) throw invalidOption("strength", total, "strengths whose sum is finite");
  return { csr, ids, labels, facts: facts(view) };
}

function withoutNegative(view: TemporalNetwork): TemporalNetwork {
  const state = stateOf(view);
  const { kinds } = state.evidence;
  if (kinds.every(({ sign }) => sign === 1)) return view;
  const positive = [...kinds.keys()].filter((kind) => kinds[kind]?.sign === 1 && (state.kinds?.has(kind) ?? true));
  return new TemporalNetwork({
    ...state,
    kinds: new Set(positive),
    actors: new Set(actorIndices(view)),
    policy: { ...state.policy, isolates: "keep" },
  });
}

/** Each tied pair of a graph once (in a directed graph once for each way), its strengths summed; by source, then target. */
export function pairsOf({ size, directed, offsets, targets, strengths }: Csr): Edge[] {
  const pairs: { source: number; target: number; strength: number }[] = [];
  for (let source = 0; source < size; source++) {
    for (let arc = offsets[source] as number; arc < (offsets[source + 1] as number); arc++) {
      const [target, strength] = [targets[arc] as number, strengths[arc] as number];
      if (!directed && target < source) continue;
      const last = pairs.at(-1);
      if (last && last.source === source && last.target === target) last.strength += strength;
      else pairs.push({ source, target, strength });
    }
  }
  return pairs;
}
