import type * as z from "zod/mini";
import type { Graphs } from "../kernels/shortest/brandes";
import type { JoinedGraphs } from "../kernels/slices/joined-graphs";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import {
  type BetweennessOptions,
  betweenness,
  betweennessEach,
  betweennessJoined,
  betweennessOf,
  betweennessShape,
} from "./betweenness";
import { type ClosenessOptions, closeness, closenessShape } from "./closeness";
import { type ConstraintOptions, constraint, constraintShape } from "./constraint";
import { type CorenessOptions, coreness, corenessShape } from "./coreness";
import { type DegreeOptions, degree, degreeShape } from "./degree";
import { type EigenvectorOptions, eigenvector, eigenvectorShape } from "./eigenvector";
import { type HitsOptions, hits, hitsShape } from "./hits";
import { type KatzOptions, katz, katzShape } from "./katz";
import type { ResolvedMeasure } from "./measure";
import { type PagerankOptions, pagerank, pagerankShape } from "./pagerank";

/** The options of each measure, by its name. */
export interface OptionsByMeasure {
  readonly degree: DegreeOptions;
  readonly closeness: ClosenessOptions;
  readonly betweenness: BetweennessOptions;
  readonly eigenvector: EigenvectorOptions;
  readonly pagerank: PagerankOptions;
  readonly hits: HitsOptions;
  readonly katz: KatzOptions;
  readonly coreness: CorenessOptions;
  readonly constraint: ConstraintOptions;
}

export type MeasureName = keyof OptionsByMeasure;

/** A measure as a function of a view and its options. */
export type Measure<Name extends MeasureName> = (
  view: TemporalNetwork,
  options?: OptionsByMeasure[Name],
) => Scores<ResolvedMeasure>;

/**
 * The values of a measure for the actors of many graphs in which every tie counts 1, one graph after the other: those that the measure has
 * for views with these graphs. `undefined` for options with which it needs more than the graphs.
 */
export type MeasureEach = (graphs: Graphs, directed: boolean, options: object) => Float64Array | undefined;

/** The same of graphs that join those of up to eight views: eight values an actor, none below 0. `undefined` also where they would not be the same to the bit. */
export type MeasureJoined = (graphs: JoinedGraphs, directed: boolean, options: object) => Float64Array | undefined;

type Listed = {
  readonly [Name in MeasureName]: {
    readonly compute: Measure<Name>;
    /** Of several views in one go, where that is faster than one by one. */
    readonly together?: (
      views: readonly TemporalNetwork[],
      options?: OptionsByMeasure[Name],
    ) => Scores<ResolvedMeasure>[];
    readonly shape: () => z.core.$ZodShape;
    readonly each?: MeasureEach;
    readonly joined?: MeasureJoined;
  };
};

/** Every measure by its name, with the options that are its own. */
export const MEASURES: Listed = {
  degree: { compute: degree, shape: degreeShape },
  closeness: { compute: closeness, shape: closenessShape },
  betweenness: {
    ...{ compute: betweenness, shape: betweennessShape },
    ...{ together: betweennessOf, each: betweennessEach, joined: betweennessJoined },
  },
  eigenvector: { compute: eigenvector, shape: eigenvectorShape },
  pagerank: { compute: pagerank, shape: pagerankShape },
  hits: { compute: hits, shape: hitsShape },
  katz: { compute: katz, shape: katzShape },
  coreness: { compute: coreness, shape: corenessShape },
  constraint: { compute: constraint, shape: constraintShape },
};
