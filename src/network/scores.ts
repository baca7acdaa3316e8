import { must } from "../base/collections";
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
    const rows = ranked(this.values).map(({ index, rank }): ScoreRow => {
      const [actor, label, value] = [this.ids[index], this.labels[index], this.values[index]];
      return { actor: must(actor), label: must(label), value: must(value), rank };
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

/** The indices of values, highest first and equal ones ascending, each with its rank. */
function ranked(values: Float64Array): { readonly index: number; readonly rank: number }[] {
  const order = [...values.keys()].sort((a, b) => must(values[b]) - must(values[a]) || a - b);
  const groups: number[][] = [];
  let highest = Number.NaN;
  for (const index of order) {
    const value = must(values[index]);
    const isNear = Number.isFinite(highest) && highest - value <= EQUAL * Math.abs(highest);
    if (value === highest || isNear) groups.at(-1)?.push(index);
    else {
      groups.push([index]);
      highest = value;
    }
  }
  let rank = 1;
  return groups.flatMap((group) => {
    const first = rank;
    rank += group.length;
    return group.sort((a, b) => a - b).map((index) => ({ index, rank: first }));
  });
}
