import type * as z from "zod/mini";
import { must } from "../base/collections";
import { AllegianceError, invalidOption, show } from "../base/errors";
import type { Duration } from "../data/vocabulary";
import type { Wait } from "../kernels/journeys/walks";
import { indexOfActor, stateOf } from "../network/inside";
import { stretchOf, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import type { State } from "../network/state";
import { type Tie, tieRow } from "../network/tie";
import { addDuration, parseDuration } from "../time";
import { type journeyShape, lengthSchema, type ResolvedJourney } from "./options";
import type { Usable } from "./schedule";

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
  /** The time of a hop where it is the same for all ties, or when one arrives that departs at a moment; `undefined` if it depends on the tie. */
  readonly uniform: number | ((departure: number) => number) | undefined;
  /** Whether all moments are whole days, so that the next moment is the next day; else time is continuous. */
  readonly days: boolean;
  readonly wait: Wait | undefined;
  /** Indices of the actors to come by. */
  readonly through: readonly number[];
  readonly resolved: ResolvedJourney;
}

/** The last moment at which one can arrive: of days the one before `to`, else the limit `to` itself. */
export function lastMoment({ to, days }: Terms): { readonly at: number; readonly open: boolean } {
  return days ? { at: Math.ceil(to) - 1, open: false } : { at: to, open: Number.isFinite(to) };
}

type Parsed = z.output<z.ZodMiniObject<ReturnType<typeof journeyShape>>>;

/** @throws AllegianceError `unsupported` under presence `expected`; `invalid-option`, `invalid-date` */
export function termsOf(
  call: string,
  view: TemporalNetwork,
  parsed: Parsed,
  direction: Direction,
  usable: Usable,
): Terms {
  const state = stateOf(view);
  const { policy, window, evidence } = state;
  const { calendar } = evidence;
  if (policy.presence === "expected") {
    const expected = 'presence "possible", "certain" or a sample';
    const message = `${call} follows ties that are there or not, and has no way to weigh chances: use ${expected}`;
    throw new AllegianceError({ code: "unsupported", message, expected });
  }
  const { first } = usable;
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
  const wait = maxWait === undefined ? undefined : waitOf(maxWait, calendar);
  return {
    ...{ from, to, strict: order === "strict", direction, wait },
    ...{ arrive: hop.arrive, shift: hop.shift, uniform: hop.uniform },
    days: calendar && hop.whole && (wait?.whole ?? true) && usable.whole && Number.isInteger(from),
    through: (through ?? []).map((id) => indexOfActor(view, id)),
    resolved: { order, traversalTime, ...said, ...times },
  };
}

/** `whole` says whether what begins on a whole day ends on one. */
type Hop = Pick<Terms, "arrive" | "shift" | "uniform"> & { readonly whole: boolean };

function hopOf(time: number | Duration, calendar: boolean): Hop {
  if (typeof time === "number") {
    return {
      arrive: (departure) => departure + time,
      shift: () => time,
      uniform: time,
      whole: Number.isInteger(time),
    };
  }
  const duration = durationOf("traversalTime", time, calendar);
  const shift = duration.months === 0 ? duration.days : undefined;
  const arrive = (departure: number) => addDuration(departure, duration);
  return { arrive, shift: () => shift, uniform: shift ?? arrive, whole: true };
}

/** What a function says of each tie that can be used, asked once. */
function hopsOf(timeOf: (tie: Tie) => unknown, state: State, usable: Usable): Hop {
  const schema = lengthSchema();
  const hops = new Map(
    Array.from(usable.ties, (tie) => {
      const row = tieRow(state, tie);
      const time = schema.safeParse(timeOf(row));
      if (time.success) return [tie, hopOf(time.data, state.evidence.calendar)] as const;
      const expected =
        "a function that gives a finite number of days or ticks from 0, or an ISO 8601 duration, for every tie";
      throw invalidOption("traversalTime", timeOf(row), `${expected}: of ${show(row.id)} it does not`);
    }),
  );
  const lengths = new Set([...hops.values()].map(({ uniform }) => uniform));
  const [length] = lengths;
  return {
    arrive: (departure, tie) => must(hops.get(tie)).arrive(departure, tie),
    shift: (tie) => must(hops.get(tie)).shift(tie),
    uniform: lengths.size === 1 && typeof length === "number" ? length : undefined,
    whole: [...hops.values()].every(({ whole }) => whole),
  };
}

function waitOf(time: number | Duration, calendar: boolean): Wait & { readonly whole: boolean } {
  if (typeof time === "number") {
    const whole = Number.isInteger(time);
    return { latest: (arrival) => arrival + time, earliest: (departure) => departure - time, whole };
  }
  const duration = durationOf("maxWait", time, calendar);
  const latest = (arrival: number) => addDuration(arrival, duration);
  if (duration.months === 0) return { latest, earliest: (departure) => departure - duration.days, whole: true };
  // Months differ in length, so the first arrival that allows a departure is looked for among the days about there.
  const earliest = (departure: number) => {
    let day = Math.floor(addDuration(departure, duration, -1)) - 4;
    while (latest(day) < departure) day++;
    return day;
  };
  return { latest, earliest, whole: true };
}

function durationOf(option: string, time: Duration, calendar: boolean) {
  if (!calendar) throw invalidOption(option, time, "a number of ticks, since the times of this network are numbers");
  return parseDuration(time, option);
}
