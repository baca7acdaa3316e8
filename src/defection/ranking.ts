import { must } from "../base/collections";
import type { Sequence } from "./sequences";

/**
 * The sequences of the best evidence: certain before possible, then the most source families at the weakest step, the highest
 * confidence at the weakest step, fewer steps, the earlier start, the earlier end; what is equal in all of these keeps its order.
 */
export function bestOf(sequences: readonly Sequence[], count: number | undefined): readonly Sequence[] {
  if (count === undefined) return sequences;
  const graded = sequences.map((sequence) => ({ sequence, grades: gradesOf(sequence) }));
  return graded
    .sort((one, other) => firstDifference(one.grades, other.grades))
    .slice(0, count)
    .map(({ sequence }) => sequence);
}

/** What is compared, in this order, the least first. */
function gradesOf({ steps, timing }: Sequence): number[] {
  return [
    timing.certain ? 0 : 1,
    -Math.min(...steps.map(({ row }) => row.corroboration)),
    -Math.min(...steps.map(({ row }) => row.confidence)),
    steps.length,
    must(steps[0]).min,
    must(steps.at(-1)).max,
  ];
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((grade, index) => grade !== other[index]);
  return place < 0 ? 0 : must(one[place]) < must(other[place]) ? -1 : 1;
}
