import { indices, must } from "../base/collections";
import { type Table, tableOf, textTable } from "../base/table";
import { checkNetwork, type Facts, facts, indexOfActor, selectionOf, stateOf } from "../network/inside";
import { lastValue, type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { claimsOfTie, type Tie, tieRow } from "../network/tie";

/** A stretch of an actor's career: bound to a group by membership or allegiance, or moving to one by defection. */
export interface Affiliation {
  readonly kind: string;
  readonly group: string;
  /** The group left, where this is a defection. */
  readonly left: string | undefined;
  readonly role: string | undefined;
  readonly startEarliest: TimeValue;
  readonly startLatest: TimeValue;
  readonly endEarliest: TimeValue;
  readonly endLatest: TimeValue;
  readonly persistence: Tie["persistence"];
  readonly corroboration: number;
  readonly tie: string;
  readonly claims: readonly string[];
}

/** No affiliation is known between the end of one and the start of the next. */
export interface CareerGap {
  readonly after: string;
  readonly before: string;
  /** Days (or ticks) without an affiliation, over the readings of the dates; a gap is certain if the least is above 0. */
  readonly low: number;
  readonly high: number;
  readonly certainty: "certain" | "possible";
}

/** Two groups at the same time. */
export interface CareerOverlap {
  readonly one: string;
  readonly other: string;
  readonly certainty: "certain" | "possible";
}

/** Something in the career that cannot all be true. */
export interface CareerContradiction {
  readonly type: "dates-disagree" | "claims-contradict" | "after-leaving";
  readonly ties: readonly string[];
  readonly claims: readonly string[];
}

const AFFILIATION_COLUMNS = [
  "kind",
  "group",
  "left",
  "role",
  "startEarliest",
  "startLatest",
  "endEarliest",
  "endLatest",
  "persistence",
  "corroboration",
  "tie",
  "claims",
] as const satisfies readonly (keyof Affiliation)[];

/** An actor's affiliations in order, with what does not fit between them. */
export interface Career extends Iterable<Affiliation>, Facts {
  readonly actor: string;
  readonly affiliations: Table<Affiliation>;
  readonly gaps: Table<CareerGap>;
  readonly overlaps: Table<CareerOverlap>;
  readonly contradictions: Table<CareerContradiction>;
}

/** A tie of the career with its bounds as numbers; ends exclusive. */
interface Stretch {
  readonly tie: number;
  readonly group: number;
  readonly left: number;
  readonly instant: boolean;
  readonly startMin: number;
  readonly startMax: number;
  readonly endMin: number;
  readonly endMax: number;
}

/**
 * The affiliations of one actor in order of time: memberships, allegiances and defections, with gaps, overlaps and contradictions.
 *
 * Spells are those of the network's policy, so an end that no source states is where persistence puts it. Overlaps are
 * between different groups, of which neither is part of the other. A contradiction is: claims of one tie that disagree on its
 * dates, claims that are coded as contradicting each other, or a tie to a group that certainly goes on after the actor certainly
 * left it.
 *
 * Cost: one pass over the view's ties, and the square of the number of affiliations.
 * @throws AllegianceError `unknown-actor`
 */
export function career(network: TemporalNetwork, actor: string): Career {
  checkNetwork("career", network);
  const stretches = stretchesOf(network, indexOfActor(network, actor));
  const info = facts(network);
  const affiliations = tableOf(
    stretches.map((stretch) => affiliationOf(network, stretch)),
    AFFILIATION_COLUMNS,
    info,
  );
  const states = stretches.filter(({ instant }) => !instant);
  return {
    ...info,
    actor,
    affiliations,
    gaps: tableOf(gapsOf(network, states), ["after", "before", "low", "high", "certainty"], info),
    overlaps: tableOf(overlapsOf(network, states), ["one", "other", "certainty"], info),
    contradictions: tableOf(contradictionsOf(network, stretches), ["type", "ties", "claims"], info),
    [Symbol.iterator]: () => affiliations[Symbol.iterator](),
    [Symbol.for("nodejs.util.inspect.custom")]: () =>
      `career of ${actor}\n${textTable(affiliations, AFFILIATION_COLUMNS)}`,
  } as Career;
}

function stretchesOf(network: TemporalNetwork, actor: number): Stretch[] {
  const { columns, evidence, spells } = stateOf(network);
  const kinds = new Set(
    ["allegiance", "defection", "membership"].map((name) => evidence.kinds.findIndex((kind) => kind.name === name)),
  );
  return Array.from(selectionOf(network).ties)
    .filter((tie) => columns.source[tie] === actor && kinds.has(must(columns.kind[tie])))
    .map((tie) => ({
      tie,
      group: must(columns.target[tie]),
      left: must(columns.origin[tie]),
      instant: columns.instant[tie] === 1,
      startMin: must(spells.startMin[tie]),
      startMax: must(spells.startMax[tie]),
      endMin: must(spells.endMin[tie]),
      endMax: must(spells.endMax[tie]),
    }))
    .sort((a, b) => a.startMin - b.startMin || a.startMax - b.startMax || a.tie - b.tie);
}

function affiliationOf(
  network: TemporalNetwork,
  { tie, instant, startMin, startMax, endMin, endMax }: Stretch,
): Affiliation {
  const state = stateOf(network);
  const { calendar } = state.evidence;
  const { id, kind, target, origin, role, persistence, corroboration, claims } = tieRow(state, tie);
  return {
    kind,
    group: target,
    left: origin,
    role,
    startEarliest: timeValue(startMin, calendar),
    startLatest: timeValue(startMax, calendar),
    endEarliest: instant ? timeValue(startMin, calendar) : lastValue(endMin, calendar),
    endLatest: instant ? timeValue(startMax, calendar) : lastValue(endMax, calendar),
    persistence,
    corroboration,
    tie: id,
    claims,
  };
}

/** Gaps of the whole career: between everything that ended and the first that starts after it. */
function gapsOf(network: TemporalNetwork, states: readonly Stretch[]): CareerGap[] {
  const { ids } = stateOf(network).columns;
  return states.slice(1).flatMap((next, place): CareerGap[] => {
    const before = states.slice(0, place + 1);
    const last = before.reduce((a, b) => (b.endMax > a.endMax ? b : a));
    const low = Math.max(0, next.startMin - Math.max(...before.map(({ endMax }) => endMax)));
    const high = next.startMax - Math.max(...before.map(({ endMin }) => endMin));
    if (!(high > 0)) return [];
    return [
      {
        after: must(ids[last.tie]),
        before: must(ids[next.tie]),
        low,
        high,
        certainty: low > 0 ? "certain" : "possible",
      },
    ];
  });
}

function overlapsOf(network: TemporalNetwork, states: readonly Stretch[]): CareerOverlap[] {
  const { columns, evidence } = stateOf(network);
  const indexOf = new Map(evidence.actors.map(({ id }, index) => [id, index]));
  const within = (part: number, whole: number) => {
    for (
      let at = evidence.actors[part]?.parent;
      at !== undefined;
      at = evidence.actors[must(indexOf.get(at))]?.parent
    ) {
      if (indexOf.get(at) === whole) return true;
    }
    return false;
  };
  return states.flatMap((one, place) =>
    states.slice(place + 1).flatMap((other): CareerOverlap[] => {
      if (one.group === other.group || within(one.group, other.group) || within(other.group, one.group)) return [];
      const possible = Math.max(one.startMin, other.startMin) < Math.min(one.endMax, other.endMax);
      const certain = Math.max(one.startMax, other.startMax) < Math.min(one.endMin, other.endMin);
      if (!possible) return [];
      const [first, second] = [must(columns.ids[one.tie]), must(columns.ids[other.tie])];
      return [{ one: first, other: second, certainty: certain ? "certain" : "possible" }];
    }),
  );
}

function contradictionsOf(network: TemporalNetwork, stretches: readonly Stretch[]): CareerContradiction[] {
  const state = stateOf(network);
  const { columns } = state;
  const idOf = (tie: number) => must(columns.ids[tie]);
  const claims = stretches.flatMap(({ tie }) => claimsOfTie(state, tie).map((claim) => ({ tie, claim })));
  const disagree = stretches
    .filter(({ tie }) => columns.conflict[tie] === 1)
    .map(
      ({ tie }): CareerContradiction => ({
        type: "dates-disagree",
        ties: [idOf(tie)],
        claims: claimsOfTie(state, tie).map(({ id }) => id),
      }),
    );
  const coded = indices(claims.length).flatMap((i) =>
    claims.slice(i + 1).flatMap((other): CareerContradiction[] => {
      const one = must(claims[i]);
      const linked = one.claim.contradicts.includes(other.claim.id) || other.claim.contradicts.includes(one.claim.id);
      if (!linked) return [];
      return [
        { type: "claims-contradict", ties: [idOf(one.tie), idOf(other.tie)], claims: [one.claim.id, other.claim.id] },
      ];
    }),
  );
  const stayed = stretches.flatMap((leaving) =>
    stretches
      .filter((tie) => !tie.instant && leaving.instant && tie.group === leaving.left)
      .filter((tie) => tie.startMax < leaving.startMin && tie.endMin > leaving.startMax + 1)
      .map((tie): CareerContradiction => {
        const both = [tie.tie, leaving.tie];
        return {
          type: "after-leaving",
          ties: both.map(idOf),
          claims: both.flatMap((t) => claimsOfTie(state, t).map(({ id }) => id)),
        };
      }),
  );
  return [...disagree, ...coded, ...stayed];
}
