import * as z from "zod/mini";
import { must } from "../base/collections";
import { telling } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Policy } from "../network/policy";
import { type Answer, answerOf, type FigureNames } from "../questions/answers";
import { askerOf, named, type Question } from "../questions/question";
import { type Agreement, type Answers, agreements, type PairAgreement, pairAgreement } from "./agreement";
import { type Policies, viewsUnder } from "./policies";
import { stepper, type Watch, watchShape } from "./progress";
import { gatheredFigures, placeOf, type SideBySide, sideBySideOf } from "./side-by-side";
import { type Crossing, crossingsOf, type Turn, turnsOf } from "./turns";

export interface SensitivityOptions extends Watch {
  /** The first places that overlaps, turns and crossings are about: a whole number from 1. Default 10. */
  readonly top?: number;
}

export interface ResolvedSensitivity {
  readonly question: ReturnType<typeof named>;
  /** All rules of each policy, by name. */
  readonly policies: Readonly<Record<string, Policy>>;
  readonly top: number;
}

/** One figure under one policy. */
export interface SensitivityRow extends FigureNames {
  readonly label?: string;
  readonly policy: string;
  /** Times are ISO days, in a network on ticks numbers. `undefined` where it is not there. */
  readonly value: string | number | undefined;
  /** Within its slice; `undefined` where it is not there. */
  readonly rank: number | undefined;
}

/** A row for each figure and policy, and how the policies compare. */
export type Sensitivity = ResultTable<SensitivityRow, ResolvedSensitivity> & {
  /** A row for each figure, with a column for each policy. */
  readonly sideBySide: Table<SideBySide>;
  /** A row for each two policies. */
  readonly pairs: Table<PairAgreement>;
  /** A row for each two policies and slice. */
  readonly slices: Table<Agreement>;
  readonly turns: Table<Turn>;
  readonly crossings: Table<Crossing>;
};

const schema = () =>
  z.strictObject({ top: z._default(z.int({ error: "a whole number" }).check(z.minimum(1)), 10), ...watchShape() });

const PAIR = ["one", "other", "slices", "firsts", "both", "onlyOne", "onlyOther"] as const;
const STATISTICS = ["kendall", "spearman", "overlap"] as const;
const RANKS = ["aheadOne", "behindOne", "aheadOther", "behindOther", "by"] as const;

/**
 * The same question under several policies, side by side, and where the ranking turns.
 *
 * Whether a result is one of the sources or of a rule: how long ties last, what imprecise dates count for, which claims are let in. Two
 * policies that give other values but one ranking leave "most central" as it was; `turns` and `crossings` name those who are before or
 * after others, or among the first or not, as the policy has it.
 *
 * For each two policies and each slice: Kendall's tau-b and Spearman's rho of the figures that both have, and the overlap
 * |A ∩ B| / |A ∪ B| of the first `top` places A and B, equal values sharing the places that are left. A pair of actors that is not in one
 * community, a route that no chain takes, is a figure of 0. `pairs` has the means of these over the slices that have them, each slice
 * counting the same. A turn of x and y by k: rank(y) − rank(x) under one policy, above 0, plus rank(x) − rank(y) under the other, above 0.
 *
 * Parallel, self, isolated, disconnected: as the question has it. Empty view: no rows. Where slices are not bounded by `from` and `to`, a
 * policy under which ties last longer may have more of them.
 *
 * Cost: the question's, once for each policy, and for each two policies and slice f·log f of the f figures. Reference: Kendall
 * (1945), https://doi.org/10.1093/biomet/33.3.239
 *
 * @throws AllegianceError `invalid-option`; what the question throws, with the policy; the signal's reason when it is aborted
 */
export async function sensitivity(
  network: TemporalNetwork,
  question: Question,
  policies: Policies,
  options?: SensitivityOptions,
): Promise<Sensitivity> {
  checkNetwork("sensitivity", network);
  const { top, signal, onProgress } = parseOptions("sensitivity", schema, options);
  const views = viewsUnder(network, policies);
  const ask = askerOf(question);
  const step = stepper({ ...(signal && { signal }), ...(onProgress && { onProgress }) }, views.size);
  const answers = new Map<string, Answer>();
  for (const [name, view] of views) {
    answers.set(
      name,
      telling(`under ${name}`, () => answerOf(ask(view))),
    );
    await step(answers.size);
  }
  const pairs = pairsOf(answers);
  const slices = pairs.map((pair) => agreements(pair, top));
  const gathered = gatheredFigures([...answers.values()]);
  const slice = gathered.by.filter((name) => name === "start" || name === "end");
  const names = gathered.by.filter((name) => name !== "label");
  const rows = gathered.figures.flatMap((figure) =>
    [...answers].map(([policy, answer]): SensitivityRow => {
      return { ...figure.of, policy, ...placeOf(network, answer, figure, gathered) };
    }),
  );
  return tableOf(rows, [...gathered.by, "policy", "value", "rank"] as (keyof SensitivityRow)[], {
    ...facts(network),
    options: Object.freeze({
      question: named(question),
      policies: Object.freeze(Object.fromEntries([...views].map(([name, view]) => [name, view.policy]))),
      top,
    }),
    sideBySide: sideBySideOf(network, answers, gathered),
    pairs: tableOf(
      pairs.map((pair, i) => pairAgreement(pair, must(slices[i]))),
      [...PAIR, ...STATISTICS, "overlapLeast"],
    ),
    slices: tableOf(slices.flat(), [
      ...(["one", "other"] as const),
      ...slice,
      ...(["both", "onlyOne", "onlyOther"] as const),
      ...STATISTICS,
      ...(["firstOne", "firstOther"] as const),
    ] as (keyof Agreement)[]),
    turns: tableOf(
      pairs.flatMap((pair) => turnsOf(pair, top)),
      ["one", "other", ...slice, "ahead", "behind", ...RANKS] as (keyof Turn)[],
    ),
    crossings: tableOf(
      pairs.flatMap((pair) => crossingsOf(pair, top)),
      ["one", "other", ...names, "crossing", "rankOne", "rankOther", "by"] as (keyof Crossing)[],
    ),
  });
}

/** Each two policies, in the order in which they were given. */
function pairsOf(answers: ReadonlyMap<string, Answer>): Answers[] {
  const all = [...answers];
  return all.flatMap(([one, a], i) => all.slice(i + 1).map(([other, b]): Answers => ({ one, other, a, b })));
}
