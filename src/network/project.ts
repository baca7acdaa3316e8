import * as z from "zod/mini";
import { must, once } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { type Csr, csrOf } from "../kernels/csr";
import { projectedGraph, type SimpleGraph } from "./graph";
import {
  actorColumn,
  actorNames,
  defaultDirection,
  type Facts,
  facts,
  lastProjection,
  type ResultTable,
  setActors,
  setProjection,
  stateOf,
} from "./inside";
import {
  type Direction,
  type Merged,
  mergeTies,
  plainCsr,
  type ResolvedProjection,
  type Strength,
} from "./merged-ties";
import type { TemporalNetwork } from "./network";
import { PARALLEL, type Parallel } from "./policy";
import { graphOfSlice } from "./slicing/projections";
import type { Tie } from "./tie";

export type { Direction, ResolvedProjection, Strength } from "./merged-ties";

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

const STRENGTHS = ["ties", "weight", "confidence", "corroboration"] as const;

/** The options that every measure shares, for their schemas. */
export const projectionShape = once(() => ({
  direction: z.optional(z.enum(["directed", "reversed", "undirected"])),
  parallel: z.optional(z.enum(PARALLEL)),
  strength: z.optional(
    z.union([z.enum(STRENGTHS), z.custom<(tie: Tie) => number>((value) => typeof value === "function")], {
      error: `${STRENGTHS.join(", ")} or a function of a tie`,
    }),
  ),
}));

const schema = () => z.strictObject(projectionShape());

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

/** @throws AllegianceError `invalid-option`, also where a strength is not a finite number above 0 */
export function projectOf(view: TemporalNetwork, options?: ProjectOptions): Projection {
  const {
    direction = defaultDirection(view),
    parallel = view.policy.parallel,
    strength = "ties",
  } = options === undefined ? {} : parseOptions("project", schema, options);
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
