import { groupBy, must } from "../base/collections";
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
  readonly #rows: readonly CommunityRow[];
  readonly #community: ReadonlyMap<string, number>;

  /** @internal Made by `communities`; `rows` in the order of ids. */
  constructor(rows: readonly CommunityRow[], modularity: number, options: Options, facts: Facts) {
    this.#rows = [...rows].sort((a, b) => a.community - b.community);
    this.#community = new Map(rows.map(({ actor, community }) => [actor, community]));
    this.size = new Set(this.#community.values()).size;
    this.modularity = modularity;
    this.options = Object.freeze(options);
    this.policy = facts.policy;
    this.data = facts.data;
    this.window = facts.window;
  }

  /** The community of an actor; `undefined` if the view does not have it. */
  get(id: string | number): number | undefined {
    return this.#community.get(String(id));
  }

  /** The ids in each community, in their order: `groups()[0]` is the largest. */
  groups(): string[][] {
    const groups = groupBy(this.#rows, ({ community }) => community);
    return Array.from({ length: this.size }, (_, community) => must(groups.get(community)).map(({ actor }) => actor));
  }

  /** All actors, by community and then by id. */
  rows(): ResultTable<CommunityRow, Options> {
    const { modularity, options, policy, data, window } = this;
    const rows = this.#rows.map((row) => ({ ...row }));
    return tableOf(rows, COMMUNITY_COLUMNS, { modularity, options, policy, data, window });
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
    return `${head} (${this.data.name} ${this.data.version}${when})\n${textTable(this.#rows, COMMUNITY_COLUMNS)}`;
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return notebookTable(this.#rows, COMMUNITY_COLUMNS);
  }
}
