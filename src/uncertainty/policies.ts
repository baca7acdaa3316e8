import { invalidOption } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import type { PolicyInput } from "../network/policy";

/** Policies to compare: by names of one's own, or as a list, each named by what it says. */
export type Policies = Readonly<Record<string, PolicyInput>> | readonly PolicyInput[];

const EXPECTED = "two policies or more, as an object by name or as an array";

/**
 * The same view under each of some policies, by name. What a policy does not say is as in the view.
 * @throws AllegianceError `invalid-option`
 */
export function viewsUnder(view: TemporalNetwork, policies: Policies): Map<string, TemporalNetwork> {
  if (typeof policies !== "object" || policies === null) throw invalidOption("policies", policies, EXPECTED);
  const named = Array.isArray(policies)
    ? policies.map((policy: PolicyInput): [string, PolicyInput] => [titleOf(policy), policy])
    : Object.entries(policies as Readonly<Record<string, PolicyInput>>);
  const views = new Map(named.map(([name, policy]) => [name, view.under(policy)]));
  if (views.size < named.length) throw invalidOption("policies", policies, "policies of which no two are the same");
  if (views.size < 2) throw invalidOption("policies", policies, EXPECTED);
  return views;
}

function titleOf(policy: PolicyInput): string {
  const rules = Object.entries(policy ?? {}).filter(([, value]) => value !== undefined);
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return rules.map(([rule, value]) => `${rule}: ${text(value)}`).join(", ") || "as the view";
}
