import { invalidOption } from "../base/errors";
import type { DateQuantiles, Quantile } from "../network/readings/reading";
import type { Base } from "../network/state";
import { type Tie, tieRow } from "../network/tie";

/**
 * How a date of a tie is distributed over its bounds: for a number drawn evenly from [0, 1) the share of the bounds, from 0 to below 1, at
 * which it lies; `undefined` for evenly.
 */
export type DateDistribution = (tie: Tie, date: "start" | "end") => Quantile | undefined;

/** @throws AllegianceError `invalid-option` where it gives no share */
export function quantilesBy(distribution: DateDistribution): (base: Base) => DateQuantiles {
  return (base) => (tie, date) => {
    const quantile = distribution(tieRow(base, tie), date);
    if (quantile === undefined) return undefined;
    if (typeof quantile !== "function") {
      throw invalidOption(
        "dates",
        quantile,
        "a function that gives for a tie and a date a function of a draw, or undefined",
      );
    }
    return (draw) => {
      const share = quantile(draw);
      if (share >= 0 && share < 1) return share;
      throw invalidOption("dates", share, `a share of the bounds, from 0 to below 1, for the draw ${draw}`);
    };
  };
}
