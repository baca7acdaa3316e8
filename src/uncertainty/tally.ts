import { groupBy, must } from "../base/collections";
import type { FigureOf, Figures, Reading } from "./figures";
import { ranksOf } from "./ranks";

/** What the draws said of one figure: by draw its value and rank, NaN where it was not there. */
export interface Tallied {
  readonly of: FigureOf;
  readonly group: string;
  readonly values: Float64Array;
  readonly ranks: Float64Array;
}

/** Collects the figures of one draw after another. */
export class Tally {
  readonly #draws: number;
  readonly #rows = new Map<string, Tallied>();
  #reading: Reading | undefined;

  constructor(draws: number) {
    this.#draws = draws;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** By key, in the order of first appearance. */
  get rows(): ReadonlyMap<string, Tallied> {
    return this.#rows;
  }

  /** Draws may come in any order; what they say is the same. */
  add(draw: number, answer: Figures): void {
    this.#reading ??= answer;
    for (const group of groupBy(answer.figures, (figure) => figure.group).values()) {
      const ranks = ranksOf(
        group.map(({ value }) => value),
        !answer.isTime,
      );
      for (const [place, { key, of, group: name, value }] of group.entries()) {
        const row = this.#rows.get(key) ?? this.#begin(key, of, name);
        row.values[draw] = value;
        row.ranks[draw] = must(ranks[place]);
      }
    }
  }

  #begin(key: string, of: FigureOf, group: string): Tallied {
    const nothing = () => new Float64Array(this.#draws).fill(Number.NaN);
    const row = { of, group, values: nothing(), ranks: nothing() };
    this.#rows.set(key, row);
    return row;
  }
}
