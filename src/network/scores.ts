import { Finder } from "../base/collections";
import { invalidOption } from "../base/errors";
import { notebookTable, type Table, tableOf, textTable } from "../base/table";
import type { Facts, ViewWindow } from "./inside";
import type { Policy } from "./policy";
import { ranked } from "./ranking";

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
  /** One value for each of `ids`. Never NaN. */
  readonly values: Float64Array;
  readonly options: Readonly<Options>;
  readonly policy: Policy;
  readonly data: Facts["data"];
  readonly window: ViewWindow | undefined;
  readonly #actors: { readonly ids: readonly string[]; readonly labels: readonly string[] };
  #finder: Finder | undefined;

  /** @internal Made by the measures. */
  constructor(
    measure: string,
    actors: { readonly ids: readonly string[]; readonly labels: readonly string[] },
    values: Float64Array,
    options: Options,
    facts: Facts,
  ) {
    this.measure = measure;
    this.#actors = actors;
    this.values = values;
    this.options = Object.freeze(options);
    this.policy = facts.policy;
    this.data = facts.data;
    this.window = facts.window;
  }

  /** Actors in the order of their ids; frozen, since all measures of a view share it. */
  get ids(): readonly string[] {
    return this.#actors.ids;
  }

  /** @internal One name for each of `ids`. */
  get labels(): readonly string[] {
    return this.#actors.labels;
  }

  /** The value of an actor; `undefined` if the view does not have it, or the measure has no value for it. */
  get(id: string | number): number | undefined {
    this.#finder ??= new Finder(this.ids);
    const index = this.#finder.placeOf(String(id));
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
    const { ids, labels, values } = this;
    const rows: ScoreRow[] = [];
    for (let place = 0; place < order.length; place++) {
      const index = order[place] as number;
      const [actor, label] = [ids[index] as string, labels[index] as string];
      rows[place] = { actor, label, value: values[index] as number, rank: ranks[place] as number };
    }
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
