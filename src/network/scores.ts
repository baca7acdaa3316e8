import { invalidOption } from "../base/errors";
import { notebookTable, type Table, tableOf, textTable } from "../base/table";
import type { Facts, ViewWindow } from "./inside";
import type { Policy } from "./policy";

/**
 * One actor's score. Rank 1 is the highest value; equal values share a rank (1, 2, 2, 4). Values count as equal if they differ by
 * less than a billionth of themselves, for sums in another order and iterations leave such differences.
 */
export interface ScoreRow {
  readonly actor: string;
  readonly label: string;
  readonly value: number;
  readonly rank: number;
}

const SCORE_COLUMNS = ["actor", "label", "value", "rank"] as const;

/** A value for each actor of a view, with everything that made it: the measure, its resolved options, the policy, the data. */
export class Scores<Options extends object = object> implements Iterable<ScoreRow> {
  readonly measure: string;
  /** Actors in the order of their ids. */
  readonly ids: readonly string[];
  /** One value for each of `ids`. Never NaN. */
  readonly values: Float64Array;
  readonly options: Readonly<Options>;
  readonly policy: Policy;
  readonly data: Facts["data"];
  readonly window: ViewWindow | undefined;
  /** @internal One name for each of `ids`. */
  readonly labels: readonly string[];
  #index: ReadonlyMap<string, number> | undefined;

  /** @internal Made by the measures. */
  constructor(
    measure: string,
    actors: { readonly ids: readonly string[]; readonly labels: readonly string[] },
    values: Float64Array,
    options: Options,
    facts: Facts,
  ) {
    this.measure = measure;
    this.ids = actors.ids;
    this.values = values;
    this.options = Object.freeze(options);
    this.policy = facts.policy;
    this.data = facts.data;
    this.window = facts.window;
    this.labels = actors.labels;
  }

  /** The value of an actor; `undefined` if the view does not have it, or the measure has no value for it. */
  get(id: string | number): number | undefined {
    this.#index ??= new Map(this.ids.map((actor, index) => [actor, index]));
    const index = this.#index.get(String(id));
    return index === undefined ? undefined : this.values[index];
  }

  /** The `count` highest, equal ones in the order of ids. */
  top(count: number): Table<ScoreRow> {
    if (!(count >= 0)) throw invalidOption("count", count, "a number of at least 0");
    return tableOf(this.rows().slice(0, count), SCORE_COLUMNS, this.#facts());
  }

  /** All actors, highest first, equal ones in the order of ids. */
  rows(): Table<ScoreRow> {
    const { order, ranks } = ranked(this.values);
    const rows = Array.from(order, (index, place): ScoreRow => {
      const [actor, label] = [this.ids[index] as string, this.labels[index] as string];
      return { actor, label, value: this.values[index] as number, rank: ranks[place] as number };
    });
    return tableOf(rows, SCORE_COLUMNS, this.#facts());
  }

  /** What `JSON.stringify` makes of it. */
  toJSON(): object {
    return { ...this.#facts(), rows: this.rows() };
  }

  [Symbol.iterator](): Iterator<ScoreRow> {
    return this.rows()[Symbol.iterator]();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const when = this.window?.label === undefined ? "" : `, ${this.window.label}`;
    const rows = textTable(this.rows(), SCORE_COLUMNS);
    return `${this.measure} (${this.data.name} ${this.data.version}${when})\n${rows}`;
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return notebookTable(this.rows(), SCORE_COLUMNS);
  }

  #facts() {
    const { measure, options, policy, data, window } = this;
    return { measure, options, policy, data, window };
  }
}

/** Values that differ by less than this share of themselves are equal. */
const EQUAL = 1e-9;

/** The indices of values, highest first and equal ones ascending, and the rank at each place of that order. */
export interface Ranking {
  readonly order: Int32Array;
  readonly ranks: Int32Array;
}

export function ranked(values: Float64Array): Ranking {
  const order = descending(values);
  const ranks = new Int32Array(values.length);
  let first = 0;
  for (let place = 1; place <= order.length; place++) {
    const highest = values[order[first] as number] as number;
    const value = values[order[place] as number];
    const isNear = value !== undefined && Number.isFinite(highest) && highest - value <= EQUAL * Math.abs(highest);
    if (value === highest || isNear) continue;
    ranks.fill(first + 1, first, place);
    order.subarray(first, place).sort();
    first = place;
  }
  return { order, ranks };
}

/** Where each value stands is found among the sorted ones: sorting numbers is much faster than sorting what they belong to. */
function descending(values: Float64Array): Int32Array {
  const sorted = values.slice().sort();
  const taken = new Int32Array(values.length);
  const order = new Int32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) <= (values[index] as number)) low = middle + 1;
      else high = middle;
    }
    const first = values.length - low;
    order[first + (taken[first] as number)] = index;
    taken[first] = (taken[first] as number) + 1;
  }
  return order;
}
