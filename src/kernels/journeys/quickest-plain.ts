import type { Contacts } from "./contacts";
import { type Distances, gather, type Sums } from "./gather";
import { openContacts } from "./open";
import type { Journeys } from "./outset";

const NONE = Number.NEGATIVE_INFINITY;

/** As the compiled kernel does it, one origin at a time. */
export function plainQuickest(
  contacts: Contacts,
  origins: Int32Array,
  journeys: Journeys,
  distances: Distances,
): Sums | undefined {
  const { size } = contacts;
  const length = distances.backward ? size : origins.length;
  const sums = { sums: new Float64Array(length), counts: new Float64Array(length) };
  const values = new Float64Array(size);
  const from = quickestFrom(contacts, journeys, values);
  for (const [at, origin] of origins.entries()) {
    from(origin);
    if (!gather(values, size, 1, 1, distances, sums, at)) return undefined;
  }
  return sums;
}

function quickestFrom(contacts: Contacts, journeys: Journeys, values: Float64Array): (origin: number) => void {
  const { size, source, target, first, last, closed, momentary } = contacts;
  const { from, to, bound, traversal, step, limits } = journeys;
  const rest = traversal + step;
  const latest = new Float64Array(size);
  const claimed = rest > 0 ? new Float64Array(size) : latest;
  const { clear, open, each } = openContacts(contacts);
  const isListed = new Uint8Array(size);
  let list: number[] = [];

  const relax = (departure: number, node: number, arrival: number): boolean => {
    if (!(departure > (claimed[node] as number))) return false;
    claimed[node] = departure;
    values[node] = Math.min(values[node] as number, Math.max(arrival - departure, 0));
    return true;
  };
  const enlist = (node: number) => {
    if (isListed[node] === 1) return;
    isListed[node] = 1;
    list.push(node);
  };
  const follow = (now: number) => {
    for (let place = 0; place < list.length; place++) {
      const node = list[place] as number;
      isListed[node] = 0;
      each(node, now, !limits, (contact) => {
        const departure = Math.min(latest[node] as number, last[contact] as number, bound);
        if (relax(departure, target[contact] as number, now)) enlist(target[contact] as number);
      });
    }
    list = [];
  };
  const setOut = (origin: number): number => {
    let place = 0;
    for (; place < first.length && (first[place] as number) < from; place++) {
      if ((last[place] as number) >= from) open(place);
    }
    for (let i = 0; limits && i < first.length && (first[i] as number) <= from; i++) {
      if (last[i] !== from || closed[i] !== 1 || source[i] !== origin) continue;
      if (relax(Math.min(from, bound), target[i] as number, from)) enlist(target[i] as number);
    }
    enlist(origin);
    follow(from);
    return place;
  };

  return (origin) => {
    for (const column of [latest, claimed]) column.fill(NONE);
    values.fill(Number.POSITIVE_INFINITY);
    clear();
    latest[origin] = Number.POSITIVE_INFINITY;
    claimed[origin] = Number.POSITIVE_INFINITY;
    let place = 0;
    if (momentary) while (place < first.length && (first[place] as number) < from) place++;
    else place = setOut(origin);
    const [waiting, departures]: [number[], number[]] = [[], []];
    let due = 0;
    while (place < first.length) {
      const now = first[place] as number;
      if (!(now + traversal < to)) break;
      for (; due < waiting.length; due++) {
        const contact = waiting[due] as number;
        const time = (first[contact] as number) + rest;
        if (limits ? time >= now : time > now) break;
        const node = target[contact] as number;
        latest[node] = Math.max(latest[node] as number, departures[due] as number);
      }
      let stop = place + 1;
      while (stop < first.length && first[stop] === now) stop++;
      const before = Float64Array.from(
        { length: stop - place },
        (_, i) => latest[source[place + i] as number] as number,
      );
      for (let i = place; i < stop && rest === 0; i++) if (!limits || (last[i] as number) > now) open(i);
      for (let i = place; i < stop; i++) {
        const node = target[i] as number;
        const isLater = rest === 0 && !(limits && last[i] === now);
        const here = (isLater ? latest[source[i] as number] : before[i - place]) as number;
        const departure = Math.min(here, last[i] as number, bound);
        if (!relax(departure, node, now + traversal)) continue;
        if (rest === 0) enlist(node);
        else {
          waiting.push(i);
          departures.push(departure);
        }
      }
      follow(now);
      place = stop;
    }
    if (journeys.latest) for (let node = 0; node < size; node++) values[node] = 0 - (claimed[node] as number);
    values[origin] = Number.POSITIVE_INFINITY;
  };
}
