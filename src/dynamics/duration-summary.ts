import { must } from "../base/collections";
import { median, type Range } from "./lengths";

/** The durations of several states together, in days or ticks: of one kind, or of one pair of actors. */
export interface DurationSummary {
  /** With `by: "kind"`. */
  readonly kind?: string;
  /** With `by: "pair"`: the two actors, the smaller id first. */
  readonly actor?: string;
  readonly other?: string;
  readonly count: number;
  /** All durations added up, each at its shortest and each at its longest. */
  readonly totalLow: number;
  readonly totalHigh: number;
  /** The median of the shortest, and of the longest. */
  readonly medianLow: number;
  readonly medianHigh: number;
  /** How many of them have no longest duration. */
  readonly unbounded: number;
  /** How many have an end that a persistence rule set. */
  readonly ruled: number;
}

export const SUMMARY_COLUMNS = [
  "count",
  "totalLow",
  "totalHigh",
  "medianLow",
  "medianHigh",
  "unbounded",
  "ruled",
] as const satisfies readonly (keyof DurationSummary)[];

/** @param durations At least one. */
export function summaryOf(durations: readonly (Range & { readonly persistence: string })[]): DurationSummary {
  const [lows, highs] = [durations.map(({ low }) => low), durations.map(({ high }) => high)];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    count: durations.length,
    totalLow: sum(lows),
    totalHigh: sum(highs),
    medianLow: must(median(lows)),
    medianHigh: must(median(highs)),
    unbounded: highs.filter((high) => high === Number.POSITIVE_INFINITY).length,
    ruled: durations.filter(({ persistence }) => persistence !== "stated" && persistence !== "as-stated").length,
  };
}
