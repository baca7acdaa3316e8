import * as z from "zod";
import { AllegianceError, invalidOption } from "../base/errors";
import type { Duration } from "../data/vocabulary";
import { stateOf } from "../network/inside";
import { stretchOf, type Time, type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { addDuration, parseDuration } from "../time";

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
   * on the calendar from the day of departure. Default 0. The tie must be there at departure; the arrival may come after its end.
   */
  readonly traversalTime?: number | Duration;
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
  readonly traversalTime: number | Duration;
  readonly from: TimeValue;
  readonly to: TimeValue;
}

const time = z.union([z.string(), z.number(), z.date()], { error: "EDTF text, a Date or a number" }).optional();

export const journeyShape = {
  order: z.enum(["strict", "non-strict"]).default("non-strict"),
  traversalTime: z
    .union([z.number().min(0), z.custom<Duration>((value) => typeof value === "string")], {
      error: "a finite number of days or ticks from 0, or an ISO 8601 duration",
    })
    .default(0),
  from: time,
  to: time,
};

/** How ties are read on the way: as they point, against it, or both ways. Time goes forward whatever is said. */
export const directionSchema = z.enum(["directed", "reversed", "undirected"]).default("directed");

/** What the view and the options say of a journey, as numbers. */
export interface Terms {
  readonly from: number;
  readonly to: number;
  readonly strict: boolean;
  readonly direction: Direction;
  readonly arrive: (departure: number) => number;
  /** Whether departures on whole days arrive on whole days. */
  readonly whole: boolean;
  readonly resolved: ResolvedJourney;
}

type Parsed = z.output<z.ZodObject<typeof journeyShape>>;

/** @throws AllegianceError `unsupported` under presence `expected`; `invalid-option`, `invalid-date` */
export function termsOf(
  call: string,
  view: TemporalNetwork,
  parsed: Parsed,
  direction: Direction,
  first: number,
): Terms {
  const { policy, window, evidence } = stateOf(view);
  const { calendar } = evidence;
  if (policy.presence === "expected") {
    const expected = 'presence "possible", "certain" or a sample';
    const message = `${call} follows ties that are there or not, and has no way to weigh chances: use ${expected}`;
    throw new AllegianceError({ code: "unsupported", message, expected });
  }
  const begin = parsed.from === undefined ? (window?.start ?? first) : stretchOf(parsed.from, calendar).start;
  const from = Math.max(Number.isFinite(begin) ? begin : first, window?.start ?? begin);
  if (parsed.from !== undefined && !Number.isFinite(begin)) throw invalidOption("from", parsed.from, "a bounded time");
  const end = parsed.to === undefined ? Number.POSITIVE_INFINITY : stretchOf(parsed.to, calendar).start;
  const to = Math.min(end, window?.end ?? Number.POSITIVE_INFINITY);
  if (!(from < to))
    throw invalidOption("to", parsed.to, `a time after ${timeValue(from, calendar)}, within the view's window`);
  const { order, traversalTime } = parsed;
  const resolved = { order, traversalTime, from: timeValue(from, calendar), to: timeValue(to, calendar) };
  return { from, to, strict: order === "strict", direction, resolved, ...traversal(traversalTime, calendar) };
}

function traversal(time: number | Duration, calendar: boolean): Pick<Terms, "arrive" | "whole"> {
  if (typeof time === "number") return { arrive: (departure) => departure + time, whole: Number.isInteger(time) };
  if (!calendar)
    throw invalidOption("traversalTime", time, "a number of ticks, since the times of this network are numbers");
  const duration = parseDuration(time, "traversalTime");
  return { arrive: (departure) => addDuration(departure, duration), whole: true };
}
