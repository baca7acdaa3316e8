/** The bounds of a step in time, inclusive. */
export interface Moment {
  readonly min: number;
  readonly max: number;
}

/** What is known of the order of a chain of steps so far. */
export interface Timing {
  /** The times that the last step can have in some reading in which all steps follow each other. */
  readonly last: Moment;
  /** Whether the steps follow each other in every reading. */
  readonly certain: boolean;
}

export const startOf = ({ min, max }: Moment): Timing => ({ last: { min, max }, certain: true });

/**
 * The timing of a chain with one more step, or `undefined` if no reading of the dates has the step after the others, each within
 * the longest gap of the one before. Exact: the times that the last step can have are always one stretch.
 */
export function extend(
  timing: Timing,
  before: Moment,
  step: Moment,
  forward: (time: number) => number,
): Timing | undefined {
  const min = Math.max(step.min, timing.last.min);
  const max = Math.min(step.max, forward(timing.last.max));
  if (min > max) return undefined;
  const certain = timing.certain && before.max <= step.min && step.max <= forward(before.min);
  return { last: { min, max }, certain };
}

/**
 * The least and the most time from the first step to the last. The first can be as late as the earliest of all latest dates, the
 * last as early as the latest of all earliest ones. With a longest gap these are outer bounds.
 */
export function elapsed(steps: readonly Moment[]): { low: number; high: number } {
  const latestStart = Math.min(...steps.map(({ max }) => max));
  const earliestEnd = Math.max(...steps.map(({ min }) => min));
  const [first, last] = [steps[0] as Moment, steps[steps.length - 1] as Moment];
  const low = Number.isFinite(latestStart) && Number.isFinite(earliestEnd) ? Math.max(0, earliestEnd - latestStart) : 0;
  return { low, high: last.max - first.min };
}

/**
 * The least and the most time from each step to the next, over the readings in which the steps follow each other: no step can be
 * before the earliest date of an earlier one, nor after the latest date of a later one. With a longest gap these are outer bounds.
 */
export function gapsBetween(steps: readonly Moment[]): { low: number; high: number }[] {
  const from = steps.map((_, place) => Math.max(...steps.slice(0, place + 1).map(({ min }) => min)));
  const until = steps.map((_, place) => Math.min(...steps.slice(place).map(({ max }) => max)));
  return from.slice(1).map((next, place) => ({
    low: Math.max(0, next - (until[place] as number)),
    high: (until[place + 1] as number) - (from[place] as number),
  }));
}
