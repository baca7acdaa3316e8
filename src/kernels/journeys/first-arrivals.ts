import { firstNotBelow, inPieces } from "../../base/columns";
import type { Contacts } from "./contacts";
import { type Arrive, arrivalOf, comersBy, inOrder, isAtOnce, spanOf } from "./moments";
import type { Outset } from "./outset";
import { type Comers, type Departures, throughSpells } from "./spells";

/**
 * The earliest arrivals from one origin, infinite where there is no way: one pass over the contacts in the order of time. Who is come to is
 * marked, and only contacts from a node that is to one that is not are looked at. Contacts that last are also gone by when a node is come
 * to: `departures` of all nodes are then asked for.
 *
 * Cost: O(m), of contacts that last O(m) once more.
 */
export function firstArrivals(
  contacts: Contacts,
  origin: number,
  outset: Outset,
  departures: () => Departures,
): Float64Array {
  const { departure } = search(contacts, origin, outset, departures);
  const arrive = arrivalOf(outset);
  if (outset.traversal !== 0) {
    for (let node = 0; node < contacts.size; node++) {
      if (departure[node] !== Number.POSITIVE_INFINITY) departure[node] = arrive(departure[node] as number);
    }
  }
  departure[origin] = outset.from;
  return departure;
}

/** 1 for those that are come to from one origin, itself included. Cost: that of `firstArrivals`, or less. */
export function comeTo(contacts: Contacts, origin: number, outset: Outset, departures: () => Departures): Uint8Array {
  return search(contacts, origin, outset, departures).reached;
}

function search(contacts: Contacts, origin: number, outset: Outset, departures: () => Departures): Comers {
  const arrive = arrivalOf(outset);
  return contacts.momentary
    ? throughMoments(contacts, origin, outset, arrive)
    : throughSpells(contacts, origin, outset, arrive, departures());
}

function throughMoments(contacts: Contacts, origin: number, outset: Outset, arrive: Arrive): Comers {
  const { size, target, first } = contacts;
  const departure = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const span = spanOf(contacts, outset, arrive);
  if (!isAtOnce(contacts, outset)) {
    const [reached, ready] = [new Uint8Array(size), new Float64Array(size).fill(Number.NEGATIVE_INFINITY)];
    reached[origin] = 1;
    inPieces(span.begin, span.end, (begin, end) =>
      scanLater(contacts, reached, departure, ready, outset, arrive, begin, end),
    );
    return { reached, departure };
  }
  const { marks, by } = comersBy(contacts);
  marks[origin] = 1;
  const apart = (begin: number, end: number) => {
    const places = by(begin, end);
    for (let i = 0; i < places.length; i++) {
      const place = begin + (places[i] as number);
      departure[target[place] as number] = first[place] as number;
    }
  };
  inOrder(contacts, span, apart, (begin, end) => scanMoment(contacts, marks, departure, begin, end));
  return { reached: marks.slice(), departure };
}

/**
 * Where hops take no time: contacts of one moment, in the order of their sources. Whoever is come to goes on by those that stand before, too.
 */
function scanMoment(
  { source, target, first }: Contacts,
  reached: Uint8Array,
  departure: Float64Array,
  begin: number,
  end: number,
): void {
  const waiting: number[] = [];
  const go = (i: number, limit: number) => {
    const node = target[i] as number;
    reached[node] = 1;
    departure[node] = first[i] as number;
    if (node < limit) waiting.push(node);
  };
  for (let i = begin; i < end; i++) {
    const limit = source[i] as number;
    if ((reached[limit] as number) <= (reached[target[i] as number] as number)) continue;
    go(i, limit);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const own = node;
      let place = firstNotBelow(source, own, begin, end);
      for (; place < end && source[place] === own; place++)
        if (reached[target[place] as number] === 0) go(place, limit);
    }
  }
}

/** Where one is ready some time after the departure; that of the origin is always. */
function scanLater(
  { source, target, first }: Contacts,
  reached: Uint8Array,
  departure: Float64Array,
  ready: Float64Array,
  { step, limits }: Outset,
  arrive: Arrive,
  begin: number,
  end: number,
): void {
  for (let i = begin; i < end; i++) {
    if ((reached[source[i] as number] as number) <= (reached[target[i] as number] as number)) continue;
    const now = first[i] as number;
    const there = ready[source[i] as number] as number;
    if (there > now || (limits && there === now)) continue;
    reached[target[i] as number] = 1;
    departure[target[i] as number] = now;
    ready[target[i] as number] = arrive(now) + step;
  }
}
