import { must } from "../base/collections";
import { quantile } from "../base/quantile";
import { type Answer, type FigureNames, namesOf } from "../questions/answers";
import type { ResolvedRobustness } from "./robustness-options";
import type { RobustnessRow } from "./robustness-rows";
import type { Trials } from "./trials";

/** One figure of the answer there is, under one error at one rate, or in one variant. */
export interface RobustFigureRow extends FigureNames, Pick<RobustnessRow, "error" | "rate" | "variant"> {
  readonly label?: string;
  /** As there are, without errors. */
  readonly value: number;
  readonly rank: number;
  /** Quantiles of its ranks in the draws that have it. */
  readonly rankLow: number | undefined;
  readonly rankHigh: number | undefined;
  /** The best rank and the worst in any draw. */
  readonly rankBest: number | undefined;
  readonly rankWorst: number | undefined;
  /** The share of the answers in which it is among the first `top`. */
  readonly inTop: number | undefined;
  /** Quantiles and median of its values in the draws that have it. */
  readonly valueLow: number | undefined;
  readonly valueMedian: number | undefined;
  readonly valueHigh: number | undefined;
  /** The share of the answers in which it is there. */
  readonly present: number | undefined;
}

export const FIGURE_COLUMNS = [
  ...(["value", "rank", "rankLow", "rankHigh", "rankBest", "rankWorst", "inTop"] as const),
  ...(["valueLow", "valueMedian", "valueHigh", "present"] as const),
] satisfies readonly (keyof RobustFigureRow)[];

export function figureRows(trials: Trials, base: Answer, { level, top }: ResolvedRobustness): RobustFigureRow[] {
  const { error, rate, variant, answered } = trials;
  const tail = (1 - level) / 2;
  return [...base.groups.values()].flatMap((group) => {
    const ranks = [...group.figures.values()].map((figure) => ({ figure, rank: must(group.ranks.get(figure.key)) }));
    return ranks
      .sort((a, b) => a.rank - b.rank)
      .map(({ figure, rank }): RobustFigureRow => {
        const seen = must(trials.figures.get(group.name)?.get(figure.key));
        const share = (count: number) => (answered === 0 ? undefined : count / answered);
        return {
          error,
          rate,
          variant,
          ...namesOf(figure.of),
          ...(typeof figure.of.label === "string" && { label: figure.of.label }),
          value: figure.value,
          rank,
          rankLow: quantile(seen.ranks, tail),
          rankHigh: quantile(seen.ranks, 1 - tail),
          rankBest: quantile(seen.ranks, 0),
          rankWorst: quantile(seen.ranks, 1),
          inTop: share(seen.ranks.filter((one) => one <= top).length),
          valueLow: quantile(seen.values, tail),
          valueMedian: quantile(seen.values, 0.5),
          valueHigh: quantile(seen.values, 1 - tail),
          present: share(seen.present),
        };
      });
  });
}
