import * as z from "zod/mini";
import { must } from "../base/collections";
import { parseOptions } from "../base/options";
import { quantile } from "../base/quantile";
import { seedSchema } from "../base/random";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { State } from "../network/state";
import { type Correction, type Unevenness, unevennessOf } from "./intervals";
import { groupsOf, isDated, momentsOf, readingsOf } from "./moments";
import { pairOf } from "./pairs";

export interface BurstinessOptions {
  /** Of all ties together (`"network"`, the default), of the ties of each actor, or of each two actors whichever way ties point. */
  readonly of?: "network" | "actor" | "pair";
  /** `"none"` (the default) is Goh and Barabási's B; `"finite-size"` corrects it for the number of intervals. */
  readonly correction?: Correction;
  /** Whether a state that onset lets begin when it was first seen counts at that time (`"all"`), or not (`"stated"`, the default). */
  readonly starts?: "stated" | "all";
  /** How many readings of imprecise dates are drawn. Default 200; not used where dates are exact, or presence is a sample. */
  readonly draws?: number;
  /** Decides the draws. Default 1. Draw k is the reading of presence `{ sample: seed + k }`, k from 0. */
  readonly seed?: number;
  /** The share of the draws that lie from low to high, above 0 up to 1. Default 0.9: from the 5 % to the 95 % quantile. */
  readonly level?: number;
}

export interface ResolvedBurstiness {
  readonly of: "network" | "actor" | "pair";
  readonly correction: Correction;
  readonly starts: "stated" | "all";
  readonly draws: number;
  readonly seed: number;
  readonly level: number;
}

/** How bursty the moments of the network, of an actor or of a pair are. */
export interface BurstinessRow {
  /** With `of: "actor"`; with `of: "pair"` the two actors, the smaller id first. */
  readonly actor?: string;
  readonly label?: string;
  readonly other?: string;
  /** Moments that certainly fall in the view's window, and those that may; the same without a window. */
  readonly momentsLow: number;
  readonly momentsHigh: number;
  /** Moments left out since nothing bounds their date, or since `starts` leaves them out. */
  readonly undated: number;
  /** Readings of the dates in which B is defined: 1 of 1 where dates are exact, else of `draws`. */
  readonly readings: number;
  /** B: the lower quantile, the median and the upper quantile of the readings; all three the value itself where dates are exact. */
  readonly low: number | undefined;
  readonly burstiness: number | undefined;
  readonly high: number | undefined;
  /** The memory coefficient, in the same way. */
  readonly memoryLow: number | undefined;
  readonly memory: number | undefined;
  readonly memoryHigh: number | undefined;
}

const COLUMNS = [
  ...(["low", "burstiness", "high", "momentsLow", "momentsHigh", "undated", "readings"] as const),
  ...(["memoryLow", "memory", "memoryHigh"] as const),
] satisfies readonly (keyof BurstinessRow)[];

const KEYS = { network: [], actor: ["actor", "label"], pair: ["actor", "other"] } as const;

const schema = () =>
  z.strictObject({
    of: z._default(z.enum(["network", "actor", "pair"]), "network"),
    correction: z._default(z.enum(["none", "finite-size"]), "none"),
    starts: z._default(z.enum(["stated", "all"]), "stated"),
    draws: z._default(z.int({ error: "a whole number" }).check(z.minimum(1), z.maximum(100_000)), 200),
    seed: z._default(seedSchema(), 1),
    level: z._default(z.number().check(z.positive(), z.maximum(1)), 0.9),
  });

/**
 * Whether things happen in bursts with long pauses between, evenly, or at random.
 *
 * A campaign and then silence, or one pledge a season: from −1 for the beat of a clock over about 0 for chance to 1 for all at once and
 * then nothing. The moments are the dates of events and the beginnings of states.
 *
 * B = (σ − μ) / (σ + μ), μ the mean and σ the standard deviation (dividing by m) of the m intervals τ between moments that follow each
 * other. With few intervals B cannot come near 1 and chance lies below 0; `correction: "finite-size"` takes, with r = σ / μ,
 * (√(m + 1) r − √(m − 1)) / ((√(m + 1) − 2) r + √(m − 1)), which is −1 for equal intervals, 0 at the r of chance, √((m − 1) / (m + 1)), and
 * 1 at the greatest r there can be, √(m − 1). Memory: M = the correlation of each interval with the next (over m − 1 pairs): above 0 if
 * short ones follow short ones.
 *
 * Imprecise dates: of B under all readings no exact bounds are computed. Readings are drawn, and `low`, `burstiness` and `high` are
 * quantiles of them, not bounds: the dates may allow lower and higher values. Under presence `{ sample }` the one reading of the policy is
 * taken; the other presences make no difference but to which ties a view with a window has. In such a view those moments count that a
 * reading has in the window.
 *
 * Undefined with fewer than 2 intervals, and where all moments fall together (μ = 0); memory also with fewer than 3, or if all intervals
 * but the last, or but the first, are equal. Parallel ties are a moment each, at one time an interval of 0; but the ties of one claim of
 * several parties, and of one event, are one moment. Self-ties do not exist. Isolated actors: 0 moments. Disconnected makes no
 * difference. Empty view: one row for the network, with 0 moments, else none.
 *
 * Cost: O(d·m log m), d the draws, m the ties. References: Goh and Barabási (2008), https://doi.org/10.1209/0295-5075/81/48002; Kim and
 * Jo (2016), https://doi.org/10.1103/PhysRevE.94.032311
 *
 * @throws AllegianceError `invalid-option`
 */
export function burstiness(
  network: TemporalNetwork,
  options?: BurstinessOptions,
): ResultTable<BurstinessRow, ResolvedBurstiness> {
  checkNetwork("burstiness", network);
  const resolved = parseOptions("burstiness", schema, options);
  const state = stateOf(network);
  const { startMin, startMax } = state.settled;
  const window = state.window ?? { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const within = (from: number, to: number) => window.start <= from && to < window.end;
  let drawn: Float64Array[] | undefined;
  const rows = groupsOf(network, resolved.of).map(([key, ties]): BurstinessRow => {
    const all = momentsOf(state, ties);
    const dated = all.filter((tie) => isDated(state, resolved.starts, tie));
    const exact = dated.every((tie) => startMin[tie] === startMax[tie]);
    if (!exact) drawn ??= readingsOf(state, resolved.draws, resolved.seed);
    const found = (exact || !drawn ? [startMin] : drawn).map((starts) => {
      const times = Float64Array.from(dated, (tie) => starts[tie] as number).filter((time) => within(time, time));
      return unevennessOf(times.sort(), resolved.correction);
    });
    const may = (tie: number) => (startMin[tie] as number) < window.end && window.start <= (startMax[tie] as number);
    return {
      ...namesOf(state, resolved.of, key, ties),
      momentsLow: dated.filter((tie) => within(startMin[tie] as number, startMax[tie] as number)).length,
      momentsHigh: dated.filter(may).length,
      undated: all.length - dated.length,
      ...summaryOf(found, (1 - resolved.level) / 2),
    };
  });
  return tableOf<BurstinessRow, ReturnType<typeof facts> & { options: ResolvedBurstiness }>(
    rows,
    [...KEYS[resolved.of], ...COLUMNS],
    { ...facts(network), options: Object.freeze(resolved) },
  );
}

function namesOf(state: State, of: "network" | "actor" | "pair", key: number, ties: readonly number[]) {
  if (of === "network") return {};
  if (of === "pair") return pairOf(state, must(ties[0]));
  const { id, name } = must(state.evidence.actors.at(key));
  return { actor: id, label: name };
}

function summaryOf(found: readonly Unevenness[], tail: number) {
  const [bursts, memories] = (["burstiness", "memory"] as const).map((what) =>
    found.map((one) => one[what]).filter((value) => value !== undefined),
  ) as [number[], number[]];
  return {
    readings: bursts.length,
    low: quantile(bursts, tail),
    burstiness: quantile(bursts, 0.5),
    high: quantile(bursts, 1 - tail),
    memoryLow: quantile(memories, tail),
    memory: quantile(memories, 0.5),
    memoryHigh: quantile(memories, 1 - tail),
  };
}
