import { afterStep, bestRank, order, type Rank, type Step } from "./walk-steps";
import { type Arcs, type Label, startLabel, type WalkTerms } from "./walks";

/**
 * Adds to `sums`, by node, the share of best sequences of steps from `source` that pass through it on the way to each other node, among
 * those that come to no node twice; all that there are are tried. Answers how many steps of `budget` are left, −1 if it was not enough,
 * in which case the sums are not to be used.
 *
 * Cost: the number of sequences of steps that can be made, which may grow exponentially with the size of the network.
 */
export function addSimplePaths(
  sums: Float64Array,
  steps: readonly (readonly Step[])[],
  arcs: Arcs,
  source: number,
  terms: WalkTerms,
  rank: Rank,
  budget: number,
): number {
  const visited = new Uint8Array(arcs.size);
  const path: number[] = [];
  const found = new Map<number, { rank: readonly number[]; count: number; readonly passed: Map<number, number> }>();
  let left = budget;
  const visit = (node: number, labels: readonly Label[]): void => {
    visited[node] = 1;
    for (const step of steps[node] as readonly Step[]) {
      if (visited[step.target] === 1) continue;
      if (left <= 0) {
        left = -1;
        break;
      }
      left--;
      const made = afterStep(arcs, step, labels, terms);
      if (made.length === 0) continue;
      note(step.target, bestRank(made, rank) as readonly number[]);
      path.push(step.target);
      visit(step.target, made);
      path.pop();
    }
    visited[node] = 0;
  };
  const note = (target: number, own: readonly number[]): void => {
    const known = found.get(target);
    const compared = known ? order(own, known.rank) : -1;
    if (compared > 0) return;
    const goal = known && compared === 0 ? known : { rank: own, count: 0, passed: new Map<number, number>() };
    found.set(target, goal);
    goal.count++;
    for (const node of path) goal.passed.set(node, (goal.passed.get(node) ?? 0) + 1);
  };
  visit(source, [startLabel(arcs, source, terms)]);
  if (left < 0) return left;
  for (const { count, passed } of found.values()) {
    for (const [node, times] of passed) sums[node] = (sums[node] as number) + times / count;
  }
  return left;
}
