import { compareText, type Listed, must } from "../base/collections";
import type { Column } from "./column";
import { type Draft, draftsOf, relationsOf } from "./drafts";
import { columnsOfEdges } from "./edges/columns";
import { type Given, type Moved, numberAt } from "./edges/given";
import { type Evidence, type ExclusionReason, reasonToExclude, saidOf } from "./evidence";
import type { Policy } from "./policy";

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
  readonly instant: Column<Uint8Array>;
  readonly directed: Column<Uint8Array>;
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
  readonly claims: Given | undefined;
}

/** The claims of a tie, as indices into the evidence. */
export function claimsAt({ claims, claimsFrom }: Pick<Columns, "claims" | "claimsFrom">, tie: number): number[] {
  if (!claimsFrom || !claims || "numbers" in claims) return [numberAt(claims, tie)];
  return Array.from(claims.subarray(claimsFrom[tie], claimsFrom[tie + 1]));
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
  const claims = saidOf(evidence);
  const { length } = claims;
  const isLeftOut = new Uint8Array(length);
  for (let claim = 0; claim < length; claim++) {
    const reason = reasonToExclude(must(claims.at(claim)), policy);
    if (reason === undefined) continue;
    excluded.push({ claim, reason });
    isLeftOut[claim] = 1;
  }
  const drafts: Draft[] = [];
  for (const relation of relationsOf(evidence, policy.widen)) {
    const { name, statements } = relation;
    const isWhole = statements.every(({ claim }) => isLeftOut[claim] === 0);
    const left = isWhole ? statements : statements.filter(({ claim }) => isLeftOut[claim] === 0);
    for (const draft of isWhole ? relation.drafts(evidence) : draftsOf(left, name, evidence)) drafts.push(draft);
  }
  const columns = fill(inOrder(drafts));
  return { columns: { ...columns, ids: distinct(columns.ids) }, excluded };
}

/** By earliest start, by latest start, by name. */
function inOrder(drafts: readonly Draft[]): Draft[] {
  const startMin = Float64Array.from(drafts, ({ spell }) => spell.startMin);
  const startMax = Float64Array.from(drafts, ({ spell }) => spell.startMax);
  const nameOf = (place: number) => (drafts[place] as Draft).name;
  const order = Uint32Array.from(drafts.keys()).sort(
    (a, b) =>
      (startMin[a] as number) - (startMin[b] as number) ||
      (startMax[a] as number) - (startMax[b] as number) ||
      compareText(nameOf(a), nameOf(b)),
  );
  return Array.from(order, (place) => drafts[place] as Draft);
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
      : Exclude<Columns[Name], number | Moved | undefined>;
};

/** Ties as columns, in the order given. */
export function fill(drafts: readonly Draft[]): Filled {
  const size = drafts.length;
  const doubles = () => new Float64Array(size);
  const ids: string[] = [];
  const claims: number[] = [];
  const columns = {
    kind: new Uint16Array(size),
    source: new Int32Array(size),
    target: new Int32Array(size),
    origin: new Int32Array(size),
    instant: new Uint8Array(size),
    directed: new Uint8Array(size),
    conflict: new Uint8Array(size),
    weight: doubles(),
    confidence: doubles(),
    corroboration: new Uint16Array(size),
    stated: { startMin: doubles(), startMax: doubles(), endMin: doubles(), endMax: doubles() },
    seenMin: doubles(),
    seenMax: doubles(),
    claimsFrom: new Uint32Array(size + 1),
  };
  const { stated } = columns;
  for (let i = 0; i < size; i++) {
    const draft = drafts[i] as Draft;
    const { first, spell } = draft;
    ids.push(draft.name);
    for (const claim of draft.claims) claims.push(claim);
    columns.claimsFrom[i + 1] = claims.length;
    columns.kind[i] = first.kind;
    columns.source[i] = first.source;
    columns.target[i] = first.target;
    columns.origin[i] = first.origin;
    columns.instant[i] = Number(first.instant);
    columns.directed[i] = Number(first.directed);
    columns.conflict[i] = Number(draft.conflict);
    columns.weight[i] = draft.weight;
    columns.confidence[i] = draft.confidence;
    columns.corroboration[i] = draft.corroboration;
    stated.startMin[i] = spell.startMin;
    stated.startMax[i] = spell.startMax;
    stated.endMin[i] = spell.endMin;
    stated.endMax[i] = spell.endMax;
    columns.seenMin[i] = spell.seenMin;
    columns.seenMax[i] = spell.seenMax;
  }
  return { size, ids, ...columns, claims: Uint32Array.from(claims) };
}
