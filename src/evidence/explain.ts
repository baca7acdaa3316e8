import { itemsOf, must } from "../base/collections";
import { type Table, tableOf } from "../base/table";
import type { Claim } from "../data/tables";
import { CONFIDENCE, type Modality } from "../data/vocabulary";
import { type ExclusionReason, reasonToExclude } from "../network/evidence";
import { checkNetwork, type Facts, facts, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { claimsOfTie } from "../network/tie";
import { type Result, tiesBehind } from "./behind";

/** One claim as a person reads it. */
export interface ExplainedClaim {
  /** The tie that it supports; `undefined` for a claim that was left out. */
  readonly tie: string | undefined;
  readonly claim: string;
  readonly kind: string;
  /** Who, in what role to whom: `ant → east`, or `east; west` where the relation has no direction. */
  readonly actors: string;
  /** The dates as the claim states them. */
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly source: string;
  readonly title: string | undefined;
  readonly paragraph: string;
  readonly modality: Modality;
  readonly attributedTo: string | undefined;
  readonly confidence: string;
  readonly note: string | undefined;
  /** The rule of the policy that leaves it out; `undefined` if it is let in. */
  readonly leftOut: ExclusionReason | undefined;
}

/** What a result rests on, and what the policy kept from it. */
export interface Explanation extends Facts {
  readonly claims: Table<ExplainedClaim>;
  /** Claims about the same actors and kinds of relation that the policy leaves out. */
  readonly leftOut: Table<ExplainedClaim>;
  /** All of it as text. */
  readonly text: string;
}

const COLUMNS = [
  "tie",
  "claim",
  "kind",
  "actors",
  "start",
  "end",
  "source",
  "title",
  "paragraph",
  "modality",
  "attributedTo",
  "confidence",
  "note",
  "leftOut",
] as const satisfies readonly (keyof ExplainedClaim)[];

/**
 * Why a result is what it is: every claim behind it with source, paragraph, date as stated and modality; what the policy left
 * out of the same relations, and by which rule; and the policy. Shows as text. For a score give the view that was measured.
 * @throws AllegianceError `unknown-tie`, `unknown-actor`
 */
export function explain(network: TemporalNetwork, result: Result): Explanation {
  checkNetwork("explain", network);
  const state = stateOf(network);
  const { evidence, columns, policy } = state;
  const titles = new Map(evidence.sources.map(({ id, title }) => [id, title]));
  const ties = tiesBehind(network, result);
  const admitted = ties.flatMap((tie) =>
    claimsOfTie(state, tie).map((claim) => explained(claim, titles, must(columns.ids.at(tie)))),
  );
  const relations = new Set(ties.flatMap((tie) => claimsOfTie(state, tie).map(relationOf)));
  const kept: Claim[] = [];
  for (const claim of itemsOf(evidence.claims)) {
    if (reasonToExclude(claim, policy) && relations.has(relationOf(claim))) kept.push(claim);
  }
  const out = kept.map((claim) => explained(claim, titles, undefined, reasonToExclude(claim, policy)));
  const info = facts(network);
  const text = [
    ...admitted.map(sentence),
    ...(out.length > 0 ? ["Left out by the policy:", ...out.map(sentence)] : []),
    `Policy: ${JSON.stringify(policy)}`,
    `Data: ${info.data.name} ${info.data.version}`,
  ].join("\n");
  const explanation = { ...info, claims: tableOf(admitted, COLUMNS, info), leftOut: tableOf(out, COLUMNS, info), text };
  return Object.defineProperty(explanation, Symbol.for("nodejs.util.inspect.custom"), { value: () => text });
}

/** Claims about the same kind of relation between the same actors, whatever their dates and roles. */
function relationOf({ kind, subject, object, parties }: Claim): string {
  return JSON.stringify([kind, subject, object, [...parties].sort()]);
}

function explained(
  claim: Claim,
  titles: ReadonlyMap<string, string>,
  tie: string | undefined,
  leftOut?: ExclusionReason,
): ExplainedClaim {
  const { subject, object, origin, parties } = claim;
  const direct = `${subject} → ${object}${origin === undefined ? "" : ` (from ${origin})`}`;
  return {
    tie,
    claim: claim.id,
    kind: [claim.kind, claim.role, claim.mode].filter(Boolean).join(", "),
    actors: parties.length > 0 ? parties.join("; ") : direct,
    start: claim.start,
    end: claim.end ?? (claim.end_status === "ongoing" ? "ongoing" : undefined),
    source: claim.source,
    title: titles.get(claim.source),
    paragraph: claim.paragraph,
    modality: claim.modality,
    attributedTo: claim.attributed_to,
    confidence:
      Object.entries(CONFIDENCE).find(([, chance]) => chance === claim.confidence)?.[0] ?? String(claim.confidence),
    note: claim.note,
    leftOut,
  };
}

function sentence(row: ExplainedClaim): string {
  const when = [row.start ?? "date not stated", row.end].filter(Boolean).join(" to ");
  const who = row.attributedTo === undefined ? row.modality : `${row.modality} to ${row.attributedTo}`;
  const why = row.leftOut === undefined ? "" : ` — left out: ${row.leftOut}`;
  const note = row.note === undefined ? "" : ` (${row.note})`;
  return `${row.actors}: ${row.kind}, ${when}. ${row.title ?? row.source} (${row.source}), ¶${row.paragraph}; ${who}, confidence ${row.confidence}${note}${why}`;
}
