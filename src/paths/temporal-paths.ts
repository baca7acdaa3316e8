import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { checkNetwork, type Facts, facts, indexOfActor } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { type Certainty, certaintySchema, readingOf } from "./certainty";
import { CRITERIA, type Criterion } from "./criteria";
import { directionSchema, type JourneyOptions, journeyShape, type ResolvedJourney } from "./options";
import { pathRows, type TemporalPath, type TemporalPathRow } from "./path-rows";
import { usableTies } from "./schedule";
import { searchOf, sureSearchOf } from "./search";
import { termsOf } from "./terms";

export interface TemporalPathsOptions extends JourneyOptions {
  /** The id of the actor from whom all paths start. Either this or `target`. */
  readonly source?: string;
  /** The id of the actor to whom all paths lead: who could have reached it. */
  readonly target?: string;
  /**
   * What makes a path best; among equally good ones the next counts.
   * - `"foremost"` (default): the earliest arrival, then the fewest hops. To a `target`, then the latest departure.
   * - `"fastest"`: the least time from departure to arrival, then the earliest arrival, then the fewest hops.
   * - `"latest-departure"`: the latest departure, then the earliest arrival, then the fewest hops. Needs `to` if ties have no end.
   * - `"fewest-hops"`: the fewest hops, then the earliest arrival.
   */
  readonly criterion?: Criterion;
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly direction?: Direction;
  /**
   * Whether arrivals are given as they are in some reading of the dates (`"possible"`), as they are in every reading (`"certain"`),
   * or both, in place of the view's presence. Of foremost paths from a `source` only, without `maxWait` and `through`.
   */
  readonly certainty?: Certainty;
}

export interface ResolvedPaths extends ResolvedJourney {
  /** The one that was given. */
  readonly source?: string;
  readonly target?: string;
  readonly criterion: Criterion;
  readonly direction: Direction;
  readonly certainty?: Certainty;
}

/** A row for every actor at the other end of a path, the source or target included, by arrival and then id; and what made them. */
export type TemporalPaths = Table<TemporalPathRow> &
  Readonly<Facts> & {
    readonly options: ResolvedPaths;
    /** The path to an actor (or from it, to the target); `undefined` if there is none. */
    get(id: string): TemporalPath | undefined;
  };

const COLUMNS = ["actor", "label", "departure", "arrival", "hops", "ties"] as const;

const id = () => z.optional(z.string({ error: "the id of an actor" }));

const schema = () =>
  z.strictObject({
    source: id(),
    target: id(),
    criterion: z._default(z.enum(CRITERIA), "foremost"),
    direction: directionSchema(),
    certainty: z.optional(certaintySchema()),
    ...journeyShape(),
  });

/**
 * The best way through time from one actor to each other, or from each to one: the earliest to arrive, the fastest, the latest to
 * leave, or the one of the fewest hops.
 *
 * Whom word, money or recruits that set out from an actor could have come to, when, and through whom; a path in the graph of all
 * years may join ties of which the second was over before the first began, a path here never does. With `target` the question is
 * turned round: from whom they could have come.
 *
 * A path is a sequence of ties e₁ … eₖ with departures d₁ … dₖ and arrivals aᵢ = dᵢ + τ, where τ is `traversalTime`, eᵢ is there
 * at dᵢ, from ≤ d₁, aᵢ ≤ dᵢ₊₁ (aᵢ < dᵢ₊₁ if `strict`), dᵢ₊₁ ≤ aᵢ + `maxWait` and aₖ < to. `criterion` says which path is given; of
 * those that it holds equal, the one found first in the order of ties, each of its hops as early as may be. A state is there from its
 * start up to its end as presence gives them, an event at its time only; under `possible` an event of imprecise date on any one day
 * that it may have. Undirected ties go both ways. A view restricted in time bounds departures and arrivals by its window.
 *
 * A best path never comes twice to one actor, unless `maxWait` or `through` make that useful: with these it is a walk, which may use
 * a tie of imprecise date at two moments that no one reading of the dates has.
 *
 * In a network of whole days the next moment is the next day. Otherwise time is continuous: a strict hop through a state then
 * departs as soon after the arrival before it as one likes, and `departure` and `arrival` are the limits of that, themselves not
 * reached. The same goes for the end of a state, which is the limit of latest departures by it. Limits are compared as if reached.
 *
 * Certainty: `possible` and `certain` are exact, if the dates of ties do not depend on each other (where persistence makes one tie
 * end as another begins, they are bounds): the earliest arrival lies between the two in every reading, and reaches both. The certain
 * one asks that each reading has some path, not that one path has the same departures in all; but as the worst date of each tie depends
 * only on when one is ready for it, the ties in the row of a certain path can be followed in all readings, to arrive by then.
 * Presence `certain` asks more: that each hop departs at a moment at which its tie certainly is there.
 *
 * Parallel ties: each is a way of its own. Self-ties do not exist. Isolated source: only its own row, of no hops, arriving at
 * `from`. Disconnected: who cannot be reached has no row. Empty view: the source's row.
 *
 * Cost: O(m) once for a view; foremost from a source one pass, O(m), where no tie lasts and all hops take as long, else O(l·log l) with
 * l ≤ n·m labels, in practice little above n: an actor has more than one if a later arrival has fewer hops, or one found later comes
 * earlier. By other criteria labels hold departures, arrivals and hops that do not make up for each other: l ≤ n·m·p, p the
 * departures that matter, each compared with those of its actor; `maxWait` adds up to one for each wait that fits into the time
 * searched, `through` twice as many for each actor named. References: Bui Xuan, Ferreira and Jarry (2003),
 * https://doi.org/10.1142/S0129054103001728; Wu et al. (2014), https://doi.org/10.14778/2732939.2732945; for waiting limits
 * Bentert, Himmel, Nichterlein and Niedermeier (2020), https://doi.org/10.1007/s41109-020-00311-0
 *
 * @throws AllegianceError `unknown-actor`; `invalid-option`; `invalid-date`; `unsupported` under presence `expected`
 */
export function temporalPaths(network: TemporalNetwork, options: TemporalPathsOptions): TemporalPaths {
  checkNetwork("temporalPaths", network);
  const parsed = parseOptions("temporalPaths", schema, options);
  const { source, target, criterion, direction, certainty } = parsed;
  const end = source ?? target;
  if (end === undefined) throw invalidOption("source", source, "the id of an actor, here or as `target`");
  if (source !== undefined && target !== undefined) throw invalidOption("target", target, "no target beside a source");
  const backward = source === undefined;
  const view = readingOf(network, parsed, backward);
  const usable = usableTies(view);
  const terms = termsOf("temporalPaths", view, parsed, direction, usable);
  const actor = indexOfActor(view, end);
  const question = { view, usable, terms, criterion, backward };
  const possible = certainty === "certain" ? undefined : searchOf(question)(actor);
  const certain = certainty === "certain" || certainty === "both" ? sureSearchOf(question)(actor) : undefined;
  const { rows, get } = pathRows(view, actor, { possible, certain, bounded: certainty !== undefined, backward });
  const ends = { ...(source !== undefined && { source }), ...(target !== undefined && { target }) };
  const resolved = { ...ends, criterion, direction, ...(certainty && { certainty }), ...terms.resolved };
  const bounds = [
    ...(certainty && possible ? ["arrivalPossible" as const] : []),
    ...(certain ? ["arrivalCertain" as const] : []),
  ];
  return tableOf<TemporalPathRow, Facts & Pick<TemporalPaths, "options" | "get">>(rows, [...COLUMNS, ...bounds], {
    ...facts(view),
    options: Object.freeze(resolved),
    get,
  });
}
