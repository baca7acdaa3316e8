import * as z from "zod/mini";
import { ERROR_MODELS, type ErrorModel, type ErrorSettings } from "../alterations/errors";
import type { PersistenceChoice } from "../alterations/errors-choices";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { seedSchema } from "../base/random";
import type { Duration } from "../data/vocabulary";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type Presence, persistencesSchema, presenceSchema } from "../network/policy";
import { parseDuration } from "../time";
import { type DrawOptions, drawShape } from "./progress";

export interface RobustnessOptions extends DrawOptions {
  /** What may be wrong: one error or several. Required. */
  readonly error: ErrorModel | readonly ErrorModel[];
  /** Of errors at random: the shares of actors, ties or claims struck, from 0 to 1, rounded up to whole ones. Default 0.01, 0.05, 0.1, 0.2, 0.3. */
  readonly rates?: readonly number[];
  /** Of errors at random: how many networks are drawn at each rate. Default 50. */
  readonly draws?: number;
  /** Decides the draws. Default 1. Draw k, from 0, has a generator of its own with the seed `seed + k`. */
  readonly seed?: number;
  /** How many of the first places are compared. Default 10. */
  readonly top?: number;
  /** The share of the draws that lies from low to high, above 0 up to 1. Default 0.9: from the 5 % to the 95 % quantile. */
  readonly level?: number;
  /** Whether rows are of the whole answer, the mean over its slices (`"answer"`, the default), or of each slice. */
  readonly each?: "answer" | "slice";
  /** Of `date-jitter`: how far a tie is moved at most, in whole days or ticks or as an ISO 8601 duration. Default 30 days; on ticks required. */
  readonly jitter?: number | Duration;
  /** Of `persistence`: the rules to try, each for all kinds or by kind. Default the three rules that are no durations, and of dates `"P1Y"`. */
  readonly persistence?: readonly PersistenceChoice[];
  /** Of `presence`: the presences to try. Default `certain`, `possible` and `expected`. */
  readonly presence?: readonly Presence[];
}

/** The options with nothing left out, as results echo them. */
export interface ResolvedRobustness extends ErrorSettings {
  readonly error: readonly ErrorModel[];
  readonly top: number;
  readonly level: number;
  readonly each: "answer" | "slice";
}

const errorSchema = () => z.enum(ERROR_MODELS, { error: `one or several of ${ERROR_MODELS.join(", ")}` });

const schema = () =>
  z.strictObject({
    error: z.union(
      [
        z.pipe(
          errorSchema(),
          z.transform((error) => [error]),
        ),
        z.array(errorSchema()).check(z.minLength(1)),
      ],
      {
        error: `one or several of ${ERROR_MODELS.join(", ")}`,
      },
    ),
    rates: z._default(
      z.array(z.number().check(z.minimum(0), z.maximum(1))).check(z.minLength(1)),
      [0.01, 0.05, 0.1, 0.2, 0.3],
    ),
    draws: z._default(z.int({ error: "a whole number" }).check(z.minimum(1), z.maximum(100_000)), 50),
    seed: z._default(seedSchema(), 1),
    top: z._default(z.int({ error: "a whole number" }).check(z.minimum(1)), 10),
    level: z._default(z.number().check(z.positive(), z.maximum(1)), 0.9),
    each: z._default(z.enum(["answer", "slice"]), "answer"),
    jitter: z.optional(
      z.union([z.number().check(z.minimum(0)), z.custom<Duration>((value) => typeof value === "string")], {
        error: "a whole number of days, a number of ticks from 0, or an ISO 8601 duration",
      }),
    ),
    persistence: z.optional(z.array(persistencesSchema()).check(z.minLength(1))),
    presence: z._default(z.array(presenceSchema()).check(z.minLength(1)), ["certain", "possible", "expected"]),
    ...drawShape(),
  });

/** @throws AllegianceError `invalid-option` */
export function resolve(view: TemporalNetwork, options: unknown): { resolved: ResolvedRobustness; watch: DrawOptions } {
  const { signal, onProgress, workers, jitter, persistence, ...rest } = parseOptions("robustness", schema, options);
  const { calendar } = stateOf(view).evidence;
  const error = [...new Set(rest.error)];
  if (error.includes("date-jitter")) checkJitter(jitter, calendar);
  const rules = persistence ?? ["as-stated", "until-ended", "until-replaced", ...(calendar ? (["P1Y"] as const) : [])];
  for (const rule of error.includes("persistence") ? rules : []) view.under({ persistence: rule });
  const resolved = { ...rest, error, rates: [...new Set(rest.rates)], jitter: jitter ?? 30, persistence: rules };
  return {
    resolved: Object.freeze(resolved),
    watch: { ...(signal && { signal }), ...(onProgress && { onProgress }), ...(workers && { workers }) },
  };
}

function checkJitter(jitter: number | Duration | undefined, calendar: boolean): void {
  if (typeof jitter === "string" && calendar) parseDuration(jitter, "jitter");
  if (typeof jitter === "number" && calendar && !Number.isInteger(jitter))
    throw invalidOption("jitter", jitter, "a whole number of days");
  if (!calendar && typeof jitter !== "number")
    throw invalidOption("jitter", jitter, "a number of ticks, since this network is on ticks");
}
