import { invalidOption } from "../base/errors";
import type { Contacts } from "../kernels/journeys/contacts";
import { comeTo, firstArrivals } from "../kernels/journeys/first-arrivals";
import type { Outset } from "../kernels/journeys/outset";
import { actorIndices, indexOfActor, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Usable } from "./schedule";
import type { Terms } from "./terms";
import { departuresOf, timeOrdered } from "./ways";

/** How to search from all actors at once, one pass through time; `undefined` where that is not exact. */
export function outsetOf(view: TemporalNetwork, usable: Usable, terms: Terms): Outset | undefined {
  const { from, to, strict, days, uniform } = terms;
  if (uniform === undefined || terms.wait || terms.through.length > 0) return undefined;
  // On a calendar of months the later in the day can arrive earlier.
  if (typeof uniform === "function" && !days) return undefined;
  const latest = timeOrdered(view, usable, terms.direction, days).first.at(-1) ?? from;
  const far = Math.max(Math.abs(from), Math.abs(latest));
  if (typeof uniform === "number" && uniform > 0 && far - uniform === far) return undefined;
  return { from, to, traversal: uniform, step: strict && days ? 1 : 0, limits: strict && !days };
}

interface Placed {
  readonly actors: readonly number[];
  /** By the index of an actor its place among them, −1 where it has none. */
  readonly places: Int32Array;
}

const known = new WeakMap<TemporalNetwork, Placed>();

function placed(view: TemporalNetwork): Placed {
  const found = known.get(view);
  if (found) return found;
  const actors = actorIndices(view);
  const places = new Int32Array(stateOf(view).evidence.actors.length).fill(-1);
  for (const [place, actor] of actors.entries()) places[actor] = place;
  known.set(view, { actors, places });
  return { actors, places };
}

/** The actors of a view, worked out once. */
export const actorsOf = (view: TemporalNetwork): readonly number[] => placed(view).actors;

/** The places among the actors of a view of those that are asked about, in the same order. */
export function placesOf(view: TemporalNetwork, ids: readonly string[] | undefined): Int32Array {
  const { actors, places } = placed(view);
  if (!ids) return Int32Array.from(actors.keys());
  const asked = [...new Set(ids)].map((id) => places[indexOfActor(view, id)] as number);
  if (asked.includes(-1)) throw invalidOption("actors", ids, "ids of actors that are in the view");
  return Int32Array.from(asked).sort();
}

/**
 * By the index of an actor when each is come to first from one, infinite where it is not, or whether it is; `undefined` where one pass is not
 * exact.
 */
export function fromOne(view: TemporalNetwork, usable: Usable, terms: Terms) {
  const outset = outsetOf(view, usable, terms);
  if (!outset) return undefined;
  const contacts = timeOrdered(view, usable, terms.direction, terms.days);
  const departures = () => departuresOf(view, usable, terms.direction, terms.days);
  return {
    arrivals: (actor: number) => firstArrivals(contacts, actor, outset, departures),
    reached: (actor: number) => comeTo(contacts, actor, outset, departures),
  };
}

/** So few that each is searched by itself. */
export const FEW = 4;

/** The contacts in the order of time between the actors of a view, by their place among these. */
export function amongThemselves(view: TemporalNetwork, usable: Usable, terms: Terms): Contacts {
  const { actors, places } = placed(view);
  const all = timeOrdered(view, usable, terms.direction, terms.days);
  if (actors.length === all.size && actors.every((actor, place) => actor === place)) return all;
  const moved = (column: Int32Array) => column.map((actor) => places[actor] as number);
  return { ...all, size: actors.length, source: moved(all.source), target: moved(all.target) };
}
