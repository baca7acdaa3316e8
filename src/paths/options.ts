import * as z from "zod/mini";
import type { Duration } from "../data/vocabulary";
import type { Time, TimeValue } from "../network/moment";
import type { Tie } from "../network/tie";

/** The time of a hop: the same for all ties, or what a function says of each. */
export type TraversalTime = number | Duration | ((tie: Tie) => number | Duration);

/** What every question about ways through time can be told. */
export interface JourneyOptions {
  /**
   * Whether a hop may depart at the moment at which the one before it arrived (`"non-strict"`, the default), or must depart later
   * (`"strict"`): the next day at the earliest, in ticks at any greater number. With `"non-strict"` and no traversal time all of a
   * chain may happen on one day.
   */
  readonly order?: "strict" | "non-strict";
  /**
   * How long a hop takes: a number of days or ticks from 0, or in a network of dates an ISO 8601 duration such as `"P1M"`, counted
   * on the calendar from the day of departure; or a function that says so of each tie. Default 0. The tie must be there at departure;
   * the arrival may come after its end.
   */
  readonly traversalTime?: TraversalTime;
  /**
   * The longest wait between an arrival and the next departure: a number of days or ticks from 0, or in a network of dates an ISO
   * 8601 duration counted on the calendar from the arrival. The wait before the first departure has no limit. Default: none. A way
   * may then come back to an actor to spend the time, so that what is found are walks; where ties have no end it needs `to`.
   */
  readonly maxWait?: number | Duration;
  /** Ids of actors by whom a way must come, in any order, at its ends or between them: at most 6. Default none. */
  readonly through?: readonly string[];
  /**
   * The earliest departure: the beginning of this time. Default: the beginning of the view's window, else the first start of any of
   * its ties (of one of unbounded start, a day or tick before its end).
   */
  readonly from?: Time;
  /** Arrivals come before the beginning of this time. Default: the end of the view's window, else no bound. */
  readonly to?: Time;
}

/** The options with nothing left out, as results echo them. `to` is `null` where unbounded. */
export interface ResolvedJourney {
  readonly order: "strict" | "non-strict";
  readonly traversalTime: TraversalTime;
  /** Left out where nothing was said, as is `through`. */
  readonly maxWait?: number | Duration;
  readonly through?: readonly string[];
  readonly from: TimeValue;
  readonly to: TimeValue;
}

const time = () => z.optional(z.union([z.string(), z.number(), z.date()], { error: "EDTF text, a Date or a number" }));

/** A length of time that can be no less than 0. */
export const lengthSchema = () =>
  z.union([z.number().check(z.minimum(0)), z.custom<Duration>((value) => typeof value === "string")], {
    error: "a finite number of days or ticks from 0, or an ISO 8601 duration",
  });

export const journeyShape = () => ({
  order: z._default(z.enum(["strict", "non-strict"]), "non-strict"),
  traversalTime: z._default(
    z.union([lengthSchema(), z.custom<(tie: Tie) => number | Duration>((value) => typeof value === "function")], {
      error: "a finite number of days or ticks from 0, an ISO 8601 duration, or a function that says so of a tie",
    }),
    0,
  ),
  maxWait: z.optional(lengthSchema()),
  through: z.optional(z.array(z.string(), { error: "an array of ids of actors" }).check(z.maxLength(6))),
  from: time(),
  to: time(),
});

/** How ties are read on the way: as they point, against it, or both ways. Time goes forward whatever is said. */
export const directionSchema = () => z._default(z.enum(["directed", "reversed", "undirected"]), "directed");

/** The actors an answer is for, of those of the view. */
export const actorsSchema = () => z.optional(z.array(z.string(), { error: "an array of ids of actors" }));
