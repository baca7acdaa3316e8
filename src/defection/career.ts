import { must } from "../base/collections";
import { notebookTable, type Table, tableOf, textTable } from "../base/table";
import { isSet, valueAt } from "../network/column";
import { checkNetwork, type Facts, facts, indexOfActor, selectionOf, stateOf } from "../network/inside";
import { lastValue, type TimeValue, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { type Tie, tieRow } from "../network/tie";
import {
  type CareerContradiction,
  type CareerGap,
  type CareerOverlap,
  contradictionsOf,
  gapsOf,
  overlapsOf,
  type Stretch,
} from "./career-findings";

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
    [Symbol.for("Jupyter.display")]: () => notebookTable(affiliations, AFFILIATION_COLUMNS),
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
      left: valueAt(columns.origin, tie),
      instant: isSet(columns.instant, tie),
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
