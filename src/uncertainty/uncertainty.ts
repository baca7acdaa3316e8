import * as z from "zod/mini";
import { AllegianceError } from "../base/errors";
import { parseOptions } from "../base/options";
import { seedSchema } from "../base/random";
import { tableOf } from "../base/table";
import type { Modality } from "../data/vocabulary";
import { JOINED } from "../kernels/slices/joined-graphs";
import { checkNetwork, facts, type ResultTable } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { anchored } from "../questions/anchored";
import { type AskColumns, figuresIn } from "../questions/columns";
import type { Figures } from "../questions/figures";
import { columnAskerOf, type NamedQuestion, named, type Question } from "../questions/question";
import { type DateDistribution, quantilesBy } from "./dates";
import { eachDraw } from "./each-draw";
import { type DrawOptions, drawShape, stepper } from "./progress";
import { type ReadingTask, readingsOf } from "./readings";
import { Tally } from "./tally";
import { errorOf, rowsOf, type UncertaintyRow } from "./uncertainty-rows";

export interface UncertaintyOptions extends DrawOptions {
  /** How many readings are drawn at most. Default 1000. */
  readonly draws?: number;
  /** Decides the draws. Default 1. Draw k of dates alone is the reading of presence `{ sample: seed + k }`, k from 0. */
  readonly seed?: number;
  /**
   * Draws stop, after at least 100, when no probability to be among the first `top` has a standard error above this: 0.05 needs at most
   * 100 draws, 0.02 at most 625. Default 0: all are drawn.
   */
  readonly tolerance?: number;
  /** The share of the draws that lie from low to high, above 0 up to 1. Default 0.9: from the 5 % to the 95 % quantile. */
  readonly level?: number;
  /** How many places the probability `top` is about. Default 3. */
  readonly top?: number;
  /**
   * Whether dates are drawn from their bounds: `"uniform"` (the default), by a distribution of one's own, or `"kept"`, as the view's presence
   * has them. A distribution gets a tie (as a row), which of its dates, and gives the share of the bounds for a number drawn evenly from
   * [0, 1), such as `(draw) => Math.sqrt(draw)`, or `undefined` for evenly. Ties that happened together follow that of the first.
   */
  readonly dates?: "uniform" | "kept" | DateDistribution;
  /** Whether claims hold by chance, each with its confidence times that of its modality (`"drawn"`, the default), or all (`"kept"`). */
  readonly claims?: "drawn" | "kept";
  /** The chance of what is said so. Default: asserted 1, attributed 1, alleged 0.5, denied 0. Which the policy leaves out stays out. */
  readonly modalities?: Partial<Readonly<Record<Modality, number>>>;
  /** Whether headcounts are drawn evenly from their bounds (`"drawn"`, the default), or stay low, best and high. */
  readonly headcounts?: "drawn" | "kept";
}

export interface ResolvedUncertainty {
  readonly question: ReturnType<typeof named>;
  readonly draws: number;
  readonly seed: number;
  readonly tolerance: number;
  readonly level: number;
  readonly top: number;
  readonly dates: "uniform" | "kept" | DateDistribution;
  readonly claims: "drawn" | "kept";
  readonly modalities: Readonly<Record<Modality, number>>;
  readonly headcounts: "drawn" | "kept";
}

/** `draws` are those that were made, `error` the greatest of any row. */
export type Uncertainty = ResultTable<UncertaintyRow, ResolvedUncertainty> & {
  readonly draws: number;
  /** How many draws have an answer: a measure may be refused on a reading, or not converge. Without one a draw has no figures. */
  readonly answered: number;
  readonly error: number;
};

const share = () => z.number().check(z.minimum(0), z.maximum(1));
const distribution = () => z.custom<DateDistribution>((value) => typeof value === "function");

const schema = () =>
  z.strictObject({
    draws: z._default(z.int().check(z.minimum(1)), 1000),
    seed: z._default(seedSchema(), 1),
    tolerance: z._default(share(), 0),
    level: z._default(z.number().check(z.gt(0), z.maximum(1)), 0.9),
    top: z._default(z.int().check(z.minimum(1)), 3),
    dates: z._default(
      z.union([z.enum(["uniform", "kept"]), distribution()], {
        error: "uniform, kept, or a function of a tie and a date",
      }),
      "uniform",
    ),
    claims: z._default(z.enum(["drawn", "kept"]), "drawn"),
    modalities: z.prefault(
      z.strictObject(
        {
          asserted: z._default(share(), 1),
          attributed: z._default(share(), 1),
          alleged: z._default(share(), 0.5),
          denied: z._default(share(), 0),
        },
        { error: "an object of some of asserted, attributed, alleged and denied" },
      ),
      {},
    ),
    headcounts: z._default(z.enum(["drawn", "kept"]), "drawn"),
    ...drawShape(),
  });

/** How many draws there are at least before they may stop. */
const LEAST = 100;
/** And how many before they may stop next. */
const STAGE = 50;

/**
 * How sure the answer to a question is: it is asked again and again, each time of a network in which everything that the sources leave
 * open has been drawn.
 *
 * Whether who was most central in 2009 is so whatever days are meant by "2008" and "spring", and should some of the claims be wrong.
 *
 * Each draw is one reading: a claim holds with its confidence (times the chance of its modality), and ties are made of those that hold;
 * each date falls on one day of its bounds, each headcount is one number. Readings are consistent: a state ends after it begins, and
 * when the tie that replaced it begins; what one claim or event ties together happened on one day; nobody leaves a group before joining
 * it. The question then has one answer in each reading, and the rows are of their distribution: quantiles, ranks, and probabilities to
 * be among the first. Probabilities are of what the sources leave open, under the rules of the policy and the distributions here; that
 * all sources err alike, or that nobody told, is in none of them.
 *
 * The presence of the view is replaced by that of the reading, unless dates are kept; all else of its policy stays, persistence above all.
 * Parallel, self, isolated, disconnected: as the question has it. Who has no tie in a reading has no figure there, and no rank.
 *
 * Cost: that of the question and a pass over the ties, for each draw, and 12 bytes for each figure of each draw. Betweenness of slices by hops
 * is computed of the graphs of all slices at once, and of eight draws together where most of their arcs are the same: then it is 8 bytes where it
 * is not 0, and for each figure 4 a rank. It goes on in between, after eight draws at most, with whatever else there is to do. References:
 * on drawing what is missing Borgatti, Carley and Krackhardt (2006), https://doi.org/10.1016/j.socnet.2005.05.001; on the error of a
 * share Agresti and Coull (1998), https://doi.org/10.1080/00031305.1998.10480550
 *
 * @throws AllegianceError `invalid-option`, or what the question throws of the view as it is; the signal's reason when it is aborted
 */
export async function uncertainty(
  network: TemporalNetwork,
  given: Question,
  options?: UncertaintyOptions,
): Promise<Uncertainty> {
  checkNetwork("uncertainty", network);
  const question = anchored(network, given);
  const { signal, onProgress, workers, ...parsed } = parseOptions("uncertainty", schema, options);
  const ask = columnAskerOf(question);
  const terms = {
    seed: parsed.seed,
    modalities: parsed.modalities,
    dates: parsed.dates !== "kept",
    claims: parsed.claims === "drawn",
    headcounts: parsed.headcounts === "drawn",
  };
  const quantiles = typeof parsed.dates === "function" ? quantilesBy(parsed.dates) : undefined;
  const observed = observedBy(ask, network, terms.dates);
  const tally = new Tally(parsed.top);
  const step = stepper({ ...(signal && { signal }), ...(onProgress && { onProgress }) }, parsed.draws);
  const read = readingsOf(network, ask, terms, quantiles);
  const drawing = {
    ...{ view: network, question, workers, reader: () => tally.joiner() },
    make: (from: number, to: number) => read(tally, from, to),
    task: quantiles
      ? undefined
      : (question: NamedQuestion): ReadingTask => ({
          call: "readings",
          question,
          terms,
          top: parsed.top,
          batch: JOINED,
        }),
  };
  let done = 0;
  for (const [from, to] of stages(parsed.draws, parsed.tolerance)) {
    await eachDraw(drawing, { from, to }, async (_draw, made) => {
      for (let i = 0; i < made; i++) await step(++done);
      return made;
    });
    if (errorOf(tally) <= parsed.tolerance) break;
  }
  const { rows, columns } = rowsOf(network, observed, tally, parsed);
  return tableOf(rows, columns, {
    ...facts(network),
    options: Object.freeze({ question: named(question), ...parsed }),
    draws: tally.made,
    answered: tally.answered,
    error: errorOf(tally),
  });
}

/** Under presence `expected` a question may be refused that readings can be asked: then there is nothing observed. */
function observedBy(ask: AskColumns, network: TemporalNetwork, isDrawn: boolean): Figures {
  try {
    return figuresIn(ask(network));
  } catch (error) {
    const isChance =
      network.policy.presence === "expected" && error instanceof AllegianceError && error.code === "unsupported";
    if (isChance && isDrawn) return { by: [], absent: "none", isTime: false, figures: [] };
    throw error;
  }
}

/** Draws from one number up to another, after each of which they may stop. */
function* stages(draws: number, tolerance: number): Generator<[number, number]> {
  const first = tolerance === 0 ? draws : Math.min(LEAST, draws);
  yield [0, first];
  for (let from = first; from < draws; from += STAGE) yield [from, Math.min(from + STAGE, draws)];
}
