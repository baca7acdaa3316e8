import { must } from "../base/collections";
import { stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { FigureNames } from "../questions/answers";
import type { Figures } from "../questions/figures";
import { quantilesIn } from "./order-statistics";
import { rankStatistics } from "./rank-statistics";
import type { Tally } from "./tally";

/** What the draws say of one figure. Values are those of the question; times are ISO days, in a network on ticks numbers. */
export interface UncertaintyRow extends FigureNames {
  readonly label?: string;
  /** Under the view's own policy, nothing drawn; `undefined` where it is not there. */
  readonly observed: string | number | undefined;
  /** The share of the draws that have this figure. What is absent as nothing (a pair not together, a route not there) counts 0 in what follows. */
  readonly present: number;
  readonly low: string | number | undefined;
  readonly median: string | number | undefined;
  readonly high: string | number | undefined;
  /** Among the figures of its slice: the mean and the quantiles of its ranks, where it has one, and the share of all draws in which it is among the first `top`. */
  readonly rankMean: number | undefined;
  readonly rankLow: number | undefined;
  readonly rankHigh: number | undefined;
  readonly top: number;
  /** The standard error of `top` that so many draws leave, by Agresti and Coull: above 0 even where it is 0 or 1. */
  readonly error: number;
}

const STATISTICS = [
  ...(["observed", "present", "low", "median", "high"] as const),
  ...(["rankMean", "rankLow", "rankHigh", "top", "error"] as const),
];

const [NONE, NOWHERE] = [new Float64Array(0), new Int32Array(0)];
const NEVER = { values: NONE, ranks: NOWHERE, counts: NOWHERE, zeros: 0, firsts: 0 };

/** In the order of the observed answer, then of those that only draws have. */
export function rowsOf(
  network: TemporalNetwork,
  observed: Figures,
  tally: Tally,
  { level }: { readonly level: number },
) {
  const { calendar } = stateOf(network).evidence;
  const { isTime, absent, by } = observed.figures.length > 0 ? observed : (tally.reading ?? observed);
  const { made } = tally;
  const shown = (value: number | undefined) =>
    isTime && value !== undefined ? (timeValue(Math.floor(value), calendar) ?? undefined) : value;
  const first = new Map(observed.figures.map((figure) => [figure.key, figure]));
  const [low, high] = [(1 - level) / 2, (1 + level) / 2];
  const rows = [...new Set([...first.keys(), ...tally.keys()])].map((key): UncertaintyRow => {
    const drawn = tally.row(key);
    const { values, ranks, counts, zeros, firsts } = drawn ?? NEVER;
    const nothing = absent === "zero" ? made - values.length : zeros;
    const [least, median, most] = quantilesIn(values, nothing, [low, 0.5, high]);
    const { mean, quantiles } = rankStatistics(ranks, counts, [low, high]);
    const chance = firsts / made;
    // Many times as fast as to spread what it is of.
    return Object.assign({}, must(drawn ?? first.get(key)).of, {
      observed: shown(first.get(key)?.value),
      present: (values.length + zeros) / made,
      low: shown(least),
      median: shown(median),
      high: shown(most),
      rankMean: mean,
      rankLow: quantiles[0],
      rankHigh: quantiles[1],
      top: chance,
      error: standardError(chance, made),
    });
  });
  return { rows, columns: [...by, ...STATISTICS] as (keyof UncertaintyRow)[] };
}

/** The greatest standard error of any probability to be among the first. */
export function errorOf({ firsts, made }: Tally): number {
  return firsts.reduce((most, count) => Math.max(most, standardError(count / made, made)), 0);
}

/** Of a share of so many draws, as if two more had been for it and two against. */
function standardError(chance: number, draws: number): number {
  const adjusted = (chance * draws + 2) / (draws + 4);
  return Math.sqrt((adjusted * (1 - adjusted)) / (draws + 4));
}
