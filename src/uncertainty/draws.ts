import { type ErrorModel, type ErrorSettings, type Scenario, scenariosOf } from "../alterations/errors";
import { type ReferenceModelOptions, referenceModel } from "../alterations/reference-model";
import { must } from "../base/collections";
import { AllegianceError, telling } from "../base/errors";
import type { Task } from "../kernels/pool";
import { type DrawTerms, drawnView } from "../network/drawn";
import type { TemporalNetwork } from "../network/network";
import type { DateQuantiles } from "../network/reading";
import type { Base } from "../network/state";
import type { FigureColumns } from "../questions/columns";
import type { AskColumns, NamedQuestion } from "../questions/question";

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

/** Makes draws of a view and asks a question of them. */
export function drawerOf(
  view: TemporalNetwork,
  ask: AskColumns,
  { recipe }: Pick<DrawJob, "recipe">,
  quantiles?: (base: Base) => DateQuantiles,
): (draw: number) => Drawn {
  const make = makerOf(view, recipe, quantiles);
  return (draw) =>
    telling(`draw ${draw}`, () => {
      const { view: drawn, changed } = make(draw);
      return { answer: answerIfAny(ask, drawn), changed };
    });
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

function answerIfAny(ask: AskColumns, view: TemporalNetwork): FigureColumns | undefined {
  try {
    return ask(view);
  } catch (error) {
    if (error instanceof AllegianceError) return undefined;
    throw error;
  }
}
