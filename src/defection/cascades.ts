import * as z from "zod/mini";
import { compareText, groupBy, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable, stateOf } from "../network/inside";
import { type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { bondsAmong } from "./bonds";
import { type MoveFacts, movesOf } from "./moves";
import { type ActorChoice, actorChoice, chosenActors, forwardBy, type Length, lengthSchema } from "./options";
import { certainRuns, possibleRuns, type Reach } from "./runs";

export interface CascadeOptions {
  /** The longest time from one move to the next: a duration such as `P6M`, in a network on ticks a number. */
  readonly within: Length;
  /** Only moves to this group (or one of these). Default: to any. */
  readonly destination?: ActorChoice;
  /**
   * `"certain"`: moves that follow one another in every reading of the dates. `"possible"`: that do in some reading, each cascade
   * graded; one move may then be in several. Default `"possible"`.
   */
  readonly certainty?: "certain" | "possible";
}

/** Moves of several actors to one destination that follow one another within a time. */
export interface Cascade {
  readonly destination: string;
  readonly moves: number;
  /** Who moved, in the order of their moves. */
  readonly movers: readonly string[];
  readonly origins: readonly string[];
  readonly earliest: TimeValue;
  readonly latest: TimeValue;
  readonly certainty: "certain" | "possible";
  /** Ties that may have joined the movers before they moved. */
  readonly bonds: readonly string[];
  /** The ties of the moves. */
  readonly ties: readonly string[];
  readonly claims: readonly string[];
}

const COLUMNS = [
  "destination",
  "moves",
  "movers",
  "origins",
  "earliest",
  "latest",
  "certainty",
  "bonds",
  "ties",
  "claims",
] as const satisfies readonly (keyof Cascade)[];

const schema = () =>
  z.strictObject({
    within: lengthSchema()._zod.def.innerType,
    destination: actorChoice(),
    certainty: z._default(z.enum(["certain", "possible"]), "possible"),
  });

/**
 * Moves of two actors or more to one destination that follow one another within a time, and the ties that joined the movers before.
 *
 * In one reading of the dates, the moves to a destination are put in order and cut wherever the next comes later than `within`
 * after the one before; what is left in one piece is a cascade. A possible cascade is a largest set of moves that some reading has
 * in one piece; a certain one a largest set that every reading has. Both are exact. Following in time is not following an
 * example: a cascade says when people moved, and `bonds` who was tied to whom, not why.
 *
 * Bonds are ties from mover to mover of any kind of sign +1 but defection, and memberships and allegiances of two movers to
 * the same group (not the destination) at a time that they may share; each may have begun before its mover's last possible date.
 * They are sought at all times, also where the view has a window.
 *
 * Parallel moves count each; moves of one actor alone are no cascade. No moves: no rows. Rows are ordered by destination, then by
 * earliest date.
 *
 * Cost: for each destination the cube of the number of its moves at worst; for each cascade the view's ties once.
 * @throws AllegianceError `invalid-option`, `unknown-actor`
 */
export function cascades(network: TemporalNetwork, options: CascadeOptions): ResultTable<Cascade> {
  checkNetwork("cascades", network);
  const resolved = parseOptions("cascades", schema, options);
  const forward = forwardBy(network, "within", resolved.within);
  const reach: Reach = (time) => (Number.isFinite(time) ? forward(time) : time);
  const wanted = chosenActors(network, resolved.destination);
  const moves = movesOf(network).filter(({ destination }) => !wanted || wanted.has(destination));
  const rowOf = rowsOf(network);
  const rows = [...groupBy(moves, ({ destination }) => destination).values()].flatMap((joining) => {
    const inOrder = joining.sort((a, b) => a.min - b.min || a.max - b.max || compareText(a.row.tie, b.row.tie));
    const runs = resolved.certainty === "certain" ? certainRuns(inOrder, reach) : possibleRuns(inOrder, reach);
    return runs
      .map((run) => run.map((place) => must(inOrder[place])))
      .filter((run) => new Set(run.map(({ defector }) => defector)).size > 1)
      .map((run) => rowOf(run, certainRuns(run, reach).length === 1));
  });
  rows.sort((a, b) => compareText(a.destination, b.destination));
  return tableOf(rows, COLUMNS, { ...facts(network), options: Object.freeze(resolved) });
}

function rowsOf(network: TemporalNetwork): (run: readonly MoveFacts[], certain: boolean) => Cascade {
  const { calendar } = stateOf(network).evidence;
  const bondsOf = bondsAmong(network);
  return (run, certain) => {
    const rows = run.map(({ row }) => row);
    return {
      destination: must(rows[0]).destination,
      moves: run.length,
      movers: [...new Set(rows.map(({ defector }) => defector))],
      origins: [...new Set(rows.map(({ origin }) => origin))],
      earliest: timeValue(Math.min(...run.map(({ min }) => min)), calendar),
      latest: timeValue(Math.max(...run.map(({ max }) => max)), calendar),
      certainty: certain ? "certain" : "possible",
      bonds: bondsOf(run),
      ties: rows.map(({ tie }) => tie),
      claims: [...new Set(rows.flatMap(({ claims }) => claims))],
    };
  };
}
