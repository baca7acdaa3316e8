import { compareText, itemsOf, type Listed, must } from "../base/collections";
import type { Column } from "./column";
import { type Draft, draftsOf, relationsOf } from "./drafts";
import { columnsOfEdges } from "./edge-columns";
import { type Evidence, type ExclusionReason, reasonToExclude, type Statement } from "./evidence";
import type { Policy } from "./policy";
import type { Testimony } from "./spell";

/** Texts, each of which may be made when asked for, and found again. */
export interface Texts extends Listed<string> {
  indexOf(text: string): number;
}

/** The ties of a network as columns: one entry a tie, actors and kinds as indices. Never handed out of the library. */
export interface Columns {
  readonly size: number;
  readonly ids: Texts;
  readonly kind: Uint16Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Index of the origin actor, or −1. */
  readonly origin: Column<Int32Array>;
  readonly instant: Uint8Array;
  readonly directed: Uint8Array;
  /** Whether the claims contradict each other about the dates. */
  readonly conflict: Column<Uint8Array>;
  readonly weight: Column<Float64Array>;
  /** The highest confidence of its claims. */
  readonly confidence: Column<Float64Array>;
  /** Number of independent source families. */
  readonly corroboration: Column<Uint16Array>;
  /** Spells as the sources state them. */
  readonly stated: SpellColumns;
  readonly seenMin: Column<Float64Array>;
  readonly seenMax: Column<Float64Array>;
  /**
   * Claims of tie i: `claims[claimsFrom[i]]` up to `claims[claimsFrom[i + 1]]`, as indices into the evidence. Without `claimsFrom` it
   * is `claims[i]` alone, without `claims` claim i.
   */
  readonly claimsFrom: Uint32Array | undefined;
  readonly claims: Uint32Array | undefined;
}

/** The claims of a tie, as indices into the evidence. */
export function claimsAt({ claims, claimsFrom }: Pick<Columns, "claims" | "claimsFrom">, tie: number): number[] {
  if (!claims) return [tie];
  return claimsFrom ? Array.from(claims.subarray(claimsFrom[tie], claimsFrom[tie + 1])) : [claims[tie] as number];
}

export interface SpellColumns {
  readonly startMin: Float64Array;
  readonly startMax: Float64Array;
  readonly endMin: Float64Array;
  readonly endMax: Float64Array;
}

export interface Exclusion {
  readonly claim: number;
  readonly reason: ExclusionReason;
}

/** Turns the statements that a policy lets in into ties, ordered by earliest start and then by name. */
export function columnsOf(evidence: Evidence, policy: Policy): { columns: Columns; excluded: readonly Exclusion[] } {
  const { edges } = evidence.statements;
  if (edges) return columnsOfEdges(edges, policy);
  const excluded: Exclusion[] = [];
  const admitted = Array.from(itemsOf(evidence.claims), (claim, index) => {
    const reason = reasonToExclude(claim, policy);
    if (reason) excluded.push({ claim: index, reason });
    return reason === undefined;
  });
  const drafts = relationsOf(evidence, policy.widen).flatMap((relation) => {
    const left = relation.statements.filter(({ claim }) => admitted[claim]);
    return left.length === relation.statements.length ? relation.drafts() : draftsOf(left, relation.name, evidence);
  });
  drafts.sort(
    (a, b) => a.spell.startMin - b.spell.startMin || a.spell.startMax - b.spell.startMax || compareText(a.name, b.name),
  );
  const columns = fill(drafts);
  return { columns: { ...columns, ids: distinct(columns.ids) }, excluded };
}

/** Ids and roles of all sorts can make two relations read alike; the later ones are numbered. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Columns of which each has all its entries. */
export type Filled = {
  readonly [Name in keyof Columns]: Name extends "size"
    ? number
    : Name extends "ids"
      ? readonly string[]
      : Exclude<Columns[Name], number | undefined>;
};

/** Ties as columns, in the order given. */
export function fill(drafts: readonly Draft[]): Filled {
  const of = (pick: (first: Statement) => number) => (draft: Draft) => pick(draft.first);
  const bound = (pick: (spell: Testimony) => number) => Float64Array.from(drafts, ({ spell }) => pick(spell));
  const claimsFrom = new Uint32Array(drafts.length + 1);
  for (const [i, { claims }] of drafts.entries()) claimsFrom[i + 1] = must(claimsFrom[i]) + claims.length;
  return {
    size: drafts.length,
    ids: drafts.map(({ name }) => name),
    kind: Uint16Array.from(
      drafts,
      of(({ kind }) => kind),
    ),
    source: Int32Array.from(
      drafts,
      of(({ source }) => source),
    ),
    target: Int32Array.from(
      drafts,
      of(({ target }) => target),
    ),
    origin: Int32Array.from(
      drafts,
      of(({ origin }) => origin),
    ),
    instant: Uint8Array.from(
      drafts,
      of(({ instant }) => Number(instant)),
    ),
    directed: Uint8Array.from(
      drafts,
      of(({ directed }) => Number(directed)),
    ),
    conflict: Uint8Array.from(drafts, ({ conflict }) => Number(conflict)),
    weight: Float64Array.from(drafts, ({ weight }) => weight),
    confidence: Float64Array.from(drafts, ({ confidence }) => confidence),
    corroboration: Uint16Array.from(drafts, ({ corroboration }) => corroboration),
    stated: {
      startMin: bound((s) => s.startMin),
      startMax: bound((s) => s.startMax),
      endMin: bound((s) => s.endMin),
      endMax: bound((s) => s.endMax),
    },
    seenMin: bound((s) => s.seenMin),
    seenMax: bound((s) => s.seenMax),
    claimsFrom,
    claims: Uint32Array.from(drafts.flatMap(({ claims }) => claims)),
  };
}
