import { firstNotBelow } from "../../base/columns";
import type { Contacts } from "./contacts";
import type { Arrive } from "./moments";
import type { Outset } from "./outset";

/** The contacts of each node in the order of time: those of `u` are `order[offsets[u]]` up to `order[offsets[u + 1]]`. */
export interface Departures {
  readonly order: Int32Array;
  readonly offsets: Int32Array;
}

/** Whom one origin comes to first, and when one departs there, infinite where it does not. */
export interface Comers {
  readonly reached: Uint8Array;
  readonly departure: Float64Array;
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

/** Through contacts that last: they are gone by when they begin, and when a node is come to as long as they are open. */
export function throughSpells(
  contacts: Contacts,
  origin: number,
  outset: Outset,
  arrive: Arrive,
  departures: Departures,
): Comers {
  const { size, source, target, first, last } = contacts;
  const { from, to, traversal, step, limits } = outset;
  const spells: Spells = {
    ...{ ...outset, contacts, origin, arrive, departures, atOnce: traversal === 0 && step === 0 },
    ...{
      reached: new Uint8Array(size),
      departure: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
      waiting: [origin],
    },
  };
  const { reached, departure, atOnce } = spells;
  reached[origin] = 1;
  departure[origin] = from;
  if (atOnce) followAll(spells, from);
  for (let i = firstNotBelow(first, from); i < first.length; i++) {
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
  return { reached, departure };
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
