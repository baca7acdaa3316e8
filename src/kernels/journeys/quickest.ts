import { type Machine, machine } from "../machine";
import { type Contacts, putContacts } from "./contacts";
import type { Distances, Sums } from "./gather";
import { putOpen } from "./open";
import { ascending } from "./order";
import { plainQuickest } from "./quickest-plain";
import type { Outset } from "./spread";

export interface Journeys extends Outset {
  /** 0 unless all contacts are momentary, as is `step`. */
  readonly traversal: number;
  /** Departures count up to this moment. */
  readonly bound: number;
  /** Whether distances are of latest departures, with the sign changed; else of the least time under way. */
  readonly latest: boolean;
}

/**
 * The sums of the distances between origins and all other nodes by the fastest ways or the latest departures; `undefined` where one is 0.
 *
 * One pass over the contacts in the order of time, for 16 origins at once, keeps by node the latest moment up to which one can depart for
 * there and be there by now: along a way the least of the ends of its contacts. Whenever it gets later, the time since then is a duration, or
 * 0 if that moment is yet to come. What is open on from the node gets later with it.
 *
 * Cost, for each 16 origins: O(m + c), c the open contacts along which departures get later. Reference, for contacts of one moment: Wu et
 * al. (2014), https://doi.org/10.14778/2732939.2732945
 */
export function sumsOfQuickest(
  contacts: Contacts,
  origins: Int32Array,
  journeys: Journeys,
  distances: Distances,
): Sums | undefined {
  const compiled = machine();
  return compiled
    ? compiledQuickest(contacts, origins, journeys, distances, compiled)
    : plainQuickest(contacts, origins, journeys, distances);
}

const LANES = 64;

function compiledQuickest(
  contacts: Contacts,
  origins: Int32Array,
  { from, to, bound, traversal, step, limits, latest }: Journeys,
  { minus, plus, harmonic, backward }: Distances,
  { kernels, layout }: Machine,
): Sums | undefined {
  const { size } = contacts;
  const count = contacts.first.length;
  const length = backward ? size : origins.length;
  const memory = layout();
  const { source, target, first, last, closed } = putContacts(memory, contacts);
  const { ranks, times } = departuresOf(contacts.last, from, bound);
  const departures = [memory.put(ranks), memory.put(times)] as const;
  const open = putOpen(memory, contacts);
  const lanes = memory.put(origins);
  // The last block of origins has room for a whole one.
  const [sums, counts] = [memory.zeros(8 * (length + LANES)), memory.zeros(8 * (length + LANES))];
  const values = memory.room(8 * LANES * size);
  const timed = traversal + step > 0;
  const work = memory.room(((timed ? 8 : 4) * LANES + 12) * size + 32 + (limits ? 4 * LANES : 0) * count);
  let spaces = timed ? 1024 : 0;
  let queue = memory.room((16 + 4 * LANES) * spaces);
  for (let at = 0; at < origins.length; at += LANES) {
    const many = Math.min(LANES, origins.length - at);
    const what = [source, target, first, last, closed, ...departures, ...open, from, to] as const;
    const where = [traversal, step, Number(limits), lanes + 4 * at, many, Number(latest), values, work] as const;
    while (!kernels.quickest(size, count, ...what, ...where, queue, spaces)) {
      spaces *= 4;
      queue = memory.room((16 + 4 * LANES) * spaces);
    }
    const [own, how] = [backward ? 0 : 8 * at, [minus, plus, Number(harmonic), Number(backward)] as const];
    if (!kernels.gather(size, LANES, many, values, ...how, sums + own, counts + own)) return undefined;
  }
  return { sums: memory.doubles(sums, length), counts: memory.doubles(counts, length) };
}

/** The last departures by contacts that count: the rank of each among them, and when each rank is. The first is `from`, no other is after `bound`. */
function departuresOf(last: Float64Array, from: number, bound: number) {
  const ends = new Float64Array(last.length + 1).fill(Math.min(from, bound));
  const first = ends[0] as number;
  for (let i = 0; i < last.length; i++) ends[i + 1] = Math.max(first, Math.min(last[i] as number, bound));
  const [ranks, times] = [new Int32Array(ends.length), new Float64Array(ends.length)];
  let rank = -1;
  for (const i of ascending(ends)) {
    const end = ends[i] as number;
    if (rank < 0 || end !== times[rank]) times[++rank] = end;
    ranks[i] = rank;
  }
  return { ranks: ranks.subarray(1), times };
}
