import { byMachine, type Machine } from "../machine";
import { type Contacts, putContacts } from "./contacts";
import type { Distances, Sums } from "./gather";
import { putOpen } from "./open";
import { ascending } from "./order";
import type { Journeys } from "./outset";
import { plainQuickest } from "./quickest-plain";

/**
 * The sums of the distances between origins and all other nodes by the fastest ways or the latest departures; `undefined` where one is 0.
 *
 * One pass over the contacts in the order of time, for up to 256 origins at once, keeps by node the latest moment up to which one can depart for
 * there and be there by now: along a way the least of the ends of its contacts. Whenever it gets later, the time since then is a duration, or
 * 0 if that moment is yet to come. What is open on from the node gets later with it.
 *
 * Cost, for each 64 origins, where nodes are few for up to 256: O(m + c), c the open contacts along which departures get later. Reference, for
 * contacts of one moment: Wu et al. (2014), https://doi.org/10.14778/2732939.2732945
 */
export function sumsOfQuickest(
  contacts: Contacts,
  origins: Int32Array,
  journeys: Journeys,
  distances: Distances,
): Sums | undefined {
  return byMachine(
    (machine) => compiledQuickest(contacts, origins, journeys, distances, machine),
    () => plainQuickest(contacts, origins, journeys, distances),
  );
}

/** Of so many values, or of `MOST` origins, are the rows at most, though of `LEAST` origins if there are as many. */
const VALUES = 2 ** 19;
const [LEAST, MOST] = [64, 256];
/** Of so many departures the ranks take 2 bytes. */
const NARROW = 2 ** 15;

function compiledQuickest(
  contacts: Contacts,
  origins: Int32Array,
  { from, to, bound, traversal, step, limits, latest }: Journeys,
  { minus, plus, harmonic, backward }: Distances,
  { kernels, layout }: Machine,
): Sums | undefined {
  const { size, first, shared } = contacts;
  const most = Math.max(LEAST, Math.min(MOST, Math.floor(VALUES / size)));
  const width = 16 * Math.ceil(Math.min(most, origins.length) / 16);
  const length = backward ? size : origins.length;
  const memory = layout();
  const { source, target, first: firsts, last, closed } = putContacts(memory, contacts);
  const { ranks, times } = departuresOf(contacts, from, bound);
  const own = times.length - 1;
  const narrow = own < NARROW;
  const row = (narrow ? 2 : 4) * width;
  const departures = [memory.put(ranks), memory.put(times), own] as const;
  const open = putOpen(memory, contacts);
  const lanes = memory.put(origins);
  // The last block of origins has room for a whole one.
  const [sums, counts] = [memory.zeros(8 * (length + width)), memory.zeros(8 * (length + width))];
  const values = memory.room(8 * width * size);
  let together = 1;
  for (let i = 0; i < shared.length; i += 2)
    together = Math.max(together, (shared[i + 1] as number) - (shared[i] as number));
  const timed = traversal + step > 0;
  const work = memory.room((timed ? 2 : 1) * row * size + width + size + 64 + (limits ? row * together : 0));
  let bytes = 2 ** 18;
  let room = memory.room(bytes);
  for (let at = 0; at < origins.length; at += width) {
    const many = Math.min(width, origins.length - at);
    const what = [size, first.length, source, target, firsts, last, closed, ...departures, ...open, from, to] as const;
    const where = [traversal, step, Number(limits), lanes + 4 * at, many, width, Number(latest), values, work] as const;
    while (!kernels.quickest(Number(narrow), ...what, ...where, room, bytes)) {
      bytes *= 4;
      room = memory.room(bytes);
    }
    const [begin, how] = [backward ? 0 : 8 * at, [minus, plus, Number(harmonic), Number(backward)] as const];
    if (!kernels.gather(size, width, many, values, ...how, sums + begin, counts + begin)) return undefined;
  }
  return { sums: memory.doubles(sums, length), counts: memory.doubles(counts, length) };
}

interface Ranks {
  /** Of each contact the rank of its last moment, from 1 on; and the moments by rank, of which the first is left free. */
  readonly ranks: Int32Array;
  readonly times: Float64Array;
}

/** Those of contacts that last, which have to be sorted. */
const known = new WeakMap<Float64Array, Ranks>();

function ranksOf({ last, momentary }: Contacts): Ranks {
  const found = known.get(last);
  if (found) return found;
  const [ranks, times] = [new Int32Array(last.length), new Float64Array(last.length + 1)];
  const order = ascending(last);
  let rank = 0;
  for (let place = 0; place < order.length; place++) {
    const contact = order[place] as number;
    const end = last[contact] as number;
    if (rank === 0 || end !== times[rank]) times[++rank] = end;
    ranks[contact] = rank;
  }
  if (!momentary) known.set(last, { ranks, times });
  return { ranks, times };
}

/**
 * The last departures by contacts that count, as ranks, and when each rank is. The first is `from`, as those before do not count. None is
 * after `bound`, though some of that moment may differ in rank, but the last, which is infinite: nobody has set out by then.
 */
function departuresOf(contacts: Contacts, from: number, bound: number): Ranks {
  const { ranks, times } = ranksOf(contacts);
  const bounded = new Float64Array(times.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let rank = 0; rank < times.length; rank++) bounded[rank] = Math.min(times[rank] as number, bound);
  bounded[0] = Math.min(from, bound);
  return { ranks, times: bounded };
}
