import { groupBy, indices } from "../base/collections";
import type { Columns } from "../network/columns";
import { actorIndices, selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { happeningsOf } from "../network/readings/happenings";
import { drawReading } from "../network/readings/reading";
import type { State } from "../network/state";
import { pairKey } from "./pairs";
import { beginsOf } from "./settling";

/**
 * The ties of a view whose starts are its moments, one tie for each: ties of one claim of several parties, or of one event, began
 * together, and the one of them whose date is narrowest stands for all.
 */
export function momentsOf(state: State, ties: readonly number[]): number[] {
  const { startMin, startMax } = state.settled;
  const width = (tie: number) => (startMax[tie] as number) - (startMin[tie] as number);
  const heads = happeningsOf(state.columns, state.evidence);
  const together = groupBy(ties, (tie) => heads[tie]);
  return [...together.values()].map((group) => group.reduce((best, tie) => (width(tie) < width(best) ? tie : best)));
}

/** Whether a tie has a start to count: bounded, and not one that onset set where only stated ones are asked for. */
export function isDated(state: State, starts: "stated" | "all", tie: number): boolean {
  const { startMin, startMax } = state.settled;
  if (!Number.isFinite(startMin[tie]) || !Number.isFinite(startMax[tie])) return false;
  return starts === "all" || beginsOf(state, tie) === "stated";
}

/** The ties of a view, together, by actor at either end, or by pair; actors and pairs in the order of their ids. */
export function groupsOf(view: TemporalNetwork, of: "network" | "actor" | "pair"): [number, number[]][] {
  const state = stateOf(view);
  const ties = Array.from(selectionOf(view).ties);
  if (of === "network") return [[-1, ties]];
  if (of === "pair") return [...groupBy(ties, (tie) => pairKey(state, tie))].sort(([a], [b]) => a - b);
  const byActor = groupBy(
    ties.flatMap((tie) => endsOfTie(state.columns, tie).map((actor) => ({ actor, tie }))),
    ({ actor }) => actor,
  );
  return actorIndices(view).map((actor) => [actor, (byActor.get(actor) ?? []).map(({ tie }) => tie)]);
}

function endsOfTie({ source, target }: Columns, tie: number): [number, number] {
  return [source[tie] as number, target[tie] as number];
}

/** The starts of all ties in each of some readings of the dates: those of the view's own sample, or as many as are asked for. */
export function readingsOf(state: State, draws: number, seed: number): Float64Array[] {
  const { policy, spells } = state;
  if (typeof policy.presence === "object") return [spells.startMin];
  return indices(draws).map((draw) => drawReading(state, seed + draw).startMin);
}
