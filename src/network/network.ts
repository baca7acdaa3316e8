import * as z from "zod/mini";
import { must } from "../base/collections";
import { invalidOption, show } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { kindOf } from "../data/kinds";
import { type ExclusionReason, scopeOf } from "./evidence";
import { type Multigraph, multigraphOf } from "./graph";
import {
  actorIndices,
  type Behind,
  type Facts,
  facts,
  indexOfActor,
  newBehind,
  openViews,
  selectionOf,
  setSlices,
  stateOf,
  type ViewWindow,
  windowOf,
} from "./inside";
import { momentOf, type Stretch, stretchOf, type Time } from "./moment";
import { changePolicy, type Policy, type PolicyInput } from "./policy";
import { type Projection, type ProjectOptions, projectOf } from "./project";
import { type SliceOptions, windowsOf } from "./slicing/slices";
import { repolicy, type State } from "./state";
import { TIE_COLUMNS, type Tie, tieRow } from "./tie";

/** An actor of a view, as a plain row. */
export interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly parent: string | undefined;
}

/** A claim that the policy leaves out, and which of its rules does so. */
export interface ExcludedClaim {
  readonly claim: string;
  readonly kind: string;
  readonly source: string;
  readonly paragraph: string;
  readonly reason: ExclusionReason;
}

const betweenSchema = () => z.strictObject({ rule: z.optional(z.enum(["any", "all"])) });

/**
 * A network of ties over time, or any view of one: a view reads like the network, and copies nothing of it.
 * Made by `buildNetwork` or `networkFromEdges`; every method that restricts answers with a new view.
 */
export class TemporalNetwork {
  readonly #behind: Behind;

  static {
    openViews(
      (view) => view.#behind,
      (value) => #behind in value,
    );
  }

  /** @internal Networks are made by `buildNetwork`, `networkFromEdges` and the methods of views. */
  constructor(state: State) {
    this.#behind = newBehind(state);
  }

  /** The rules in force, all resolved. */
  get policy(): Policy {
    return stateOf(this).policy;
  }

  /** Name and version of the data, as printed with results. */
  get data(): { readonly name: string; readonly version: string } {
    const { name, version } = stateOf(this).evidence;
    return { name, version };
  }

  /** The restriction in time, or `undefined` for all time. */
  get window(): ViewWindow | undefined {
    return windowOf(this);
  }

  /**
   * What is there at a time. A text such as `"2014-06"` means at some time of that month, `"2014-06-05"` that day; a Date means its
   * day (UTC).
   * @throws AllegianceError `invalid-date`
   */
  at(time: Time): TemporalNetwork {
    return this.#within(momentOf(time, stateOf(this).evidence));
  }

  /**
   * What is there in the window from the beginning of `from` up to, not including, the beginning of `to`: so
   * `between("2002", "2007")` is five years. `rule: "all"` asks that a state lasts through the whole window; an event need
   * only fall in it. A view of a view looks at what both windows share.
   * @throws AllegianceError `invalid-date`; `invalid-option` if `to` does not come after `from`
   */
  between(from: Time, to: Time, options?: { readonly rule?: "any" | "all" }): TemporalNetwork {
    const { rule = "any" } = options === undefined ? {} : parseOptions("between", betweenSchema, options);
    const { evidence } = stateOf(this);
    const [start, end] = [stretchOf(from, evidence).start, stretchOf(to, evidence).start];
    if (!(start < end)) throw invalidOption("to", to, `a time after ${show(from)}`);
    return this.#within({ start, end }, rule);
  }

  /** What is there at some time before `time` begins. */
  before(time: Time): TemporalNetwork {
    const { start } = stretchOf(time, stateOf(this).evidence);
    return this.#within({ start: Number.NEGATIVE_INFINITY, end: start });
  }

  /** What is there at some time after `time` is over. */
  after(time: Time): TemporalNetwork {
    const { end } = stretchOf(time, stateOf(this).evidence);
    return this.#within({ start: end, end: Number.POSITIVE_INFINITY });
  }

  /** @throws AllegianceError `unknown-kind` */
  ofKind(...kinds: readonly string[]): TemporalNetwork {
    const table = stateOf(this).evidence.kinds;
    const byName = new Map(table.map((kind) => [kind.name, kind]));
    const wanted = new Set(kinds.map((name) => table.indexOf(kindOf(byName, name))));
    return this.#restricted({ kinds: intersect(stateOf(this).kinds, wanted) });
  }

  /** Ties whose two ends are both among these actors. @throws AllegianceError `unknown-actor` */
  among(...actors: readonly (string | number)[]): TemporalNetwork {
    const wanted = new Set(actors.map((id) => indexOfActor(this, id)));
    return this.#restricted({ actors: intersect(stateOf(this).actors, wanted) });
  }

  /** Ties for which the predicate holds; it is given each tie as a row. @throws AllegianceError `invalid-option` */
  where(predicate: (tie: Tie) => boolean): TemporalNetwork {
    if (typeof predicate !== "function") throw invalidOption("predicate", predicate, "a function of a tie");
    return this.#restricted({ predicates: [...stateOf(this).predicates, predicate] });
  }

  /** The same view under a policy with some rules changed. @throws AllegianceError `invalid-option` */
  under(change: PolicyInput): TemporalNetwork {
    const { evidence, policy } = stateOf(this);
    const changed = changePolicy(policy, change, scopeOf(evidence));
    return new TemporalNetwork({ ...stateOf(this), ...repolicy(stateOf(this), changed) });
  }

  /**
   * One view for each step of a calendar (or of ticks, or between given dates). See {@link SliceOptions}.
   * Cost: all ties are looked at once when the first of the views is read, and each again in those where it can be; where every tie
   * counts 1, the first that is projected has all of them projected.
   */
  slices(options: SliceOptions): TemporalNetwork[] {
    const views = windowsOf(stateOf(this), options).map((slice) => this.#within(slice, "any", slice.label));
    setSlices(stateOf(this), views);
    return views;
  }

  /** The actors of the view, by id: those with a tie in it, or all under `isolates: "keep"`. */
  actors(): Table<ActorRow> & Facts {
    const { actors } = stateOf(this).evidence;
    const rows = actorIndices(this).map((index) => {
      const { id, name, type, parent } = must(actors.at(index));
      return { id, name, type, parent };
    });
    return tableOf(rows, ["id", "name", "type", "parent"], facts(this));
  }

  /** The ties of the view as rows, by earliest start. */
  ties(): Table<Tie> & Facts {
    const state = stateOf(this);
    const { startMin, startMax } = state.spells;
    const start = (tie: number) => [must(startMin[tie]), must(startMax[tie])] as const;
    const order = Array.from(selectionOf(this).ties).sort((a, b) => {
      const [[min, max], [otherMin, otherMax]] = [start(a), start(b)];
      return min === otherMin ? (max === otherMax ? a - b : max - otherMax) : min - otherMin;
    });
    const rows = order.map((tie) => tieRow(state, tie));
    return tableOf(rows, TIE_COLUMNS, facts(this));
  }

  /** The claims that the policy leaves out of the network, each with the rule that does so. */
  excluded(): Table<ExcludedClaim> & Facts {
    const { evidence, excluded } = stateOf(this);
    const rows = excluded.map(({ claim, reason }) => {
      const { id, kind, source, paragraph } = must(evidence.claims.at(claim));
      return { claim: id, kind, source, paragraph, reason };
    });
    return tableOf(rows, ["claim", "kind", "source", "paragraph", "reason"], facts(this));
  }

  /** The view as a graphology multigraph with all attributes; a new graph at every call. */
  toGraph(): Multigraph {
    return multigraphOf(this);
  }

  /** The view with its parallel ties merged by a stated rule: what measures are computed on. */
  project(options?: ProjectOptions): Projection {
    return projectOf(this, options);
  }

  /** What `JSON.stringify` makes of it: its actors and ties, and what they rest on. */
  toJSON(): object {
    return { ...facts(this), actors: this.actors(), ties: this.ties() };
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return summary(this);
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return { "text/plain": summary(this) };
  }

  #restricted(change: Partial<State>): TemporalNetwork {
    return new TemporalNetwork({ ...stateOf(this), ...change });
  }

  /** Narrows the view to what it shares with a stretch; a state that had to last through an outer one still has to. */
  #within({ start, end }: Stretch, rule: "any" | "all" = "any", label?: string): TemporalNetwork {
    const outer = stateOf(this).window ?? { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
    const whole =
      rule === "any"
        ? outer.whole
        : { start: Math.min(start, outer.whole?.start ?? start), end: Math.max(end, outer.whole?.end ?? end) };
    const window = { start: Math.max(start, outer.start), end: Math.min(end, outer.end), whole };
    return this.#restricted({ window, label });
  }
}

function intersect(one: ReadonlySet<number> | undefined, other: ReadonlySet<number>): ReadonlySet<number> {
  return one ? new Set([...other].filter((value) => one.has(value))) : other;
}

function summary(view: TemporalNetwork): string {
  const { name, version } = view.data;
  const { window } = view;
  const when = window ? `, ${window.label ?? `${window.start ?? "…"} to ${window.end ?? "…"}`}` : "";
  return `TemporalNetwork(${name} ${version}: ${actorIndices(view).length} actors, ${selectionOf(view).ties.length} ties${when})`;
}
