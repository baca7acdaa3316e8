import type { Contacts } from "../kernels/contacts";
import type { Outset } from "../kernels/spread";
import type { TemporalNetwork } from "../network/network";
import type { Usable } from "./schedule";
import type { Terms } from "./terms";
import { timeOrdered } from "./ways";

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

/** The contacts in the order of time between some actors, by their place among these, which are all that have any; and these places. */
export function amongThemselves(
  view: TemporalNetwork,
  usable: Usable,
  terms: Terms,
  actors: readonly number[],
): { readonly contacts: Contacts; readonly origins: Int32Array } {
  const all = timeOrdered(view, usable, terms.direction, terms.days);
  const origins = Int32Array.from(actors, (_, place) => place);
  if (actors.length === all.size && actors.every((actor, place) => actor === place)) return { contacts: all, origins };
  const places = new Int32Array(all.size);
  for (const [place, actor] of actors.entries()) places[actor] = place;
  const placed = (column: Int32Array) => column.map((actor) => places[actor] as number);
  const contacts = { ...all, size: actors.length, source: placed(all.source), target: placed(all.target) };
  return { contacts, origins };
}
