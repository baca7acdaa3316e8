import { groupBy, indices, must } from "../base/collections";
import { claimsAt } from "../network/columns";
import type { Statement } from "../network/evidence";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { State } from "../network/state";
import { admittedBy } from "./left-out";

/** What can be left out: one claim, all of one source, all of one family of sources, or one tie. */
export type InfluenceOf = "claim" | "source" | "family" | "tie";

/** One thing to leave out, and where it leads back to. */
export interface Unit {
  readonly id: string;
  readonly isOut: (statement: Statement) => boolean;
  /** The sources of its claims. */
  readonly sources: readonly string[];
  /** Of a claim the paragraph of its source. */
  readonly paragraph: string | undefined;
  /** Its claims, and the ties that rest on any of them, by id. */
  readonly claims: readonly string[];
  readonly ties: readonly string[];
}

/** What there is to leave out of a view's network: of claims those that its policy lets in, whatever the view shows of them. */
export function unitsOf(view: TemporalNetwork, of: InfluenceOf): Unit[] {
  const state = stateOf(view);
  if (of === "tie") return indices(state.columns.size).map((tie) => tieUnit(state, tie));
  const { claims, families } = state.evidence;
  const names = {
    claim: (claim: number) => must(claims.at(claim)).id,
    source: (claim: number) => must(claims.at(claim)).source,
    family: (claim: number) => families.get(must(claims.at(claim)).source) ?? must(claims.at(claim)).source,
  };
  const tiesOf = tiesByClaim(state);
  const admitted = [...new Set(admittedBy(state).map(({ claim }) => claim))].sort((a, b) => a - b);
  const groups = groupBy(admitted, names[of]);
  return [...groups].map(([id, group]): Unit => {
    const members = new Set(group);
    const ties = new Set(group.flatMap((claim) => tiesOf.get(claim) ?? []));
    return {
      id,
      isOut: ({ claim }) => members.has(claim),
      ...backTo(state, group),
      paragraph: of === "claim" ? claims.at(must(group[0]))?.paragraph : undefined,
      ties: [...ties].sort((a, b) => a - b).map((tie) => must(state.columns.ids.at(tie))),
    };
  });
}

/** A claim of several parties stays for the other ties that it supports. */
function tieUnit(state: State, tie: number): Unit {
  const { source, target, ids } = state.columns;
  const group = claimsAt(state.columns, tie);
  const members = new Set(group);
  const [one, other] = [must(source[tie]), must(target[tie])];
  const isOut = (statement: Statement) =>
    members.has(statement.claim) && statement.source === one && statement.target === other;
  return { id: must(ids.at(tie)), isOut, ...backTo(state, group), paragraph: undefined, ties: [must(ids.at(tie))] };
}

function backTo({ evidence }: State, group: readonly number[]): Pick<Unit, "sources" | "claims"> {
  const claims = group.map((claim) => must(evidence.claims.at(claim)));
  return { sources: [...new Set(claims.map(({ source }) => source))], claims: claims.map(({ id }) => id) };
}

function tiesByClaim({ columns }: State): Map<number, number[]> {
  const ties = new Map<number, number[]>();
  for (let tie = 0; tie < columns.size; tie++) {
    for (const claim of claimsAt(columns, tie)) {
      const known = ties.get(claim);
      if (known) known.push(tie);
      else ties.set(claim, [tie]);
    }
  }
  return ties;
}
