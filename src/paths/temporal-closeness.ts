import * as z from "zod/mini";
import { must } from "../base/collections";
import { AllegianceError, invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Distances, gather, type Sums } from "../kernels/journeys/gather";
import { sumsOfQuickest } from "../kernels/journeys/quickest";
import { sumsOfArrivals } from "../kernels/journeys/spread";
import { checkNetwork, facts, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { Scores } from "../network/scores";
import { CRITERIA, type Criterion } from "./criteria";
import { actorsSchema, directionSchema, type JourneyOptions, journeyShape, type ResolvedJourney } from "./options";
import { usableTies } from "./schedule";
import { type Found, type Question, searchOf } from "./search";
import { lastMoment, type Terms, termsOf } from "./terms";
import { actorsOf, amongThemselves, FEW, fromOne, outsetOf, placesOf } from "./together";

export interface TemporalClosenessOptions extends JourneyOptions {
  /**
   * What the distance to an actor is.
   * - `"foremost"` (default): the time from `from` to the earliest arrival.
   * - `"fastest"`: the time under way of the fastest path.
   * - `"latest-departure"`: the time from the latest departure to the last moment before `to`, which must then be bounded.
   * - `"fewest-hops"`: the hops of the path that has the fewest.
   */
  readonly criterion?: Criterion;
  /** `"harmonic"` sums one over each distance; `"classic"` divides the number of actors reached by the sum of distances. Default `"harmonic"`. */
  readonly variant?: "harmonic" | "classic";
  /**
   * How time is counted. `"inclusive"` (default) counts the first moment and the last, so that what begins and ends on one day takes one
   * day; in ticks, one tick. `"elapsed"` counts from one to the other, so that it takes none: a distance of 0 is then refused.
   */
  readonly duration?: "inclusive" | "elapsed";
  /** Harmonic: divide by the number of other actors. Classic: multiply with the share of the others that is reached. Default false. */
  readonly normalized?: boolean;
  /** Whether distances are those from the actor (`"forward"`, the default), or those to it (`"backward"`). */
  readonly direction?: "forward" | "backward";
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly along?: Direction;
  /** Ids of the actors whose scores are asked for; distances are those to, or from, all actors of the view. Default all. */
  readonly actors?: readonly string[];
}

export interface ResolvedCloseness extends ResolvedJourney {
  readonly criterion: Criterion;
  readonly variant: "harmonic" | "classic";
  readonly duration: "inclusive" | "elapsed";
  readonly normalized: boolean;
  readonly direction: "forward" | "backward";
  readonly along: Direction;
  /** Left out where nothing was said. */
  readonly actors?: readonly string[];
}

const schema = () =>
  z.strictObject({
    criterion: z._default(z.enum(CRITERIA), "foremost"),
    variant: z._default(z.enum(["harmonic", "classic"]), "harmonic"),
    duration: z._default(z.enum(["inclusive", "elapsed"]), "inclusive"),
    normalized: z._default(z.boolean(), false),
    direction: z._default(z.enum(["forward", "backward"]), "forward"),
    along: directionSchema(),
    actors: actorsSchema(),
    ...journeyShape(),
  });

/**
 * How soon, how quickly or in how few hops an actor comes to all others through time.
 *
 * From whom word or people could spread over the network before others knew; backward, whom they would come to first.
 *
 * Harmonic: c(v) = Σ 1 / d(v,u) over the actors u ≠ v that v can reach, d the distance of the best path by `criterion`; normalized,
 * c(v) / (n − 1), n the number of actors. Classic: c(v) = r / Σ d(v,u), r the number of actors reached; normalized, times r / (n − 1).
 * Backward d(u,v) stands for d(v,u). Distances are in days or ticks, save those of `"fewest-hops"`; which paths there are and which
 * is best is as in `temporalPaths`, and so are the rules of presence: under `"possible"` distances are the least of any reading.
 *
 * Parallel ties change nothing unless their times differ. Self-ties do not exist. Isolated actors, and any that reach nobody: 0.
 * Disconnected: who is not reached adds nothing. Empty view: no rows; one actor: 0.
 *
 * Cost: where all hops take as long, without `maxWait` and `through`: by `"foremost"` O(m) for every 128 actors and O(n) for each; by `"fastest"`
 * and `"latest-departure"` O(m) for every 64 to 256, if all ties are events or hops take no time and may follow at once; to these come ties that
 * are open where something gets better. Else that of `temporalPaths` from each actor. References: Pan and Saramäki (2011), https://doi.org/10.1103/PhysRevE.84.016105;
 * by durations: Crescenzi, Magnien and Marino (2020), https://doi.org/10.3390/a13090211
 *
 * @throws AllegianceError `invalid-option`; `invalid-date`; `unsupported` under presence `expected`, and for distances of 0
 */
export function temporalCloseness(
  network: TemporalNetwork,
  options?: TemporalClosenessOptions,
): Scores<ResolvedCloseness> {
  const call = "temporalCloseness";
  checkNetwork(call, network);
  const parsed = parseOptions(call, schema, options);
  const { criterion, variant, duration, normalized, direction, along } = parsed;
  const usable = usableTies(network);
  const terms = termsOf(call, network, parsed, along, usable);
  if (criterion === "latest-departure" && !Number.isFinite(terms.to)) {
    throw invalidOption(
      "to",
      parsed.to,
      "a bounded time: the distance of a latest departure is the time from it to this",
    );
  }
  const distances = distancesBy(criterion, terms, duration === "inclusive" ? 1 : 0);
  const how = { ...distances, harmonic: variant === "harmonic", backward: direction === "backward" };
  const places = placesOf(network, parsed.actors);
  const question = { view: network, usable, terms, criterion, backward: false };
  // Backward the distances are those from everybody.
  const origins = direction === "forward" ? places : placesOf(network, undefined);
  const found = sumsTogether(question, origins, how) ?? sumsOneByOne(question, origins, how);
  const isPicked = direction === "backward" && places.length < origins.length;
  const pick = (column: Float64Array) => (isPicked ? Float64Array.from(places, (i) => must(column[i])) : column);
  const [sums, counts] = [pick(found.sums), pick(found.counts)];
  const actors = actorsOf(network);
  const others = Math.max(1, actors.length - 1);
  const values = sums.map((sum, i) => {
    if (variant === "harmonic") return normalized ? sum / others : sum;
    const count = must(counts[i]);
    return count === 0 ? 0 : (count / sum) * (normalized ? count / others : 1);
  });
  const { evidence } = stateOf(network);
  const named = Array.from(places, (place) => must(evidence.actors.at(must(actors[place]))));
  const names = { ids: named.map(({ id }) => id), labels: named.map(({ name }) => name) };
  const asked = parsed.actors && { actors: parsed.actors };
  const own = { criterion, variant, duration, normalized, direction, along, ...asked };
  return new Scores(call, names, values, { ...own, ...terms.resolved }, facts(network));
}

/** What of a way is the distance; `plus` is what the moment counts in which it begins. */
function distancesBy(criterion: Criterion, terms: Terms, plus: number): Of {
  switch (criterion) {
    case "foremost":
      return { of: ({ arrival }) => arrival, minus: terms.from, plus };
    case "fastest":
      return { of: ({ departure, arrival }) => arrival - departure, minus: 0, plus };
    case "latest-departure":
      return { of: ({ departure }) => 0 - departure, minus: 0 - lastMoment(terms).at, plus };
    case "fewest-hops":
      return { of: ({ hops }) => hops, minus: 0, plus: 0 };
  }
}

interface Of extends Pick<Distances, "minus" | "plus"> {
  readonly of: (way: Found) => number;
}

/** By one pass through time from many actors at once where that can be done; else, and where a distance is 0, `undefined`. */
function sumsTogether(question: Question, origins: Int32Array, how: Distances): Sums | undefined {
  const { view, usable, terms, criterion } = question;
  if (criterion === "foremost" && origins.length <= FEW) return undefined;
  const outset = outsetOf(view, usable, terms);
  if (!outset || criterion === "fewest-hops") return undefined;
  const contacts = amongThemselves(view, usable, terms);
  if (criterion === "foremost") return sumsOfArrivals(contacts, origins, outset, how);
  const { traversal, step } = outset;
  if (typeof traversal !== "number" || !(contacts.momentary || traversal + step === 0)) return undefined;
  const latest = criterion === "latest-departure";
  return sumsOfQuickest(contacts, origins, { ...outset, traversal, bound: lastMoment(terms).at, latest }, how);
}

function sumsOneByOne(question: Question, origins: Int32Array, how: Distances & Of): Sums {
  const { view } = question;
  const actors = actorsOf(view);
  const valuesFrom = valuesOf(question, how.of);
  const length = how.backward ? actors.length : origins.length;
  const sums = { sums: new Float64Array(length), counts: new Float64Array(length) };
  for (const [at, place] of origins.entries()) {
    const values = valuesFrom(must(actors[place]));
    values[place] = Number.POSITIVE_INFINITY;
    if (gather(values, actors.length, 1, 1, how, sums, at)) continue;
    const near = values.findIndex((value) => value - how.minus + how.plus === 0);
    const idOf = (one: number) => must(stateOf(view).evidence.actors.at(must(actors[one]))).id;
    throw tooNear(idOf(place), idOf(near));
  }
  return sums;
}

/** What is measured of the way from an actor to each of all, in their order; infinite where there is none. */
function valuesOf(question: Question, of: Of["of"]): (actor: number) => Float64Array {
  const { view, usable, terms, criterion } = question;
  const actors = actorsOf(view);
  const one = criterion === "foremost" ? fromOne(view, usable, terms) : undefined;
  if (one) {
    return (actor) => {
      const found = one.arrivals(actor);
      const values = new Float64Array(actors.length);
      for (let place = 0; place < values.length; place++) values[place] = found[actors[place] as number] as number;
      return values;
    };
  }
  const search = searchOf(question);
  return (actor) => {
    const found = search(actor);
    return Float64Array.from(actors, (other) => {
      const way = found(other);
      return way ? of(way) : Number.POSITIVE_INFINITY;
    });
  };
}

function tooNear(source: string, target: string): AllegianceError {
  const expected = 'duration "inclusive", a traversalTime above 0, or criterion "fewest-hops"';
  const message = `temporalCloseness: the way from ${source} to ${target} takes no time, and has no reciprocal: use ${expected}`;
  return new AllegianceError({ code: "unsupported", message, expected });
}
