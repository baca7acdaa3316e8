import type { Scenario } from "../alterations/errors";
import { type Answer, answerOf } from "../questions/answers";
import { figuresIn } from "../questions/columns";
import type { Drawn } from "./draws";
import { type Likeness, likenessOf } from "./likeness";

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
  readonly answered: number;
  /** By group, one entry for each answer. */
  readonly groups: ReadonlyMap<string, Likeness[]>;
  /** By group and key. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, FigureTrials>>;
}

/** What the answers of a scenario's draws say of the one there is; in the order of draws, so that it does not matter who made them. */
export function trialsOf(
  { error, rate, variant }: Pick<Scenario, "error" | "rate" | "variant">,
  base: Answer,
  drawn: readonly Drawn[],
  top: number,
): Trials {
  const groups = new Map([...base.groups.keys()].map((name) => [name, [] as Likeness[]]));
  const figures = new Map(
    [...base.groups].map(([name, group]) => [
      name,
      new Map(
        [...group.figures.keys()].map((key): [string, FigureTrials] => [key, { values: [], ranks: [], present: 0 }]),
      ),
    ]),
  );
  const changed = drawn.flatMap(({ changed }) => changed ?? []);
  const answers = drawn.flatMap(({ answer }) => answer ?? []);
  for (const answer of answers.map((columns) => answerOf(figuresIn(columns)))) {
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
  }
  return { error, rate, variant, changed, answered: answers.length, groups, figures };
}
