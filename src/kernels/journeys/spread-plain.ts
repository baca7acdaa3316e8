import type { Contacts } from "./contacts";
import { type Distances, gather, type Sums } from "./gather";
import { openContacts } from "./open";
import type { Outset, Visit } from "./outset";

/** One bit each for as many origins as an integer has bits. */
const LANES = 32;

/** From the origin number `begin` on. */
export function plainSpread(contacts: Contacts, origins: Int32Array, outset: Outset, visit: Visit, begin = 0): void {
  const { reached, from } = spreader(contacts, outset, undefined);
  for (let at = begin; at < origins.length; at += LANES) {
    const some = origins.subarray(at, at + LANES);
    from(some);
    visit(reached, at, some.length, 1);
  }
}

export function plainSums(
  contacts: Contacts,
  origins: Int32Array,
  outset: Outset,
  distances: Distances,
): Sums | undefined {
  const length = distances.backward ? contacts.size : origins.length;
  const sums = { sums: new Float64Array(length), counts: new Float64Array(length) };
  const arrivals = new Float64Array(LANES * contacts.size);
  const { from } = spreader(contacts, outset, arrivals);
  for (let at = 0; at < origins.length; at += LANES) {
    const some = origins.subarray(at, at + LANES);
    from(some);
    if (!gather(arrivals, contacts.size, LANES, some.length, distances, sums, at)) return undefined;
  }
  return sums;
}

/** As the compiled kernel does it, for 32 origins at a time, and for any time of a hop. */
function spreader(contacts: Contacts, outset: Outset, arrivals: Float64Array | undefined) {
  const { size, source, target, first, last } = contacts;
  const { from, to, traversal, step, limits } = outset;
  const [reached, ready, pending] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const stack = new Int32Array(size);
  const { clear, open, each } = openContacts(contacts);
  const queue: { readonly time: number; readonly node: number; readonly mask: number; readonly isOrigin: boolean }[] =
    [];
  const arrive = typeof traversal === "number" ? (departure: number) => departure + traversal : traversal;
  const atOnce = traversal === 0 && step === 0;
  let begin = 0;

  const claim = (now: number, node: number, added: number) => {
    reached[node] = (reached[node] as number) | added;
    if (atOnce) ready[node] = (ready[node] as number) | added;
    if (!arrivals) return;
    const time = arrive(now);
    for (let bits = added; bits !== 0; bits &= bits - 1) arrivals[LANES * node + 31 - Math.clz32(bits & -bits)] = time;
  };
  const follow = (now: number, from: number, added: number, isOrigin: boolean) => {
    let [top, node, mask, origin] = [0, from, added, isOrigin];
    while (true) {
      each(node, now, origin || !limits, (contact) => {
        const other = target[contact] as number;
        const more = mask & ~(reached[other] as number);
        if (more === 0) return;
        claim(now, other, more);
        if (pending[other] === 0) stack[top++] = other;
        pending[other] = (pending[other] as number) | more;
      });
      if (top === 0) return;
      node = stack[--top] as number;
      mask = pending[node] as number;
      pending[node] = 0;
      origin = false;
    }
  };
  const go = (now: number, node: number, mask: number) => {
    const added = mask & ~(reached[node] as number);
    if (added === 0) return;
    claim(now, node, added);
    if (atOnce) follow(now, node, added, false);
    else queue.push({ time: arrive(now) + step, node, mask: added, isOrigin: false });
  };
  const come = () => {
    const { time, node, mask, isOrigin } = queue[begin++] as (typeof queue)[number];
    ready[node] = (ready[node] as number) | mask;
    if (!(arrive(time) < to)) return;
    if (atOnce) follow(time, node, mask, isOrigin);
    else each(node, time, isOrigin || !limits, (contact) => go(time, target[contact] as number, mask));
  };

  const begun = (origins: Int32Array) => {
    for (const column of [reached, ready]) column.fill(0);
    clear();
    arrivals?.fill(Number.POSITIVE_INFINITY);
    [queue.length, begin] = [0, 0];
    for (const [lane, node] of origins.entries()) {
      reached[node] = 1 << lane;
      ready[node] = 1 << lane;
      queue.push({ time: from, node, mask: 1 << lane, isOrigin: true });
    }
    let place = 0;
    for (; place < first.length && (first[place] as number) < from; place++) {
      if ((last[place] as number) >= from) open(place);
    }
    while (place < first.length) {
      const now = first[place] as number;
      if (!(arrive(now) < to)) break;
      const isDue = ({ time }: { readonly time: number }) => (limits ? time < now : time <= now);
      while (begin < queue.length && isDue(queue[begin] as (typeof queue)[number])) come();
      let stop = place + 1;
      while (stop < first.length && first[stop] === now) stop++;
      for (let i = place; i < stop; i++) if ((last[i] as number) > now || (atOnce && !limits)) open(i);
      const before = Int32Array.from({ length: stop - place }, (_, i) => ready[source[place + i] as number] as number);
      for (let i = place; i < stop; i++) {
        const isMoment = last[i] === now;
        go(now, target[i] as number, (isMoment && limits ? before[i - place] : ready[source[i] as number]) as number);
      }
      place = stop;
    }
    while (begin < queue.length) come();
  };
  return { reached, from: begun };
}
