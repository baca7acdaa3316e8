import { indices, must } from "../base/collections";
import type { Statement } from "../network/evidence";
import { actorIndices, selectionOf, stateOf } from "../network/inside";
import { TemporalNetwork } from "../network/network";
import { type AlteredTie, withStatements, withTies } from "../network/readings/altered";
import { countOf, drawn, type RandomError } from "./errors-sample";

/**
 * A share of the view's actors was never recorded, nor the ties that they have an end of, nor the moves away from them. Ties are made anew,
 * and persistence goes by those that are left.
 */
export const missingActors: RandomError = (view, rate, random) => {
  const there = actorIndices(view);
  const gone = new Set(drawn(there, countOf(rate, there.length), random));
  const isLeft = ({ source, target, origin }: Statement) => ![source, target, origin].some((actor) => gone.has(actor));
  const without = withStatements(view, (all) => all.filter(isLeft), { remark: `without ${gone.size} actors` });
  const state = stateOf(without);
  const actors = new Set(indices(state.evidence.actors.length).filter((i) => !gone.has(i) && isIn(state.actors, i)));
  return { view: new TemporalNetwork({ ...state, actors }), changed: gone.size };
};

function isIn(actors: ReadonlySet<number> | undefined, actor: number): boolean {
  return actors?.has(actor) ?? true;
}

/** A share of the view's ties was never recorded. The others stay as they are: what a missing tie ended does not go on. */
export const missingTies: RandomError = (view, rate, random) => {
  const there = Array.from(selectionOf(view).ties);
  const gone = new Set(drawn(there, countOf(rate, there.length), random));
  const left = tiesOf(view).filter(({ like }) => !gone.has(like));
  return { view: withTies(view, left, { remark: `without ${gone.size} ties` }), changed: gone.size };
};

/** All ties behind a view as they are. */
export function tiesOf(view: TemporalNetwork): AlteredTie[] {
  const { columns } = stateOf(view);
  return indices(columns.size).map((like) => ({
    like,
    source: must(columns.source[like]),
    target: must(columns.target[like]),
  }));
}

/**
 * A share of the claims that the policy admits was never read, whether the view shows them or not. A tie is gone when its last claim is;
 * else its dates are those of the claims left. Ties are made anew, and persistence goes by those that are left.
 */
export const missingClaims: RandomError = (view, rate, random) => {
  const there = admittedClaims(view);
  const gone = new Set(drawn(there, countOf(rate, there.length), random));
  const without = withStatements(view, (all) => all.filter(({ claim }) => !gone.has(claim)), {
    remark: `without ${gone.size} claims`,
  });
  return { view: without, changed: gone.size };
};

/** The claims that the policy of a view lets in, as indices. */
export function admittedClaims(view: TemporalNetwork): number[] {
  const { evidence, excluded } = stateOf(view);
  const out = new Set(excluded.map(({ claim }) => claim));
  return indices(evidence.claims.length).filter((claim) => !out.has(claim));
}
