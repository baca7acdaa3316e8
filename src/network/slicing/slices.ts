import { invalidOption } from "../../base/errors";
import { calendarWindows, dateWindows, floorTo, parseStep, type Step, type TimeWindow, tickWindows } from "../../time";
import { isSet } from "../column";
import { stretchOf, type Time } from "../moment";
import type { State } from "../state";

/** How to cut time into slices. */
export interface SliceOptions {
  /**
   * The step: `"year"`, `"quarter"`, `"month"`, `"week"`, `"day"`, several (`"5 years"`), or an array of dates of which each two
   * neighbours bound a slice. In a network on ticks a number, or an array of numbers.
   */
  readonly every: Step | number | readonly Time[];
  /** How far back a slice looks from the end of its step. Default: the step itself. */
  readonly window?: Step | number;
  /** The first step begins where this begins. Default: the calendar unit in which the first date of the view lies. */
  readonly from?: Time;
  /** Steps are made up to, not including, the beginning of this. Default: until the last date of the view is covered. */
  readonly to?: Time;
  /** Every slice looks back to `from`. Default false. */
  readonly cumulative?: boolean;
}

const KEYS = ["every", "window", "from", "to", "cumulative"];

/** The windows of slices of a view. @throws AllegianceError `invalid-option`, `invalid-date` */
export function windowsOf(state: State, options: SliceOptions): TimeWindow[] {
  for (const key of Object.keys(options ?? {})) {
    if (!KEYS.includes(key)) throw invalidOption(key, options[key as keyof SliceOptions], `one of ${KEYS.join(", ")}`);
  }
  const { every, window, cumulative = false } = options ?? {};
  if (typeof cumulative !== "boolean") throw invalidOption("cumulative", cumulative, "true or false");
  const { evidence } = state;
  const calendar = evidence.timeless ? typeof every !== "number" : evidence.calendar;
  const point = (time: Time) => stretchOf(time, evidence).start;
  if (Array.isArray(every)) {
    for (const key of ["window", "from", "to"] as const) {
      if (options[key] !== undefined) throw invalidOption(key, options[key], "nothing, since `every` lists the dates");
    }
    const dates = dateWindows(every.map(point));
    const windows = calendar ? dates : dates.map((w) => ({ ...w, label: `[${w.start}, ${w.end})` }));
    return cumulative ? windows.map((w) => ({ ...w, start: windows[0]?.start ?? w.start })) : windows;
  }
  if (evidence.timeless && (options.from === undefined || options.to === undefined)) {
    if (typeof every !== "number") parseStep(every as Step, "every");
    return [];
  }
  const nowhere = { first: 0, last: 0, closed: false };
  const span = options.from === undefined || options.to === undefined ? spanOf(state) : nowhere;
  const to = options.to === undefined ? undefined : point(options.to);
  if (calendar) {
    const step = parseStep(every as Step, "every");
    const from = options.from === undefined ? floorTo(step.unit, span.first) : point(options.from);
    const until = Math.max(from, to ?? span.last + 1);
    return calendarWindows({ every: every as Step, window: window as Step | undefined, from, to: until, cumulative });
  }
  if (typeof every !== "number" || !(every > 0)) {
    throw invalidOption("every", every, "a number above 0, or an array of numbers, since this network is on ticks");
  }
  const step: number = every;
  const from = options.from === undefined ? span.first : point(options.from);
  const covering = from + (Math.floor((span.last - from) / step) + (span.closed ? 1 : 0)) * step;
  const until = Math.max(from, to ?? Math.max(covering, span.last));
  return tickWindows({ every: step, window: window as number | undefined, from, to: until, cumulative });
}

/**
 * From the first to the last finite date of the view's ties, within its window. In days the last one is the last day that counts;
 * in ticks it may be an exclusive end, or (`closed`) the moment of an event, which a slice must still cover.
 */
function spanOf({ spells, columns, evidence, window, kinds, unbegun }: State): {
  first: number;
  last: number;
  closed: boolean;
} {
  let [first, last, closed] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false];
  const see = (time: number, isMoment: boolean) => {
    if (!Number.isFinite(time)) return;
    first = Math.min(first, time);
    closed = time > last ? isMoment : closed || (isMoment && time === last);
    last = Math.max(last, time);
  };
  const lastDay = evidence.calendar ? 1 : 0;
  const lastOf = (end: number, i: number) => Math.max(end - lastDay, spells.startMin[i] as number);
  for (let i = 0; i < columns.size; i++) {
    if (unbegun[i] || (kinds && !kinds.has(columns.kind[i] as number))) continue;
    const moment = isSet(columns.instant, i);
    see(spells.startMin[i] as number, moment);
    see(spells.startMax[i] as number, moment);
    if (moment) continue;
    see(lastOf(columns.stated.endMin[i] as number, i), false);
    see(lastOf(columns.stated.endMax[i] as number, i), false);
  }
  if (first > last) return { first: 0, last: evidence.calendar ? -1 : 0, closed: false };
  const clip = (time: number, least: number, most: number) => Math.min(Math.max(time, least), most);
  const [least, most] = [window?.start ?? first, window?.end ?? Number.POSITIVE_INFINITY];
  return { first: clip(first, least, most), last: clip(last, least, most - lastDay), closed };
}
