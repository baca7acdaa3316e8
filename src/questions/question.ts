import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import { MEASURES } from "../centrality/measures";
import { centralityOverTime } from "../centrality/over-time";
import { communities } from "../community/communities";
import { defectionChains } from "../defection/chains";
import { defectionFlows } from "../defection/flows";
import type { TemporalNetwork } from "../network/network";
import { temporalBetweenness } from "../paths/temporal-betweenness";
import { temporalCloseness } from "../paths/temporal-closeness";
import { temporalKatz } from "../paths/temporal-katz";
import { temporalPaths } from "../paths/temporal-paths";
import { temporalReach } from "../paths/temporal-reach";
import { type AskColumns, figuresIn, Marks } from "./columns";
import { type Figures, figuresOf } from "./figures";
import { slicedColumns } from "./sliced-columns";
import { slicingOf } from "./slicing";

const measures = Object.fromEntries(
  Object.entries(MEASURES).map(([name, { compute }]) => [name, compute]),
) as unknown as { readonly [Name in keyof typeof MEASURES]: (typeof MEASURES)[Name]["compute"] };

/** What can be asked by name: the functions of the library whose answers are figures. */
const CALLS = {
  ...measures,
  centralityOverTime,
  communities,
  temporalPaths,
  temporalReach,
  temporalCloseness,
  temporalBetweenness,
  temporalKatz,
  defectionChains,
  defectionFlows,
};

export type CallName = keyof typeof CALLS;

/** A function of the library by its name, with its options; it can be sent to workers. */
export interface NamedQuestion {
  readonly call: CallName;
  readonly options?: object;
}

/**
 * What is asked of a network: a function of the library by name (`"betweenness"`), one with options
 * (`{ call: "centralityOverTime", options: { measure: "betweenness", every: "year" } }`), or any function of a view that answers with a number,
 * numbers by name (an object or a Map), or a result of one of these.
 */
export type Question = CallName | NamedQuestion | ((view: TemporalNetwork) => unknown);

/** A question made ready to be asked of one view after another. */
export type Ask = (view: TemporalNetwork) => Figures;

/** @throws AllegianceError `invalid-option` for what is no question */
export function askerOf(question: Question): Ask {
  const ask = columnAskerOf(question);
  return (view) => figuresIn(ask(view));
}

/** @throws AllegianceError `invalid-option` for what is no question */
export function columnAskerOf(question: Question): AskColumns {
  const marks = new Marks();
  if (typeof question === "function") return (view) => marks.columnsOf(figuresOf(question(view)));
  const { call, options } = inFull(question) ?? {};
  const isPlain = Object.keys(inFull(question) ?? {}).every((key) => key === "call" || key === "options");
  if (isPlain && typeof call === "string" && Object.hasOwn(CALLS, call)) {
    const compute = CALLS[call] as (view: TemporalNetwork, options?: object) => unknown;
    let sliced: AskColumns | undefined;
    const slicedOf = (view: TemporalNetwork) => {
      const slicing = sliced ? undefined : slicingOf(view, call, options);
      if (slicing) sliced = slicedColumns(slicing, marks);
      return sliced;
    };
    const ask = (view: TemporalNetwork) => slicedOf(view)?.(view) ?? marks.columnsOf(figuresOf(compute(view, options)));
    const together = (views: readonly TemporalNetwork[]) => slicedOf(must(views[0]))?.together?.(views);
    return Object.assign(ask, { together });
  }
  const names = Object.keys(CALLS).join(", ");
  throw invalidOption(
    "question",
    question,
    `a function of a view, or one of ${names}, or { call, options } with one of these`,
  );
}

/** A question asked by name, in the one form that workers are sent; of a function `undefined`. */
export function inFull(question: Question): NamedQuestion | undefined {
  if (typeof question === "function") return undefined;
  return typeof question === "string" ? { call: question } : question;
}

/** The question as results echo it. */
export function named(question: Question): CallName | NamedQuestion | string {
  return typeof question === "function" ? `function ${question.name || "without a name"}` : question;
}
