import { must } from "../base/collections";
import { scratchInts } from "../base/columns";
import { invalidOption } from "../base/errors";
import { type Csr, csrOfArcs } from "../kernels/csr";
import { isSet, valueAt } from "./column";
import { selectionOf, stateOf } from "./inside";
import type { TemporalNetwork } from "./network";
import type { Parallel } from "./policy";
import { type Tie, tieRow } from "./tie";

/** Which way ties are read: as they point, against it, or both ways. Undirected ties always go both ways. */
export type Direction = "directed" | "reversed" | "undirected";

/** What a tie counts for: 1, its weight, its confidence, its independent sources, or what a function says. */
export type Strength = "ties" | "weight" | "confidence" | "corroboration" | ((tie: Tie) => number);

/** The rules by which ties become edges. */
export interface ResolvedProjection {
  readonly direction: Direction;
  readonly parallel: Parallel;
  readonly strength: Strength;
}

/** Ties that are one edge, between actors as they are counted in the view. */
export interface Merged {
  readonly source: number;
  readonly target: number;
  strength: number;
  /** The most that any of its ties counts for, and the chance that none of them is there. */
  best: number;
  absent: number;
  readonly ties: number[];
}

/** The edges of a view in the order of their first ties. */
export function mergeTies(
  view: TemporalNetwork,
  actors: Int32Array,
  { direction, parallel, strength }: ResolvedProjection,
): Merged[] {
  const state = stateOf(view);
  const { columns } = state;
  const local = new Map(Array.from(actors, (actor, index) => [actor, index]));
  const { ties, presence } = selectionOf(view);
  const edges: Merged[] = [];
  const byPair = new Map<number, Merged>();
  const add = (source: number, target: number, tie: number, worth: number, here: number) => {
    const pair = source * actors.length + target;
    const edge = parallel === "keep" ? undefined : byPair.get(pair);
    if (!edge) {
      const fresh = {
        source,
        target,
        strength: worth * here,
        best: worth,
        absent: 1 - here,
        ties: [tie],
      };
      byPair.set(pair, fresh);
      edges.push(fresh);
      return;
    }
    edge.strength += worth * here;
    edge.best = Math.max(edge.best, worth);
    edge.absent *= 1 - here;
    edge.ties.push(tie);
  };
  for (const [index, tie] of ties.entries()) {
    const here = presence[index] as number;
    const worth = worthOf(state, tie, strength);
    const source = must(local.get(must(columns.source[tie])));
    const target = must(local.get(must(columns.target[tie])));
    if (direction === "undirected") add(Math.min(source, target), Math.max(source, target), tie, worth, here);
    else {
      const forward = direction === "directed";
      add(forward ? source : target, forward ? target : source, tie, worth, here);
      if (!isSet(columns.directed, tie)) add(forward ? target : source, forward ? source : target, tie, worth, here);
    }
  }
  for (const edge of parallel === "collapse" ? edges : []) {
    if (edge.ties.length > 1) edge.strength = edge.best * (1 - edge.absent);
  }
  return edges;
}

const [localColumn, sourceColumn, targetColumn] = [scratchInts(), scratchInts(), scratchInts()];

/** The same graph where every tie counts 1, without the edges; `undefined` where some do not. */
export function plainCsr(
  view: TemporalNetwork,
  actors: Int32Array,
  { direction, parallel, strength }: ResolvedProjection,
): Csr | undefined {
  const { columns, policy, evidence } = stateOf(view);
  if (strength !== "ties" || policy.presence === "expected") return undefined;
  const { ties } = selectionOf(view);
  const local = localColumn(evidence.actors.length);
  for (let node = 0; node < actors.length; node++) local[actors.at(node) as number] = node;
  const [sources, targets] = [sourceColumn(2 * ties.length), targetColumn(2 * ties.length)];
  let count = 0;
  for (let i = 0; i < ties.length; i++) {
    const tie = ties[i] as number;
    const source = local[columns.source[tie] as number] as number;
    const target = local[columns.target[tie] as number] as number;
    const isBoth = direction === "undirected" || !isSet(columns.directed, tie);
    if (isBoth || direction === "directed") {
      sources[count] = source;
      targets[count++] = target;
    }
    if (isBoth || direction === "reversed") {
      sources[count] = target;
      targets[count++] = source;
    }
  }
  return csrOfArcs(actors.length, { count, sources, targets }, parallel, direction !== "undirected");
}

function worthOf(state: ReturnType<typeof stateOf>, tie: number, strength: Strength): number {
  if (strength === "ties") return 1;
  const worth =
    strength === "weight"
      ? valueAt(state.columns.weight, tie)
      : strength === "confidence"
        ? valueAt(state.columns.confidence, tie)
        : strength === "corroboration"
          ? valueAt(state.columns.corroboration, tie)
          : strength(tieRow(state, tie));
  if (Number.isFinite(worth) && worth > 0) return worth;
  throw invalidOption(
    "strength",
    worth,
    `a finite number above 0 for every tie; tie ${state.columns.ids.at(tie)} has none`,
  );
}
