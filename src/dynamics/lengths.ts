import type { SpellColumns } from "../network/columns";
import type { Stretch } from "../network/moment";

/** The least and the most that something can be over all readings of imprecise dates. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * How much of a stretch the spell of tie `i` covers, at the least and at the most, its start and its end each anywhere in their
 * bounds and at least `unit` apart where they could meet.
 */
export function lengthOf(spell: SpellColumns, i: number, { start, end }: Stretch, unit: number): Range {
  const [startMin, startMax] = [spell.startMin[i] as number, spell.startMax[i] as number];
  const [endMin, endMax] = [spell.endMin[i] as number, spell.endMax[i] as number];
  const covered = (from: number, to: number) => {
    const [first, last] = [Math.max(from, start), Math.min(to, end)];
    return last > first ? last - first : 0;
  };
  const high = covered(startMin, endMax);
  if (startMax < endMin) return { low: covered(startMax, endMin), high };
  if (endMin === Number.POSITIVE_INFINITY) return { low: endMin === end ? end : covered(startMax, endMin), high };
  // The shortest spells are one unit long; of those that may lie at either end of the stretch one covers the least of it.
  const shortest = (from: number) => {
    if (Number.isFinite(from)) return covered(from, from + unit);
    return from === start || from === end ? unit : 0;
  };
  return { low: Math.min(shortest(Math.max(startMin, endMin - unit)), shortest(startMax)), high };
}

/** The middle of some numbers, or of two the mean; `undefined` of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] as number) + upper) / 2;
}
