import type { Layout } from "../machine";
import { ascending, grouped } from "./order";

/** Ties as they are followed one way: by whom and to whom, from moment `first` up to `last`, `last` included if `closed`. */
export interface Ways {
  /** How many nodes there are. */
  readonly size: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly tie: Int32Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly closed: Uint8Array;
}

/** Ways in the order of `first`, those of one moment by source and then by tie. */
export interface Contacts extends Ways {
  /** Whether each can be used at one moment only. */
  readonly momentary: boolean;
  /** Where those begin, and where they end, that begin at one moment with others: two places for each such moment. */
  readonly shared: Int32Array;
}

/** Cost: O(n + m). */
export function contactsOf(ways: Ways): Contacts {
  const order = ascending(ways.first);
  const shared = sameMomentBySource(order, ways);
  return { ...taken(ways, order), size: ways.size, momentary: areMomentary(ways), shared };
}

/** Whether each way can be used at one moment only. */
export function areMomentary({ first, last, closed }: Ways): boolean {
  for (let i = 0; i < first.length; i++) if (first[i] !== last[i] || closed[i] !== 1) return false;
  return true;
}

/** Copies contacts into the memory of compiled kernels, of momentary ones the moment once: pointers to their columns. */
export function putContacts(memory: Layout, { source, target, first, last, closed, momentary }: Contacts) {
  const columns = { source: memory.put(source), target: memory.put(target), first: memory.put(first) };
  return { ...columns, last: momentary ? columns.first : memory.put(last), closed: memory.put(closed) };
}

/** Puts ways of one moment, of an order by `first`, in the order of their sources. Says where they are. */
function sameMomentBySource(order: Int32Array, { first, source }: Ways): Int32Array {
  const shared: number[] = [];
  for (let begin = 0; begin < order.length; ) {
    const moment = first[order[begin] as number];
    let end = begin + 1;
    while (end < order.length && first[order[end] as number] === moment) end++;
    if (end - begin > 1) {
      order.subarray(begin, end).sort((a, b) => (source[a] as number) - (source[b] as number) || a - b);
      shared.push(begin, end);
    }
    begin = end;
  }
  return Int32Array.from(shared);
}

/**
 * Ways by the node they leave: those of `u` are `offsets[u]` up to `offsets[u + 1]`, latest `last` first, and those of one moment in the
 * order in which they were.
 */
export interface Schedule extends Ways {
  readonly offsets: Int32Array;
}

/** Cost: O(n + m). */
export function scheduleOf(ways: Ways): Schedule {
  const latest = ascending(ways.last.map((last) => 0 - last));
  const { order, offsets } = grouped(latest, ways.source, ways.size);
  return { ...taken(ways, order), size: ways.size, offsets };
}

function taken({ source, target, tie, first, last, closed }: Ways, order: Int32Array): Omit<Ways, "size"> {
  const [integers, numbers] = [() => new Int32Array(order.length), () => new Float64Array(order.length)];
  const columns = { source: integers(), target: integers(), tie: integers(), first: numbers(), last: numbers() };
  const isClosed = new Uint8Array(order.length);
  for (let place = 0; place < order.length; place++) {
    const i = order[place] as number;
    columns.source[place] = source[i] as number;
    columns.target[place] = target[i] as number;
    columns.tie[place] = tie[i] as number;
    columns.first[place] = first[i] as number;
    columns.last[place] = last[i] as number;
    isClosed[place] = closed[i] as number;
  }
  return { ...columns, closed: isClosed };
}
