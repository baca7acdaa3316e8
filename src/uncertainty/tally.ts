import { groupBy, must } from "../base/collections";
import type { FigureOf, Figures, Reading } from "../questions/figures";
import { ranksOf } from "../questions/ranks";

/** What the draws said of one figure, where they have it: values and ranks, each ascending. */
export interface Tallied {
  readonly of: FigureOf;
  readonly values: Float64Array;
  readonly ranks: Float64Array;
}

interface Draw {
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Float64Array;
}

/** Collects the figures of one draw after another, in any order. */
export class Tally {
  readonly #top: number;
  readonly #places = new Map<string, number>();
  readonly #of: FigureOf[] = [];
  /** By place in how many draws it was among the first. */
  readonly #firsts: number[] = [];
  readonly #draws: Draw[] = [];
  #made = 0;
  #answered = 0;
  #reading: Reading | undefined;

  /** `top` is how many places are the first. */
  constructor(top: number) {
    this.#top = top;
  }

  /** How many draws there have been. */
  get made(): number {
    return this.#made;
  }

  get answered(): number {
    return this.#answered;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** In how many draws each figure was among the first. */
  get firsts(): readonly number[] {
    return this.#firsts;
  }

  /** A draw without an answer has no figures. */
  add(draw: number, answer: Figures | undefined): void {
    this.#made++;
    if (!answer) return;
    this.#answered++;
    this.#reading ??= answer;
    const { length } = answer.figures;
    const told = { places: new Int32Array(length), values: new Float64Array(length), ranks: new Float64Array(length) };
    let at = 0;
    for (const group of groupBy(answer.figures, (figure) => figure.group).values()) {
      const values = Float64Array.from(group, ({ value }) => value);
      const ranks = ranksOf(values, !answer.isTime);
      for (let i = 0; i < group.length; i++, at++) {
        const { key, of } = must(group[i]);
        const rank = must(ranks[i]);
        const place = this.#places.get(key) ?? this.#begin(key, of);
        told.places[at] = place;
        told.values[at] = values[i] as number;
        told.ranks[at] = rank;
        if (rank <= this.#top) this.#firsts[place] = must(this.#firsts[place]) + 1;
      }
    }
    this.#draws[draw] = told;
  }

  /** By key, in the order of the draws and of the figures in each. */
  rows(): Map<string, Tallied> {
    const counts = new Int32Array(this.#of.length);
    const order: number[] = [];
    for (const { places } of this.#answers()) {
      for (const place of places) {
        if (counts[place] === 0) order.push(place);
        counts[place] = (counts[place] as number) + 1;
      }
    }
    const rows = Array.from(counts, (count) => ({ values: new Float64Array(count), ranks: new Float64Array(count) }));
    counts.fill(0);
    for (const { places, values, ranks } of this.#answers()) {
      for (let i = 0; i < places.length; i++) {
        const place = places[i] as number;
        const row = must(rows[place]);
        const at = counts[place] as number;
        row.values[at] = values[i] as number;
        row.ranks[at] = ranks[i] as number;
        counts[place] = at + 1;
      }
    }
    const keys = [...this.#places.keys()];
    return new Map(
      order.map((place) => {
        const { values, ranks } = must(rows[place]);
        return [must(keys[place]), { of: must(this.#of[place]), values: values.sort(), ranks: ranks.sort() }];
      }),
    );
  }

  /** In the order of the draws, whatever order they came in. */
  #answers(): Draw[] {
    return this.#draws.filter((draw) => draw !== undefined);
  }

  #begin(key: string, of: FigureOf): number {
    const place = this.#of.length;
    this.#places.set(key, place);
    this.#of.push(of);
    this.#firsts.push(0);
    return place;
  }
}
