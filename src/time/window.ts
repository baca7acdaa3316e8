import { invalidOption } from "../base/errors";

/**
 * One slice of time. [`start`, `end`) is what the slice looks at, [`stepStart`, `stepEnd`) the step that it stands for;
 * they are the same unless a `window` or `cumulative` was asked for. All in days since 1970-01-01, or in ticks.
 */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
  readonly stepStart: number;
  readonly stepEnd: number;
  /** Names the step, not what the slice looks at. */
  readonly label: string;
}

/** More windows than this are refused: such a step is a mistake far more often than a wish. */
export const MAX_WINDOWS = 1_000_000;

/** Refuses what no sort of window allows: ends that are not finite or reversed, a window that also accumulates. */
export function checkRange(from: number, to: number, window: unknown, cumulative: boolean | undefined): void {
  if (!Number.isFinite(from)) throw invalidOption("from", from, "a finite time");
  if (!Number.isFinite(to)) throw invalidOption("to", to, "a finite time");
  if (to < from) throw invalidOption("to", to, `a time not before \`from\` (${from})`);
  if (cumulative && window !== undefined)
    throw invalidOption("cumulative", cumulative, "false where `window` is given");
}

/** The refusal of a step that would make more than {@link MAX_WINDOWS} windows. */
export function tooManyWindows(every: unknown): Error {
  return invalidOption("every", every, `a step that makes at most ${MAX_WINDOWS.toLocaleString("en")} windows`);
}
