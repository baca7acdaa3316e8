import { groupBy, must } from "../base/collections";
import type { Evidence, Statement } from "./evidence";
import { consistent, reconcile, type Testimony } from "./spell";

/** A tie before it has a place among the others. */
export interface Draft {
  readonly name: string;
  readonly first: Statement;
  readonly spell: Testimony;
  readonly conflict: boolean;
  readonly weight: number;
  readonly confidence: number;
  readonly corroboration: number;
  /** Indices of its claims, ascending. */
  readonly claims: readonly number[];
}

/** The statements about one relation; what they are together is worked out once. */
export interface Relation {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly drafts: () => readonly Draft[];
}

const relations = new WeakMap<readonly Statement[], readonly Relation[]>();

/** All relations that the evidence speaks of; without merging each statement is about one of its own. */
export function relationsOf(evidence: Evidence, widen: number): readonly Relation[] {
  const statements = evidence.statements(widen);
  const known = relations.get(statements);
  if (known) return known;
  const groups = evidence.merge
    ? groupBy(statements, (statement) => relationOf(statement, evidence)).values()
    : statements.map((statement) => [statement]);
  const found = Array.from(groups, (group): Relation => {
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

/**
 * The relation that a statement is about, as a key; statements of different relations are never one tie. What parties did together
 * is told apart by the event it belongs to.
 */
function relationOf({ claim, kind, source, target, origin, directed }: Statement, { claims }: Evidence): string {
  const { role, mode, event, tie } = must(claims.at(claim));
  return JSON.stringify([kind, source, target, origin, role, mode, directed ? null : event, tie]);
}

/** A relation as its ties are called. */
function nameOf(statement: Statement, { kinds, actors, claims, merge }: Evidence): string {
  const { role, mode, event, tie, id } = must(claims.at(statement.claim));
  if (!merge) return id;
  const [kind, source, target] = [kinds[statement.kind], actors.at(statement.source), actors.at(statement.target)];
  let name = `${kind?.name}:${source?.id}${statement.directed ? ">" : "-"}${target?.id}`;
  if (statement.origin >= 0) name += ` from ${actors.at(statement.origin)?.id}`;
  if (role) name += ` as ${role}`;
  if (mode) name += ` by ${mode}`;
  if (event && !statement.directed) name += ` in ${event}`;
  if (tie) name += ` spell ${tie}`;
  return name;
}

/** One tie for the statements of one relation whose possible spells overlap or meet, directly or through others. */
export function draftsOf(statements: readonly Statement[], relation: string, evidence: Evidence): Draft[] {
  if (statements.length === 1) return [draft(statements, evidence, relation)];
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
  const { spell: said, conflict } = reconcile(statements);
  const first = must(statements[0]);
  const spell = evidence.calendar && !first.instant ? { ...said, ...consistent(said) } : said;
  if (statements.length === 1) {
    const { weight, claim } = first;
    const { confidence } = must(evidence.claims.at(claim));
    return { name, first, spell, conflict, weight, confidence, corroboration: 1, claims: [claim] };
  }
  const claims = [...new Set(statements.map(({ claim }) => claim))].sort((a, b) => a - b);
  const claimAt = (index: number) => must(evidence.claims.at(index));
  const family = (index: number) => evidence.families.get(claimAt(index).source) ?? claimAt(index).source;
  return {
    ...{ name, first, conflict, claims, spell },
    weight: Math.max(...statements.map(({ weight }) => weight)),
    confidence: Math.max(...claims.map((index) => claimAt(index).confidence)),
    corroboration: new Set(claims.map(family)).size,
  };
}
