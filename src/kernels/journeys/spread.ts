import { byMachine } from "../machine";
import type { Contacts } from "./contacts";
import type { Distances, Sums } from "./gather";
import type { Outset, Visit } from "./outset";
import { compiledSpread, compiledSums } from "./spread-compiled";
import { plainSpread, plainSums } from "./spread-plain";

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
