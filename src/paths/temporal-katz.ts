import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import type { Duration } from "../data/vocabulary";
import { actorNames, checkNetwork, facts, stateOf } from "../network/inside";
import { type Time, type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Parallel } from "../network/policy";
import { type Direction, projectionShape, type Strength } from "../network/project";
import { Scores } from "../network/scores";
import { sliceShape } from "../network/slicing/shape";
import type { SliceOptions } from "../network/slicing/slices";
import { checkAlpha, checkFinite, fadingOf, stepsOf, walksFrom, walksTo } from "./katz-steps";
import { directionSchema } from "./options";

export interface TemporalKatzOptions {
  /**
   * The step of time, as `network.slices` takes it: `"year"`, `"10 days"`, an array of dates; in ticks a number, or an array of numbers.
   * Hops of a later step follow those of an earlier one. Steps do not overlap, so there is no `window`.
   */
  readonly every: SliceOptions["every"];
  /** The first step begins where this begins. Default: the calendar unit in which the first date of the view lies. */
  readonly from?: Time;
  /** Steps are made up to, not including, the beginning of this. Default: until the last date of the view is covered. */
  readonly to?: Time;
  /**
   * How many hops a walk may make in one step: any number, in whatever order their dates are (`"non-strict"`, the default), or one
   * (`"strict"`). With `"strict"` and steps of a day, or one tick, each hop is on a later day than the one before.
   */
  readonly order?: "strict" | "non-strict";
  /** Whether to count the walks that begin at an actor (`"forward"`, the default), or those that end there (`"backward"`). */
  readonly direction?: "forward" | "backward";
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly along?: Direction;
  /**
   * What each hop of a walk is worth, above 0. Default 0.1. With `"non-strict"` it must be below 1 / λ, λ the greatest spectral radius
   * of a step: refused above, and near it the walks within that step decide.
   */
  readonly alpha?: number;
  /**
   * The age by which a walk counts half, above 0: a number of days or ticks, or in a network of dates an ISO 8601 duration such as
   * `"P1Y"` (a month as its mean length, 30.436875 days). Default: none, old walks count as new ones.
   */
  readonly halfLife?: number | Duration;
  /** How the parallel ties of a step merge. Default: the policy's, which is `"collapse"` unless changed. */
  readonly parallel?: Parallel;
  /** What one tie adds to an edge, above 0. Default `"ties"`: 1 each. */
  readonly strength?: Strength;
  /** Scale to Σ x² = 1. Default false. */
  readonly normalized?: boolean;
  /**
   * The sum within a step stops when a further hop adds no more than this share of it, above 0. Default 1e-12. `"non-strict"` only,
   * as `maxIterations`.
   */
  readonly tolerance?: number;
  /** Hops in one step after which the measure gives up with an error. Default 100,000. */
  readonly maxIterations?: number;
}

/** The options with nothing left out, as results echo them: `from` and `to` are the ends of all steps, `null` if there is none. */
export interface ResolvedTemporalKatz {
  readonly every: SliceOptions["every"];
  readonly from: TimeValue;
  readonly to: TimeValue;
  readonly order: "strict" | "non-strict";
  readonly direction: "forward" | "backward";
  readonly along: Direction;
  readonly alpha: number;
  /** Left out where none was given. */
  readonly halfLife?: number | Duration;
  readonly parallel: Parallel;
  readonly strength: Strength;
  readonly normalized: boolean;
  readonly tolerance: number;
  readonly maxIterations: number;
}

const schema = () => {
  const { every, from, to } = sliceShape();
  const { parallel, strength } = projectionShape();
  return z.strictObject({
    ...{ every, from, to, parallel, strength },
    order: z._default(z.enum(["strict", "non-strict"]), "non-strict"),
    direction: z._default(z.enum(["forward", "backward"]), "forward"),
    along: directionSchema(),
    alpha: z._default(z.number().check(z.positive()), 0.1),
    halfLife: z.optional(
      z.union([z.number().check(z.positive()), z.custom<Duration>((value) => typeof value === "string")], {
        error: "a finite number of days or ticks above 0, or an ISO 8601 duration",
      }),
    ),
    normalized: z._default(z.boolean(), false),
    tolerance: z._default(z.number().check(z.positive()), 1e-12),
    maxIterations: z._default(z.int({ error: "a whole number above 0" }).check(z.positive()), 100_000),
  });
};

/**
 * The number of walks through time that begin at an actor, or end there, long and old ones counted less.
 *
 * Katz's idea with time: standing from those whom an actor's ties lead on to, by ties that came later. Forward: who can set much going;
 * backward: to whom much has come. Unlike reach it counts every way, and an actor by several ways more than once.
 *
 * x = 1 + Σ αʰ·s(w)·2^(−a(w)/T) over the walks w of h ≥ 1 hops that begin (backward: end) at the actor: s(w) is the product of the
 * strengths of its edges, a(w) the time from the end of the step of its first hop to the end of the last step of all, T the half-life
 * (none: the factor is 1). With Aₖ the strengths of step k, x are the row sums (backward: the column sums) of Π (I − αAₖ)⁻¹ in the
 * order of time, or with `"strict"` of Π (I + αAₖ). With one step, backward, that is `katz`.
 *
 * Strict, with steps of a day or tick and events, walks are those of Béres and others; their value has not the 1 here, which is the
 * walk of no hop. Within a step of `"non-strict"` the order of dates is not looked at.
 *
 * A tie counts in each step in which the view's presence has it: a state in all that it spans, an event of imprecise date under
 * `possible` in all in which it may be, so that steps should be no shorter than the dates are precise. Whatever the steps, values under
 * presence `certain` and `possible` bound those of every reading of the dates (if not normalized, and `from` and `to` are given).
 * Under `expected` a tie counts by its chance in each step, as if drawn anew for each.
 *
 * Parallel ties in one step: collapsed they are one way on; counted and kept alike each is a way. In several steps they are always
 * several. Self-ties do not exist. Isolated actors: 1. Disconnected: components do not matter to each other. Empty view: no rows; one
 * actor: 1.
 *
 * Cost O(n + m) for each step that has ties, with `"non-strict"` times the hops within it; and each step looks at all ties once to find
 * its own. References: Grindrod, Parsons, Higham and Estrada (2011), https://doi.org/10.1103/PhysRevE.83.046120; with ageing, Grindrod
 * and Higham (2013), https://doi.org/10.1137/110855715; by event, Béres, Pálovics, Oláh and Benczúr (2018),
 * https://doi.org/10.1007/s41109-018-0080-5
 *
 * @throws AllegianceError `invalid-option`, also for an alpha that is not below 1 / λ in some step (`"non-strict"`) or whose sums
 * exceed all numbers; `invalid-date`; `not-converged`; `unsupported` where there are ties but no date to make steps of
 */
export function temporalKatz(network: TemporalNetwork, options: TemporalKatzOptions): Scores<ResolvedTemporalKatz> {
  checkNetwork("temporalKatz", network);
  const { every, from, to, halfLife, ...own } = parseOptions("temporalKatz", schema, options);
  const times = { every: every as SliceOptions["every"], ...stated({ from, to }) };
  const { evidence, policy } = stateOf(network);
  const parallel = own.parallel ?? policy.parallel;
  const strength = own.strength ?? "ties";
  const terms = { ...own, parallel, strength, fading: fadingOf(halfLife, evidence.calendar) };
  const { ids, labels } = actorNames(network);
  const { steps, span } = stepsOf(network, times, ids, terms);
  checkAlpha(steps, terms);
  const values = (terms.direction === "forward" ? walksFrom : walksTo)(steps, ids.length, terms);
  checkFinite(values, terms.alpha);
  const [first, last] = [span.start, span.end].map((time) => timeValue(time, evidence.calendar));
  const resolved: ResolvedTemporalKatz = {
    ...{ every: times.every, from: first ?? null, to: last ?? null },
    ...{ order: own.order, direction: own.direction, along: own.along, alpha: own.alpha },
    ...(halfLife !== undefined && { halfLife }),
    ...{ parallel, strength, normalized: own.normalized },
    ...{ tolerance: own.tolerance, maxIterations: own.maxIterations },
  };
  const scaled = own.normalized ? unit(values) : values;
  return new Scores("temporalKatz", { ids, labels }, scaled, resolved, facts(network));
}

function stated(times: { readonly from: unknown; readonly to: unknown }): Pick<SliceOptions, "from" | "to"> {
  return Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined));
}

/** Scaled to Σ x² = 1, by way of the greatest, whose square may be no number. */
function unit(values: Float64Array): Float64Array {
  const most = values.reduce((greatest, value) => Math.max(greatest, value), 1);
  const shares = values.map((value) => value / most);
  const length = Math.sqrt(shares.reduce((sum, share) => sum + share ** 2, 0));
  return shares.map((share) => share / length);
}
