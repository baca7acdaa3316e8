import { must } from "../base/collections";
import { selectionOf, stateOf } from "../network/inside";
import { TemporalNetwork } from "../network/network";
import type { MoveFacts } from "./moves";

/** A tie that may have been there before somebody moved: to another mover, or to a group that another mover was tied to as well. */
interface Earlier {
  readonly tie: number;
  readonly from: number;
  readonly to: number;
  readonly belonging: boolean;
}

/**
 * The ties, in order of their place in the network, that may have joined movers before they moved: from mover to mover, of any
 * kind that binds but defections; or a membership or allegiance of each of two movers to the same group, other than the
 * destination, at a time that they may share. They are sought at all times, also where the view has a window.
 */
export function bondsAmong(network: TemporalNetwork): (moves: readonly MoveFacts[]) => string[] {
  const always = new TemporalNetwork({ ...stateOf(network), window: undefined, label: undefined });
  const { columns, evidence, spells } = stateOf(always);
  const ties = Array.from(selectionOf(always).ties, (tie): Earlier => {
    const { name } = must(evidence.kinds[must(columns.kind[tie])]);
    const [from, to] = [must(columns.source[tie]), must(columns.target[tie])];
    return { tie, from, to, belonging: name === "membership" || name === "allegiance" };
  }).filter(({ tie }) => {
    const { name, sign } = must(evidence.kinds[must(columns.kind[tie])]);
    return sign === 1 && name !== "defection";
  });
  const overlap = (one: number, other: number) =>
    Math.max(must(spells.startMin[one]), must(spells.startMin[other])) <
    Math.min(must(spells.endMax[one]), must(spells.endMax[other]));
  return (moves) => {
    const movedBy = new Map<number, number>();
    for (const { defector, max } of moves) movedBy.set(defector, Math.max(movedBy.get(defector) ?? max, max));
    const destination = must(moves[0]).destination;
    const before = (tie: number, mover: number) => must(spells.startMin[tie]) < (movedBy.get(mover) ?? Number.NaN);
    const direct = ties.filter(({ tie, from, to }) => before(tie, from) && before(tie, to));
    const belongings = ties.filter(
      ({ tie, from, to, belonging }) => belonging && to !== destination && before(tie, from),
    );
    const shared = belongings.filter((one) =>
      belongings.some((other) => other.to === one.to && other.from !== one.from && overlap(one.tie, other.tie)),
    );
    const found = new Set([...direct, ...shared].map(({ tie }) => tie));
    return [...found].sort((a, b) => a - b).map((tie) => must(columns.ids.at(tie)));
  };
}
