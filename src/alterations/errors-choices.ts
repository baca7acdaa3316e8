import { compareText, groupBy, must } from "../base/collections";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { PolicyInput, Presence } from "../network/policy";
import { admittedClaims } from "./errors-missing";

/** The same network read under another choice, and what that choice is called. */
export interface Variant {
  readonly variant: string;
  readonly make: (view: TemporalNetwork) => TemporalNetwork;
}

/** A rule of persistence for all kinds, or rules for some. */
export type PersistenceChoice = NonNullable<PolicyInput["persistence"]>;

export function persistences(choices: readonly PersistenceChoice[]): Variant[] {
  return choices.map((persistence) => ({ variant: nameOf(persistence), make: (view) => view.under({ persistence }) }));
}

export function presences(choices: readonly Presence[]): Variant[] {
  return choices.map((presence) => ({ variant: nameOf(presence), make: (view) => view.under({ presence }) }));
}

function nameOf(choice: string | object): string {
  return typeof choice === "string" ? choice : JSON.stringify(choice);
}

/** The network without what one source says, for each that says anything the policy admits. */
export function leftOutSources(view: TemporalNetwork): Variant[] {
  return leftOut(view, (source) => source);
}

/** The same with all sources of one family. */
export function leftOutFamilies(view: TemporalNetwork): Variant[] {
  const { families } = stateOf(view).evidence;
  return leftOut(view, (source) => families.get(source) ?? source);
}

function leftOut(view: TemporalNetwork, nameOfSource: (source: string) => string): Variant[] {
  const { claims } = stateOf(view).evidence;
  const used = new Set(admittedClaims(view).map((claim) => must(claims.at(claim)).source));
  const groups = [...groupBy([...used].sort(compareText), nameOfSource)].sort(([a], [b]) => compareText(a, b));
  return groups.map(([variant, group]) => {
    const sources = [...used].filter((source) => !group.includes(source)).sort(compareText);
    return { variant, make: (one) => one.under({ sources }) };
  });
}
