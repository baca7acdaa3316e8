import { firstDayOf, lastDayOf } from "./month";

/** The first and the last day that a date may be; inclusive, ±Infinity where there is none. */
export interface Span {
  readonly lo: number;
  readonly hi: number;
}

/** The days of a run of months, given by their indices, with `margin` months more on either side. */
export function spanOfMonths(first: number, last: number, margin: number): Span {
  return { lo: firstDayOf(first - margin), hi: lastDayOf(last + margin) };
}
