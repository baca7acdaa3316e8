import { type ErrorModel, type ErrorSettings, type Scenario, scenariosOf } from "../alterations/errors";
import { type ReferenceModelOptions, referenceModel } from "../alterations/reference-model";
import { indices, must } from "../base/collections";
import { AllegianceError, telling } from "../base/errors";
import type { Task } from "../kernels/pool";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type DrawTerms, drawnView } from "../network/readings/drawn";
import type { DateQuantiles } from "../network/readings/reading";
import { JOINED } from "../network/slicing/joined-graphs";
import type { Base } from "../network/state";
import type { AskColumns, FigureColumns } from "../questions/columns";
import type { NamedQuestion } from "../questions/question";

/** How the networks of draws are made, as plain data. */
export type Recipe =
  | { readonly kind: "reading"; readonly terms: DrawTerms }
  /** Draw k has the seed `seed + k`. */
  | { readonly kind: "reference"; readonly options: ReferenceModelOptions & { readonly seed: number } }
  /** The scenario by its place among those of the error. */
  | { readonly kind: "error"; readonly error: ErrorModel; readonly settings: ErrorSettings; readonly scenario: number };

/** Draws to be made, by this thread or a worker. */
export interface DrawJob {
  readonly recipe: Recipe;
  readonly from: number;
  readonly to: number;
}

/** The draws of a question as workers are told of them. */
export interface DrawTask extends Task, Pick<DrawJob, "recipe"> {
  readonly call: "draws";
  readonly question: NamedQuestion;
}

/** What came of one draw; a question that is refused, or does not converge, has no answer. `changed` is how much was, where that is counted. */
export interface Drawn {
  readonly answer: FigureColumns | undefined;
  readonly changed: number | undefined;
}

/** Makes draws from one number on, before another: one at least. */
export type Drawer = (from: number, to: number) => readonly Drawn[];

/** Of more ties not several views are held at once. */
const LARGE = 2 ** 18;

/** Makes draws of a view and asks a question of them: of several at once, as long as that pays. */
export function drawerOf(
  view: TemporalNetwork,
  ask: AskColumns,
  { recipe }: Pick<DrawJob, "recipe">,
  quantiles?: (base: Base) => DateQuantiles,
): Drawer {
  const make = makerOf(view, recipe, quantiles);
  // Of what is not a reading, no two have the same evidence.
  let isTogether = recipe.kind === "reading" && ask.together !== undefined && stateOf(view).columns.size <= LARGE;
  return (from, to) => {
    const count = isTogether ? Math.min(to - from, JOINED) : 1;
    const made = indices(count).map((i) => telling(`draw ${from + i}`, () => make(from + i)));
    const views = made.map(({ view }) => view);
    const answers = count > 1 ? unlessRefused(() => ask.together?.(views)) : undefined;
    if (!answers && count === JOINED) isTogether = false;
    return made.map(({ view, changed }, i) => ({
      answer: answers ? answers[i] : unlessRefused(() => ask(view)),
      changed,
    }));
  };
}

function makerOf(
  view: TemporalNetwork,
  recipe: Recipe,
  quantiles: ((base: Base) => DateQuantiles) | undefined,
): Scenario["make"] {
  switch (recipe.kind) {
    case "reading":
      return (draw) => ({ view: drawnView(view, recipe.terms, draw, quantiles) });
    case "reference": {
      const { seed, ...options } = recipe.options;
      return (draw) => ({ view: referenceModel(view, { ...options, seed: seed + draw }) });
    }
    case "error":
      return must(scenariosOf(view, recipe.error, recipe.settings)[recipe.scenario]).make;
  }
}

function unlessRefused<T>(answer: () => T): T | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof AllegianceError) return undefined;
    throw error;
  }
}
