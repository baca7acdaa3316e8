import { invalidOption } from "../base/errors";
import { plainSpan, spanOfDate } from "./date";
import { instantOf } from "./datetime";
import { type Refuse, refusalOf } from "./refuse";
import { spanOfSet } from "./set";
import type { Span } from "./span";
import { spanOfLongYear } from "./year";

/** Which ends of a date something is said of. */
export type Ends = "neither" | "start" | "end" | "both";

/** The days that a date may be, counted from 1970-01-01 UTC. */
export interface Bounds {
  /** The first possible day; -Infinity where there is none. */
  readonly lo: number;
  /** The last possible day, inclusive; Infinity where there is none. For an interval, the last that its end may be. */
  readonly hi: number;
  /** Ends of an interval that are left empty (`2014/`): they exist, and nobody says when. */
  readonly unknown: Ends;
  /** Ends written `..` (`2014/..`, `[..2014]`): nothing bounds them. */
  readonly open: Ends;
}

/**
 * Reads an Extended Date/Time Format text (ISO 8601-2 levels 0 to 2) into the days that it may mean.
 *
 * `?`, `~` and `%` widen the date by `widen` units of its precision on either side, so `2014-06~` is May to July with
 * the default of 1, and June alone with 0. A time of day is reduced to its day in UTC. Throws `invalid-date` naming what
 * is wrong, and `invalid-option` unless `widen` is a whole number from 0.
 */
export function boundsOf(text: string, widen = 1): Bounds {
  if (typeof text !== "string" || typeof widen !== "number") return read(text, widen);
  let byText = known.get(widen);
  const kept = byText?.get(text);
  if (kept) return kept;
  const found = read(text, widen);
  if (!byText) {
    if (known.size === 8) known.clear();
    byText = new Map();
    known.set(widen, byText);
  }
  if (byText.size === KEPT) byText.clear();
  // A copy: engines keep the whole of a file for a text that was cut out of it.
  byText.set(` ${text}`.slice(1), found);
  return found;
}

/** What was read last, by widening and text: the dates of a data set are few, and each is read several times over. */
const known = new Map<number, Map<string, Bounds>>();
const KEPT = 50_000;

function read(text: string, widen: number): Bounds {
  if (!Number.isSafeInteger(widen) || widen < 0) throw invalidOption("widen", widen, "a whole number from 0");
  const refuse = refusalOf(text);
  if (typeof text !== "string") throw refuse(`it is ${text === null ? "null" : `of type ${typeof text}`}, not text`);

  const ordered = (start: string, end: string) => spanOfRange(start, end, widen, refuse);
  const set = spanOfSet(text, ordered, refuse);
  if (set) return { lo: set.lo, hi: set.hi, unknown: "neither", open: endsOf(set.before, set.after) };

  const [start = "", end, ...rest] = text.split("/");
  if (rest.length > 0) throw refuse("more than one /");
  if (end === undefined) return { ...spanOf(start, widen, refuse), unknown: "neither", open: "neither" };
  return {
    ...spanOfRange(start, end, widen, refuse),
    unknown: endsOf(start === "", end === ""),
    open: endsOf(start === "..", end === ".."),
  };
}

/** From the start of one date to the end of another; either may be empty or `..`. Dates are compared unwidened. */
function spanOfRange(start: string, end: string, widen: number, refuse: Refuse): Span {
  const without = (text: string) => text === "" || text === "..";
  const lo = without(start) ? -Infinity : spanOf(start, widen, refuse).lo;
  const hi = without(end) ? Infinity : spanOf(end, widen, refuse).hi;
  if (lo > -Infinity && hi < Infinity && spanOf(end, 0, refuse).hi < spanOf(start, 0, refuse).lo) {
    throw refuse("end before start");
  }
  return { lo, hi };
}

function spanOf(text: string, widen: number, refuse: Refuse): Span {
  const plain = plainSpan(text);
  if (plain) return plain;
  const instant = instantOf(text, refuse);
  if (instant !== undefined) return { lo: Math.floor(instant), hi: Math.floor(instant) };
  return spanOfLongYear(text, widen, refuse) ?? spanOfDate(text, widen, refuse);
}

function endsOf(start: boolean, end: boolean): Ends {
  if (start) return end ? "both" : "start";
  return end ? "end" : "neither";
}
