import { must } from "../base/collections";
import { groupsOf } from "../base/groups";
import { type Evidence, type Statement, saidOf } from "./evidence";
import { consistentTestimony, reconcile, type Testimony } from "./spell";

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
export class Relation {
  #drafts: readonly Draft[] | undefined;

  constructor(
    readonly name: string,
    readonly statements: readonly Statement[],
  ) {}

  drafts(evidence: Evidence): readonly Draft[] {
    this.#drafts ??= draftsOf(this.statements, this.name, evidence);
    return this.#drafts;
  }
}

const relations = new WeakMap<readonly Statement[], readonly Relation[]>();

/** All relations that the evidence speaks of; without merging each statement is about one of its own. */
export function relationsOf(evidence: Evidence, widen: number): readonly Relation[] {
  const statements = evidence.statements(widen);
  const known = relations.get(statements);
  if (known) return known;
  const groups = evidence.merge ? byRelation(statements, evidence) : statements.map((statement) => [statement]);
  const found = groups.map((group) => new Relation(nameOf(must(group[0]), evidence), group));
  relations.set(statements, found);
  return found;
}

/**
 * Statements by the relation they are about; those of different relations are never one tie. What parties did together is told apart by
 * the event it belongs to.
 */
function byRelation(statements: readonly Statement[], evidence: Evidence): Statement[][] {
  const claims = saidOf(evidence);
  const size = statements.length;
  const columns = Array.from({ length: 8 }, () => new Int32Array(size));
  const [kinds, sources, targets, origins, roles, modes, events, ties] = columns as Eight;
  const codes = new Map<string, number>();
  const codeOf = (text: string | undefined): number => {
    if (text === undefined) return 0;
    const code = codes.get(text) ?? codes.size + 1;
    codes.set(text, code);
    return code;
  };
  for (let i = 0; i < size; i++) {
    const { claim, kind, source, target, origin, directed } = statements[i] as Statement;
    const { role, mode, event, tie } = must(claims.at(claim));
    kinds[i] = kind;
    sources[i] = source;
    targets[i] = target;
    origins[i] = origin;
    roles[i] = codeOf(role);
    modes[i] = codeOf(mode);
    events[i] = directed ? 0 : codeOf(event);
    ties[i] = codeOf(tie);
  }
  const groups: Statement[][] = [];
  for (const [i, group] of groupsOf(columns, size).entries()) {
    const statement = statements[i] as Statement;
    if (group === groups.length) groups.push([statement]);
    else groups[group]?.push(statement);
  }
  return groups;
}

type Eight = [...[Int32Array, Int32Array, Int32Array, Int32Array], ...[Int32Array, Int32Array, Int32Array, Int32Array]];

/** A relation as its ties are called. */
function nameOf(statement: Statement, evidence: Evidence): string {
  if (!evidence.merge) return must(evidence.claims.at(statement.claim)).id;
  const { kinds, actors } = evidence;
  const { role, mode, event, tie } = must(saidOf(evidence).at(statement.claim));
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
  const spell = evidence.calendar && !first.instant ? consistentTestimony(said) : said;
  const claimOf = saidOf(evidence);
  if (statements.length === 1) {
    const { weight, claim } = first;
    const { confidence } = must(claimOf.at(claim));
    return { name, first, spell, conflict, weight, confidence, corroboration: 1, claims: [claim] };
  }
  const claims = [...new Set(statements.map(({ claim }) => claim))].sort((a, b) => a - b);
  const saids = claims.map((index) => must(claimOf.at(index)));
  return {
    ...{ name, first, conflict, claims, spell },
    weight: Math.max(...statements.map(({ weight }) => weight)),
    confidence: Math.max(...saids.map(({ confidence }) => confidence)),
    corroboration: new Set(saids.map(({ source }) => evidence.families.get(source) ?? source)).size,
  };
}
