import * as z from "zod/mini";
import { must, remembered } from "../base/collections";
import { AllegianceError } from "../base/errors";
import { parseOptions } from "../base/options";
import type { Csr } from "../kernels/csr";
import {
  type LocalMeasure,
  type Measured,
  measureChanged,
  type NamedGraph,
  type NodeColumns,
} from "../kernels/graph/unchanged";
import { actorColumn, checkNetwork, defaultDirection, facts, memoryOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Parallel } from "../network/policy";
import { type Direction, type ProjectOptions, projectionOf, projectionShape, type Strength } from "../network/project";
import { Scores } from "../network/scores";

/** What every measure can be told: how the view is projected before it is measured. */
export type MeasureOptions = ProjectOptions;

/**
 * The length of an edge: every edge 1 (`hops`), or one over its strength, or what a function of its strength says
 * (finite, above 0).
 */
export type Distance = "hops" | "inverse-strength" | ((strength: number) => number);

export const distanceShape = () => ({
  distance: z.optional(
    z.union(
      [z.enum(["hops", "inverse-strength"]), z.custom<(strength: number) => number>((f) => typeof f === "function")],
      {
        error: "hops, inverse-strength or a function of a strength",
      },
    ),
  ),
});

export const normalizedShape = () => ({ normalized: z.optional(z.boolean()) });

/** The options of a projection with nothing left out, as results echo them. */
export interface ResolvedMeasure {
  readonly direction: Direction;
  readonly parallel: Parallel;
  readonly strength: Strength;
}

/** What a measure computes on: a projected graph of integers, and how to turn values into scores. */
export interface Prepared<Own extends object> {
  readonly csr: Csr;
  readonly options: ResolvedMeasure & Own;
  /** What is measured. */
  readonly view: TemporalNetwork;
  /** Values by node; `only` keeps the nodes for which the measure has a value. */
  scores(values: Float64Array, only?: (node: number) => boolean): Scores<ResolvedMeasure & Own>;
}

/** What makes the schema of a measure. */
const schemaOf = remembered((own: () => z.core.$ZodShape) => () => z.strictObject({ ...projectionShape(), ...own() }));

/**
 * The common beginning of every measure: checks the view and the options, projects.
 * `own` are the measure's own options with their defaults; `direction` its default direction, where that is not the network's own.
 */
export function prepare<Own extends object>(
  measure: string,
  view: TemporalNetwork,
  given: object | undefined,
  ownShape: () => z.core.$ZodShape,
  defaults: { readonly direction?: Direction; readonly own: Own },
): Prepared<Own> {
  checkNetwork(measure, view);
  // Whoever says nothing takes every default, and needs no schema.
  const parsed = (given === undefined ? {} : parseOptions(measure, schemaOf(ownShape), given)) as ProjectOptions &
    Partial<Own>;
  const { direction = defaults.direction ?? defaultDirection(view), parallel, strength, ...own } = parsed;
  const projection = projectionOf(view, {
    direction,
    parallel: parallel ?? view.policy.parallel,
    strength: strength ?? "ties",
  });
  const stated = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const options = { ...projection.options, ...defaults.own, ...(stated as Partial<Own>) };
  return {
    csr: projection.csr,
    options,
    view,
    scores: (values, only) => {
      if (!only) return new Scores(measure, projection, values, options, facts(view));
      const { ids, labels } = projection;
      const kept = [...values.keys()].filter(only);
      const idsOfSome = Object.freeze(kept.map((node) => must(ids[node])));
      const some = { ids: idsOfSome, labels: kept.map((node) => must(labels[node])) };
      const own = Float64Array.from(kept, (node) => must(values[node]));
      return new Scores(measure, some, own, options, facts(view));
    },
  };
}

/** Graphs with fewer nodes times arcs are measured in less time than it takes to find out what has changed. */
const SMALL = 2 ** 17;

/**
 * The values of a measure by hops or lengths of which each weak component has its own, of views that follow each other. Those of components
 * that are as in the view before are kept; also from the slice that was measured last, if they are slices.
 */
export function byComponent<T extends NodeColumns>(
  prepared: readonly Prepared<{ readonly distance: Distance }>[],
  name: string,
  measure: LocalMeasure<T>,
): T[] {
  const graphs = prepared.map(({ view, csr, options: { distance } }): NamedGraph => {
    return { names: actorColumn(view), csr, lengths: lengthsOf(name, view, csr, distance) };
  });
  if (graphs.every(({ csr }) => csr.size * csr.targets.length < SMALL)) return [...measure(graphs)];
  const memory = prepared[0] && memoryOf(prepared[0].view);
  const values = measureChanged(graphs, memory?.get(measure) as Measured<T> | undefined, measure);
  const [graph, last] = [graphs.at(-1), values.at(-1)];
  if (graph && last) memory?.set(measure, { graph, values: last });
  return values;
}

/**
 * The lengths of a graph's arcs, or `undefined` if every edge counts one hop.
 * @throws AllegianceError `unsupported` for hops under presence `expected`: counting hops would forget the chances
 */
function lengthsOf(measure: string, view: TemporalNetwork, csr: Csr, distance: Distance): Float64Array | undefined {
  if (distance === "hops") {
    if (view.policy.presence !== "expected") return undefined;
    throw new AllegianceError({
      code: "unsupported",
      message: `${measure} counts hops, which have no chance: under presence "expected" give a \`distance\`, or use "possible", "certain" or a sample`,
      expected: "another distance or presence",
    });
  }
  const length = distance === "inverse-strength" ? (strength: number) => 1 / strength : distance;
  const lengths = csr.strengths.map((strength) => length(strength));
  const bad = lengths.find((value) => !(Number.isFinite(value) && value > 0));
  if (bad === undefined) return lengths;
  throw new AllegianceError({
    code: "invalid-option",
    message: `${measure}: \`distance\` gave ${bad}, expected a finite number above 0`,
    option: "distance",
    value: bad,
    expected: "a finite number above 0",
  });
}
