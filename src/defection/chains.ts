import * as z from "zod/mini";
import { must } from "../base/collections";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable, stateOf } from "../network/inside";
import { type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { type ActorChoice, actorChoice, chosenActors, forwardBy, type Length, lengthSchema } from "./options";
import { bestOf } from "./ranking";
import { longest, type Sequence, sequencesOf } from "./sequences";
import { type ChainStep, stepsOf } from "./steps";
import { elapsed, gapsBetween } from "./timing";

export interface ChainOptions {
  /** Chains that start by leaving this group (or one of these). Default: any, and chains then start as early as they can. */
  readonly from?: ActorChoice;
  /** Chains that end by joining this group. Default: any, and chains then go on as long as they can. */
  readonly to?: ActorChoice;
  /** Chains that pass through this group. */
  readonly through?: ActorChoice;
  /** Whether a move is followed by any move out of the group it led to, or only by one of the same defector. Default `"group"`. */
  readonly linkage?: "group" | "actor";
  /** Only chains whose order holds for every reading of the dates, or also those for which some reading has it. Default `"possible"`. */
  readonly certainty?: "certain" | "possible";
  /** The longest time between two steps. Default: none. */
  readonly maxGap?: Length;
  /** Whether a chain may go from a group to the group that succeeds it. Default false. */
  readonly succession?: boolean;
  /**
   * Only so many chains, those of the best evidence first: certain before possible, then by corroboration, confidence, fewer
   * steps, earlier. Default: all, in order of time.
   */
  readonly best?: number;
  /** More chains than this are refused: narrow the question. Default 10,000. */
  readonly limit?: number;
}

/** The time between two steps of a chain in days (or ticks), over the readings in which the chain holds; `null` is unbounded. */
export interface ChainGap {
  readonly low: number;
  readonly high: number | null;
}

/** Moves that follow each other: A to B, then B to C. */
export interface DefectionChain {
  /** The groups in order, joined by `>`. Chains of one route differ in who moved or in what is claimed. */
  readonly route: string;
  readonly moves: number;
  /** Whether the order of its steps holds for every reading of their dates, or only for some. */
  readonly certainty: "certain" | "possible";
  readonly earliest: TimeValue;
  readonly latest: TimeValue;
  /** Time from first to last step in days (or ticks), over the readings in which the chain holds; `null` is unbounded. */
  readonly elapsedLow: number;
  readonly elapsedHigh: number | null;
  /** The time from each step to the next: one entry fewer than there are steps. */
  readonly gaps: readonly ChainGap[];
  /** The least headcount of its moves, where all the sources give one. */
  readonly bottleneckLow: number | undefined;
  readonly bottleneckBest: number | undefined;
  readonly bottleneckHigh: number | undefined;
  /** The fewest source families, and the least confidence, of any step. */
  readonly corroboration: number;
  readonly confidence: number;
  readonly steps: readonly ChainStep[];
  readonly claims: readonly string[];
}

const CHAIN_COLUMNS = [
  "route",
  "moves",
  "certainty",
  "earliest",
  "latest",
  "elapsedLow",
  "elapsedHigh",
  "gaps",
  "bottleneckLow",
  "bottleneckBest",
  "bottleneckHigh",
  "corroboration",
  "confidence",
  "steps",
  "claims",
] as const satisfies readonly (keyof DefectionChain)[];

const schema = () =>
  z.strictObject({
    from: actorChoice(),
    to: actorChoice(),
    through: actorChoice(),
    linkage: z._default(z.enum(["group", "actor"]), "group"),
    certainty: z._default(z.enum(["certain", "possible"]), "possible"),
    maxGap: lengthSchema(),
    succession: z._default(z.boolean(), false),
    best: z.optional(z.int().check(z.minimum(1))),
    limit: z._default(z.int().check(z.minimum(1)), 10_000),
  });

/**
 * Chains of defections: somebody left A for B, and later somebody (or the same defector) left B for C.
 *
 * A chain never comes back to a group, and placeholders (such as an unknown origin) are the end of a chain, never a link in it.
 * Where `from` or `to` is not given, only chains are listed that cannot be made longer at that end. A chain is certain if
 * its steps follow each other in every reading of the dates, possible if in some; both are exact. Steps on one day follow each other.
 * Of a view, chains have the moves of that view only: `network.between("2010", "2015")` asks for chains within five years, with
 * the moves that may fall there; under presence `certain`, with those that must. `chainRoutes` groups long answers.
 *
 * Cost: proportional to the number of time-respecting sequences of moves, which `limit` bounds.
 * @throws AllegianceError `invalid-option` (also when there are more chains than `limit`), `unknown-actor`
 */
export function defectionChains(network: TemporalNetwork, options?: ChainOptions): ResultTable<DefectionChain> {
  checkNetwork("defectionChains", network);
  const resolved = parseOptions("defectionChains", schema, options);
  const forward = forwardBy(network, "maxGap", resolved.maxGap);
  const [from, to, through] = [resolved.from, resolved.to, resolved.through].map((choice) =>
    chosenActors(network, choice),
  );
  const steps = stepsOf(network, resolved.succession);
  const sequences = sequencesOf(steps, { from, to, linkage: resolved.linkage, limit: resolved.limit, forward });
  const graded = sequences.filter(({ timing }) => timing.certain || resolved.certainty === "possible");
  const maximal = longest(graded, { left: from === undefined, right: to === undefined });
  const { calendar } = stateOf(network).evidence;
  const asked = maximal.filter(
    ({ steps: path }) => !through || path.slice(1).some(({ origin }) => through.has(origin)),
  );
  const rows = bestOf(asked, resolved.best).map((sequence) => chainRow(sequence, calendar));
  return tableOf(rows, CHAIN_COLUMNS, { ...facts(network), options: Object.freeze(resolved) });
}

function chainRow({ steps, timing }: Sequence, calendar: boolean): DefectionChain {
  const rows = steps.map(({ row }) => row);
  const moves = rows.filter(({ type }) => type === "move");
  const least = (pick: (step: ChainStep) => number | undefined) => {
    const figures = moves.map(pick);
    return figures.every((figure) => figure !== undefined) ? Math.min(...figures) : undefined;
  };
  const { low, high } = elapsed(steps);
  const [first, last] = [must(steps[0]), must(steps.at(-1))];
  return {
    route: [must(rows[0]).origin, ...rows.map(({ destination }) => destination)].join(" > "),
    moves: moves.length,
    certainty: timing.certain ? "certain" : "possible",
    earliest: timeValue(first.min, calendar),
    latest: timeValue(last.max, calendar),
    elapsedLow: low,
    elapsedHigh: finite(high),
    gaps: gapsBetween(steps).map((gap) => ({ low: gap.low, high: finite(gap.high) })),
    bottleneckLow: least(({ headcountLow }) => headcountLow),
    bottleneckBest: least(({ headcountBest }) => headcountBest),
    bottleneckHigh: least(({ headcountHigh }) => headcountHigh),
    corroboration: Math.min(...rows.map((row) => row.corroboration)),
    confidence: Math.min(...rows.map((row) => row.confidence)),
    steps: rows,
    claims: [...new Set(rows.flatMap(({ claims }) => claims))],
  };
}

function finite(time: number): number | null {
  return Number.isFinite(time) ? time : null;
}
