import { indices } from "../../base/collections";
import { afterStep, bestRank, order, type Rank, type Step } from "./walk-steps";
import { type Arcs, covers, type Label, startLabel, type WalkTerms, walkLabels } from "./walks";

/** All sequences of as many steps, to one node, after which one can do the same. */
interface State {
  readonly node: number;
  readonly labels: readonly Label[];
  /** How many sequences. */
  count: number;
  /** The states they come from, once for each step that leads from there. */
  readonly before: State[];
  /** The share of the best sequences to its node that end here. */
  ends: number;
  /** The shares of best sequences to others that pass here. */
  passes: number;
}

/**
 * Adds to `sums`, by node, the share of best sequences of steps from `source` that pass through it on the way to each other node. Ranks
 * must tell apart sequences of different length, so that the best to a node all have one length.
 *
 * The sequences are followed step by step, those that leave one with the same possibilities together; then the shares are sent back
 * from their ends. None is dropped for being worse on the way than one of as many steps: a late arrival in the middle does no harm to
 * what comes after it. Those go for which fewer steps do as well.
 *
 * Cost: O(h·k·d) time and space, h the most steps of a best sequence, k the states of one length (at most the moments at which steps can
 * arrive, times those at which they can set out if departures matter), d the steps out of a node.
 */
export function addShortestWalks(
  sums: Float64Array,
  steps: readonly (readonly Step[])[],
  arcs: Arcs,
  source: number,
  terms: WalkTerms,
  rank: Rank,
): void {
  const known = walkLabels(arcs, source, terms);
  const best = known.map((labels) => shortest(labels, rank));
  const length = best.reduce((most, goal) => Math.max(most, goal?.hops ?? 0), 0);
  const start: State = {
    ...{ node: source, labels: [startLabel(arcs, source, terms)] },
    ...{ count: 1, before: [], ends: 0, passes: 0 },
  };
  const layers: State[][] = [[start]];
  for (const hops of indices(length)) {
    const next = followed(layers[hops] as State[], steps, arcs, source, terms, known);
    layers.push(next);
    const ends = next.filter(({ node, labels }) => {
      const goal = best[node];
      return goal?.hops === hops + 1 && order(bestRank(labels, rank) ?? [], goal.rank) === 0;
    });
    const counts = new Map<number, number>();
    for (const { node, count } of ends) counts.set(node, (counts.get(node) ?? 0) + count);
    for (const end of ends) end.ends = end.count / (counts.get(end.node) as number);
  }
  for (const layer of layers.slice(1).reverse()) {
    for (const { node, count, before, ends, passes } of layer) {
      if (ends + passes === 0) continue;
      sums[node] = (sums[node] as number) + passes;
      for (const state of before) state.passes += ((ends + passes) * state.count) / count;
    }
  }
}

function shortest(labels: readonly Label[], rank: Rank): { rank: readonly number[]; hops: number } | undefined {
  const best = bestRank(labels, rank);
  if (!best) return undefined;
  const hops = labels.filter((label) => order(rank(label), best) === 0).map((label) => label.hops);
  return { rank: best, hops: Math.min(...hops) };
}

function followed(
  layer: readonly State[],
  steps: readonly (readonly Step[])[],
  arcs: Arcs,
  source: number,
  terms: WalkTerms,
  known: readonly (readonly Label[])[],
): State[] {
  const states = new Map<string, State>();
  for (const state of layer) {
    for (const step of steps[state.node] as readonly Step[]) {
      // Whoever is back where it began does better to begin there.
      if (step.target === source) continue;
      const shorter = known[step.target] as readonly Label[];
      const labels = afterStep(arcs, step, state.labels, terms).filter((label) => !isDetour(label, shorter));
      if (labels.length === 0) continue;
      const key = keyOf(step.target, labels);
      const same = states.get(key);
      if (same) {
        same.count += state.count;
        same.before.push(state);
      } else states.set(key, { node: step.target, labels, count: state.count, before: [state], ends: 0, passes: 0 });
    }
  }
  return [...states.values()];
}

/** Whether fewer steps allow all that a label does, so that no best sequence begins as it does. `shorter` has the fewest steps first. */
function isDetour(label: Label, shorter: readonly Label[]): boolean {
  for (const other of shorter) {
    if (other.hops >= label.hops) return false;
    if (covers(other, label)) return true;
  }
  return false;
}

function keyOf(node: number, labels: readonly Label[]): string {
  const parts = labels.map(
    ({ lo, loOpen, hi, hiOpen, until, least }) => `${lo},${loOpen},${hi},${hiOpen},${until},${least}`,
  );
  return `${node};${parts.sort().join(";")}`;
}
