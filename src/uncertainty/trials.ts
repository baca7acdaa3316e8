import { AllegianceError } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import { type Answer, answerOf } from "./answers";
import type { Scenario } from "./errors";
import { type Likeness, likenessOf } from "./likeness";
import type { Ask } from "./question";

/** A figure of the answer there is, in other answers: only those that have it, but with 0 where no row means 0. */
export interface FigureTrials {
  readonly values: number[];
  readonly ranks: number[];
  /** In how many it has a row. */
  present: number;
}

/** What the draws of one scenario have said. */
export interface Trials extends Pick<Scenario, "error" | "rate" | "variant"> {
  /** How many actors, ties or claims were struck, by draw; empty where that is no question. */
  readonly changed: number[];
  /** How many draws have an answer: a measure may refuse a network, or not converge on it. */
  answered: number;
  /** By group, one entry for each answer. */
  readonly groups: ReadonlyMap<string, Likeness[]>;
  /** By group and key. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, FigureTrials>>;
}

/** Begins the trials of a scenario; `try` makes one draw, asks the question of it and writes down what it says. */
export function trialsOf(
  scenario: Scenario,
  base: Answer,
  ask: Ask,
  top: number,
): { readonly trials: Trials; readonly tryOne: (draw: number) => void } {
  const { error, rate, variant } = scenario;
  const groups = new Map([...base.groups.keys()].map((name) => [name, [] as Likeness[]]));
  const figures = new Map(
    [...base.groups].map(([name, group]) => [
      name,
      new Map(
        [...group.figures.keys()].map((key): [string, FigureTrials] => [key, { values: [], ranks: [], present: 0 }]),
      ),
    ]),
  );
  const trials: Trials = { error, rate, variant, changed: [], answered: 0, groups, figures };
  const tryOne = (draw: number): void => {
    const { view, changed } = scenario.make(draw);
    if (changed !== undefined) trials.changed.push(changed);
    const answer = answerIfAny(ask, view);
    if (!answer) return;
    trials.answered++;
    for (const [name, group] of base.groups) {
      const other = answer.groups.get(name);
      groups.get(name)?.push(likenessOf(group, other, base, top));
      for (const [key, seen] of figures.get(name) ?? []) {
        const value = other?.figures.get(key)?.value;
        const rank = other?.ranks.get(key);
        if (value !== undefined) seen.present++;
        if (value === undefined && base.absent === "none") continue;
        seen.values.push(value ?? 0);
        seen.ranks.push(rank ?? (other?.figures.size ?? 0) + 1);
      }
    }
  };
  return { trials, tryOne };
}

function answerIfAny(ask: Ask, view: TemporalNetwork): Answer | undefined {
  try {
    return answerOf(ask(view));
  } catch (error) {
    if (error instanceof AllegianceError) return undefined;
    throw error;
  }
}
