import { indices, must } from "../base/collections";
import { stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Figures } from "./figures";
import { quantile } from "./quantile";
import type { Tally } from "./tally";
import type { UncertaintyRow } from "./uncertainty";

const STATISTICS = [
  ...(["observed", "present", "low", "median", "high"] as const),
  ...(["rankMean", "rankLow", "rankHigh", "top", "error"] as const),
];

/** In the order of the observed answer, then of those that only draws have. */
export function rowsOf(
  network: TemporalNetwork,
  observed: Figures,
  tally: Tally,
  made: number,
  { level, top }: { readonly level: number; readonly top: number },
) {
  const { calendar } = stateOf(network).evidence;
  const { isTime, absent, by } = observed.figures.length > 0 ? observed : (tally.reading ?? observed);
  const shown = (value: number | undefined) =>
    isTime && value !== undefined ? (timeValue(Math.floor(value), calendar) ?? undefined) : value;
  const first = new Map(observed.figures.map((figure) => [figure.key, figure]));
  const keys = [...new Set([...first.keys(), ...tally.rows.keys()])];
  const rows = keys.map((key): UncertaintyRow => {
    const drawn = tally.rows.get(key);
    const there = drawn ? present(drawn.values, made) : [];
    const values = absent === "zero" ? [...there, ...indices(made - there.length).map(() => 0)] : there;
    const ranks = drawn ? present(drawn.ranks, made) : [];
    const [low, high] = [(1 - level) / 2, (1 + level) / 2];
    const chance = ranks.filter((rank) => rank <= top).length / made;
    return {
      ...must(drawn ?? first.get(key)).of,
      observed: shown(first.get(key)?.value),
      present: there.length / made,
      low: shown(quantile(values, low)),
      median: shown(quantile(values, 0.5)),
      high: shown(quantile(values, high)),
      rankMean: ranks.length === 0 ? undefined : ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length,
      rankLow: quantile(ranks, low),
      rankHigh: quantile(ranks, high),
      top: chance,
      error: standardError(chance, made),
    };
  });
  return { rows, columns: [...by, ...STATISTICS] as (keyof UncertaintyRow)[] };
}

function present(values: Float64Array, made: number): number[] {
  return Array.from(values.subarray(0, made)).filter((value) => !Number.isNaN(value));
}

/** The greatest standard error of any probability to be among the first. */
export function errorOf(tally: Tally, made: number, top: number): number {
  const chances = [...tally.rows.values()].map(
    ({ ranks }) => present(ranks, made).filter((r) => r <= top).length / made,
  );
  return chances.reduce((most, chance) => Math.max(most, standardError(chance, made)), 0);
}

/** Of a share of so many draws, as if two more had been for it and two against. */
function standardError(chance: number, draws: number): number {
  const adjusted = (chance * draws + 2) / (draws + 4);
  return Math.sqrt((adjusted * (1 - adjusted)) / (draws + 4));
}
