import { groupBy, must } from "../base/collections";
import { isSet, valueAt } from "../network/column";
import type { State } from "../network/state";
import type { Family } from "./reference-families";

/** Ties that are moved together, from one place to another. */
export interface Unit {
  readonly ties: readonly number[];
  readonly source: number;
  readonly target: number;
}

/** Units among which ends are exchanged: all of them point from source to target, or none does. */
export interface Group {
  readonly directed: boolean;
  readonly units: readonly Unit[];
}

/** The units of some ties; kinds together or each for itself. */
export function unitsOf(state: State, ties: readonly number[], { unit }: Family, kinds: "apart" | "together"): Group[] {
  const { directed, kind, source, target } = state.columns;
  const sortOf = (tie: number) => (kinds === "apart" ? `kind ${kind[tie]}` : `directed ${valueAt(directed, tie)}`);
  const groupOf = unit === "tie-of-spell" ? (tie: number) => `${sortOf(tie)} ${spellOf(state, tie)}` : sortOf;
  return [...groupBy(ties, groupOf).values()].map((group) => {
    const points = isSet(directed, must(group[0]));
    const place = (tie: number) => {
      const [a, b] = [must(source[tie]), must(target[tie])];
      return points ? `${a} ${b}` : `${Math.min(a, b)} ${Math.max(a, b)}`;
    };
    const bundles = unit === "timeline" ? [...groupBy(group, place).values()] : group.map((tie) => [tie]);
    const units = bundles.map((bundle) => {
      const first = must(bundle[0]);
      return { ties: bundle, source: must(source[first]), target: must(target[first]) };
    });
    return { directed: points, units };
  });
}

/** The same text for ties that are there at the same times in every reading. */
function spellOf({ spells, settled, unbegun }: State, tie: number): string {
  const bounds = [settled, spells].flatMap(({ startMin, startMax, endMin, endMax }) =>
    [startMin, startMax, endMin, endMax].map((bound) => bound[tie]),
  );
  return [...bounds, unbegun[tie]].join(" ");
}
