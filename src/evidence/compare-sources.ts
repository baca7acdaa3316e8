import { indices, itemsOf, must } from "../base/collections";
import { type Table, tableOf } from "../base/table";
import { checkNetwork, type Facts, facts, selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { reconcile } from "../network/spell";
import { claimsOfTie } from "../network/tie";

/** What two sources say beside each other. Ties are ids, of the view under its policy. */
export interface SourceComparison {
  readonly one: string;
  readonly other: string;
  /** Whether the two are of one family, so that neither confirms the other. */
  readonly sameFamily: boolean;
  /** Ties that both support. */
  readonly both: readonly string[];
  /** Ties that only one of them supports, between actors that both speak of: there the other could have said so. */
  readonly onlyOne: readonly string[];
  readonly onlyOther: readonly string[];
  /** Ties that both support with dates that exclude each other. */
  readonly dateConflicts: readonly string[];
  /** Pairs of claims, one of each, that are coded as contradicting each other, whether or not the policy lets them in. */
  readonly contradictions: readonly (readonly [string, string])[];
}

const COLUMNS = [
  "one",
  "other",
  "sameFamily",
  "both",
  "onlyOne",
  "onlyOther",
  "dateConflicts",
  "contradictions",
] as const satisfies readonly (keyof SourceComparison)[];

/**
 * For each two sources what both say, what only one of them says, and where they conflict.
 *
 * Cost: one pass over the view's ties for each pair of sources.
 * @throws AllegianceError `invalid-option` if it is not given a network
 */
export function compareSources(network: TemporalNetwork): Table<SourceComparison> & Facts {
  checkNetwork("compareSources", network);
  const state = stateOf(network);
  const { evidence, columns } = state;
  const claims = [...itemsOf(evidence.claims)];
  const ids = evidence.sources.map(({ id }) => id);
  const testimonies = new Map(evidence.statements(state.policy.widen).map((statement) => [statement.claim, statement]));
  const indexOf = new Map(claims.map(({ id }, index) => [id, index]));
  const ties = Array.from(selectionOf(network).ties, (tie) => {
    const claims = claimsOfTie(state, tie);
    return {
      id: must(columns.ids.at(tie)),
      ends: [must(columns.source[tie]), must(columns.target[tie])],
      sources: new Set(claims.map(({ source }) => source)),
      datesOf: (source: string) =>
        claims.filter((claim) => claim.source === source).map(({ id }) => must(testimonies.get(must(indexOf.get(id))))),
    };
  });
  const spokenOf = new Map(
    ids.map((id) => [id, new Set(ties.filter(({ sources }) => sources.has(id)).flatMap(({ ends }) => ends))]),
  );
  const contradictions = claims.flatMap((claim) =>
    claim.contradicts.map((other) => ({ claim, other: must(claims.find(({ id }) => id === other)) })),
  );
  const rows = indices(ids.length).flatMap((i) =>
    ids.slice(i + 1).map((other): SourceComparison => {
      const one = must(ids[i]);
      const shared = ties.filter(({ ends }) =>
        ends.every((end) => spokenOf.get(one)?.has(end) && spokenOf.get(other)?.has(end)),
      );
      const said = (first: boolean, second: boolean) =>
        shared.filter(({ sources }) => sources.has(one) === first && sources.has(other) === second);
      const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
      const pairs = contradictions.filter(
        ({ claim, other: against }) => claim.source === one && against.source === other,
      );
      const reverse = contradictions.filter(
        ({ claim, other: against }) => claim.source === other && against.source === one,
      );
      const named = [
        ...pairs.map(({ claim, other: against }) => [claim.id, against.id] as const),
        ...reverse.map(({ claim, other: against }) => [against.id, claim.id] as const),
      ];
      return {
        one,
        other,
        sameFamily: evidence.families.get(one) === evidence.families.get(other),
        both: idsOf(said(true, true)),
        onlyOne: idsOf(said(true, false)),
        onlyOther: idsOf(said(false, true)),
        dateConflicts: idsOf(
          said(true, true).filter(({ datesOf }) => reconcile([...datesOf(one), ...datesOf(other)]).conflict),
        ),
        contradictions: [...new Map(named.map((pair) => [pair.join("\n"), pair])).values()],
      };
    }),
  );
  return tableOf(rows, COLUMNS, facts(network));
}
