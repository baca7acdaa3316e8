import {
  areMomentary,
  type Contacts,
  contactsOf,
  type Schedule,
  scheduleOf,
  type Ways,
} from "../kernels/journeys/contacts";
import { grouped } from "../kernels/journeys/order";
import type { Departures } from "../kernels/journeys/spells";
import { isSet } from "../network/column";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import type { Usable } from "./schedule";

interface Ordered {
  readonly ways: Ways;
  contacts?: Contacts;
  schedule?: Schedule;
  departures?: Departures;
  momentary?: boolean;
}

const known = new WeakMap<Usable, Map<string, Ordered>>();

/** The ties as arcs between actors by their index in the evidence, in order; worked out once for a view, a direction and a sort of time. */
export function orderedWays(view: TemporalNetwork, usable: Usable, direction: Direction, days: boolean): Ordered {
  const all = known.get(usable) ?? new Map<string, Ordered>();
  known.set(usable, all);
  const key = `${direction} ${days}`;
  const made = all.get(key) ?? { ways: waysOf(view, usable, direction, days) };
  all.set(key, made);
  return made;
}

export function timeOrdered(view: TemporalNetwork, usable: Usable, direction: Direction, days: boolean): Contacts {
  const ordered = orderedWays(view, usable, direction, days);
  ordered.contacts ??= contactsOf(ordered.ways);
  return ordered.contacts;
}

/** Whether each tie can be used at one moment only. */
export function areMoments(view: TemporalNetwork, usable: Usable, direction: Direction, days: boolean): boolean {
  const ordered = orderedWays(view, usable, direction, days);
  ordered.momentary ??= ordered.contacts?.momentary ?? areMomentary(ordered.ways);
  return ordered.momentary;
}

export function byActor(view: TemporalNetwork, usable: Usable, direction: Direction, days: boolean): Schedule {
  const ordered = orderedWays(view, usable, direction, days);
  ordered.schedule ??= scheduleOf(ordered.ways);
  return ordered.schedule;
}

/** By actor its contacts in the order of time. */
export function departuresOf(view: TemporalNetwork, usable: Usable, direction: Direction, days: boolean): Departures {
  const ordered = orderedWays(view, usable, direction, days);
  const { source, size } = timeOrdered(view, usable, direction, days);
  ordered.departures ??= grouped(
    source.map((_, place) => place),
    source,
    size,
  );
  return ordered.departures;
}

function waysOf(view: TemporalNetwork, usable: Usable, direction: Direction, days: boolean): Ways {
  const { columns, evidence } = stateOf(view);
  const { ties, start, end, instant } = usable;
  const isTwoWay = (tie: number) => direction === "undirected" || !isSet(columns.directed, tie);
  let size = ties.length;
  for (let i = 0; i < ties.length; i++) if (isTwoWay(ties[i] as number)) size++;
  const [source, target, tie] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const [first, last, closed] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  let count = 0;
  const add = (i: number, from: Int32Array, to: Int32Array) => {
    const own = ties[i] as number;
    source[count] = from[own] as number;
    target[count] = to[own] as number;
    tie[count] = own;
    first[count] = start[i] as number;
    last[count] = (end[i] as number) - Number(days && !instant[i]);
    closed[count++] = Number(days || instant[i] === 1);
  };
  for (let i = 0; i < ties.length; i++) {
    const both = isTwoWay(ties[i] as number);
    if (both || direction === "directed") add(i, columns.source, columns.target);
    if (both || direction === "reversed") add(i, columns.target, columns.source);
  }
  return { size: evidence.actors.length, source, target, tie, first, last, closed };
}
