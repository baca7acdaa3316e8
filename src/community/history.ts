import { groupBy, must } from "../base/collections";
import { notebookTable, tableOf, textTable } from "../base/table";
import type { Facts, ResultTable, ViewWindow } from "../network/inside";
import type { TimeValue } from "../network/moment";
import type { Policy } from "../network/policy";
import type { Change } from "./events";
import type { Named } from "./lasting";

/** A slice of time: what it looks at (half-open, `null` where unbounded), and its name. */
export interface SliceFacts {
  readonly start: TimeValue;
  readonly end: TimeValue;
  readonly slice: string;
}

/** The lasting community of one actor in one slice. `label` is the actor's name. */
export interface MembershipRow extends SliceFacts {
  readonly actor: string;
  readonly label: string;
  readonly community: number;
}

/** The life of one lasting community. */
export interface LifecycleRow {
  readonly community: number;
  /** Beginning of the first and of the last slice that has it. */
  readonly first: TimeValue;
  readonly last: TimeValue;
  /** How many slices have it, and how many between the first and the last do not. */
  readonly slices: number;
  readonly gaps: number;
  /** Its largest number of actors in a slice. */
  readonly peak: number;
  /** How many different actors it ever had. */
  readonly actors: number;
}

/** One event in the life of a community, told at the first slice that shows it. See `communitiesOverTime`. */
export interface CommunityEvent extends SliceFacts, Change {}

/** The partition of one slice in numbers. */
export interface SliceRow extends SliceFacts {
  readonly actors: number;
  readonly communities: number;
  readonly modularity: number;
}

/** One slice with its named communities and what changed since the one before. */
export interface Step extends SliceFacts {
  readonly labels: ReadonlyMap<string, string>;
  readonly modularity: number;
  readonly named: readonly Named[];
  readonly changes: readonly Change[];
}

const SLICE = ["start", "end", "slice"] as const;
const ROWS = [...SLICE, "actor", "label", "community"] as const;
const LIVES = ["community", "first", "last", "slices", "gaps", "peak", "actors"] as const;
const EVENTS = [...SLICE, "type", "community", "share", "sizeBefore", "size", "from", "to"] as const;
const SLICES = [...SLICE, "actors", "communities", "modularity"] as const;

/** Communities through time as four tables; iterating it gives `rows`. */
export class CommunityHistory<Options extends object = object> implements Iterable<MembershipRow> {
  /** Who was in which community when: by slice, community, actor. */
  readonly rows: ResultTable<MembershipRow, Options>;
  /** The life of each community, by its id. */
  readonly communities: ResultTable<LifecycleRow, Options>;
  /** What happened to them, by slice and community. */
  readonly events: ResultTable<CommunityEvent, Options>;
  /** How well each slice falls into communities. */
  readonly slices: ResultTable<SliceRow, Options>;
  readonly options: Readonly<Options>;
  readonly policy: Policy;
  readonly data: Facts["data"];
  readonly window: ViewWindow | undefined;

  /** @internal Made by `communitiesOverTime`. */
  constructor(steps: readonly Step[], options: Options, facts: Facts) {
    this.options = Object.freeze(options);
    this.policy = facts.policy;
    this.data = facts.data;
    this.window = facts.window;
    const all = { ...facts, options };
    this.rows = tableOf(steps.flatMap(membershipRows), ROWS, all);
    this.communities = tableOf(livesOf(steps), LIVES, all);
    this.events = tableOf(
      steps.flatMap((step) => step.changes.map((change): CommunityEvent => ({ ...when(step), ...change }))),
      EVENTS,
      all,
    );
    this.slices = tableOf(
      steps.map((step) => {
        const { named, labels, modularity } = step;
        return { ...when(step), actors: labels.size, communities: named.length, modularity };
      }),
      SLICES,
      all,
    );
  }

  [Symbol.iterator](): Iterator<MembershipRow> {
    return this.rows[Symbol.iterator]();
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const head = `${this.communities.length} communities in ${this.slices.length} slices`;
    return `${head} (${this.data.name} ${this.data.version})\n${textTable(this.communities, LIVES)}`;
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return notebookTable(this.communities, this.communities.columns);
  }
}

function when({ start, end, slice }: SliceFacts): SliceFacts {
  return { start, end, slice };
}

function membershipRows(step: Step): MembershipRow[] {
  const ordered = [...step.named].sort((a, b) => a.id - b.id);
  return ordered.flatMap(({ id, actors }) =>
    Array.from(actors, (actor) => ({ ...when(step), actor, label: must(step.labels.get(actor)), community: id })),
  );
}

function livesOf(steps: readonly Step[]): LifecycleRow[] {
  const seen = steps.flatMap(({ start, named }, slice) => named.map((one) => ({ ...one, start, slice })));
  const lives = [...groupBy(seen, ({ id }) => id)].sort(([a], [b]) => a - b);
  return lives.map(([community, life]) => {
    const [first, last] = [must(life[0]), must(life.at(-1))];
    return {
      community,
      first: first.start,
      last: last.start,
      slices: life.length,
      gaps: last.slice - first.slice + 1 - life.length,
      peak: Math.max(...life.map(({ actors }) => actors.size)),
      actors: new Set(life.flatMap(({ actors }) => [...actors])).size,
    };
  });
}
