import { scenariosOf } from "../alterations/errors";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { anchored } from "../questions/anchored";
import { answerOf } from "../questions/answers";
import { figuresIn } from "../questions/columns";
import { columnAskerOf, type NamedQuestion, named, type Question } from "../questions/question";
import { type Drawn, type DrawTask, drawerOf } from "./draws";
import { eachDraw } from "./each-draw";
import { unpacker } from "./packed";
import { stepper } from "./progress";
import { FIGURE_COLUMNS, figureRows, type RobustFigureRow } from "./robustness-figures";
import { type ResolvedRobustness, type RobustnessOptions, resolve } from "./robustness-options";
import { ROBUSTNESS_COLUMNS, type RobustnessRow, robustnessRows } from "./robustness-rows";
import { type Trials, trialsOf } from "./trials";

/** The curve of robustness over rates of error, and behind it what became of each figure. */
export type Robustness = ResultTable<RobustnessRow, ResolvedRobustness> & {
  /** What was asked. */
  readonly question: ReturnType<typeof named>;
  /** What became of each figure: its ranks and values under each error and rate, in the order of errors, rates and ranks. */
  figures(): ResultTable<RobustFigureRow, ResolvedRobustness>;
};

/**
 * How much of an answer outlives errors in the data.
 *
 * Whether the first would still be first if a tenth of the ties had been missed, two actors taken for one, one source never found, or the
 * dates been a month out. The errors are made on purpose, again and again, and the question is asked anew each time.
 *
 * Each answer is compared with the one of the network as it is, group by group (slice by slice) over the figures that both have:
 * Kendall's τ-b = (C − D) / √((P − T₁)(P − T₂)), with C of the P pairs of figures in the same order in both, D in the opposite one, T₁
 * and T₂ equal in the first and in the second; Spearman's ρ; of the first `top` places |A ∩ B| / |A ∪ B|, in which a figure that is gone
 * counts as not among the first. Of several slices the mean is taken, each counting alike. Where no row means 0 (flows, routes,
 * communities) a figure that is gone is 0; else it is left out of τ and ρ, and `present` says how many are still there. Rows give
 * median and quantiles over the draws. `figures()` has for each actor (pair, flow …) the range of its ranks.
 *
 * `estimate`, the mean of τ-b over the draws, is Martin and Niemeyer's estimate of how far the answer agrees with the one that the
 * true network would give, if the observed one came out of it by this error at this rate: the error is made once more, on the observed
 * network. It rests on that assumption, and fails where the error has already changed the network's character.
 *
 * Parallel ties, self-ties, isolated and disconnected actors are the question's matter. Figures that are all equal have no τ nor ρ: `undefined`.
 * Empty view: no figure, all of them undefined. A draw on which the question is refused or does not converge has no answer, and
 * `answered` counts the others. Ties whose last claim goes are gone; what each error does exactly is said at `ErrorModel`.
 *
 * Cost: the question's, draws × rates times, once for each variant, and O(f log f) for f figures to compare. References: Borgatti, Carley and
 * Krackhardt (2006), https://doi.org/10.1016/j.socnet.2005.05.001; Wang, Shi, McFarland and Leskovec (2012),
 * https://doi.org/10.1016/j.socnet.2012.01.003; Martin and Niemeyer (2019), https://doi.org/10.1017/nws.2019.12
 *
 * @throws AllegianceError `invalid-option`; whatever the question throws on the network as it is; the signal's reason
 */
export async function robustness(
  network: TemporalNetwork,
  given: Question,
  options: RobustnessOptions,
): Promise<Robustness> {
  checkNetwork("robustness", network);
  const question = anchored(network, given);
  const { resolved, watch } = resolve(network, options);
  const ask = columnAskerOf(question);
  const observed = figuresIn(ask(network));
  const base = answerOf(observed);
  const scenarios = resolved.error.flatMap((error) =>
    scenariosOf(network, error, resolved).map((own, i) => ({ own, error, i })),
  );
  const total = scenarios.reduce((sum, { own }) => sum + own.draws, 0);
  const { rates, draws, seed, jitter, persistence, presence } = resolved;
  const settings = { rates, draws, seed, jitter, persistence, presence };
  const step = stepper(watch, total);
  const all: Trials[] = [];
  let done = 0;
  for (const { own, error, i } of scenarios) {
    const recipe = { kind: "error", error, settings, scenario: i } as const;
    const drawn: Drawn[] = Array.from({ length: own.draws });
    const task = (question: NamedQuestion): DrawTask => ({ call: "draws", question, recipe });
    const drawing = { view: network, question, make: drawerOf(network, ask, recipe), task, reader: unpacker };
    await eachDraw({ ...drawing, workers: watch.workers }, { from: 0, to: own.draws }, async (draw, found) => {
      drawn[draw] = found;
      await step(++done);
      return 1;
    });
    all.push(trialsOf(own, base, drawn, resolved.top));
  }
  const shared = { ...facts(network), options: resolved, question: named(question) };
  const rows = all.flatMap((trials) => robustnessRows(trials, base, resolved));
  const columns =
    resolved.each === "slice" ? ROBUSTNESS_COLUMNS : ROBUSTNESS_COLUMNS.filter((name) => !/^(start|end)$/.test(name));
  const figures = () => {
    const found = all.flatMap((trials) => figureRows(trials, base, resolved));
    const by = observed.by as readonly (keyof RobustFigureRow)[];
    return tableOf(found, ["error", "rate", "variant", ...by, ...FIGURE_COLUMNS], shared);
  };
  return tableOf(rows, columns, { ...shared, figures });
}
