import { compareText, groupBy, must } from "../base/collections";
import { type Evidence, type ExclusionReason, reasonToExclude, type Statement } from "./evidence";
import type { Policy } from "./policy";
import { consistent, reconcile, type Testimony } from "./spell";

/** The ties of a network as columns: one entry a tie, actors and kinds as indices. Never handed out of the library. */
export interface Columns {
  readonly size: number;
  readonly ids: readonly string[];
  readonly kind: Uint16Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Index of the origin actor, or −1. */
  readonly origin: Int32Array;
  readonly instant: Uint8Array;
  readonly directed: Uint8Array;
  /** Whether the claims contradict each other about the dates. */
  readonly conflict: Uint8Array;
  readonly weight: Float64Array;
  /** The highest confidence of its claims. */
  readonly confidence: Float64Array;
  /** Number of independent source families. */
  readonly corroboration: Uint16Array;
  /** Spells as the sources state them. */
  readonly stated: SpellColumns;
  readonly seenMin: Float64Array;
  readonly seenMax: Float64Array;
  /** Claims of tie i: `claims[claimsFrom[i]]` up to `claims[claimsFrom[i + 1]]`, as indices into the evidence. */
  readonly claimsFrom: Uint32Array;
  readonly claims: Uint32Array;
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

interface Draft {
  readonly spell: Testimony;
  readonly conflict: boolean;
  readonly statements: readonly Statement[];
  readonly name: string;
}

/**
 * Turns the statements that a policy lets in into ties, ordered by earliest start and then by name. `holds` may leave further claims out,
 * by index.
 */
export function columnsOf(
  evidence: Evidence,
  policy: Policy,
  holds?: readonly boolean[],
): { columns: Columns; excluded: readonly Exclusion[] } {
  const excluded: Exclusion[] = [];
  const admitted = evidence.claims.map((claim, index) => {
    const reason = reasonToExclude(claim, policy);
    if (reason) excluded.push({ claim: index, reason });
    return reason === undefined && (holds?.[index] ?? true);
  });
  const drafts = relationsOf(evidence, policy.widen).flatMap((relation) => {
    const left = relation.statements.filter(({ claim }) => admitted[claim]);
    return left.length === relation.statements.length ? relation.drafts() : draftsOf(left, relation.name, evidence);
  });
  drafts.sort(
    (a, b) => a.spell.startMin - b.spell.startMin || a.spell.startMax - b.spell.startMax || compareText(a.name, b.name),
  );
  return { columns: fill(distinct(drafts), evidence), excluded };
}

/** The statements about one relation; what they are together is worked out once. */
interface Relation {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly drafts: () => readonly Draft[];
}

const relations = new WeakMap<readonly Statement[], readonly Relation[]>();

/** All relations that the evidence speaks of; without merging each statement is about one of its own. */
function relationsOf(evidence: Evidence, widen: number): readonly Relation[] {
  const statements = evidence.statements(widen);
  const known = relations.get(statements);
  if (known) return known;
  const groups = evidence.merge
    ? [...groupBy(statements, (statement) => relationOf(statement, evidence)).values()]
    : statements.map((statement) => [statement]);
  const found = groups.map((group): Relation => {
    const name = nameOf(must(group[0]), evidence);
    let drafts: readonly Draft[] | undefined;
    const draw = () => {
      drafts ??= draftsOf(group, name, evidence);
      return drafts;
    };
    return { name, statements: group, drafts: draw };
  });
  relations.set(statements, found);
  return found;
}

/** Ids and roles of all sorts can make two relations read alike; the later ones are numbered. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<string, number>();
  return drafts.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}

/**
 * The relation that a statement is about, as a key; statements of different relations are never one tie. What parties did together
 * is told apart by the event it belongs to.
 */
function relationOf({ claim, kind, source, target, origin, directed }: Statement, { claims }: Evidence): string {
  const { role, mode, event, tie } = must(claims[claim]);
  return JSON.stringify([kind, source, target, origin, role, mode, directed ? null : event, tie]);
}

/** A relation as its ties are called. */
function nameOf(statement: Statement, { kinds, actors, claims, merge }: Evidence): string {
  const { role, mode, event, tie, id } = must(claims[statement.claim]);
  if (!merge) return id;
  const [kind, source, target] = [kinds[statement.kind], actors[statement.source], actors[statement.target]];
  const parts = [
    `${kind?.name}:${source?.id}${statement.directed ? ">" : "-"}${target?.id}`,
    statement.origin >= 0 && `from ${actors[statement.origin]?.id}`,
    role && `as ${role}`,
    mode && `by ${mode}`,
    event && !statement.directed && `in ${event}`,
    tie && `spell ${tie}`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** One tie for the statements of one relation whose possible spells overlap or meet, directly or through others. */
function draftsOf(statements: readonly Statement[], relation: string, evidence: Evidence): Draft[] {
  const ordered = [...statements].sort((a, b) => a.startMin - b.startMin || a.endMax - b.endMax || a.claim - b.claim);
  const spells: Statement[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const statement of ordered) {
    const current = spells.at(-1);
    if (current && statement.startMin <= reach) current.push(statement);
    else spells.push([statement]);
    reach = current && statement.startMin <= reach ? Math.max(reach, statement.endMax) : statement.endMax;
  }
  return spells.map((spell, index) =>
    draft(spell, evidence, spells.length === 1 ? relation : `${relation} #${index + 1}`),
  );
}

function draft(statements: readonly Statement[], evidence: Evidence, name: string): Draft {
  const { spell, conflict } = reconcile(statements);
  const settled = evidence.calendar && !statements[0]?.instant ? { ...spell, ...consistent(spell) } : spell;
  return { spell: settled, conflict, statements, name };
}

function fill(drafts: readonly Draft[], evidence: Evidence): Columns {
  const first = (pick: (statement: Statement) => number) =>
    drafts.map(({ statements }) => pick(statements[0] as Statement));
  const spells = (pick: (spell: Testimony) => number) => Float64Array.from(drafts, ({ spell }) => pick(spell));
  const kind = Uint16Array.from(first((s) => s.kind));
  const claims = drafts.map(({ statements }) => [...new Set(statements.map((s) => s.claim))].sort((a, b) => a - b));
  const claimsFrom = new Uint32Array(drafts.length + 1);
  for (const [i, list] of claims.entries()) claimsFrom[i + 1] = (claimsFrom[i] ?? 0) + list.length;
  const claimAt = (index: number) => evidence.claims[index] as Evidence["claims"][number];
  const family = (index: number) => evidence.families.get(claimAt(index).source) ?? claimAt(index).source;
  return {
    size: drafts.length,
    ids: drafts.map(({ name }) => name),
    kind,
    source: Int32Array.from(first((s) => s.source)),
    target: Int32Array.from(first((s) => s.target)),
    origin: Int32Array.from(first((s) => s.origin)),
    instant: Uint8Array.from(first((s) => Number(s.instant))),
    directed: Uint8Array.from(first((s) => Number(s.directed))),
    conflict: Uint8Array.from(drafts, ({ conflict }) => Number(conflict)),
    weight: Float64Array.from(drafts, ({ statements }) => Math.max(...statements.map((s) => s.weight))),
    confidence: Float64Array.from(claims, (list) => Math.max(...list.map((index) => claimAt(index).confidence))),
    corroboration: Uint16Array.from(claims, (list) => new Set(list.map(family)).size),
    stated: {
      startMin: spells((s) => s.startMin),
      startMax: spells((s) => s.startMax),
      endMin: spells((s) => s.endMin),
      endMax: spells((s) => s.endMax),
    },
    seenMin: spells((s) => s.seenMin),
    seenMax: spells((s) => s.seenMax),
    claimsFrom,
    claims: Uint32Array.from(claims.flat()),
  };
}
