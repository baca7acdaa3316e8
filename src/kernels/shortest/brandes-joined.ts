import { byMachine, type Machine } from "../machine";
import type { Graphs } from "./brandes";
import { SMALL } from "./folding";

/** Graphs that lie one after the other, each of which joins up to eight. */
export interface Joined extends Graphs {
  /** By arc one bit for each of the eight that has it. */
  readonly masks: Uint8Array;
}

/** Numbers kept for nodes from which others are but one arc away, for each node of the largest graph: 68 bytes each. */
const KEPT = 16;

/**
 * Betweenness by hops of eight graphs that are joined to one, some times over: eight values a node, the same to the bit as those of each by
 * itself. `undefined` without WebAssembly, for graphs that are not small, or with more than 65,534 shortest paths between two
 * nodes. How many numbers are kept (`room`) changes nothing but the time. Good until another
 * kernel computes.
 */
export function brandesJoined(graphs: Joined, room?: number): Float64Array | undefined {
  if (!graphs.sizes.every((size) => size <= SMALL)) return undefined;
  return byMachine(
    (machine) => searched(graphs, room, machine),
    () => undefined,
  );
}

function searched(
  { sizes, offsets, targets, masks }: Joined,
  room: number | undefined,
  { kernels, layout }: Machine,
): Float64Array | undefined {
  let [largest, most, at] = [0, 0, 0];
  for (const size of sizes) {
    largest = Math.max(largest, size);
    most = Math.max(most, (offsets[at + size] as number) - (offsets[at] as number));
    at += size + 1;
  }
  const memory = layout();
  const [each, from, to, which] = [memory.put(sizes), memory.put(offsets), memory.put(targets), memory.put(masks)];
  const nodes = offsets.length - sizes.length;
  const scores = memory.zeros(64 * nodes);
  const kept = room ?? KEPT * largest;
  const work = memory.room(20_480 + (2 * 64 + 32 + 3 * 32 + 6 * 4) * largest + 48 + 68 * kept + 72 * (most + 1));
  const isExact = kernels.brandesJoined(sizes.length, each, largest, most, from, to, which, scores, kept, work);
  return isExact === 0 ? undefined : memory.numbers(scores, 8 * nodes);
}
