import { invalidOption } from "../base/errors";
import { parseStep, type Step } from "./calendar";
import { addDuration } from "./duration";
import { labelOf } from "./label";
import { checkRange, MAX_WINDOWS, type TimeWindow, tooManyWindows } from "./window";

/** How to cut a range of time into windows; `S` is a calendar step, or a number of ticks. */
export interface Slicing<S> {
  /** The length of a step. */
  readonly every: S;
  /** Each slice looks at this long before the end of its step, be it longer or shorter; by default the step itself. */
  readonly window?: S | undefined;
  /** The first step starts here: a finite day, or tick. */
  readonly from: number;
  /** Exclusive. Steps are whole: the last one covers the last moment before this, and may reach beyond. */
  readonly to: number;
  /** Each slice starts at `from`. Refused together with `window`. Default false. */
  readonly cumulative?: boolean | undefined;
}

/**
 * Half-open day windows along the calendar, one a step; none if `from` equals `to`. A window may start before `from`.
 * Step ends are counted from `from`, so month ends do not drift. Throws `invalid-option`, also for over a million windows.
 */
export function calendarWindows({ every, window, from, to, cumulative }: Slicing<Step>): TimeWindow[] {
  checkRange(from, to, window, cumulative);
  const step = parseStep(every, "every").duration;
  const back = window === undefined ? step : parseStep(window, "window").duration;
  if (addDuration(from, step, MAX_WINDOWS) < to) throw tooManyWindows(every);

  // In months, a window's start is counted from `from` as well: 28 February less a month would not be 31 January.
  const trailing = (k: number, end: number) =>
    step.months > 0
      ? addDuration(from, { months: step.months * k - back.months, days: -back.days })
      : addDuration(end, back, -1);

  const windows: TimeWindow[] = [];
  for (let k = 1, stepStart = from; stepStart < to; k++) {
    const end = addDuration(from, step, k);
    const start = cumulative ? from : trailing(k, end);
    windows.push({ start, end, stepStart, stepEnd: end, label: labelOf(stepStart, end) });
    stepStart = end;
  }
  return windows;
}

/** The same on plain numbers; labels read `[3, 4)`. Throws `invalid-option` unless steps are finite and above 0. */
export function tickWindows({ every, window, from, to, cumulative }: Slicing<number>): TimeWindow[] {
  checkRange(from, to, window, cumulative);
  checkTicks("every", every);
  if (window !== undefined) checkTicks("window", window);
  if (to > from && from + every === from)
    throw invalidOption("every", every, `a step that ${from} can be told apart by`);
  const count = Math.ceil((to - from) / every - 1e-9);
  if (count > MAX_WINDOWS) throw tooManyWindows(every);
  return Array.from({ length: Math.max(0, count) }, (_, k) => {
    const stepStart = from + k * every;
    const end = from + (k + 1) * every;
    const label = `[${tidy(stepStart)}, ${tidy(end)})`;
    const trailing = window === undefined ? stepStart : end - window;
    return { start: cumulative ? from : trailing, end, stepStart, stepEnd: end, label };
  });
}

/**
 * Windows between given days: each from one boundary to the next. Throws `invalid-option` under the name `option`
 * unless there are two boundaries or more, finite and ascending.
 */
export function dateWindows(boundaries: readonly number[], option = "every"): TimeWindow[] {
  const ascending = boundaries.every(
    (day, i) => Number.isFinite(day) && (i === 0 || day > (boundaries[i - 1] as number)),
  );
  if (boundaries.length < 2 || !ascending)
    throw invalidOption(option, boundaries, "two dates or more, each after the last");
  if (boundaries.length - 1 > MAX_WINDOWS) throw tooManyWindows(boundaries.length);
  return boundaries.slice(1).map((end, i) => {
    const start = boundaries[i] as number;
    return { start, end, stepStart: start, stepEnd: end, label: labelOf(start, end) };
  });
}

function checkTicks(option: string, length: number): void {
  if (!Number.isFinite(length) || length <= 0) throw invalidOption(option, length, "a finite number above 0");
}

function tidy(tick: number): string {
  const isShort = Number.isInteger(tick) && Math.abs(tick) < 1e12;
  return String(isShort ? tick : Number(tick.toPrecision(12)));
}
