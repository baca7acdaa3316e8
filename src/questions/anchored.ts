import { stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { type SliceOptions, windowsOf } from "../network/slicing/slices";
import { firstMoment, usableTies } from "../paths/schedule";
import { inFull, type Question } from "./question";

const SLICED = ["centralityOverTime", "defectionFlows", "temporalKatz"];
const JOURNEYS = ["temporalPaths", "temporalReach", "temporalCloseness", "temporalBetweenness"];

/**
 * The same question with the times said that it would else take from the first and last dates of whatever network it is asked of: networks that
 * have another first date would be cut into other slices, or measured from another day. Times that are said stay, and so does a question
 * that is a function.
 */
export function anchored(view: TemporalNetwork, question: Question): Question {
  const full = inFull(question);
  if (!full || typeof full !== "object") return question;
  const { call, options = {} } = full;
  const { every, from, to } = options as Partial<SliceOptions>;
  const { evidence, window } = stateOf(view);
  const timeOf = (time: number) => timeValue(time, evidence.calendar);
  if (JOURNEYS.includes(call) && from === undefined && window === undefined) {
    return { call, options: { ...options, from: timeOf(firstMoment(usableTies(view))) } };
  }
  if (!SLICED.includes(call) || every === undefined || Array.isArray(every)) return question;
  const windows = windowsOf(stateOf(view), {
    every,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) return question;
  return { call, options: { ...options, from: timeOf(first.start), to: timeOf(last.end) } };
}
