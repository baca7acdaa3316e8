import { must } from "../base/collections";
import type { Random } from "../base/random";
import { isSet, valueAt } from "../network/column";
import { actorIndices, selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type AlteredTie, withTies } from "../network/readings/altered";
import { tiesOf } from "./errors-missing";
import { countOf, drawn, oneOf, type RandomError } from "./errors-sample";

/**
 * Ties were recorded that never were: as many as a share of the view's ties, each between two of its actors who have none in it, every
 * such two equally likely and none drawn twice, with the kind, dates and claims of one of the view's ties, either way round. If fewer pairs
 * than that are without a tie, each of them gets one.
 */
export const spuriousTies: RandomError = (view, rate, random) => {
  const there = Array.from(selectionOf(view).ties);
  const { origin, directed } = stateOf(view).columns;
  const moves = there.some((tie) => valueAt(origin, tie) >= 0);
  const added = untied(view, countOf(rate, there.length), random).map(([one, other]): AlteredTie => {
    const fitting = moves
      ? there.filter((tie) => valueAt(origin, tie) !== one && valueAt(origin, tie) !== other)
      : there;
    const like = oneOf(fitting.length > 0 ? fitting : there, random);
    const turned = random() < 0.5 && isSet(directed, like);
    return turned ? { like, source: other, target: one } : { like, source: one, target: other };
  });
  const ties = [...tiesOf(view), ...added];
  return { view: withTies(view, ties, { remark: `with ${added.length} spurious ties` }), changed: added.length };
};

type Pair = readonly [number, number];

/** Some pairs of actors of a view who have no tie in it, the smaller index first; fewer where there are no more. */
function untied(view: TemporalNetwork, wanted: number, random: Random): Pair[] {
  const actors = actorIndices(view).sort((a, b) => a - b);
  const { columns, evidence } = stateOf(view);
  const keyOf = (one: number, other: number) => Math.min(one, other) * evidence.actors.length + Math.max(one, other);
  const taken = new Set<number>();
  for (const tie of selectionOf(view).ties) taken.add(keyOf(must(columns.source[tie]), must(columns.target[tie])));
  const all = (actors.length * (actors.length - 1)) / 2;
  if (2 * (taken.size + wanted) > all) {
    const free = actors.flatMap((one, i) =>
      actors.slice(i + 1).flatMap((other): Pair[] => (taken.has(keyOf(one, other)) ? [] : [[one, other]])),
    );
    return drawn(free, Math.min(wanted, free.length), random);
  }
  // At least half of all pairs are free, so that two draws find one on average.
  const pairs: Pair[] = [];
  while (pairs.length < wanted) {
    const [one, other] = [oneOf(actors, random), oneOf(actors, random)];
    if (one >= other || taken.has(keyOf(one, other))) continue;
    taken.add(keyOf(one, other));
    pairs.push([one, other]);
  }
  return pairs;
}
