import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import type { Duration } from "../data/vocabulary";
import type { Spacing } from "../kernels/motifs/order";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { addDuration, parseDuration } from "../time";
import type { Along } from "./motif-classes";

export interface TemporalMotifsOptions {
  /**
   * The most time from the first tie to the third: a number of days or ticks from 0, or in a network of dates an ISO 8601 duration
   * such as `"P6M"`, counted on the calendar from the first. Required: every number of the result hangs on it.
   */
  readonly delta: number | Duration;
  /**
   * Whether each tie comes later than the one before it (`"strict"`, the default), or may come at the same moment
   * (`"non-strict"`): then three ties of one day are six instances, one for each order.
   */
  readonly order?: "strict" | "non-strict";
  /**
   * Whether it matters which way ties point: 36 motifs if `"directed"`, 5 if `"undirected"`. Default `"directed"`, or
   * `"undirected"` if no tie of the whole network points anywhere. Directed motifs of undirected ties are refused.
   */
  readonly along?: Along;
  /** Whether states count, at the moment of their beginning (`"beginning"`, the default), or only events do (`"none"`). */
  readonly states?: "beginning" | "none";
}

/** The options with nothing left out. */
export type ResolvedMotifs = Required<TemporalMotifsOptions>;

export const motifsSchema = () =>
  z.strictObject({
    delta: z.union([z.number().check(z.minimum(0)), z.custom<Duration>((value) => typeof value === "string")], {
      error: "a finite number of days or ticks from 0, or an ISO 8601 duration",
    }),
    order: z._default(z.enum(["strict", "non-strict"]), "strict"),
    along: z.optional(z.enum(["directed", "undirected"])),
    states: z._default(z.enum(["beginning", "none"]), "beginning"),
  });

/** The latest moment of a third tie, by that of the first. @throws AllegianceError `invalid-option` */
export function limitOf(delta: number | Duration, view: TemporalNetwork): Spacing["limit"] {
  if (typeof delta === "number") return (first) => first + delta;
  const { calendar, timeless } = stateOf(view).evidence;
  if (!calendar && !timeless) {
    throw invalidOption("delta", delta, "a number of ticks, since the times of this network are numbers");
  }
  const duration = parseDuration(delta, "delta");
  return (first) => addDuration(first, duration);
}
