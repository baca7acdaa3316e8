import { firstNotBelow } from "../base/columns";
import { ascendingRange, isAscending } from "./ascending";
import { type Columns, columnsOf, type Exclusion } from "./columns";
import { rangeOf } from "./edges/radix";
import type { Evidence } from "./evidence";
import { type Settled, settle } from "./persistence";
import type { Policy } from "./policy";
import { chance, type Horizon, isCertain, isPossible, type Window } from "./presence";
import { drawReading } from "./readings/reading";
import type { Tie } from "./tie";

/** What all views of one network under one policy share. */
export interface Base {
  readonly evidence: Evidence;
  readonly policy: Policy;
  readonly columns: Columns;
  readonly excluded: readonly Exclusion[];
  /** Spells as onset and persistence leave them. */
  readonly settled: Settled;
  /** The same, or the drawn reading where presence is a sample. */
  readonly spells: Settled;
  readonly horizon: Horizon;
  /** By tie the headcount drawn for it, NaN where there is none; left out where headcounts are as the claims give them. */
  readonly headcounts?: () => Float64Array;
  /** Ties without a beginning, which under onset `observed` count at a time only if they certainly fall there. */
  readonly unbegun: Uint8Array;
}

/** What a view keeps of it. Nothing is copied: a view is a base and four restrictions. */
export interface State extends Base {
  readonly window: Window | undefined;
  readonly label: string | undefined;
  readonly kinds: ReadonlySet<number> | undefined;
  readonly actors: ReadonlySet<number> | undefined;
  readonly predicates: readonly ((tie: Tie) => boolean)[];
}

export function baseOf(evidence: Evidence, policy: Policy): Base {
  return withSpells({ evidence, policy, ...columnsOf(evidence, policy) });
}

/** The same ties under a policy that differs only in rules that come after the ties are made. */
export function repolicy(base: Base, policy: Policy): Base {
  const same = (["modalities", "minConfidence", "sources", "widen"] as const).every(
    (rule) => JSON.stringify(base.policy[rule]) === JSON.stringify(policy[rule]),
  );
  return same ? withSpells({ ...base, policy }) : baseOf(base.evidence, policy);
}

/** Settles ties by the policy, and reads their dates. */
export function withSpells(base: Omit<Base, "settled" | "spells" | "horizon" | "unbegun">): Base {
  const { columns, evidence, policy } = base;
  const settled = settle(columns, evidence, policy);
  const horizon = horizonOf(settled);
  const { presence } = policy;
  const spells =
    typeof presence === "object" ? drawReading({ columns, evidence, settled, horizon }, presence.sample) : settled;
  return { ...base, settled, spells, horizon, unbegun: unbegunOf(settled, policy) };
}

function unbegunOf({ startMin, startMax }: Settled, { onset }: Policy): Uint8Array {
  const unbegun = new Uint8Array(startMin.length);
  if (startMin === startMax || onset !== "observed") return unbegun;
  for (let i = 0; i < unbegun.length; i++) {
    const [min, max] = [startMin[i] as number, startMax[i] as number];
    if (min === Number.NEGATIVE_INFINITY && min < max) unbegun[i] = 1;
  }
  return unbegun;
}

function horizonOf({ startMin, startMax, endMin, endMax }: Settled): Horizon {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of new Set([startMin, startMax, endMin, endMax])) {
    const [least, most] = isAscending(column) ? ascendingRange(column) : rangeOf(column);
    [first, last] = [Math.min(first, least), Math.max(last, most)];
  }
  return first <= last ? { first, last } : { first: 0, last: 0 };
}

/** The ties that can be in the window lie between these: most networks have them in the order of their starts. */
function boundsOf({ columns, spells, window }: State): readonly [number, number] {
  const { startMin, endMax } = spells;
  if (!window || !isAscending(startMin)) return [0, columns.size];
  return [startMin === endMax ? firstNotBelow(startMin, window.start) : 0, firstNotBelow(startMin, window.end)];
}

/** The ties of a view as indices, with the weight that presence gives each: 1, or its chance under `expected`. */
export interface Selection {
  readonly ties: Int32Array;
  readonly presence: Float64Array;
}

export function select(state: State, rowOf: (tie: number) => Tie): Selection {
  const ties: number[] = [];
  const presence: number[] = [];
  const isAdmitted = admits(state);
  const [first, end] = boundsOf(state);
  for (let i = first; i < end; i++) {
    if (!isAdmitted(i)) continue;
    const here = state.window === undefined ? 1 : presenceIn(state, state.window, i);
    if (here === 0 || !keeps(state, rowOf, i)) continue;
    ties.push(i);
    presence.push(here);
  }
  return { ties: Int32Array.from(ties), presence: Float64Array.from(presence) };
}

export function admits({ columns, kinds, actors }: State): (tie: number) => boolean {
  return (i) =>
    (!kinds || kinds.has(columns.kind[i] as number)) &&
    (!actors || (actors.has(columns.source[i] as number) && actors.has(columns.target[i] as number)));
}

export function keeps({ predicates }: State, rowOf: (tie: number) => Tie, i: number): boolean {
  return predicates.every((predicate) => predicate(rowOf(i)));
}

export function presenceIn(
  { columns, settled, spells, policy, horizon, unbegun }: State,
  window: Window,
  i: number,
): number {
  if (window.end <= window.start) return 0;
  if (policy.presence === "certain" || unbegun[i]) return Number(isCertain(columns, settled, i, window));
  if (policy.presence === "expected") return chance(columns, spells, i, window, horizon);
  return Number(isPossible(columns, spells, i, window));
}
