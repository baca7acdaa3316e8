import { byMachine } from "../machine";
import type { Contacts } from "./contacts";
import type { Distances, Sums } from "./gather";
import { compiledSpread, compiledSums } from "./spread-compiled";
import { plainSpread, plainSums } from "./spread-plain";

/** When one sets out, and how one goes on. */
export interface Outset {
  readonly from: number;
  /** Arrivals come before this moment. */
  readonly to: number;
  /** How long a hop takes, or when one arrives that departs at a moment: later, and never earlier for a later departure. */
  readonly traversal: number | ((departure: number) => number);
  /** How much later than an arrival the next departure is at the least. */
  readonly step: number;
  /** Whether it is later by as little as one likes. An arrival then is a limit where the departure is one. */
  readonly limits: boolean;
}

/**
 * Told of some origins, the first of them number `at` of all: by node a bit for each of them that comes there, in `words` integers. Origins
 * come to themselves. What it is given holds until it returns.
 */
export type Visit = (masks: Int32Array, at: number, lanes: number, words: number) => void;

/**
 * From many origins at once, one bit each, whom they come to: one pass over the contacts in the order of time. A contact is gone by when it
 * begins, by those who are there; and as long as it is open by those who come later, when they come.
 *
 * That is exact since all hops take as long, so that who departs first arrives first. Cost, for 128 origins (32 where there is no
 * WebAssembly): O(m + a), a the contacts that are open when any of them come to an actor.
 */
export function spread(contacts: Contacts, origins: Int32Array, outset: Outset, visit: Visit): void {
  const { traversal } = outset;
  let told = 0;
  const tell: Visit = (masks, at, lanes, words) => {
    visit(masks, at, lanes, words);
    told = at + lanes;
  };
  const plain = () => plainSpread(contacts, origins, outset, visit, told);
  if (typeof traversal !== "number") plain();
  else byMachine((machine) => compiledSpread(contacts, origins, { ...outset, traversal }, tell, machine), plain);
}

/**
 * The sums of the distances by earliest arrival between origins and all other nodes; `undefined` where one is 0. Cost: that of `spread`, and
 * O(n) an origin.
 */
export function sumsOfArrivals(
  contacts: Contacts,
  origins: Int32Array,
  outset: Outset,
  distances: Distances,
): Sums | undefined {
  const { traversal } = outset;
  const plain = () => plainSums(contacts, origins, outset, distances);
  if (typeof traversal !== "number") return plain();
  return byMachine((machine) => compiledSums(contacts, origins, { ...outset, traversal }, distances, machine), plain);
}
