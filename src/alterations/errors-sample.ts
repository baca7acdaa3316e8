import { must } from "../base/collections";
import type { Random } from "../base/random";
import type { TemporalNetwork } from "../network/network";

/** A network with errors in it, and how many of its actors, ties or claims they have changed. */
export interface Altered {
  readonly view: TemporalNetwork;
  readonly changed: number;
}

/** An error that strikes a share of the actors, ties or claims of a view at random. */
export type RandomError = (view: TemporalNetwork, rate: number, random: Random) => Altered;

/** A share of a number of things, rounded up: any rate above 0 strikes one of them. */
export function countOf(rate: number, size: number): number {
  return Math.min(size, Math.max(0, Math.ceil(rate * size - 1e-9)));
}

/**
 * Some of a list, drawn at random and in the order drawn. With the same generator a greater count draws the same and then more, so that
 * what a low rate strikes, a higher one strikes too.
 */
export function drawn<T>(pool: readonly T[], count: number, random: Random): T[] {
  const rest = [...pool];
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (rest.length - i));
    [rest[i], rest[j]] = [must(rest[j]), must(rest[i])];
  }
  return rest.slice(0, count);
}

/** One of a list. */
export function oneOf<T>(pool: ArrayLike<T>, random: Random): T {
  return must(pool[Math.floor(random() * pool.length)]);
}
