import type { Random } from "../../base/random";

/** Links that are moved about: their ends are changed in place. */
export interface Links {
  /** Ends are numbers below this. */
  readonly nodes: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Whether all of them point from source to target; else none does. */
  readonly directed: boolean;
  /** Whether no two of them may join the same ends, the same way if they are directed. */
  readonly isSimple: boolean;
  /** Whether a link may have these ends. What the links have at first is taken to be allowed. */
  readonly allows: (link: number, source: number, target: number) => boolean;
}

/** A whole number from 0 up to, not including, `size`. */
export function below(random: Random, size: number): number {
  return Math.floor(random() * size);
}

/** Two ends as one number: the same for the same place. */
export function placeOf({ nodes, directed }: Links, source: number, target: number): number {
  return directed || source < target ? source * nodes + target : target * nodes + source;
}

/** All orders equally likely (Fisher and Yates). */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(random, last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
