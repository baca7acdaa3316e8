import { groupBy, indices, itemsOf, must } from "../base/collections";
import { valueAt } from "../network/column";
import { claimsAt, columnsOf, type SpellColumns } from "../network/columns";
import { type Evidence, reasonToExclude, type Statement } from "../network/evidence";
import { stateOf } from "../network/inside";
import { TemporalNetwork } from "../network/network";
import { type Base, baseOf, repolicy, type State } from "../network/state";
import type { Answer } from "../questions/answers";
import { spliced } from "./spliced";

/** What an answer depends on beside who is tied to whom, how, and when. */
export interface Reads {
  /** How sure ties are, and how many sources support them. */
  readonly support: boolean;
  /** Which claims support them. */
  readonly claims: boolean;
}

/** A view without some statements, and which of its ties are not what they were. */
export interface LeftOut {
  readonly view: TemporalNetwork;
  /** Ties of the network that are gone, or are not as they were. */
  readonly gone: readonly number[];
  /** Ties of the view that were not there, or were not as they are. */
  readonly come: readonly number[];
}

/** A question asked of a view, and ready to be asked of the same view without some statements. */
export interface Asking {
  readonly base: Answer;
  readonly reads: Reads;
  /** The answer; where it cannot be another it is the base answer, and groups that cannot be others are its groups. */
  again(left: LeftOut): Answer;
  /** How many graphs, or whole views, have been computed anew so far. */
  computed(): number;
}

/** The groups of an answer that are looked at; the others need not be asked for. */
export type Wanted = (base: Answer) => (group: string | undefined) => boolean;

/** Leaves statements out of a view: those for which `isOut` holds. */
export type Leaver = (isOut: (statement: Statement) => boolean, remark: string) => LeftOut;

/**
 * The same as `withStatements`, ties made anew only where the statements left out were about them. All of one kind between the same two
 * actors are made anew together; no statement of others has a part in them. Onset and persistence are applied to all.
 */
export function leaverOf(view: TemporalNetwork, reads: Reads): Leaver {
  const state = stateOf(view);
  const { evidence, policy, columns } = state;
  const statements = admittedBy(state);
  const byPair = groupBy(statements, pairOf);
  const pairOfTie = indices(columns.size).map((tie) => pairOf(tieAt(columns, tie)));
  // Names of different relations that read alike are numbered, which a change to one of them can change in the other.
  const isApart = !evidence.merge || ![...itemsOf(columns.ids)].some((id) => / \(\d+\)$/.test(id));

  return (isOut, remark) => {
    const stay = (statement: Statement) => !isOut(statement);
    const without: Evidence = {
      ...evidence,
      name: `${evidence.name} (${remark})`,
      statements: (widen) => evidence.statements(widen).filter(stay),
    };
    const touched = new Set(statements.filter(isOut).map(pairOf));
    const kept = indices(columns.size).filter((tie) => !touched.has(must(pairOfTie[tie])));
    if (!isApart) {
      const other: State = { ...state, ...baseOf(without, policy) };
      return { view: new TemporalNetwork(other), gone: indices(columns.size), come: indices(other.columns.size) };
    }
    const about = [...touched].flatMap((pair) => must(byPair.get(pair)).filter(stay));
    about.sort((a, b) => a.claim - b.claim);
    const fresh = columnsOf({ ...without, statements: () => about }, policy).columns;
    const { columns: all, from } = spliced(columns, kept, fresh);
    const other: State = { ...state, ...repolicy({ ...state, evidence: without, columns: all }, policy) };
    return { view: new TemporalNetwork(other), ...changesOf(state, other, from, reads) };
  };
}

/** The statements of the claims that a policy lets in. */
export function admittedBy({ evidence, policy }: Base): Statement[] {
  const isIn = Array.from(itemsOf(evidence.claims), (claim) => reasonToExclude(claim, policy) === undefined);
  return evidence.statements(policy.widen).filter(({ claim }) => isIn[claim]);
}

type Pair = Pick<Statement, "kind" | "source" | "target">;

function pairOf({ kind, source, target }: Pair): string {
  return `${kind} ${source} ${target}`;
}

function tieAt({ kind, source, target }: Base["columns"], tie: number): Pair {
  return { kind: must(kind[tie]), source: must(source[tie]), target: must(target[tie]) };
}

const BOUNDS = ["startMin", "startMax", "endMin", "endMax"] as const satisfies readonly (keyof SpellColumns)[];

function changesOf(base: State, other: State, from: Int32Array, reads: Reads): Pick<LeftOut, "gone" | "come"> {
  const { first, last } = base.horizon;
  if (base.policy.presence === "expected" && (first !== other.horizon.first || last !== other.horizon.last)) {
    return { gone: indices(base.columns.size), come: indices(other.columns.size) };
  }
  const kept = new Set(from);
  const [gone, come] = [indices(base.columns.size).filter((tie) => !kept.has(tie)), [] as number[]];
  const known = groupBy(gone, (tie) => signatureOf(base, tie, reads));
  const same = new Set<number>();
  for (const [tie, was] of from.entries()) {
    if (was >= 0) {
      if (sameSpell(base, was, other, tie)) continue;
      gone.push(was);
    } else {
      const twin = known.get(signatureOf(other, tie, reads))?.pop();
      if (twin !== undefined) {
        same.add(twin);
        continue;
      }
    }
    come.push(tie);
  }
  return { gone: gone.filter((tie) => !same.has(tie)), come };
}

function sameSpell(base: State, was: number, other: State, tie: number): boolean {
  return (
    BOUNDS.every((bound) => base.spells[bound][was] === other.spells[bound][tie]) &&
    base.unbegun[was] === other.unbegun[tie]
  );
}

/** All of a tie on which answers depend, as a key. */
function signatureOf({ columns, spells, unbegun }: State, tie: number, reads: Reads): string {
  const { kind, source, target, origin, instant, directed, weight, stated, seenMin, seenMax } = columns;
  const bounds = BOUNDS.flatMap((bound) => [stated[bound][tie], spells[bound][tie]]);
  const plain = [kind, source, target, origin, instant, directed, weight, seenMin, seenMax].map((column) =>
    valueAt(column, tie),
  );
  const support = reads.support ? [valueAt(columns.confidence, tie), valueAt(columns.corroboration, tie)] : [];
  const claims = reads.claims ? claimsAt(columns, tie) : [];
  return [...plain, ...bounds, unbegun[tie], ...support, ...claims].join(" ");
}
