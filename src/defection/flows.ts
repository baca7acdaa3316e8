import * as z from "zod/mini";
import { compareText, groupBy, itemsOf, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable, stateOf } from "../network/inside";
import { type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { SliceOptions } from "../network/slicing/slices";
import { type Headcounts, headcountsOf } from "./headcounts";
import { movesOf } from "./moves";

export interface FlowOptions extends Partial<SliceOptions> {
  /**
   * What origins and destinations are counted as: the actors themselves, their parents, or the topmost group that they are part
   * of. Moves within one such group are left out. Default `"actor"`.
   */
  readonly level?: "actor" | "parent" | "root";
}

/** The moves from one group to another in one slice of time. */
export interface Flow extends Headcounts {
  /** Half-open; `null` where the network is not sliced and has no window. */
  readonly start: TimeValue;
  readonly end: TimeValue;
  readonly label: string | undefined;
  readonly origin: string;
  readonly destination: string;
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

const schema = () => z.looseObject({ level: z._default(z.enum(["actor", "parent", "root"]), "actor") });

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
  const { evidence, window, label } = stateOf(view);
  const indexOf = new Map(Array.from(itemsOf(evidence.actors), ({ id }, index) => [id, index]));
  const up = (actor: number): number => {
    const parent = evidence.actors.at(actor)?.parent;
    if (level === "actor" || parent === undefined) return actor;
    const above = must(indexOf.get(parent));
    return level === "parent" ? above : up(above);
  };
  const pairs = groupBy(movesOf(view), (move) => up(move.origin) * evidence.actors.length + up(move.destination));
  const flows = [...pairs.values()].flatMap((moves): Flow[] => {
    const [origin, destination] = [up(must(moves[0]).origin), up(must(moves[0]).destination)];
    if (origin === destination) return [];
    return [
      {
        start: window ? timeValue(window.start, evidence.calendar) : null,
        end: window ? timeValue(window.end, evidence.calendar) : null,
        label,
        origin: must(evidence.actors.at(origin)).id,
        destination: must(evidence.actors.at(destination)).id,
        ...headcountsOf(view, moves),
      },
    ];
  });
  return flows.sort(
    (a, b) => b.moves - a.moves || compareText(a.origin, b.origin) || compareText(a.destination, b.destination),
  );
}
