import { Finder, groupBy, must } from "../base/collections";
import { notebookTable, tableOf, textTable } from "../base/table";
import type { Facts, ResultTable, ViewWindow } from "../network/inside";
import type { Policy } from "../network/policy";

/** The community of one actor. */
export interface CommunityRow {
  readonly actor: string;
  readonly label: string;
  readonly community: number;
}

const COMMUNITY_COLUMNS = ["actor", "label", "community"] as const;

/** Every actor of a view in one community. Communities are numbered from 0, the largest first, equal ones by their first id. */
export class Partition<Options extends object = object> implements Iterable<CommunityRow> {
  /** How many communities there are. */
  readonly size: number;
  /** From below 0 (worse than chance) to below 1; 0 for a view without edges. */
  readonly modularity: number;
  readonly options: Readonly<Options>;
  readonly policy: Policy;
  readonly data: Facts["data"];
  readonly window: ViewWindow | undefined;
  readonly #actors: { readonly ids: readonly string[]; readonly labels: readonly string[] };
  readonly #numbers: Int32Array;
  #finder: Finder | undefined;

  /** @internal Made by `communities`; `actors` in the order of ids, `numbers` that of the community of each. */
  constructor(
    actors: { readonly ids: readonly string[]; readonly labels: readonly string[] },
    numbers: Int32Array,
    modularity: number,
    options: Options,
    facts: Facts,
  ) {
    this.#actors = actors;
    this.#numbers = numbers;
    let last = -1;
    for (let place = 0; place < numbers.length; place++) last = Math.max(last, numbers[place] as number);
    this.size = last + 1;
    this.modularity = modularity;
    this.options = Object.freeze(options);
    this.policy = facts.policy;
    this.data = facts.data;
    this.window = facts.window;
  }

  /** The community of an actor; `undefined` if the view does not have it. */
  get(id: string | number): number | undefined {
    this.#finder ??= new Finder(this.#actors.ids);
    const place = this.#finder.placeOf(String(id));
    return place === undefined ? undefined : this.#numbers[place];
  }

  /** The ids in each community, in their order: `groups()[0]` is the largest. */
  groups(): string[][] {
    const groups = Array.from({ length: this.size }, (): string[] => []);
    for (const [place, actor] of this.#actors.ids.entries()) must(groups[must(this.#numbers[place])]).push(actor);
    return groups;
  }

  /** All actors, by community and then by id. */
  rows(): ResultTable<CommunityRow, Options> {
    const { modularity, options, policy, data, window } = this;
    const { ids, labels } = this.#actors;
    const places = groupBy(ids.keys(), (place) => must(this.#numbers[place]));
    const rows = Array.from({ length: this.size }, (_, community) =>
      must(places.get(community)).map((place) => ({ actor: must(ids[place]), label: must(labels[place]), community })),
    );
    return tableOf(rows.flat(), COMMUNITY_COLUMNS, { modularity, options, policy, data, window });
  }

  /** What `JSON.stringify` makes of it. */
  toJSON(): object {
    const { modularity, options, policy, data, window } = this;
    return { modularity, options, policy, data, window, rows: this.rows() };
  }

  [Symbol.iterator](): Iterator<CommunityRow> {
    return this.rows()[Symbol.iterator]();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const when = this.window?.label === undefined ? "" : `, ${this.window.label}`;
    const head = `${this.size} communities, modularity ${Number(this.modularity.toPrecision(6))}`;
    return `${head} (${this.data.name} ${this.data.version}${when})\n${textTable(this.rows(), COMMUNITY_COLUMNS)}`;
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return notebookTable(this.rows(), COMMUNITY_COLUMNS);
  }
}
