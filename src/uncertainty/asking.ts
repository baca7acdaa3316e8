import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { answerOf } from "../questions/answers";
import { askerOf, inFull, type Question } from "../questions/question";
import { slicingOf } from "../questions/slicing";
import { slicedAsking } from "./asking-slices";
import type { Asking, LeftOut, Reads, Wanted } from "./left-out";

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
