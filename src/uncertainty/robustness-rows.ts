import type { ErrorModel } from "../alterations/errors";
import { must } from "../base/collections";
import { quantile } from "../base/quantile";
import { type Answer, type FigureNames, type Group, sliceOf } from "../questions/answers";
import { LIKENESSES, type Likeness, meanLikeness, meanOf } from "./likeness";
import type { ResolvedRobustness } from "./robustness-options";
import type { Trials } from "./trials";

/** How like the answers with one error at one rate, or of one variant, are to the answer there is. */
export interface RobustnessRow extends Pick<FigureNames, "start" | "end"> {
  readonly error: ErrorModel;
  /** Of errors at random. */
  readonly rate: number | undefined;
  /** Of the others: the source or family left out, the persistence, the presence. */
  readonly variant: string | undefined;
  /** Kendall's tau-b over the figures that both have: median of the draws, and lower and upper quantile. */
  readonly kendall: number | undefined;
  readonly kendallLow: number | undefined;
  readonly kendallHigh: number | undefined;
  /** Spearman's rho in the same way. */
  readonly spearman: number | undefined;
  readonly spearmanLow: number | undefined;
  readonly spearmanHigh: number | undefined;
  /** Of the first `top` places |A ∩ B| / |A ∪ B|, in the same way. */
  readonly overlap: number | undefined;
  readonly overlapLow: number | undefined;
  readonly overlapHigh: number | undefined;
  /** The share of the draws that have the same in the first place: the mean of that overlap. */
  readonly leader: number | undefined;
  /** Of each two figures that differ, the share that stays in the same order; the mean over the draws. */
  readonly orderKept: number | undefined;
  /** The share of the figures that is still there; the mean over the draws. */
  readonly present: number | undefined;
  /** Of errors at random, the mean of tau-b: Martin and Niemeyer's estimate of the tau-b of this answer with that of the true network. */
  readonly estimate: number | undefined;
  /** The standard deviation of tau-b over the draws. */
  readonly deviation: number | undefined;
  /** How many actors, ties or claims were struck, on average; of errors at random. */
  readonly changed: number | undefined;
  /** How many of the draws have an answer. */
  readonly answered: number;
}

export const ROBUSTNESS_COLUMNS = [
  ...(["error", "rate", "variant", "start", "end", "kendall", "kendallLow", "kendallHigh"] as const),
  ...(["spearman", "spearmanLow", "spearmanHigh", "overlap", "overlapLow", "overlapHigh"] as const),
  ...(["leader", "orderKept", "present", "estimate", "deviation", "changed", "answered"] as const),
] satisfies readonly (keyof RobustnessRow)[];

export function robustnessRows(trials: Trials, base: Answer, { each, level }: ResolvedRobustness): RobustnessRow[] {
  if (each === "slice") {
    return [...base.groups.values()].map((group) =>
      rowOf(trials, must(trials.groups.get(group.name)), level, whenOf(group)),
    );
  }
  const groups = [...trials.groups.values()];
  const draws = Array.from({ length: trials.answered }, (_, draw) => groups.map((group) => must(group[draw])));
  return [rowOf(trials, draws.map(meanLikeness), level, {})];
}

function whenOf(group: Group): Pick<FigureNames, "start" | "end"> {
  const [first] = group.figures.values();
  return first ? sliceOf(first.of) : {};
}

function rowOf(
  { error, rate, variant, changed, answered }: Trials,
  draws: readonly Likeness[],
  level: number,
  when: Pick<FigureNames, "start" | "end">,
): RobustnessRow {
  const all = Object.fromEntries(
    LIKENESSES.map((name) => [name, draws.map((draw) => draw[name]).filter((value) => value !== undefined)]),
  ) as Record<(typeof LIKENESSES)[number], number[]>;
  const tail = (1 - level) / 2;
  const at = (name: keyof Likeness, share: number) => quantile(all[name], share);
  const mean = meanOf(all.kendall);
  const isRandom = rate !== undefined;
  return {
    error,
    rate,
    variant,
    ...when,
    kendall: at("kendall", 0.5),
    kendallLow: at("kendall", tail),
    kendallHigh: at("kendall", 1 - tail),
    spearman: at("spearman", 0.5),
    spearmanLow: at("spearman", tail),
    spearmanHigh: at("spearman", 1 - tail),
    overlap: at("overlap", 0.5),
    overlapLow: at("overlap", tail),
    overlapHigh: at("overlap", 1 - tail),
    leader: meanOf(all.leader),
    orderKept: meanOf(all.orderKept),
    present: meanOf(all.present),
    estimate: isRandom ? mean : undefined,
    deviation: isRandom && mean !== undefined ? deviationOf(all.kendall, mean) : undefined,
    changed: meanOf(changed),
    answered,
  };
}

function deviationOf(values: readonly number[], mean: number): number {
  if (values.every((value) => value === values[0])) return 0;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
