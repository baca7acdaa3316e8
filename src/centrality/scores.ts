import { must } from "../base/collections";
import { type Table, tableOf, textTable } from "../base/table";
import type { Facts, ViewWindow } from "../network/inside";
import type { Policy } from "../network/policy";

/** One actor's score. Rank 1 is the highest value; equal values share a rank (1, 2, 2, 4). */
export interface ScoreRow {
  readonly actor: string;
  readonly label: string;
  readonly value: number;
  readonly rank: number;
}

export const SCORE_COLUMNS = ["actor", "label", "value", "rank"] as const;

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
  readonly #labels: readonly string[];
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
    this.#labels = actors.labels;
  }

  /** The value of an actor; `undefined` if the view does not have it, or the measure has no value for it. */
  get(id: string): number | undefined {
    this.#index ??= new Map(this.ids.map((actor, index) => [actor, index]));
    const index = this.#index.get(id);
    return index === undefined ? undefined : this.values[index];
  }

  /** The `count` highest, ties in the order of ids. */
  top(count: number): Table<ScoreRow> {
    return tableOf(this.rows().slice(0, count), SCORE_COLUMNS, this.#facts());
  }

  /** All actors, highest first, ties in the order of ids. */
  rows(): Table<ScoreRow> {
    const order = [...this.values.keys()].sort((a, b) => must(this.values[b]) - must(this.values[a]) || a - b);
    let rank = 0;
    let last: number | undefined;
    const rows = order.map((index, place): ScoreRow => {
      const value = must(this.values[index]);
      if (value !== last) rank = place + 1;
      last = value;
      return { actor: must(this.ids[index]), label: must(this.#labels[index]), value, rank };
    });
    return tableOf(rows, SCORE_COLUMNS, this.#facts());
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
    return (
      (this.rows() as unknown as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]?.() ?? {}
    );
  }

  #facts() {
    const { measure, options, policy, data, window } = this;
    return { measure, options, policy, data, window };
  }
}
