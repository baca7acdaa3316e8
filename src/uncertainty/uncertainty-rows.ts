import { must } from "../base/collections";
import { quantileOf } from "../base/quantile";
import { stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Figures } from "../questions/figures";
import { quantilesIn } from "./order-statistics";
import type { Tally } from "./tally";
import type { UncertaintyRow } from "./uncertainty";

const STATISTICS = [
  ...(["observed", "present", "low", "median", "high"] as const),
  ...(["rankMean", "rankLow", "rankHigh", "top", "error"] as const),
];

const NONE = new Float64Array(0);

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
  const all = tally.rows();
  const [low, high] = [(1 - level) / 2, (1 + level) / 2];
  const rows = [...new Set([...first.keys(), ...all.keys()])].map((key): UncertaintyRow => {
    const drawn = all.get(key);
    const { values: there, ranks, firsts } = drawn ?? { values: NONE, ranks: NONE, firsts: 0 };
    const zeros = absent === "zero" ? made - there.length : 0;
    const [least, median, most] = quantilesIn(there, zeros, [low, 0.5, high]);
    const chance = firsts / made;
    return {
      ...must(drawn ?? first.get(key)).of,
      observed: shown(first.get(key)?.value),
      present: there.length / made,
      low: shown(least),
      median: shown(median),
      high: shown(most),
      rankMean: ranks.length === 0 ? undefined : sumOf(ranks) / ranks.length,
      rankLow: quantileOf(ranks, low),
      rankHigh: quantileOf(ranks, high),
      top: chance,
      error: standardError(chance, made),
    };
  });
  return { rows, columns: [...by, ...STATISTICS] as (keyof UncertaintyRow)[] };
}

function sumOf(ranks: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) sum += ranks[i] as number;
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
