import * as z from "zod/mini";
import { compareText, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import type { Claim } from "../data/tables";
import { checkNetwork, facts, type ResultTable, selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { claimsOfTie } from "../network/tie";

export interface RecruiterOptions {
  /** The modes of support that count as brokering. Default `["recruitment"]`; `"facilitation"` and `"endorsement"` are weaker words. */
  readonly modes?: readonly string[];
}

/** A source says that somebody recruited for a group; and, where it says so, which pledge or move that was. */
export interface Recruitment {
  readonly recruiter: string;
  /** Who pledged or moved; `undefined` where no source says whom. */
  readonly recruited: string | undefined;
  readonly destination: string;
  /** The mode of the support. */
  readonly how: string;
  /**
   * What joins the recruiter to this pledge or move. `event`: both claims are of one event. `passage`: one document tells of both
   * in one paragraph, and no more is coded: to be read there before it is relied on. `unstated`: nothing does.
   */
  readonly basis: "event" | "passage" | "unstated";
  /** The tie of the support, and that of the pledge or move. */
  readonly support: string;
  readonly kind: "allegiance" | "defection" | undefined;
  readonly tie: string | undefined;
  /** The claims of the recruiting, then those of the pledge or move. */
  readonly claims: readonly string[];
}

const COLUMNS = [
  "recruiter",
  "recruited",
  "destination",
  "how",
  "basis",
  "support",
  "kind",
  "tie",
  "claims",
] as const satisfies readonly (keyof Recruitment)[];

const BASES: readonly Recruitment["basis"][] = ["event", "passage", "unstated"];

const schema = () =>
  z.strictObject({
    modes: z._default(
      z.array(z.string().check(z.minLength(1)), { error: "an array of modes of support" }).check(z.minLength(1)),
      ["recruitment"],
    ),
  });

/**
 * Who recruited for which group, and for which pledge or move to it, as far as claims say so.
 *
 * The claims are those of kind `support` from the recruiter to the group, whose mode (or, where a claim has no mode, role) is one of
 * `modes`. A pledge or move is theirs if it leads to the same group and somebody else made it, and a claim of the one and a claim of
 * the other are of the same event, or else stand in one paragraph of one document. Nothing is inferred from dates or from who
 * knew whom. A recruiting without any such pledge or move is one row without `recruited`. Rows are ordered by basis, then by
 * recruiter, destination and recruited.
 *
 * A row says what a document says of its subjects; it is evidence about a text, not a finding about a person.
 *
 * Cost: the ties of support times the pledges and moves of the view.
 * @throws AllegianceError `invalid-option`
 */
export function recruiters(network: TemporalNetwork, options?: RecruiterOptions): ResultTable<Recruitment> {
  checkNetwork("recruiters", network);
  const resolved = parseOptions("recruiters", schema, options);
  const joined = entriesOf(network, ["allegiance", "defection"]);
  const rows = entriesOf(network, ["support"]).flatMap((support) =>
    resolved.modes.flatMap((how) => {
      const said = support.claims.filter(({ mode, role }) => (mode ?? role) === how);
      return said.length > 0 ? recruitmentsOf({ ...support, claims: said }, how, joined) : [];
    }),
  );
  rows.sort(
    (a, b) =>
      BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
      compareText(a.recruiter, b.recruiter) ||
      compareText(a.destination, b.destination) ||
      compareText(a.recruited ?? "", b.recruited ?? "") ||
      compareText(a.tie ?? "", b.tie ?? ""),
  );
  return tableOf(rows, COLUMNS, { ...facts(network), options: Object.freeze(resolved) });
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly claims: readonly Claim[];
}

function entriesOf(network: TemporalNetwork, kinds: readonly string[]): Entry[] {
  const state = stateOf(network);
  const { columns, evidence } = state;
  const idOf = (actor: number | undefined) => must(evidence.actors.at(must(actor))).id;
  return Array.from(selectionOf(network).ties).flatMap((tie): Entry[] => {
    const kind = must(evidence.kinds[must(columns.kind[tie])]).name;
    if (!kinds.includes(kind)) return [];
    const [source, target] = [idOf(columns.source[tie]), idOf(columns.target[tie])];
    return [{ id: must(columns.ids.at(tie)), kind, source, target, claims: claimsOfTie(state, tie) }];
  });
}

function recruitmentsOf(support: Entry, how: string, joined: readonly Entry[]): Recruitment[] {
  const { source: recruiter, target: destination, id } = support;
  const row = { recruiter, destination, how, support: id };
  const claims = support.claims.map((claim) => claim.id);
  const rows = joined
    .filter(({ source, target }) => target === destination && source !== recruiter)
    .flatMap((joining): Recruitment[] => {
      const basis = basisOf(support.claims, joining.claims);
      if (!basis) return [];
      const all = [...claims, ...joining.claims.map((claim) => claim.id)];
      const kind = joining.kind as "allegiance" | "defection";
      return [{ ...row, recruited: joining.source, basis, kind, tie: joining.id, claims: all }];
    });
  if (rows.length > 0) return rows;
  return [{ ...row, recruited: undefined, basis: "unstated", kind: undefined, tie: undefined, claims }];
}

function basisOf(some: readonly Claim[], others: readonly Claim[]): "event" | "passage" | undefined {
  const pairs = some.flatMap((one) => others.map((other) => [one, other] as const));
  if (pairs.some(([one, other]) => one.event !== undefined && one.event === other.event)) return "event";
  const paragraphs = (claim: Claim) => claim.paragraph.split(";").map((text) => text.trim());
  const together = pairs.some(
    ([one, other]) =>
      one.source === other.source && paragraphs(one).some((paragraph) => paragraphs(other).includes(paragraph)),
  );
  return together ? "passage" : undefined;
}
