import * as z from "zod/mini";
import { parseDuration } from "../time";

/** An ISO 8601 duration of whole years, months, weeks and days, such as `P1Y`, `P6M` or `P90D`. */
export type Duration = `P${string}`;

/**
 * How long a tie lasts whose end no source states:
 * - `as-stated`: no rule; its end stays anywhere from the last observation on.
 * - `until-ended`: for ever.
 * - `until-replaced`: until a later tie of the same actor replaces it, else for ever: an allegiance ends with the next one to
 *   somebody else, an allegiance or membership with a defection from the group (or from an unknown one).
 * - a duration: that long after it was last observed, or until replaced if that is sooner.
 */
export type Persistence = "as-stated" | "until-ended" | "until-replaced" | Duration;

export const persistenceSchema = () =>
  z.custom<Persistence>(isPersistence, {
    error: "as-stated, until-ended, until-replaced or a duration such as P1Y",
  });

function isPersistence(value: unknown): boolean {
  if (value === "as-stated" || value === "until-ended" || value === "until-replaced") return true;
  if (typeof value !== "string") return false;
  try {
    parseDuration(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * The chance that the source says what the claim says, as its coder judged it: how sure the reading is, not how true the statement.
 * The names stand for these numbers wherever one is needed.
 */
export const CONFIDENCE = Object.freeze({ high: 0.95, medium: 0.75, low: 0.5 });
export type ConfidenceLevel = keyof typeof CONFIDENCE;

export const MODALITIES = ["asserted", "attributed", "alleged", "denied"] as const;
/** How the source puts it: as a fact, as somebody's statement, as an allegation, or as not so. */
export type Modality = (typeof MODALITIES)[number];

export const END_STATUSES = ["ongoing", "ended", "not-stated"] as const;
/** What an absent end date means: still going on when last observed, ended at an unknown time, or not stated. */
export type EndStatus = (typeof END_STATUSES)[number];
