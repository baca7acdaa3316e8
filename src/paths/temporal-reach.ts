import * as z from "zod";
import { must } from "../base/collections";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { earliestArrivals } from "../kernels/arrival";
import { actorIndices, checkNetwork, type Facts, facts, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { directionSchema, type JourneyOptions, journeyShape, type ResolvedJourney, termsOf } from "./options";
import { firstMoment, scheduleOf, usableTies } from "./schedule";

export interface TemporalReachOptions extends JourneyOptions {
  /** Whether to count the actors that each can reach (`"forward"`, the default), or those that can reach it (`"backward"`). */
  readonly direction?: "forward" | "backward";
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly along?: Direction;
}

export interface ResolvedReach extends ResolvedJourney {
  readonly direction: "forward" | "backward";
  readonly along: Direction;
}

export interface TemporalReachRow {
  readonly actor: string;
  readonly label: string;
  readonly reached: number;
}

/** A row for every actor of the view, most first, equals in the order of ids; and what made them. */
export type TemporalReach = Table<TemporalReachRow> &
  Readonly<Facts> & {
    readonly options: ResolvedReach;
    /** The count of an actor; `undefined` if the view does not have it. */
    get(id: string): number | undefined;
  };

const COLUMNS = ["actor", "label", "reached"] as const;

const schema = z.strictObject({
  direction: z.enum(["forward", "backward"]).default("forward"),
  along: directionSchema,
  ...journeyShape,
});

/**
 * How many other actors each actor can reach along ties that follow each other in time, or how many can reach it.
 *
 * Forward: how far anything that sets out from an actor could spread. Backward: from how many quarters anything could have come
 * to it. On the graph of all years both are far larger, since that graph forgets which tie came first.
 *
 * r(v) = |{u ≠ v : there is a path from v to u}|, backward from u to v, with paths as `temporalPaths` has them.
 *
 * Parallel ties change nothing unless their times differ. Self-ties do not exist. Isolated actors: 0. Disconnected: only who is
 * reached counts. Empty view: no rows.
 *
 * Cost O(n·m·log m): earliest arrivals from every actor. Reference: Holme (2005), https://doi.org/10.1103/PhysRevE.71.046119
 *
 * @throws AllegianceError `invalid-option`; `invalid-date`; `unsupported` under presence `expected`
 */
export function temporalReach(network: TemporalNetwork, options?: TemporalReachOptions): TemporalReach {
  checkNetwork("temporalReach", network);
  const parsed = parseOptions("temporalReach", schema, options);
  const { direction, along } = parsed;
  const usable = usableTies(network);
  const terms = termsOf("temporalReach", network, parsed, along, firstMoment(usable));
  const { schedule, step } = scheduleOf(network, usable, along, terms.whole && Number.isInteger(terms.from));
  const actors = actorIndices(network);
  const counts = new Int32Array(schedule.size);
  for (const source of actors) {
    const { best } = earliestArrivals(schedule, source, { ...terms, step, fewest: false });
    for (const other of actors) {
      if (other === source || must(best[other]) < 0) continue;
      const counted = direction === "forward" ? source : other;
      counts[counted] = must(counts[counted]) + 1;
    }
  }
  const { evidence } = stateOf(network);
  const rows = actors.map((actor): TemporalReachRow => {
    const { id, name } = must(evidence.actors[actor]);
    return { actor: id, label: name, reached: must(counts[actor]) };
  });
  const byId = new Map(rows.map(({ actor, reached }) => [actor, reached]));
  rows.sort((a, b) => b.reached - a.reached);
  const resolved: ResolvedReach = Object.freeze({ direction, along, ...terms.resolved });
  return tableOf<TemporalReachRow, Facts & Pick<TemporalReach, "options" | "get">>(rows, COLUMNS, {
    ...facts(network),
    options: resolved,
    get: (id) => byId.get(id),
  });
}
