import * as z from "zod";
import { compareText, groupBy, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable, selectionOf, stateOf } from "../network/inside";
import { type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { isCertain } from "../network/presence";
import type { SliceOptions } from "../network/slices";
import { type MoveFacts, movesOf } from "./moves";

export interface FlowOptions extends Partial<SliceOptions> {
  /**
   * What origins and destinations are counted as: the actors themselves, their parents, or the topmost group that they are part
   * of. Moves within one such group are left out. Default `"actor"`.
   */
  readonly level?: "actor" | "parent" | "root";
}

/** The moves from one group to another in one slice of time. */
export interface Flow {
  /** Half-open; `null` where the network is not sliced and has no window. */
  readonly start: TimeValue;
  readonly end: TimeValue;
  readonly label: string | undefined;
  readonly origin: string;
  readonly destination: string;
  /** Moves that the policy has in this slice; one of imprecise date can be in several slices. */
  readonly moves: number;
  /** Those of them that every reading of the dates has in it. */
  readonly certain: number;
  /**
   * At least so many people in the certain moves: the persons among the defectors, or the largest body of people if that is more.
   * It is no sum, since nothing says that the people of one move are not those of another.
   */
  readonly headcountLow: number;
  /** Sums over all moves, as if nobody were counted twice; `undefined` as soon as one move has no such figure. */
  readonly headcountBest: number | undefined;
  readonly headcountHigh: number | undefined;
  /** Moves for which no source gives any figure. */
  readonly uncounted: number;
  readonly ties: readonly string[];
  readonly claims: readonly string[];
}

const COLUMNS = [
  "start",
  "end",
  "label",
  "origin",
  "destination",
  "moves",
  "certain",
  "headcountLow",
  "headcountBest",
  "headcountHigh",
  "uncounted",
  "ties",
  "claims",
] as const satisfies readonly (keyof Flow)[];

const schema = z.looseObject({ level: z.enum(["actor", "parent", "root"]).default("actor") });

/**
 * How many moves, and how many people, went from each group to each other, over all time or slice by slice.
 *
 * Headcounts never pretend to precision: the low figure is what must be so even if the same people are told of twice, the others
 * are absent unless every move has one. Rows are ordered by slice, then by number of moves, ready for a Sankey.
 *
 * Cost: one pass over the moves for each slice.
 * @throws AllegianceError `invalid-option`
 */
export function defectionFlows(network: TemporalNetwork, options: FlowOptions = {}): ResultTable<Flow> {
  checkNetwork("defectionFlows", network);
  const { level, ...slicing } = parseOptions("defectionFlows", schema, options);
  const sliced = slicing as Partial<SliceOptions>;
  const views =
    sliced.every === undefined && Object.keys(sliced).length === 0 ? [network] : network.slices(sliced as SliceOptions);
  const rows = views.flatMap((view) => flowsOf(view, level));
  return tableOf(rows, COLUMNS, { ...facts(network), options: { level, ...sliced } });
}

function flowsOf(view: TemporalNetwork, level: "actor" | "parent" | "root"): Flow[] {
  const { evidence, window, columns, spells, label } = stateOf(view);
  const tieAt = new Map(Array.from(selectionOf(view).ties, (tie) => [must(columns.ids[tie]), tie]));
  const certain = (move: MoveFacts) => !window || isCertain(columns, spells, must(tieAt.get(move.row.tie)), window);
  const indexOf = new Map(evidence.actors.map(({ id }, index) => [id, index]));
  const up = (actor: number): number => {
    const parent = evidence.actors[actor]?.parent;
    if (level === "actor" || parent === undefined) return actor;
    const above = must(indexOf.get(parent));
    return level === "parent" ? above : up(above);
  };
  const pairs = groupBy(movesOf(view), (move) => up(move.origin) * evidence.actors.length + up(move.destination));
  const personsOf = (moves: readonly MoveFacts[]) =>
    new Set(moves.map(({ defector }) => defector).filter((actor) => evidence.actors[actor]?.type === "person")).size;
  const flows = [...pairs.values()].flatMap((moves): Flow[] => {
    const [origin, destination] = [up(must(moves[0]).origin), up(must(moves[0]).destination)];
    if (origin === destination) return [];
    const sure = moves.filter(certain);
    return [
      {
        start: window ? timeValue(window.start, evidence.calendar) : null,
        end: window ? timeValue(window.end, evidence.calendar) : null,
        label,
        origin: must(evidence.actors[origin]).id,
        destination: must(evidence.actors[destination]).id,
        moves: moves.length,
        certain: sure.length,
        headcountLow: Math.max(personsOf(sure), 0, ...sure.map(({ row }) => row.headcountLow ?? 0)),
        headcountBest: total(moves.map(({ row }) => row.headcountBest)),
        headcountHigh: total(moves.map(({ row }) => row.headcountHigh)),
        uncounted: moves.filter(({ row }) => row.headcountLow === undefined && row.headcountHigh === undefined).length,
        ties: moves.map(({ row }) => row.tie),
        claims: [...new Set(moves.flatMap(({ row }) => row.claims))],
      },
    ];
  });
  return flows.sort(
    (a, b) => b.moves - a.moves || compareText(a.origin, b.origin) || compareText(a.destination, b.destination),
  );
}

function total(figures: readonly (number | undefined)[]): number | undefined {
  return figures.every((figure) => figure !== undefined) ? figures.reduce((sum, figure) => sum + figure, 0) : undefined;
}
