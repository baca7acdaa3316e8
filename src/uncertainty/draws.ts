import { type ErrorModel, type ErrorSettings, type Scenario, scenariosOf } from "../alterations/errors";
import { type ReferenceModelOptions, referenceModel } from "../alterations/reference-model";
import { must } from "../base/collections";
import { AllegianceError, telling } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import type { AskColumns, FigureColumns } from "../questions/columns";
import type { NamedQuestion } from "../questions/question";
import type { Task } from "../workers/pool";

/** How the networks of draws are made, as plain data. */
export type Recipe =
  /** Draw k has the seed `seed + k`. */
  | { readonly kind: "reference"; readonly options: ReferenceModelOptions & { readonly seed: number } }
  /** The scenario by its place among those of the error. */
  | { readonly kind: "error"; readonly error: ErrorModel; readonly settings: ErrorSettings; readonly scenario: number };

/** The draws of a question as workers are told of them. */
export interface DrawTask extends Task {
  readonly call: "draws";
  readonly question: NamedQuestion;
  readonly recipe: Recipe;
}

/** What came of one draw; a question that is refused, or does not converge, has no answer. `changed` is how much was, where that is counted. */
export interface Drawn {
  readonly answer: FigureColumns | undefined;
  readonly changed: number | undefined;
}

/** Makes a draw. */
export type Drawer = (draw: number) => Drawn;

/** Makes draws of a view and asks a question of each. */
export function drawerOf(view: TemporalNetwork, ask: AskColumns, recipe: Recipe): Drawer {
  const make = makerOf(view, recipe);
  return (draw) => {
    const made = telling(`draw ${draw}`, () => make(draw));
    return { answer: unlessRefused(() => ask(made.view)), changed: made.changed };
  };
}

function makerOf(view: TemporalNetwork, recipe: Recipe): Scenario["make"] {
  switch (recipe.kind) {
    case "reference": {
      const { seed, ...options } = recipe.options;
      return (draw) => ({ view: referenceModel(view, { ...options, seed: seed + draw }) });
    }
    case "error":
      return must(scenariosOf(view, recipe.error, recipe.settings)[recipe.scenario]).make;
  }
}

export function unlessRefused<T>(answer: () => T): T | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof AllegianceError) return undefined;
    throw error;
  }
}
