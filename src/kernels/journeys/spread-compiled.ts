import type { Layout, Machine } from "../machine";
import { type Contacts, putContacts } from "./contacts";
import type { Distances, Sums } from "./gather";
import { putOpen } from "./open";
import type { Outset, Visit } from "./outset";

const LANES = 128;

/** Where hops take as long by every tie. */
type Timed = Outset & { readonly traversal: number };

export function compiledSpread(
  contacts: Contacts,
  origins: Int32Array,
  outset: Timed,
  visit: Visit,
  machine: Machine,
): void {
  const memory = machine.layout();
  const { run, masks } = laidOut(machine, memory, contacts, origins, outset, 0);
  for (let at = 0; at < origins.length; at += LANES) {
    const lanes = run(at);
    visit(memory.integers(masks, 4 * contacts.size), at, lanes, 4);
  }
}

export function compiledSums(
  contacts: Contacts,
  origins: Int32Array,
  outset: Timed,
  { minus, plus, harmonic, backward }: Distances,
  machine: Machine,
): Sums | undefined {
  const memory = machine.layout();
  const { size } = contacts;
  const length = backward ? size : origins.length;
  // The last block of origins has room for a whole one.
  const [sums, counts] = [memory.zeros(8 * (length + LANES)), memory.zeros(8 * (length + LANES))];
  const times = memory.room(8 * LANES * size);
  const { run } = laidOut(machine, memory, contacts, origins, outset, times);
  for (let at = 0; at < origins.length; at += LANES) {
    const own = backward ? 0 : 8 * at;
    const lanes = run(at);
    const how = [minus, plus, Number(harmonic), Number(backward)] as const;
    if (!machine.kernels.gather(size, LANES, lanes, times, ...how, sums + own, counts + own)) return undefined;
  }
  return { sums: memory.doubles(sums, length), counts: memory.doubles(counts, length) };
}

function laidOut(
  { kernels }: Machine,
  memory: Layout,
  contacts: Contacts,
  origins: Int32Array,
  { from, to, traversal, step, limits }: Timed,
  times: number,
) {
  const { size } = contacts;
  const count = contacts.first.length;
  const { source, target, first, last, closed } = putContacts(memory, contacts);
  const open = putOpen(memory, contacts);
  const lanes = memory.put(origins);
  const masks = memory.room(16 * size);
  const work = memory.room(36 * size + 16 + (limits ? 16 : 0) * count);
  let spaces = traversal + step > 0 ? 4096 : LANES;
  let queue = memory.room(32 * spaces);
  const run = (at: number) => {
    const many = Math.min(LANES, origins.length - at);
    const what = [source, target, first, last, closed, ...open, from, to, traversal, step, Number(limits)] as const;
    while (!kernels.spread(size, count, ...what, lanes + 4 * at, many, times, masks, work, queue, spaces)) {
      spaces *= 4;
      queue = memory.room(32 * spaces);
    }
    return many;
  };
  return { run, masks };
}
