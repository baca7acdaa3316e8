import * as z from "zod/mini";
import { must } from "../base/collections";
import { AllegianceError, invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { addShortestWalks } from "../kernels/journeys/shortest-walks";
import { addSimplePaths } from "../kernels/journeys/simple-paths";
import { type Rank, stepsOf } from "../kernels/journeys/walk-steps";
import type { Label } from "../kernels/journeys/walks";
import { actorIndices, actorNames, checkNetwork, facts } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { PARALLEL, type Parallel } from "../network/policy";
import type { Direction } from "../network/project";
import { Scores } from "../network/scores";
import { CRITERIA, type Criterion, durationOf } from "./criteria";
import { directionSchema, type JourneyOptions, journeyShape, type ResolvedJourney } from "./options";
import { usableTies } from "./schedule";
import { walksOf } from "./search";
import { termsOf } from "./terms";

/** Which of the best paths count. */
const AMONG = ["all", "fewest-hops", "foremost"] as const;
type Among = (typeof AMONG)[number];

export interface TemporalBetweennessOptions extends Omit<JourneyOptions, "through"> {
  /** What makes a path best. Default `"foremost"`. */
  readonly criterion?: Criterion;
  /**
   * Which of the best paths count: `"all"`, or only those that have the fewest hops among them (`"fewest-hops"`), or, by the criterion
   * `"fewest-hops"`, those that arrive first (`"foremost"`). Default `"fewest-hops"`; by the criterion `"fewest-hops"` `"all"`.
   * Counting all foremost, fastest or latest paths is hard: they are tried one by one, up to `limit`.
   */
  readonly among?: Among;
  /**
   * Whether paths along parallel ties are one path (`"collapse"`, and so `"count"`), or as many as there are ties (`"keep"`). Default: the
   * policy's rule.
   */
  readonly parallel?: Parallel;
  /** Divide by the number of ordered pairs of other actors, (n − 1)(n − 2). Default false. */
  readonly normalized?: boolean;
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly along?: Direction;
  /** How many hops may be tried where paths are tried one by one. Default 1 000 000. */
  readonly limit?: number;
}

export interface ResolvedTemporalBetweenness extends ResolvedJourney {
  readonly criterion: Criterion;
  readonly among: Among;
  readonly parallel: Parallel;
  readonly normalized: boolean;
  readonly along: Direction;
  readonly limit: number;
}

const schema = () => {
  const { through: _, ...shape } = journeyShape();
  return z.strictObject({
    criterion: z._default(z.enum(CRITERIA), "foremost"),
    among: z.optional(z.enum(AMONG)),
    parallel: z.optional(z.enum(PARALLEL)),
    normalized: z._default(z.boolean(), false),
    along: directionSchema(),
    limit: z._default(z.int().check(z.minimum(1)), 1_000_000),
    ...shape,
  });
};

/** What the criteria compare in a label. */
const FIRST: Readonly<Record<Criterion, (label: Label) => number>> = {
  foremost: ({ lo }) => lo,
  fastest: durationOf,
  "latest-departure": ({ until }) => -until,
  "fewest-hops": ({ hops }) => hops,
};

/**
 * How often an actor lies on the best ways through time between others.
 *
 * Whom word or people must pass when they go as early, as fast, as late or in as few hops as can be.
 *
 * b(v) = Σ σ(s,t|v) / σ(s,t) over ordered pairs s ≠ v ≠ t, where σ(s,t) is the number of best paths from s to t by `criterion` and
 * `among`, and σ(s,t|v) that of those which pass through v. A path is a sequence of ties (of actors where parallel ties are collapsed)
 * that can be followed in time; how many choices of moments it has does not matter, and it is best if one of them is. What can be
 * followed is as in `temporalPaths`.
 *
 * Best paths of the fewest hops come to no actor twice, unless `maxWait` makes that necessary: they are then walks, and one that passes
 * an actor twice counts there twice. `among: "all"` counts paths only that come to no actor twice; those best among them, should
 * `maxWait` let walks be better.
 *
 * Parallel ties: collapsed or counted they are one path; kept they are separate paths, so a doubled tie draws flow to its route.
 * Self-ties do not exist. Isolated actors: 0. Disconnected: pairs without a path add nothing. Empty view: no rows.
 *
 * Cost: from each actor O(h·k·d), h the hops of the longest best path, k the ways of arriving after as many hops, d the ties of an actor.
 * With `among: "all"` exponential, save by fewest hops: to count foremost or fastest paths is #P-hard, on which and on what the variants
 * mean see Buß, Molter, Niedermeier and Rymar (2020), https://doi.org/10.1145/3394486.3403259
 *
 * @throws AllegianceError `invalid-option`; `invalid-date`; `unsupported` under presence `expected`, and where `limit` is not enough
 */
export function temporalBetweenness(
  network: TemporalNetwork,
  options?: TemporalBetweennessOptions,
): Scores<ResolvedTemporalBetweenness> {
  const call = "temporalBetweenness";
  checkNetwork(call, network);
  const parsed = parseOptions(call, schema, options);
  const { criterion, parallel = network.policy.parallel, normalized, along, limit } = parsed;
  const among = amongOf(criterion, parsed.among);
  const usable = usableTies(network);
  const terms = termsOf(call, network, parsed, along, usable);
  const { arcs, walkTerms } = walksOf({ view: network, usable, terms, criterion, backward: false });
  const steps = stepsOf(arcs, (arc) => must((parallel === "keep" ? arcs.ties : arcs.targets)[arc]));
  const first = FIRST[criterion];
  const actors = actorIndices(network);

  const sums = new Float64Array(arcs.size);
  const isTried = among === "all" && criterion !== "fewest-hops";
  let left = limit;
  for (const actor of actors) {
    if (!isTried) addShortestWalks(sums, steps, arcs, actor, walkTerms, rankOf(first, among));
    else left = addSimplePaths(sums, steps, arcs, actor, walkTerms, (label) => [first(label)], left);
    if (left < 0) throw tooMany(limit);
  }
  const pairs = normalized ? Math.max(1, (actors.length - 1) * (actors.length - 2)) : 1;
  const values = Float64Array.from(actors, (actor) => must(sums[actor]) / pairs);
  const own = { criterion, among, parallel, normalized, along, limit };
  return new Scores(call, actorNames(network), values, { ...own, ...terms.resolved }, facts(network));
}

function amongOf(criterion: Criterion, among: Among | undefined): Among {
  const allowed: readonly Among[] = criterion === "fewest-hops" ? ["all", "foremost"] : ["fewest-hops", "all"];
  const chosen = among ?? must(allowed[0]);
  if (allowed.includes(chosen)) return chosen;
  throw invalidOption("among", among, `${allowed.join(" or ")}, where the criterion is ${criterion}`);
}

/** Paths of one rank all have as many hops. */
function rankOf(first: (label: Label) => number, among: Among): Rank {
  if (among === "foremost") return ({ hops, lo }) => [hops, lo];
  return (label) => [first(label), label.hops];
}

function tooMany(limit: number): AllegianceError {
  const expected = 'a higher limit, a shorter time, or among "fewest-hops"';
  const message = `temporalBetweenness: more than ${limit} hops to try, and as yet no end: use ${expected}`;
  return new AllegianceError({ code: "unsupported", message, expected });
}
