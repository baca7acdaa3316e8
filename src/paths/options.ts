import * as z from "zod";
import { must } from "../base/collections";
import { AllegianceError, invalidOption, show } from "../base/errors";
import type { Duration } from "../data/vocabulary";
import type { Wait } from "../kernels/walks";
import { indexOfActor, stateOf } from "../network/inside";
import { stretchOf, type Time, type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import type { State } from "../network/state";
import { type Tie, tieRow } from "../network/tie";
import { addDuration, parseDuration } from "../time";
import { firstMoment, type UsableTie } from "./schedule";

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

const time = z.union([z.string(), z.number(), z.date()], { error: "EDTF text, a Date or a number" }).optional();

const length = z.union([z.number().min(0), z.custom<Duration>((value) => typeof value === "string")], {
  error: "a finite number of days or ticks from 0, or an ISO 8601 duration",
});

export const journeyShape = {
  order: z.enum(["strict", "non-strict"]).default("non-strict"),
  traversalTime: z
    .union([length, z.custom<(tie: Tie) => number | Duration>((value) => typeof value === "function")], {
      error: "a finite number of days or ticks from 0, an ISO 8601 duration, or a function that says so of a tie",
    })
    .default(0),
  maxWait: length.optional(),
  through: z.array(z.string(), { error: "an array of ids of actors" }).max(6).optional(),
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
  /** When a hop along a tie, by its index, arrives that departs at a moment. */
  readonly arrive: (departure: number, tie: number) => number;
  /** How much later than its departure a hop along a tie arrives; `undefined` where that depends on the departure. */
  readonly shift: (tie: number) => number | undefined;
  /** Whether departures on whole days arrive on whole days, and waits that begin on one end on one. */
  readonly whole: boolean;
  readonly wait: Wait | undefined;
  /** Indices of the actors to come by. */
  readonly through: readonly number[];
  readonly resolved: ResolvedJourney;
}

type Parsed = z.output<z.ZodObject<typeof journeyShape>>;

/** @throws AllegianceError `unsupported` under presence `expected`; `invalid-option`, `invalid-date` */
export function termsOf(
  call: string,
  view: TemporalNetwork,
  parsed: Parsed,
  direction: Direction,
  usable: readonly UsableTie[],
): Terms {
  const state = stateOf(view);
  const { policy, window, evidence } = state;
  const { calendar } = evidence;
  if (policy.presence === "expected") {
    const expected = 'presence "possible", "certain" or a sample';
    const message = `${call} follows ties that are there or not, and has no way to weigh chances: use ${expected}`;
    throw new AllegianceError({ code: "unsupported", message, expected });
  }
  const first = firstMoment(usable);
  const begin = parsed.from === undefined ? (window?.start ?? first) : stretchOf(parsed.from, evidence).start;
  const from = Math.max(Number.isFinite(begin) ? begin : first, window?.start ?? begin);
  if (parsed.from !== undefined && !Number.isFinite(begin)) throw invalidOption("from", parsed.from, "a bounded time");
  const end = parsed.to === undefined ? Number.POSITIVE_INFINITY : stretchOf(parsed.to, evidence).start;
  const to = Math.min(end, window?.end ?? Number.POSITIVE_INFINITY);
  if (!(from < to))
    throw invalidOption("to", parsed.to, `a time after ${timeValue(from, calendar)}, within the view's window`);
  const { order, traversalTime, maxWait, through } = parsed;
  const times = { from: timeValue(from, calendar), to: timeValue(to, calendar) };
  const said = { ...(maxWait !== undefined && { maxWait }), ...(through && { through }) };
  const hop =
    typeof traversalTime === "function" ? hopsOf(traversalTime, state, usable) : hopOf(traversalTime, calendar);
  const wait = maxWait === undefined ? undefined : waiting(maxWait, calendar);
  return {
    ...{ from, to, strict: order === "strict", direction, arrive: hop.arrive, shift: hop.shift, wait },
    whole: hop.whole && (typeof maxWait !== "number" || Number.isInteger(maxWait)),
    through: (through ?? []).map((id) => indexOfActor(view, id)),
    resolved: { order, traversalTime, ...said, ...times },
  };
}

type Hop = Pick<Terms, "arrive" | "shift" | "whole">;

function hopOf(time: number | Duration, calendar: boolean): Hop {
  if (typeof time === "number") {
    return { arrive: (departure) => departure + time, shift: () => time, whole: Number.isInteger(time) };
  }
  const duration = durationOf("traversalTime", time, calendar);
  const shift = duration.months === 0 ? duration.days : undefined;
  return { arrive: (departure) => addDuration(departure, duration), shift: () => shift, whole: true };
}

/** What a function says of each tie that can be used, asked once. */
function hopsOf(timeOf: (tie: Tie) => unknown, state: State, usable: readonly UsableTie[]): Hop {
  const hops = new Map(
    usable.map(({ tie }) => {
      const row = tieRow(state, tie);
      const time = length.safeParse(timeOf(row));
      if (time.success) return [tie, hopOf(time.data, state.evidence.calendar)] as const;
      const expected =
        "a function that gives a finite number of days or ticks from 0, or an ISO 8601 duration, for every tie";
      throw invalidOption("traversalTime", timeOf(row), `${expected}: of ${show(row.id)} it does not`);
    }),
  );
  return {
    arrive: (departure, tie) => must(hops.get(tie)).arrive(departure, tie),
    shift: (tie) => must(hops.get(tie)).shift(tie),
    whole: [...hops.values()].every(({ whole }) => whole),
  };
}

function waiting(time: number | Duration, calendar: boolean): Wait {
  if (typeof time === "number")
    return { latest: (arrival) => arrival + time, earliest: (departure) => departure - time };
  const duration = durationOf("maxWait", time, calendar);
  const latest = (arrival: number) => addDuration(arrival, duration);
  if (duration.months === 0) return { latest, earliest: (departure) => departure - duration.days };
  // Months differ in length, so the first arrival that allows a departure is looked for among the days about there.
  const earliest = (departure: number) => {
    let day = Math.floor(addDuration(departure, duration, -1)) - 4;
    while (latest(day) < departure) day++;
    return day;
  };
  return { latest, earliest };
}

function durationOf(option: string, time: Duration, calendar: boolean) {
  if (!calendar) throw invalidOption(option, time, "a number of ticks, since the times of this network are numbers");
  return parseDuration(time, option);
}
