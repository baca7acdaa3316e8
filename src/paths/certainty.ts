import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import type { Criterion } from "./criteria";

/** Whether an answer is asked for that holds in some reading of imprecise dates, one that holds in all, or both. */
export type Certainty = "possible" | "certain" | "both";

export const certaintySchema = () => z.enum(["possible", "certain", "both"]);

interface Asked {
  readonly certainty?: Certainty | undefined;
  readonly criterion?: Criterion;
  readonly maxWait?: unknown;
  readonly through?: unknown;
}

/**
 * The view to search: the one given, or with a certainty the same under presence `possible`.
 * @throws AllegianceError `invalid-option` for questions of which no exact bounds are known
 */
export function readingOf(view: TemporalNetwork, asked: Asked, backward: boolean): TemporalNetwork {
  const { certainty, criterion = "foremost", maxWait, through } = asked;
  if (certainty === undefined) return view;
  if (criterion !== "foremost" || backward || maxWait !== undefined || through !== undefined) {
    const only = "none: it is for foremost paths from a source, without maxWait and through";
    throw invalidOption(
      "certainty",
      certainty,
      `${only}; for others use a view under presence "possible", "certain" or a sample`,
    );
  }
  return view.under({ presence: "possible" });
}
