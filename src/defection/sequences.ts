import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import type { StepFacts } from "./steps";
import { extend, startOf, type Timing } from "./timing";

/** Steps that follow each other, and what is known of their order. */
export interface Sequence {
  readonly steps: readonly StepFacts[];
  readonly timing: Timing;
}

interface Search {
  readonly from: ReadonlySet<number> | undefined;
  readonly to: ReadonlySet<number> | undefined;
  readonly linkage: "group" | "actor";
  readonly limit: number;
  readonly forward: (time: number) => number;
}

/** Every sequence of steps that some reading has in order, that starts with a move and keeps to the asked ends. */
export function sequencesOf(steps: readonly StepFacts[], { from, to, linkage, limit, forward }: Search): Sequence[] {
  const found: Sequence[] = [];
  const grow = (sequence: Sequence): void => {
    const last = must(sequence.steps.at(-1));
    if (!to || to.has(last.destination)) {
      found.push(sequence);
      if (found.length > limit)
        throw invalidOption("limit", limit, "a larger limit, or a narrower question: there are more chains");
    }
    if (last.ends || to?.has(last.destination)) return;
    for (const next of steps) {
      if (next.origin !== last.destination || sequence.steps.some((step) => step.origin === next.destination)) continue;
      if (linkage === "actor" && !sameDefector(sequence.steps, next)) continue;
      const timing = extend(sequence.timing, last, next, forward);
      if (timing) grow({ steps: [...sequence.steps, next], timing });
    }
  };
  for (const step of steps) {
    if (step.row.type === "move" && (!from || from.has(step.origin))) grow({ steps: [step], timing: startOf(step) });
  }
  return found;
}

function sameDefector(steps: readonly StepFacts[], next: StepFacts): boolean {
  return next.defector < 0 || steps.every(({ defector }) => defector < 0 || defector === next.defector);
}

/** Leaves out what is only the end (or only the beginning) of a longer sequence, at the ends that were left open. */
export function longest(
  sequences: readonly Sequence[],
  open: { readonly left: boolean; readonly right: boolean },
): Sequence[] {
  const keyOf = (steps: readonly StepFacts[]) => steps.map(({ row }) => row.tie).join("\n");
  const parts = new Set<string>();
  for (const { steps } of sequences) {
    for (let cut = 1; cut < steps.length; cut++) {
      if (open.left) parts.add(keyOf(steps.slice(cut)));
      if (open.right) parts.add(keyOf(steps.slice(0, cut)));
    }
  }
  return sequences.filter(({ steps }) => !parts.has(keyOf(steps)));
}
