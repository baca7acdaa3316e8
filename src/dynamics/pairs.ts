import { compareText, must } from "../base/collections";
import type { State } from "../network/state";

/** Two actors, whichever way a tie between them points: the smaller id first. */
interface Pair {
  readonly actor: string;
  readonly other: string;
}

/** The pair that a tie joins. */
export function pairOf({ columns, evidence }: State, tie: number): Pair {
  const ids = [columns.source, columns.target].map((ends) => must(evidence.actors.at(must(ends[tie]))).id);
  const [actor, other] = ids.sort(compareText) as [string, string];
  return { actor, other };
}

/** A number for the pair that a tie joins, the same both ways. */
export function pairKey({ columns, evidence }: State, tie: number): number {
  const [source, target] = [columns.source[tie] as number, columns.target[tie] as number];
  return Math.min(source, target) * evidence.actors.length + Math.max(source, target);
}
