import { must } from "../base/collections";
import { stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Figures } from "../questions/figures";
import { quantilesIn } from "./order-statistics";
import { rankStatistics } from "./rank-statistics";
import type { Tally } from "./tally";
import type { UncertaintyRow } from "./uncertainty";

const STATISTICS = [
  ...(["observed", "present", "low", "median", "high"] as const),
  ...(["rankMean", "rankLow", "rankHigh", "top", "error"] as const),
];

const NONE = { values: new Float64Array(0), ranks: new Int32Array(0), zeros: new Int32Array(0), firsts: 0 };

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
    const { values, ranks, zeros, firsts } = drawn ?? NONE;
    const zero = sumOf(zeros);
    const nothing = absent === "zero" ? made - values.length : zero;
    const [least, median, most] = quantilesIn(values, nothing, [low, 0.5, high]);
    const { mean, quantiles } = rankStatistics(ranks, zeros, [low, high]);
    const chance = firsts / made;
    return {
      ...must(drawn ?? first.get(key)).of,
      observed: shown(first.get(key)?.value),
      present: (values.length + zero) / made,
      low: shown(least),
      median: shown(median),
      high: shown(most),
      rankMean: mean,
      rankLow: quantiles[0],
      rankHigh: quantiles[1],
      top: chance,
      error: standardError(chance, made),
    };
  });
  return { rows, columns: [...by, ...STATISTICS] as (keyof UncertaintyRow)[] };
}

function sumOf(counts: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number;
  return sum;
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
