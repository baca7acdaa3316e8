import { groupBy, indices, itemsOf, must } from "../base/collections";
import type { Random } from "../base/random";
import type { Actor } from "../data/tables";
import type { Statement } from "../network/evidence";
import { actorIndices, stateOf } from "../network/inside";
import { TemporalNetwork } from "../network/network";
import { withStatements } from "../network/readings/altered";
import { admittedClaims } from "./errors-missing";
import { countOf, drawn, oneOf, type RandomError } from "./errors-sample";

/**
 * A share of the view's actors was each taken for another one, who now has all that claims say of both; whom, is drawn from those who
 * were not themselves taken for another. What would tie an actor to itself, or move it from where it goes to, is gone. Ties are made
 * anew: two of one relation whose dates touch become one.
 */
export const mergedAliases: RandomError = (view, rate, random) => {
  const there = actorIndices(view);
  const count = Math.min(countOf(rate, there.length), Math.max(0, there.length - 1));
  const taken = drawn(there, count, random);
  const gone = new Set(taken);
  const kept = there.filter((actor) => !gone.has(actor));
  const into = new Map(taken.map((actor) => [actor, oneOf(kept, random)]));
  const merged = withStatements(
    view,
    (statements) => statements.map((one) => renamed(one, (actor) => into.get(actor) ?? actor)).filter(isAboutOthers),
    { remark: `with ${count} actors taken for others` },
  );
  const state = stateOf(merged);
  const actors = new Set(state.actors ?? indices(state.evidence.actors.length));
  for (const actor of taken) actors.delete(actor);
  return { view: new TemporalNetwork({ ...state, actors }), changed: count };
};

function isAboutOthers({ source, target, origin }: Statement): boolean {
  return source !== target && origin !== source && origin !== target;
}

/**
 * A share of the view's actors was each taken for two: a random half (rounded down) of the claims that speak of it, whether the view
 * shows them or not, speaks of a new actor, called after it with "(2)"; an actor of one claim stays as it is. Ties are made anew, and
 * persistence goes by what each of the two did.
 */
export const splitAliases: RandomError = (view, rate, random) => {
  const { evidence, actors: among, policy } = stateOf(view);
  const there = actorIndices(view);
  const chosen = drawn(there, countOf(rate, there.length), random);
  const claims = claimsByActor(evidence.statements(policy.widen), new Set(admittedClaims(view)));
  const ids = new Set(Array.from(itemsOf(evidence.actors), ({ id }) => id));
  const parts = chosen.flatMap((actor): Part[] => {
    const moved = halfOf(claims.get(actor) ?? [], random);
    return moved.size === 0 ? [] : [{ actor, moved, twin: twinOf(must(evidence.actors.at(actor)), ids) }];
  });
  const indexOf = new Map(parts.map(({ actor, moved }, i) => [actor, { moved, twin: evidence.actors.length + i }]));
  const nameIn =
    ({ claim }: Statement) =>
    (actor: number) => {
      const part = indexOf.get(actor);
      return part?.moved.has(claim) ? part.twin : actor;
    };
  const split = withStatements(view, (statements) => statements.map((one) => renamed(one, nameIn(one))), {
    remark: `with ${parts.length} actors taken for two`,
    actors: parts.map(({ twin }) => twin),
  });
  const twins = [...indexOf.values()].map(({ twin }) => twin);
  const actors = among && new Set([...among, ...twins]);
  return { view: new TemporalNetwork({ ...stateOf(split), actors }), changed: parts.length };
};

interface Part {
  readonly actor: number;
  readonly moved: ReadonlySet<number>;
  readonly twin: Actor;
}

function claimsByActor(statements: readonly Statement[], admitted: ReadonlySet<number>): Map<number, number[]> {
  const mentions = statements.flatMap(({ claim, source, target, origin }) =>
    admitted.has(claim) ? [source, target, origin].map((actor) => ({ actor, claim })) : [],
  );
  const claims = groupBy(mentions, ({ actor }) => actor);
  return new Map([...claims].map(([actor, all]) => [actor, [...new Set(all.map(({ claim }) => claim))]]));
}

function halfOf(claims: readonly number[], random: Random): ReadonlySet<number> {
  return new Set(drawn(claims, Math.floor(claims.length / 2), random));
}

/** An actor like another, under an id that is free. */
function twinOf(actor: Actor, ids: Set<string>): Actor {
  let number = 2;
  while (ids.has(`${actor.id} (${number})`)) number++;
  const id = `${actor.id} (${number})`;
  ids.add(id);
  return { ...actor, id, name: `${actor.name} (${number})` };
}

/** A statement with other actors; one that does not point has the smaller index first, as always. */
function renamed(statement: Statement, nameOf: (actor: number) => number): Statement {
  const [source, target, origin] = [statement.source, statement.target, statement.origin].map(nameOf) as [
    number,
    number,
    number,
  ];
  if (source === statement.source && target === statement.target && origin === statement.origin) return statement;
  const turned = !statement.directed && source > target;
  return { ...statement, source: turned ? target : source, target: turned ? source : target, origin };
}
