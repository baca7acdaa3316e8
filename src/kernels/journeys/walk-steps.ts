import { type Arcs, along, keep, type Label, type WalkTerms } from "./walks";

/** Arcs from one node that count as one step: those of one tie, or all that lead to one node. */
export interface Step {
  readonly target: number;
  readonly arcs: readonly number[];
}

/** By node the steps that lead out of it; `keyOf` says which of its arcs are one step. */
export function stepsOf(arcs: Arcs, keyOf: (arc: number) => number): readonly (readonly Step[])[] {
  return Array.from({ length: arcs.size }, (_, node) => {
    const steps = new Map<number, number[]>();
    for (let arc = arcs.offsets[node] as number; arc < (arcs.offsets[node + 1] as number); arc++) {
      const key = keyOf(arc);
      const known = steps.get(key);
      if (known) known.push(arc);
      else steps.set(key, [arc]);
    }
    return [...steps.values()].map((own) => ({ target: arcs.targets[own[0] as number] as number, arcs: own }));
  });
}

/** What one can do who has made a sequence of steps, as labels of which none covers another, after one step more; empty if nothing. */
export function afterStep(arcs: Arcs, step: Step, labels: readonly Label[], terms: WalkTerms): Label[] {
  const made: Label[] = [];
  for (const label of labels) {
    for (const arc of step.arcs) {
      const next = along(arcs, arc, label, terms);
      if (next) keep(made, next);
    }
  }
  return made;
}

/** What sequences of steps are compared by, least first: numbers, compared from the front. */
export type Rank = (label: Label) => readonly number[];

/** The best rank of any label. */
export function bestRank(labels: readonly Label[], rank: Rank): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  for (const label of labels) {
    const own = rank(label);
    if (!best || order(own, best) < 0) best = own;
  }
  return best;
}

/** Negative where `a` comes before `b`; 0 where at most rounding tells them apart. */
export function order(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const other = b[place] as number;
    if (value === other || Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value), Math.abs(other))) continue;
    return value - other;
  }
  return 0;
}
