import * as z from "zod";
import { compareText, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { earliestArrivals, type Ways } from "../kernels/arrival";
import { actorIndices, checkNetwork, type Facts, facts, indexOfActor, stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { directionSchema, type JourneyOptions, journeyShape, type ResolvedJourney, termsOf } from "./options";
import { firstMoment, scheduleOf, usableTies } from "./schedule";

export interface TemporalPathsOptions extends JourneyOptions {
  /** The id of the actor from whom all paths start. */
  readonly source: string;
  /** What makes a path best: the earliest arrival. The one criterion there is, and the default. */
  readonly criterion?: "foremost";
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly direction?: Direction;
}

export interface ResolvedPaths extends ResolvedJourney {
  readonly source: string;
  readonly criterion: "foremost";
  readonly direction: Direction;
}

/** The best path to one actor. Times are ISO days, in a network on ticks numbers. */
export interface TemporalPath {
  /** When its first hop departs; for the source itself, `from`. */
  readonly departure: string | number;
  readonly arrival: string | number;
  readonly hops: number;
  /** Ids of its ties, in order. */
  readonly ties: readonly string[];
}

export interface TemporalPathRow extends TemporalPath {
  readonly actor: string;
  readonly label: string;
}

/** A row for every actor that is reached, the source included, by arrival and then id; and what made them. */
export type TemporalPaths = Table<TemporalPathRow> &
  Readonly<Facts> & {
    readonly options: ResolvedPaths;
    /** The path to an actor; `undefined` if there is none. */
    get(id: string): TemporalPath | undefined;
  };

const COLUMNS = ["actor", "label", "departure", "arrival", "hops", "ties"] as const;

const schema = z.strictObject({
  source: z.string({ error: "the id of an actor" }),
  criterion: z.enum(["foremost"]).default("foremost"),
  direction: directionSchema,
  ...journeyShape,
});

/**
 * The earliest time at which each actor can be reached from one actor along ties that follow each other in time.
 *
 * Whom word, money or recruits that set out from an actor could have come to, when, and through whom; a path in the graph of all
 * years may join ties of which the second was over before the first began, a path here never does.
 *
 * A path is a sequence of ties e₁ … eₖ with departures d₁ … dₖ and arrivals aᵢ = dᵢ + τ, where τ is `traversalTime`, eᵢ is there
 * at dᵢ, from ≤ d₁, aᵢ ≤ dᵢ₊₁ (aᵢ < dᵢ₊₁ if `strict`) and aₖ < to. The path with the least aₖ is given, among those the one with
 * the fewest ties, among those the one found first in the order of ties. A state is there from its start up to its end as
 * presence gives them, an event at its time only; under `possible` an event of imprecise date on any one day that it may have.
 * Undirected ties go both ways. A view restricted in time bounds departures and arrivals by its window.
 *
 * In a network of whole days the next moment is the next day. Otherwise time is continuous: a strict hop through a state then
 * departs as soon after the arrival before it as one likes, and `departure` and `arrival` are the limits of that, themselves not reached.
 *
 * Parallel ties: each is a way of its own. Self-ties do not exist. Isolated source: only its own row, of no hops, arriving at
 * `from`. Disconnected: who cannot be reached has no row. Empty view: the source's row.
 *
 * Cost O(l·log l) with l ≤ n·m labels, in practice little above m: an actor has more than one only if a later arrival has fewer
 * hops. Reference: Bui Xuan, Ferreira and Jarry (2003), https://doi.org/10.1142/S0129054103001728
 *
 * @throws AllegianceError `unknown-actor`; `invalid-option`; `invalid-date`; `unsupported` under presence `expected`
 */
export function temporalPaths(network: TemporalNetwork, options: TemporalPathsOptions): TemporalPaths {
  checkNetwork("temporalPaths", network);
  const parsed = parseOptions("temporalPaths", schema, options);
  const { source, criterion, direction } = parsed;
  const usable = usableTies(network);
  const terms = termsOf("temporalPaths", network, parsed, direction, firstMoment(usable));
  const start = indexOfActor(network, source);
  const { schedule, step } = scheduleOf(network, usable, direction, terms.whole && Number.isInteger(terms.from));
  const ways = earliestArrivals(schedule, start, { ...terms, step, fewest: true });

  const { evidence, columns } = stateOf(network);
  const shown = (time: number) => must(timeValue(time, evidence.calendar) ?? undefined);
  const rows = [...new Set([start, ...actorIndices(network)])].flatMap((actor) => {
    const label = must(ways.best[actor]);
    if (label < 0) return [];
    const hops = hopsOf(ways, label);
    const departure = must(ways.departure[hops[0] ?? label]);
    const arrival = must(ways.arrival[label]);
    const { id, name } = must(evidence.actors[actor]);
    const ties = hops.map((hop) => must(columns.ids[must(ways.tie[hop])]));
    return [
      {
        arrival,
        row: { actor: id, label: name, departure: shown(departure), arrival: shown(arrival), hops: ties.length, ties },
      },
    ];
  });
  rows.sort((a, b) => a.arrival - b.arrival || compareText(a.row.actor, b.row.actor));
  const paths = new Map(rows.map(({ row: { actor, label: _, ...path } }) => [actor, path]));
  const resolved: ResolvedPaths = Object.freeze({ source, criterion, direction, ...terms.resolved });
  return tableOf<TemporalPathRow, Facts & Pick<TemporalPaths, "options" | "get">>(
    rows.map(({ row }) => row),
    COLUMNS,
    { ...facts(network), options: resolved, get: (id) => paths.get(id) },
  );
}

/** The labels of a way from its first hop to its last. */
function hopsOf({ before }: Ways, label: number): number[] {
  const hops: number[] = [];
  for (let at = label; must(before[at]) >= 0; at = must(before[at])) hops.push(at);
  return hops.reverse();
}
