import { byMachine, type Machine } from "../machine";

/** Eight values a node of joined graphs, of which none is below 0, with their ranks in the lanes. Good until another kernel computes. */
export interface JoinedRanks {
  readonly scores: Float64Array;
  /** Among the values of the graph in the same lane. */
  readonly ranks: Uint16Array;
  /** By graph how many of its nodes have a value that is not 0: no rank is higher than one more. */
  readonly found: Uint16Array;
  /** By node one bit for each lane in which its value is not 0. */
  readonly above: Uint8Array;
}

/**
 * The ranks that `rankInto` gives, the highest first, of graphs of fewer than 2¹⁵ nodes; `undefined` without WebAssembly. Values of another kernel are as good as a copy. Cost: n² for a
 * graph of n nodes that have a value.
 */
export function joinedRanks(sizes: Int32Array, scores: Float64Array): JoinedRanks | undefined {
  return byMachine(
    (machine) => ranked(sizes, scores, machine),
    () => undefined,
  );
}

function ranked(sizes: Int32Array, scores: Float64Array, { kernels, layout }: Machine): JoinedRanks {
  const memory = layout();
  const nodes = scores.length / 8;
  // Before there is more room, which values of another kernel would not outlast.
  const values = memory.put(scores);
  const [ranks, found, above] = [memory.room(16 * nodes), memory.room(2 * sizes.length), memory.room(nodes)];
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  kernels.rankJoined(sizes.length, memory.put(sizes), values, ranks, found, above, memory.room(144 * largest));
  return {
    scores: memory.numbers(values, 8 * nodes),
    ranks: memory.shorts(ranks, 8 * nodes),
    found: memory.shorts(found, sizes.length),
    above: memory.bytes(above, nodes),
  };
}
