import { itemsOf } from "../../base/collections";
import { isSet } from "../column";
import type { Columns } from "../columns";
import { numberAt } from "../edges/given";
import type { Evidence } from "../evidence";

const known = new WeakMap<Columns, Int32Array>();

/**
 * By tie the first tie that happened, or began, together with it: one claim of several parties ties each two of them at one moment, and
 * what belongs to one event happened when it did.
 */
export function happeningsOf(columns: Columns, evidence: Evidence): Int32Array {
  const found = known.get(columns) ?? together(columns, evidence);
  known.set(columns, found);
  return found;
}

/** The same anew. */
export function together(columns: Columns, evidence: Evidence): Int32Array {
  const { size, directed, instant } = columns;
  const heads = new Int32Array(size);
  for (let tie = 0; tie < size; tie++) heads[tie] = tie;
  const headOf = (tie: number): number => {
    let at = tie;
    while (heads[at] !== at) at = heads[at] as number;
    return at;
  };
  const { events, count } = eventsOf(evidence);
  const lastOf = new Int32Array(count + events.length).fill(-1);
  const join = (key: number, tie: number) => {
    const last = lastOf[key] as number;
    const [a, b] = [headOf(last < 0 ? tie : last), headOf(tie)];
    heads[Math.max(a, b)] = Math.min(a, b);
    lastOf[key] = tie;
  };
  const { claims, claimsFrom } = columns;
  for (let tie = 0; tie < size; tie++) {
    const from = claims && claimsFrom ? (claimsFrom[tie] as number) : tie;
    const to = claims && claimsFrom ? (claimsFrom[tie + 1] as number) : tie + 1;
    const event = from < to ? (events[numberAt(claims, from)] as number) : -1;
    let isOne = isSet(instant, tie) && event >= 0;
    for (let place = from; place < to; place++) {
      const claim = numberAt(claims, place);
      if (events[claim] !== event) isOne = false;
      if (!isSet(directed, tie)) join(count + claim, tie);
    }
    if (isOne) join(event, tie);
  }
  for (let tie = 0; tie < size; tie++) heads[tie] = headOf(tie);
  return heads;
}

interface Events {
  /** By claim the event that it belongs to, or −1. */
  readonly events: Int32Array;
  readonly count: number;
}

const numbered = new WeakMap<Evidence["claims"], Events>();

function eventsOf({ claims }: Evidence): Events {
  const found = numbered.get(claims);
  if (found) return found;
  const places = new Map<string, number>();
  const events = Int32Array.from(itemsOf(claims), ({ event }) => {
    if (event === undefined) return -1;
    const place = places.get(event) ?? places.size;
    places.set(event, place);
    return place;
  });
  const own = { events, count: places.size };
  numbered.set(claims, own);
  return own;
}
