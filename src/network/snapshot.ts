import { AllegianceError } from "../base/errors";
import type { Evidence } from "./evidence";
import { stateOf } from "./inside";
import { TemporalNetwork } from "./network";
import type { State } from "./state";

/** A view as plain data, which can be sent to a worker. */
export interface Snapshot {
  readonly state: Omit<State, "evidence" | "predicates" | "headcounts">;
  readonly headcounts: Float64Array | undefined;
  readonly evidence: Omit<Evidence, "statements">;
  readonly statements: ReturnType<Evidence["statements"]>;
}

/** @throws AllegianceError `unsupported` for a view made by `where`, whose functions cannot be sent */
export function snapshotOf(view: TemporalNetwork): Snapshot {
  checkSendable(view);
  const { evidence, predicates: _, headcounts, ...state } = stateOf(view);
  const { statements, ...rest } = evidence;
  return shared({ state, headcounts: headcounts?.(), evidence: rest, statements: statements(state.policy.widen) });
}

/** @throws AllegianceError `unsupported` as {@link snapshotOf} does */
export function checkSendable(view: TemporalNetwork): void {
  if (stateOf(view).predicates.length === 0) return;
  const expected = "no workers, or a view restricted by kinds, actors and times";
  const message = `a view made by \`where\` cannot be sent to workers: use ${expected}`;
  throw new AllegianceError({ code: "unsupported", message, expected });
}

/** The same view, of which statements are known as its policy widens dates. */
export function viewOf({ state, headcounts, evidence, statements }: Snapshot): TemporalNetwork {
  const counted = { ...state, ...(headcounts && { headcounts: () => headcounts }) };
  return new TemporalNetwork({ ...counted, evidence: { ...evidence, statements: () => statements }, predicates: [] });
}

/** The same with all typed arrays in memory that workers share, where there is such. */
function shared<T>(value: T): T {
  if (typeof SharedArrayBuffer === "undefined" || typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const from = value as unknown as Float64Array;
    const copy = new (from.constructor as Float64ArrayConstructor)(new SharedArrayBuffer(from.byteLength));
    copy.set(from);
    return copy as unknown as T;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shared(inner)])) as T;
}
