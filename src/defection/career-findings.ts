import { indices, itemsOf, must } from "../base/collections";
import { isSet } from "../network/column";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { claimsOfTie } from "../network/tie";

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

/** A tie of the career with its bounds as numbers; ends exclusive. */
export interface Stretch {
  readonly tie: number;
  readonly group: number;
  readonly left: number;
  readonly instant: boolean;
  readonly startMin: number;
  readonly startMax: number;
  readonly endMin: number;
  readonly endMax: number;
}

/** Gaps of the whole career: between everything that ended and the first that starts after it. */
export function gapsOf(network: TemporalNetwork, states: readonly Stretch[]): CareerGap[] {
  const { ids } = stateOf(network).columns;
  return states.slice(1).flatMap((next, place): CareerGap[] => {
    const before = states.slice(0, place + 1);
    const last = before.reduce((a, b) => (b.endMax > a.endMax ? b : a));
    const low = Math.max(0, next.startMin - Math.max(...before.map(({ endMax }) => endMax)));
    const high = next.startMax - Math.max(...before.map(({ endMin }) => endMin));
    if (!(high > 0)) return [];
    return [
      {
        after: must(ids.at(last.tie)),
        before: must(ids.at(next.tie)),
        low,
        high,
        certainty: low > 0 ? "certain" : "possible",
      },
    ];
  });
}

export function overlapsOf(network: TemporalNetwork, states: readonly Stretch[]): CareerOverlap[] {
  const { columns, evidence } = stateOf(network);
  const indexOf = new Map(Array.from(itemsOf(evidence.actors), ({ id }, index) => [id, index]));
  const within = (part: number, whole: number) => {
    for (
      let at = evidence.actors.at(part)?.parent;
      at !== undefined;
      at = evidence.actors.at(must(indexOf.get(at)))?.parent
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
      const [first, second] = [must(columns.ids.at(one.tie)), must(columns.ids.at(other.tie))];
      return [{ one: first, other: second, certainty: certain ? "certain" : "possible" }];
    }),
  );
}

export function contradictionsOf(network: TemporalNetwork, stretches: readonly Stretch[]): CareerContradiction[] {
  const state = stateOf(network);
  const { columns } = state;
  const idOf = (tie: number) => must(columns.ids.at(tie));
  const claims = stretches.flatMap(({ tie }) => claimsOfTie(state, tie).map((claim) => ({ tie, claim })));
  const disagree = stretches
    .filter(({ tie }) => isSet(columns.conflict, tie))
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
