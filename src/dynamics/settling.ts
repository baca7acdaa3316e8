import { must } from "../base/collections";
import { valueAt } from "../network/column";
import type { State } from "../network/state";

/** Where the beginning of a state is from. */
export type Begins = "stated" | "observed" | "always" | "unknown";

/** Where the end of a state is from. */
export type Ends = "stated" | "lapsed" | "replaced" | "never" | "unknown";

/** What set the beginning of tie `i`: the sources, or the policy's onset. */
export function beginsOf({ columns: { stated }, settled }: State, i: number): Begins {
  if (Number.isFinite(stated.startMin[i])) return "stated";
  if (stated.startMin[i] === stated.startMax[i]) return "always";
  return Number.isFinite(settled.startMin[i]) ? "observed" : "unknown";
}

/** What set the end of tie `i`: the sources, or the policy's persistence. */
export function endsOf({ columns: { stated }, settled }: State, i: number): Ends {
  if (Number.isFinite(stated.endMax[i])) return "stated";
  if (settled.endMin[i] === Number.POSITIVE_INFINITY) return "never";
  if (valueAt(settled.endedBy, i) >= 0) return "replaced";
  return Number.isFinite(settled.endMax[i]) ? "lapsed" : "unknown";
}

/** Whether the policy's persistence, not the sources, says when tie `i` ends. */
export function isRuled({ columns: { stated, kind }, evidence, policy }: State, i: number): boolean {
  if (Number.isFinite(stated.endMax[i]) || stated.endMin[i] === stated.endMax[i]) return false;
  return policy.persistence[must(evidence.kinds[must(kind[i])]).name] !== "as-stated";
}
