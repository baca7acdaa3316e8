import * as z from "zod";
import { must } from "../base/collections";
import { scratchInts } from "../base/columns";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { type Csr, csrOf, csrOfArcs } from "../kernels/csr";
import { valueAt } from "./column";
import { projectedGraph, type SimpleGraph } from "./graph";
import {
  actorColumn,
  actorNames,
  defaultDirection,
  type Facts,
  facts,
  lastProjection,
  type ResultTable,
  selectionOf,
  setActors,
  setProjection,
  stateOf,
} from "./inside";
import type { TemporalNetwork } from "./network";
import { PARALLEL, type Parallel } from "./policy";
import { graphOfSlice } from "./slicing/projections";
import { type Tie, tieRow } from "./tie";

/** Which way ties are read: as they point, against it, or both ways. Undirected ties always go both ways. */
export type Direction = "directed" | "reversed" | "undirected";

/** What a tie counts for: 1, its weight, its confidence, its independent sources, or what a function says. */
export type Strength = "ties" | "weight" | "confidence" | "corroboration" | ((tie: Tie) => number);

export interface ProjectOptions {
  /** Default `"directed"`, or `"undirected"` if no tie of the whole network points anywhere. */
  readonly direction?: Direction;
  /** Default: the policy's, which is `"collapse"` unless changed. */
  readonly parallel?: Parallel;
  /**
   * What one tie adds to an edge, above 0. Default `"ties"`: 1 each. Collapsed ties count as the strongest of them, counted ties
   * as their sum. Under presence `"expected"` each is multiplied with its chance to be there, and collapsed ties with the
   * chance that any of them is.
   */
  readonly strength?: Strength;
}

/** One edge of a projection. */
export interface ProjectedEdge {
  readonly source: string;
  readonly target: string;
  readonly strength: number;
  /** The ties that were merged into it. */
  readonly ties: readonly string[];
}

export interface ResolvedProjection {
  readonly direction: Direction;
  readonly parallel: Parallel;
  readonly strength: Strength;
}

const STRENGTHS = ["ties", "weight", "confidence", "corroboration"] as const;

/** The options that every measure shares, for their schemas. */
export const projectionShape = () => ({
  direction: z.enum(["directed", "reversed", "undirected"]).optional(),
  parallel: z.enum(PARALLEL).optional(),
  strength: z
    .union([z.enum(STRENGTHS), z.custom<(tie: Tie) => number>((value) => typeof value === "function")], {
      error: `${STRENGTHS.join(", ")} or a function of a tie`,
    })
    .optional(),
});

const schema = () => z.strictObject(projectionShape());

interface Merged {
  readonly source: number;
  readonly target: number;
  strength: number;
  /** The most that any of its ties counts for, and the chance that none of them is there. */
  best: number;
  absent: number;
  readonly ties: number[];
}

/** A view with its parallel ties merged by a stated rule. Actors are in the order of their ids. */
export class Projection {
  readonly options: ResolvedProjection;
  readonly #csr: Csr;
  readonly #view: TemporalNetwork;
  readonly #actors: Int32Array;
  #merged: readonly Merged[] | undefined;

  /** @internal Made by `view.project()`. */
  constructor(view: TemporalNetwork, options: ResolvedProjection) {
    const { direction, parallel, strength } = options;
    const sliced = strength === "ties" ? graphOfSlice(view, direction, parallel) : undefined;
    if (sliced) setActors(view, sliced.actors);
    this.options = Object.freeze(options);
    this.#view = view;
    this.#actors = actorColumn(view);
    this.#csr =
      sliced?.csr ??
      plainCsr(view, this.#actors, options) ??
      csrOf(this.#actors.length, this.#edges, direction !== "undirected");
  }

  /** Of actors, in order: what nodes are. */
  get ids(): readonly string[] {
    return actorNames(this.#view).ids;
  }

  /** Made when first asked for: what measures compute on seldom needs them. */
  get #edges(): readonly Merged[] {
    this.#merged ??= mergeTies(this.#view, this.#actors, this.options);
    return this.#merged;
  }

  /** @internal What actors are called, in the order of their ids. */
  get labels(): readonly string[] {
    return actorNames(this.#view).labels;
  }

  /** @internal What measures compute on. */
  get csr(): Csr {
    return this.#csr;
  }

  /** What was projected: policy, data, window. */
  get facts(): Facts {
    return facts(this.#view);
  }

  /** The edges as rows, an undirected one once. */
  edges(): ResultTable<ProjectedEdge, ResolvedProjection> {
    const { columns } = stateOf(this.#view);
    const rows = this.#edges.map(({ source, target, strength, ties }) => ({
      source: must(this.ids[source]),
      target: must(this.ids[target]),
      strength,
      ties: ties.map((tie) => must(columns.ids.at(tie))),
    }));
    return tableOf(rows, ["source", "target", "strength", "ties"], { ...this.facts, options: this.options });
  }

  /**
   * A graphology graph, simple unless parallel ties are kept, with the attributes `strength` and `ties` on edges (there is no
   * `weight`: graphology reads that as a cost in one place and as a strength in another). A new graph at every call.
   */
  toGraph(): SimpleGraph {
    return projectedGraph(this.#view, this.ids, this.edges(), this.options);
  }

  /** What `JSON.stringify` makes of it. */
  toJSON(): object {
    return { ...this.facts, options: this.options, ids: this.ids, edges: this.edges() };
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    const { direction, parallel } = this.options;
    return `Projection(${this.ids.length} actors, ${this.#edges.length} edges, ${direction}, parallel ties: ${parallel})`;
  }
}

/** Frozen, so that they are checked once. */
const DEFAULTS: ProjectOptions = Object.freeze({});

/** @throws AllegianceError `invalid-option`, also where a strength is not a finite number above 0 */
export function projectOf(view: TemporalNetwork, options: ProjectOptions = DEFAULTS): Projection {
  const {
    direction = defaultDirection(view),
    parallel = view.policy.parallel,
    strength = "ties",
  } = parseOptions("project", schema, options);
  return projectionOf(view, { direction, parallel, strength });
}

/** The same with options that have been checked. */
export function projectionOf(view: TemporalNetwork, options: ResolvedProjection): Projection {
  const known = lastProjection(view);
  if (known && sameOptions(known.options, options)) return known;
  const projection = new Projection(view, options);
  setProjection(view, projection);
  return projection;
}

/** A function may answer otherwise the next time. */
function sameOptions(one: ResolvedProjection, other: ResolvedProjection): boolean {
  if (typeof one.strength === "function") return false;
  return one.direction === other.direction && one.parallel === other.parallel && one.strength === other.strength;
}

function mergeTies(
  view: TemporalNetwork,
  actors: Int32Array,
  { direction, parallel, strength }: ResolvedProjection,
): Merged[] {
  const state = stateOf(view);
  const { columns } = state;
  const local = new Map(Array.from(actors, (actor, index) => [actor, index]));
  const { ties, presence } = selectionOf(view);
  const edges: Merged[] = [];
  const byPair = new Map<number, Merged>();
  const add = (source: number, target: number, tie: number, worth: number, here: number) => {
    const pair = source * actors.length + target;
    const edge = parallel === "keep" ? undefined : byPair.get(pair);
    if (!edge) {
      const fresh = {
        source,
        target,
        strength: worth * here,
        best: worth,
        absent: 1 - here,
        ties: [tie],
      };
      byPair.set(pair, fresh);
      edges.push(fresh);
      return;
    }
    edge.strength += worth * here;
    edge.best = Math.max(edge.best, worth);
    edge.absent *= 1 - here;
    edge.ties.push(tie);
  };
  for (const [index, tie] of ties.entries()) {
    const here = presence[index] as number;
    const worth = worthOf(state, tie, strength);
    const source = must(local.get(must(columns.source[tie])));
    const target = must(local.get(must(columns.target[tie])));
    if (direction === "undirected") add(Math.min(source, target), Math.max(source, target), tie, worth, here);
    else {
      const forward = direction === "directed";
      add(forward ? source : target, forward ? target : source, tie, worth, here);
      if (!columns.directed[tie]) add(forward ? target : source, forward ? source : target, tie, worth, here);
    }
  }
  for (const edge of parallel === "collapse" ? edges : []) {
    if (edge.ties.length > 1) edge.strength = edge.best * (1 - edge.absent);
  }
  return edges;
}

const [localColumn, sourceColumn, targetColumn] = [scratchInts(), scratchInts(), scratchInts()];

/** The same graph where every tie counts 1, without the edges; `undefined` where some do not. */
function plainCsr(
  view: TemporalNetwork,
  actors: Int32Array,
  { direction, parallel, strength }: ResolvedProjection,
): Csr | undefined {
  const { columns, policy, evidence } = stateOf(view);
  if (strength !== "ties" || policy.presence === "expected") return undefined;
  const { ties } = selectionOf(view);
  const local = localColumn(evidence.actors.length);
  for (let node = 0; node < actors.length; node++) local[actors.at(node) as number] = node;
  const [sources, targets] = [sourceColumn(2 * ties.length), targetColumn(2 * ties.length)];
  let count = 0;
  for (let i = 0; i < ties.length; i++) {
    const tie = ties[i] as number;
    const source = local[columns.source[tie] as number] as number;
    const target = local[columns.target[tie] as number] as number;
    const isBoth = direction === "undirected" || columns.directed[tie] === 0;
    if (isBoth || direction === "directed") {
      sources[count] = source;
      targets[count++] = target;
    }
    if (isBoth || direction === "reversed") {
      sources[count] = target;
      targets[count++] = source;
    }
  }
  return csrOfArcs(actors.length, { count, sources, targets }, parallel, direction !== "undirected");
}

function worthOf(state: ReturnType<typeof stateOf>, tie: number, strength: Strength): number {
  if (strength === "ties") return 1;
  const worth =
    strength === "weight"
      ? valueAt(state.columns.weight, tie)
      : strength === "confidence"
        ? valueAt(state.columns.confidence, tie)
        : strength === "corroboration"
          ? valueAt(state.columns.corroboration, tie)
          : strength(tieRow(state, tie));
  if (Number.isFinite(worth) && worth > 0) return worth;
  throw invalidOption(
    "strength",
    worth,
    `a finite number above 0 for every tie; tie ${state.columns.ids.at(tie)} has none`,
  );
}
