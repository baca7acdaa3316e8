import { compareText, groupBy, must } from "../base/collections";
import { invalidOption } from "../base/errors";
import { type Table, tableOf } from "../base/table";
import type { Facts } from "../network/inside";
import type { TimeValue } from "../network/moment";
import { boundsOf } from "../time";
import type { ChainOptions, DefectionChain } from "./chains";

/** The chains that lead through the same groups in the same order. */
export interface ChainRoute {
  /** The groups in order, joined by `>`. */
  readonly route: string;
  readonly chains: number;
  /** Those of them whose order is certain. */
  readonly certain: number;
  /** Different moves in these chains: several chains may share one. Successions are not counted. */
  readonly moves: number;
  /** The bounds of all these chains; `null` is unbounded. */
  readonly earliest: TimeValue;
  readonly latest: TimeValue;
  /** Those of the best supported chain: the greatest of the chains' least. */
  readonly corroboration: number;
  readonly confidence: number;
  /** The ties of all steps, moves and successions. */
  readonly ties: readonly string[];
  readonly claims: readonly string[];
}

const COLUMNS = [
  "route",
  "chains",
  "certain",
  "moves",
  "earliest",
  "latest",
  "corroboration",
  "confidence",
  "ties",
  "claims",
] as const satisfies readonly (keyof ChainRoute)[];

/**
 * Chains grouped by route, the routes with most certain chains first, then those with most chains, then by name.
 *
 * Three moves from A to B and four from B to C are up to twelve chains and one route. The number of chains is a number of ways to
 * read the evidence, not of people: `moves` says on how many moves they rest. Given what `defectionChains` answered, the policy,
 * data version, window and options of that answer come along.
 *
 * Cost: one pass over the chains.
 * @throws AllegianceError `invalid-option` if it is not given chains
 */
export function chainRoutes(
  chains: Iterable<DefectionChain> & Partial<Facts> & { readonly options?: ChainOptions },
): Table<ChainRoute> & Partial<Facts> & { readonly options?: ChainOptions } {
  if (typeof chains?.[Symbol.iterator] !== "function") {
    throw invalidOption("chains", chains, "chains, as defectionChains answers them");
  }
  const rows = [...groupBy(chains, ({ route }) => route).values()].map(routeOf);
  rows.sort((a, b) => b.certain - a.certain || b.chains - a.chains || compareText(a.route, b.route));
  const { policy, data, window, options } = chains;
  return tableOf(rows, COLUMNS, policy && data && options && { policy, data, window, options });
}

function routeOf(chains: readonly DefectionChain[]): ChainRoute {
  const steps = chains.flatMap((chain) => chain.steps);
  return {
    route: must(chains[0]).route,
    chains: chains.length,
    certain: chains.filter(({ certainty }) => certainty === "certain").length,
    moves: new Set(steps.filter(({ type }) => type === "move").map(({ tie }) => tie)).size,
    earliest: bound(chains.map(({ earliest }) => earliest)),
    latest: bound(
      chains.map(({ latest }) => latest),
      -1,
    ),
    corroboration: Math.max(...chains.map(({ corroboration }) => corroboration)),
    confidence: Math.max(...chains.map(({ confidence }) => confidence)),
    ties: [...new Set(steps.map(({ tie }) => tie))],
    claims: [...new Set(chains.flatMap(({ claims }) => claims))],
  };
}

/** The least (or, with sign −1, the greatest) of some times; one that is unbounded makes it unbounded. */
function bound(times: readonly TimeValue[], sign: 1 | -1 = 1): TimeValue {
  const known = times.filter((time) => time !== null);
  if (known.length < times.length) return null;
  return known.reduce((one, other) => (sign * compareTimes(other, one) < 0 ? other : one));
}

/** Times of day have the same form everywhere, so that within a day the texts are in order. */
function compareTimes(one: string | number, other: string | number): number {
  if (typeof one === "number" || typeof other === "number") return Number(one) - Number(other);
  const dayOfText = (text: string) => boundsOf(text.replace(/T.*/, ""), 0).lo;
  return dayOfText(one) - dayOfText(other) || compareText(one, other);
}
