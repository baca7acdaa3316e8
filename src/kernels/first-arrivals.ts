import type { Contacts } from "./contacts";
import type { Outset } from "./spread";

/** The contacts of each node in the order of time: those of `u` are `order[offsets[u]]` up to `order[offsets[u + 1]]`. */
export interface Departures {
  readonly order: Int32Array;
  readonly offsets: Int32Array;
}

interface Spells extends Outset {
  readonly contacts: Contacts;
  readonly arrive: Arrive;
  readonly origin: number;
  /** 1 for nodes that are come to. */
  readonly reached: Uint8Array;
  /** The departures to nodes that are. */
  readonly departure: Float64Array;
  readonly atOnce: boolean;
  readonly departures: Departures;
  /** Nodes that were come to, and wait to be followed: those of this moment last first, those under way first come first. */
  readonly waiting: number[];
}

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
  const arrive = arrivalOf(outset);
  const { reached, departure } = search(contacts, origin, outset, arrive, departures);
  const arrivals = new Float64Array(contacts.size).fill(Number.POSITIVE_INFINITY);
  for (let node = 0; node < contacts.size; node++) if (reached[node] === 1) arrivals[node] = arrive(departure(node));
  arrivals[origin] = outset.from;
  return arrivals;
}

/** 1 for those that are come to from one origin, itself included. Cost: that of `firstArrivals`, or less. */
export function comeTo(contacts: Contacts, origin: number, outset: Outset, departures: () => Departures): Uint8Array {
  return search(contacts, origin, outset, arrivalOf(outset), departures).reached;
}

type Arrive = (departure: number) => number;

function arrivalOf({ traversal }: Outset): Arrive {
  return typeof traversal === "number" ? (departure) => departure + traversal : traversal;
}

interface Found {
  readonly reached: Uint8Array;
  /** When one departs to a node that is come to. */
  readonly departure: (node: number) => number;
}

function search(
  contacts: Contacts,
  origin: number,
  outset: Outset,
  arrive: Arrive,
  departures: () => Departures,
): Found {
  return contacts.momentary
    ? throughMoments(contacts, origin, outset, arrive)
    : throughSpells(contacts, origin, outset, arrive, departures());
}

/** A loop that is entered once is compiled late: it is cut into pieces. */
const PIECE = 1 << 12;

function throughMoments(
  contacts: Contacts,
  origin: number,
  { from, to, traversal, step, limits }: Outset,
  arrive: Arrive,
): Found {
  const { size, first, shared } = contacts;
  const reached = new Uint8Array(size);
  const via = new Int32Array(size).fill(-1);
  reached[origin] = 1;
  const begin = firstPlace(first, (time) => time >= from);
  const end = firstPlace(first, (time) => !(arrive(time) < to));
  const inPieces = (start: number, stop: number, scan: (begin: number, end: number) => void) => {
    for (let place = start; place < stop; place += PIECE) scan(place, Math.min(stop, place + PIECE));
  };
  if (traversal === 0 && step === 0 && !limits) {
    let place = begin;
    for (let next = 0; next < shared.length; next += 2) {
      const [start, stop] = [shared[next] as number, shared[next + 1] as number];
      if (start < begin) continue;
      if (start >= end) break;
      inPieces(place, start, (a, b) => scan(contacts, reached, via, a, b));
      scanMoment(contacts, reached, via, start, stop);
      place = stop;
    }
    inPieces(place, end, (a, b) => scan(contacts, reached, via, a, b));
  } else {
    const ready = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
    inPieces(begin, end, (a, b) => scanLater(contacts, reached, via, ready, arrive, step, limits, a, b));
  }
  return { reached, departure: (node) => first[via[node] as number] as number };
}

/**
 * Where hops take no time, and no two contacts have the same moment. One comparison does for both marks, and is hardly ever true, so that
 * the machine guesses right.
 */
function scan({ source, target }: Contacts, reached: Uint8Array, via: Int32Array, begin: number, end: number): void {
  for (let i = begin; i < end; i++) {
    if ((reached[source[i] as number] as number) > (reached[target[i] as number] as number)) {
      reached[target[i] as number] = 1;
      via[target[i] as number] = i;
    }
  }
}

/** The same for contacts of one moment, in the order of their sources: whoever is come to goes on by those that stand before, too. */
function scanMoment(
  { source, target }: Contacts,
  reached: Uint8Array,
  via: Int32Array,
  begin: number,
  end: number,
): void {
  const waiting: number[] = [];
  const go = (i: number, limit: number) => {
    const node = target[i] as number;
    reached[node] = 1;
    via[node] = i;
    if (node < limit) waiting.push(node);
  };
  for (let i = begin; i < end; i++) {
    const limit = source[i] as number;
    if ((reached[limit] as number) <= (reached[target[i] as number] as number)) continue;
    go(i, limit);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const own = node;
      let place = firstPlace(source, (one) => one >= own, begin, end);
      for (; place < end && source[place] === own; place++)
        if (reached[target[place] as number] === 0) go(place, limit);
    }
  }
}

/** Where one is ready some time after the departure; that of the origin is always. */
function scanLater(
  { source, target, first }: Contacts,
  reached: Uint8Array,
  via: Int32Array,
  ready: Float64Array,
  arrive: Arrive,
  step: number,
  limits: boolean,
  begin: number,
  end: number,
): void {
  for (let i = begin; i < end; i++) {
    if ((reached[source[i] as number] as number) <= (reached[target[i] as number] as number)) continue;
    const now = first[i] as number;
    const there = ready[source[i] as number] as number;
    if (there > now || (limits && there === now)) continue;
    reached[target[i] as number] = 1;
    via[target[i] as number] = i;
    ready[target[i] as number] = arrive(now) + step;
  }
}

function throughSpells(
  contacts: Contacts,
  origin: number,
  outset: Outset,
  arrive: Arrive,
  departures: Departures,
): Found {
  const { size, source, target, first, last } = contacts;
  const { from, to, traversal, step, limits } = outset;
  const spells: Spells = {
    ...{ ...outset, contacts, origin, arrive, departures, atOnce: traversal === 0 && step === 0 },
    ...{ reached: new Uint8Array(size), departure: new Float64Array(size), waiting: [origin] },
  };
  const { reached, departure, atOnce } = spells;
  reached[origin] = 1;
  departure[origin] = from;
  if (atOnce) followAll(spells, from);
  for (let i = firstPlace(first, (time) => time >= from); i < first.length; i++) {
    const now = first[i] as number;
    if (!atOnce) comeUntil(spells, now);
    const [node, next] = [source[i] as number, target[i] as number];
    if ((reached[node] as number) <= (reached[next] as number)) continue;
    if (!(arrive(now) < to)) break;
    const there = readyAt(spells, node);
    if (there > now || (limits && there === now && node !== origin && last[i] === now)) continue;
    mark(spells, next, now);
    if (atOnce) followAll(spells, now);
  }
  if (!atOnce) comeUntil(spells, Number.POSITIVE_INFINITY);
  return { reached, departure: (node) => departure[node] as number };
}

function mark({ reached, departure, waiting }: Spells, node: number, now: number): void {
  reached[node] = 1;
  departure[node] = now;
  waiting.push(node);
}

function readyAt({ departure, origin, arrive, step, from }: Spells, node: number): number {
  return node === origin ? from : arrive(departure[node] as number) + step;
}

/** All that can be come to at this very moment from the nodes that wait. */
function followAll(spells: Spells, now: number): void {
  const { waiting } = spells;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) follow(spells, node, now);
}

/** Goes on from the nodes under way that are ready by a moment. */
function comeUntil(spells: Spells, now: number): void {
  const { waiting } = spells;
  while (waiting.length > 0) {
    const ready = readyAt(spells, waiting[0] as number);
    if (ready > now) return;
    follow(spells, waiting.shift() as number, ready);
  }
}

/** Goes from a node by the contacts that are open now; just after now, where departures come after arrivals by as little as one likes. */
function follow(spells: Spells, node: number, now: number): void {
  const { contacts, reached, departures, origin, limits, arrive, to } = spells;
  const { first, last, closed, target } = contacts;
  if (!(arrive(now) < to)) return;
  const { order, offsets } = departures;
  for (let place = offsets[node] as number; place < (offsets[node + 1] as number); place++) {
    const contact = order[place] as number;
    if ((first[contact] as number) > now) return;
    const end = last[contact] as number;
    const isIn = end > now || (end === now && closed[contact] === 1 && (!limits || node === origin));
    const next = target[contact] as number;
    if (isIn && reached[next] === 0) mark(spells, next, now);
  }
}

/** The first place in an ascending column at which a condition holds, that holds from there on. */
function firstPlace(
  column: Float64Array | Int32Array,
  holds: (value: number) => boolean,
  begin = 0,
  end = column.length,
): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(column[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
