import { itemsOf, listOf, must } from "../../base/collections";
import { AllegianceError } from "../../base/errors";
import type { Actor } from "../../data/tables";
import { type Column, valueAt } from "../column";
import { type Columns, claimsAt, type SpellColumns } from "../columns";
import type { Evidence, Statement } from "../evidence";
import { stateOf } from "../inside";
import { TemporalNetwork } from "../network";
import type { Settled } from "../persistence";
import { baseOf, type State } from "../state";

/** What another network is called, and the actors that it has beside those that there are. */
export interface Alteration {
  /** Put behind the data's name, so that no result is taken for one of the data themselves. */
  readonly remark: string;
  readonly actors?: readonly Actor[];
}

/** A tie of another network: one that there is, perhaps between others, perhaps at another time. */
export interface AlteredTie {
  /** The index of the tie whose kind, claims and weight it has. */
  readonly like: number;
  readonly source: number;
  readonly target: number;
  /** The index of the tie whose spell it has. Default: `like`. */
  readonly during?: number;
  /** As presence reads it: after onset and persistence, and as drawn. Left out where it stays. */
  readonly spell?: {
    readonly startMin: number;
    readonly startMax: number;
    readonly endMin: number;
    readonly endMax: number;
  };
}

/**
 * The same view of other statements: ties are made anew from them, and settled by the view's policy. `change` gets those of the view's
 * evidence, whatever the policy leaves out.
 */
export function withStatements(
  view: TemporalNetwork,
  change: (statements: readonly Statement[]) => readonly Statement[],
  alteration: Alteration,
): TemporalNetwork {
  const state = stateOf(view);
  const evidence = {
    ...altered(state.evidence, alteration),
    statements: (widen: number) => change(state.evidence.statements(widen)),
  };
  return new TemporalNetwork({ ...state, ...baseOf(evidence, state.policy) });
}

/**
 * The same view of other ties, whose spells are taken as they are: neither onset nor persistence is applied again. The ties have the
 * order given. They are not those of any statements, so a policy that would make ties anew is refused.
 */
export function withTies(view: TemporalNetwork, ties: readonly AlteredTie[], alteration: Alteration): TemporalNetwork {
  const state = stateOf(view);
  const evidence = { ...altered(state.evidence, alteration), statements: () => refuseAnew(alteration) };
  const like = Int32Array.from(ties, (tie) => tie.like);
  const during = Int32Array.from(ties, (tie) => tie.during ?? tie.like);
  const columns = columnsLike(state.columns, ties, like, during);
  const spells = settledLike(state, state.spells, ties, during);
  const settled = state.spells === state.settled ? spells : settledLike(state, state.settled, ties, during);
  const unbegun = Uint8Array.from(ties, ({ spell }, i) => (spell ? 0 : must(state.unbegun[must(during[i])])));
  const drawn = state.headcounts?.();
  const headcounts = drawn && Float64Array.from(like, (i) => must(drawn[i]));
  return new TemporalNetwork({
    ...state,
    evidence,
    columns,
    settled,
    spells,
    unbegun,
    ...(headcounts && { headcounts: () => headcounts }),
  });
}

function refuseAnew({ remark }: Alteration): never {
  const expected =
    "the policy of the network that it was made from: modalities, confidence, sources and widening before the ties were altered";
  throw new AllegianceError({
    code: "unsupported",
    message: `ties (${remark}) cannot be made anew of claims; change ${expected}`,
    expected,
  });
}

function altered(evidence: Evidence, { remark, actors = [] }: Alteration): Evidence {
  return {
    ...evidence,
    name: `${evidence.name} (${remark})`,
    actors: listOf([...itemsOf(evidence.actors), ...actors]),
  };
}

function columnsLike(columns: Columns, ties: readonly AlteredTie[], like: Int32Array, during: Int32Array): Columns {
  const lists = Array.from(like, (i) => claimsAt(columns, i));
  const claimsFrom = new Uint32Array(ties.length + 1);
  for (const [i, list] of lists.entries()) claimsFrom[i + 1] = must(claimsFrom[i]) + list.length;
  const pick = (column: Column<ArrayLike<number>>, from = like) => Array.from(from, (i) => valueAt(column, i));
  return {
    size: ties.length,
    ids: numbered(Array.from(like, (i) => must(columns.ids.at(i)))),
    kind: Uint16Array.from(pick(columns.kind)),
    source: Int32Array.from(ties, ({ source }) => source),
    target: Int32Array.from(ties, ({ target }) => target),
    origin: Int32Array.from(pick(columns.origin)),
    instant: Uint8Array.from(pick(columns.instant)),
    directed: Uint8Array.from(pick(columns.directed)),
    conflict: Uint8Array.from(pick(columns.conflict, during)),
    weight: Float64Array.from(pick(columns.weight)),
    confidence: Float64Array.from(pick(columns.confidence)),
    corroboration: Uint16Array.from(pick(columns.corroboration)),
    stated: spellsLike(columns.stated, ties, during),
    seenMin: Float64Array.from(pick(columns.seenMin, during)),
    seenMax: Float64Array.from(pick(columns.seenMax, during)),
    claimsFrom,
    claims: Uint32Array.from(lists.flat()),
  };
}

function spellsLike(spells: SpellColumns, ties: readonly AlteredTie[], during: Int32Array): SpellColumns {
  const pick = (bound: keyof SpellColumns) =>
    Float64Array.from(ties, ({ spell }, i) => spell?.[bound] ?? must(spells[bound][must(during[i])]));
  return { startMin: pick("startMin"), startMax: pick("startMax"), endMin: pick("endMin"), endMax: pick("endMax") };
}

/** What ended a tie is known only where all ties stay what and where they were. */
function settledLike({ columns }: State, settled: Settled, ties: readonly AlteredTie[], during: Int32Array): Settled {
  const stays = ({ like, source, target, spell }: AlteredTie, i: number) =>
    like === i && during[i] === i && !spell && source === columns.source[i] && target === columns.target[i];
  const isWhole = ties.length === columns.size && ties.every(stays);
  const endedBy = isWhole ? settled.endedBy : new Int32Array(ties.length).fill(-1);
  return { ...spellsLike(settled, ties, during), endedBy };
}

/** Ids of which each further one of the same name is numbered. */
function numbered(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id} (${count})`;
  });
}
