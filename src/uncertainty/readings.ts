import { indices } from "../base/collections";
import { telling } from "../base/errors";
import { JOINED } from "../kernels/slices/joined-graphs";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type DrawTerms, drawnView } from "../network/readings/drawn";
import type { DateQuantiles } from "../network/readings/reading";
import type { Base } from "../network/state";
import type { AskColumns } from "../questions/columns";
import type { NamedQuestion } from "../questions/question";
import type { Task } from "../workers/pool";
import { unlessRefused } from "./draws";
import type { Tally } from "./tally";

/** Readings as workers are told of them, which tally what comes of them. */
export interface ReadingTask extends Task {
  readonly call: "readings";
  readonly question: NamedQuestion;
  readonly terms: DrawTerms;
  readonly top: number;
}

/** Makes draws from one number on, before another, tells a tally what comes of them, and says how many they are: one at least. */
export type Readings = (tally: Tally, from: number, to: number) => number;

/** Of more ties not several views are held at once. */
const LARGE = 2 ** 18;

/** Draws readings of a view and asks a question of them: of several at once, as long as that pays. */
export function readingsOf(
  view: TemporalNetwork,
  ask: AskColumns,
  terms: DrawTerms,
  quantiles?: (base: Base) => DateQuantiles,
): Readings {
  let isTogether = ask.together !== undefined && stateOf(view).columns.size <= LARGE;
  return (tally, from, to) => {
    const count = isTogether ? Math.min(to - from, JOINED) : 1;
    const views = indices(count).map((i) =>
      telling(`draw ${from + i}`, () => drawnView(view, terms, from + i, quantiles)),
    );
    const joined = count > 1 ? unlessRefused(() => ask.together?.(views)) : undefined;
    if (joined) tally.addJoined(from, joined);
    else {
      if (count === JOINED) isTogether = false;
      for (const [i, drawn] of views.entries())
        tally.add(
          from + i,
          unlessRefused(() => ask(drawn)),
        );
    }
    return count;
  };
}
