import { must } from "../base/collections";
import type { Claim } from "../data/tables";
import type { Persistence } from "../data/vocabulary";
import { isSet, valueAt } from "./column";
import { claimsAt } from "./columns";
import { lastValue, type TimeValue, timeValue } from "./moment";
import type { Base } from "./state";

/**
 * One relation between two actors over one spell of time: an edge of the multigraph, as a plain row. Times are ISO days, of
 * which `endEarliest` and `endLatest` are the last day that counts; in a network on ticks they are numbers, ends exclusive.
 * `null` is unbounded. An event ends when it starts.
 */
export interface Tie {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  /** The actor left by a defection, the organisation of a leadership succession; `undefined` for other kinds. */
  readonly origin: string | undefined;
  readonly directed: boolean;
  readonly nature: "state" | "event";
  readonly role: string | undefined;
  readonly mode: string | undefined;
  /** The event that all its claims belong to. */
  readonly event: string | undefined;
  readonly startEarliest: TimeValue;
  readonly startLatest: TimeValue;
  readonly endEarliest: TimeValue;
  readonly endLatest: TimeValue;
  /** The rule that set the end, `"stated"` if the sources bound it. */
  readonly persistence: Persistence | "stated";
  /** Under `until-replaced`: the tie that ended this one. */
  readonly endedBy: string | undefined;
  /** The end as the sources leave it, before the rule. */
  readonly statedEndEarliest: TimeValue;
  readonly statedEndLatest: TimeValue;
  readonly weight: number;
  /** People concerned, as far as the claims say: the least, the figure they agree on, the most. */
  readonly headcountLow: number | undefined;
  readonly headcountBest: number | undefined;
  readonly headcountHigh: number | undefined;
  /** The highest confidence of its claims: the chance that a source says so, as the coder judged it. */
  readonly confidence: number;
  /** How many independent source families support it. */
  readonly corroboration: number;
  /** Whether its claims contradict each other about the dates. */
  readonly conflict: boolean;
  readonly sources: readonly string[];
  readonly claims: readonly string[];
}

export const TIE_COLUMNS = [
  "id",
  "kind",
  "source",
  "target",
  "origin",
  "directed",
  "nature",
  "role",
  "mode",
  "event",
  "startEarliest",
  "startLatest",
  "endEarliest",
  "endLatest",
  "persistence",
  "endedBy",
  "statedEndEarliest",
  "statedEndLatest",
  "weight",
  "headcountLow",
  "headcountBest",
  "headcountHigh",
  "confidence",
  "corroboration",
  "conflict",
  "sources",
  "claims",
] as const satisfies readonly (keyof Tie)[];

/** The claims that support tie `i`. */
export function claimsOfTie({ columns, evidence }: Base, i: number): readonly Claim[] {
  return claimsAt(columns, i).map((index) => must(evidence.claims.at(index)));
}

export function tieRow(base: Base, i: number): Tie {
  const { columns, evidence, spells, policy } = base;
  const { actors, calendar, kinds } = evidence;
  const claims = claimsOfTie(base, i);
  const claim = must(claims[0]);
  const kind = must(kinds[must(columns.kind[i])]).name;
  const at = (column: Float64Array) => timeValue(must(column[i]), calendar);
  const instant = isSet(columns.instant, i);
  const until = (column: Float64Array) => (instant ? at(column) : lastValue(must(column[i]), calendar));
  const ruled =
    !instant && !Number.isFinite(columns.stated.endMax[i]) && columns.stated.endMin[i] !== columns.stated.endMax[i];
  const endedBy = valueAt(spells.endedBy, i);
  const { headcountLow, headcountBest, headcountHigh } = base.headcounts
    ? exactly(must(base.headcounts()[i]))
    : headcountOf(claims);
  return {
    id: must(columns.ids.at(i)),
    kind,
    source: must(actors.at(must(columns.source[i]))).id,
    target: must(actors.at(must(columns.target[i]))).id,
    origin: actors.at(valueAt(columns.origin, i))?.id,
    directed: isSet(columns.directed, i),
    nature: instant ? "event" : "state",
    role: claim.role,
    mode: claim.mode,
    event: claims.length === 1 || claims.every(({ event }) => event === claim.event) ? claim.event : undefined,
    startEarliest: at(spells.startMin),
    startLatest: at(spells.startMax),
    endEarliest: until(spells.endMin),
    endLatest: until(spells.endMax),
    persistence: ruled ? must(policy.persistence[kind]) : "stated",
    endedBy: endedBy < 0 ? undefined : must(columns.ids.at(endedBy)),
    statedEndEarliest: until(columns.stated.endMin),
    statedEndLatest: until(columns.stated.endMax),
    weight: valueAt(columns.weight, i),
    headcountLow,
    headcountBest,
    headcountHigh,
    confidence: valueAt(columns.confidence, i),
    corroboration: valueAt(columns.corroboration, i),
    conflict: isSet(columns.conflict, i),
    sources: claims.length === 1 ? [claim.source] : [...new Set(claims.map(({ source }) => source))],
    claims: claims.map(({ id }) => id),
  };
}

type Headcount = Pick<Tie, "headcountLow" | "headcountBest" | "headcountHigh">;

function exactly(drawn: number): Headcount {
  const count = Number.isNaN(drawn) ? undefined : drawn;
  return { headcountLow: count, headcountBest: count, headcountHigh: count };
}

export function headcountOf(claims: readonly Claim[]): Headcount {
  const [only, another] = claims;
  if (only && !another) {
    const { headcount_low: low, headcount_best: best, headcount_high: high } = only;
    return { headcountLow: low ?? best, headcountBest: best, headcountHigh: high ?? best };
  }
  const figures = (pick: (claim: Claim) => number | undefined) => claims.map(pick).filter((n) => n !== undefined);
  const lows = figures((c) => c.headcount_low ?? c.headcount_best);
  const highs = figures((c) => c.headcount_high ?? c.headcount_best);
  const bests = new Set(figures((c) => c.headcount_best));
  return {
    headcountLow: lows.length > 0 ? Math.min(...lows) : undefined,
    headcountBest: bests.size === 1 ? [...bests][0] : undefined,
    headcountHigh: highs.length > 0 ? Math.max(...highs) : undefined,
  };
}
