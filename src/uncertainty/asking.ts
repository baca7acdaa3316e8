import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type Answer, answerOf } from "../questions/answers";
import { askerOf, inFull, type Question } from "../questions/question";
import { slicingOf } from "../questions/slicing";
import { slicedAsking } from "./asking-slices";
import type { LeftOut, Reads } from "./left-out";

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

/** Asks a question. Measures, of a view or of slices, are asked again of those graphs only that are not what they were. */
export function askingOf(view: TemporalNetwork, question: Question, wanted: Wanted): Asking {
  const ask = askerOf(question);
  const { call, options } = inFull(question) ?? {};
  const slicing = call && slicingOf(view, call, options);
  if (slicing) return slicedAsking(view, slicing, wanted);
  const base = answerOf(ask(view));
  let computed = 0;
  const again = ({ view: other, gone, come }: LeftOut) => {
    if (gone.length === 0 && come.length === 0) return base;
    computed++;
    return answerOf(ask(other));
  };
  return { base, reads: readsOf(view, question), again, computed: () => computed };
}

/** What a whole question may read: all that there is, unless it is known to read less. */
function readsOf(view: TemporalNetwork, question: Question): Reads {
  const { call, options = {} } = inFull(question) ?? {};
  const isKnown = call === "communities" || call?.startsWith("temporal") === true;
  const isOpaque = Object.values(options).some((value) => typeof value === "function");
  const claims = !isKnown || isOpaque || stateOf(view).predicates.length > 0;
  return { support: claims || "strength" in options, claims };
}
