import { firstNotBelow, inPieces, PIECE } from "../../base/columns";
import type { Kernels } from "../compiled";
import { byMachine, type Layout, type Machine } from "../machine";
import type { Contacts } from "./contacts";
import { firstPlace } from "./order";
import type { Outset } from "./outset";

/** When a hop arrives that departs at a moment. */
export type Arrive = (departure: number) => number;

export function arrivalOf({ traversal }: Outset): Arrive {
  return typeof traversal === "number" ? (departure) => departure + traversal : traversal;
}

/** Places of contacts in order, from `begin` up to `end`. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** Those of contacts of one moment that depart from `from` on, and arrive before `to`. */
export function spanOf({ first }: Contacts, { from, to }: Outset, arrive: Arrive): Span {
  return { begin: firstNotBelow(first, from), end: firstPlace(first, (time) => !(arrive(time) < to)) };
}

/** Whether one can go on by the next contact once one has gone by one. */
export function isAtOnce({ shared }: Contacts, { traversal, step, limits }: Outset): boolean {
  return traversal === 0 && step === 0 && (!limits || shared.length === 0);
}

/**
 * A mark for each node, and a way to go by contacts in their order, no two of one moment, at most `PIECE` at a time: it changes marks, and tells
 * the places of those by which one changed, counted from `begin`; they hold until it is called again.
 */
export interface Scan<Marks> {
  readonly marks: Marks;
  readonly by: (begin: number, end: number) => Int32Array;
}

/** Marks of 1 for nodes that are come to, and 0. A contact goes from a node that is to one that is not. */
export function comersBy(contacts: Contacts): Scan<Uint8Array> {
  const { size } = contacts;
  const compiled = ({ kernels, layout }: Machine) => {
    const memory = layout();
    const marks = memory.zeros(size);
    const by = pieceBy(memory, contacts, marks, kernels.comeBy);
    return { marks: memory.bytes(marks, size), by };
  };
  return byMachine(compiled, () => {
    const [marks, list] = [new Uint8Array(size), new Int32Array(PIECE)];
    return { marks, by: (begin, end) => list.subarray(0, come(contacts, marks, begin, end, list)) };
  });
}

/** Hops from an origin, infinite at first, which is 2³⁰. A contact goes wherever one is then come to by fewer. */
export function fewestBy(contacts: Contacts): Scan<Int32Array> {
  const { size } = contacts;
  const compiled = ({ kernels, layout }: Machine) => {
    const memory = layout();
    const marks = memory.room(4 * size);
    const by = pieceBy(memory, contacts, marks, kernels.fewerBy);
    return { marks: memory.words(marks, size).fill(NEVER), by };
  };
  return byMachine(compiled, () => {
    const [marks, list] = [new Int32Array(size).fill(NEVER), new Int32Array(PIECE)];
    return { marks, by: (begin, end) => list.subarray(0, comeByFewer(contacts, marks, begin, end, list)) };
  });
}

const NEVER = 1 << 30;

/** Copies one piece after the other to the same place, and has a kernel go by it. */
function pieceBy(
  memory: Layout,
  { source, target }: Contacts,
  marks: number,
  kernel: Kernels["comeBy"],
): Scan<never>["by"] {
  const [from, to, list] = [memory.room(4 * PIECE), memory.room(4 * PIECE), memory.room(4 * PIECE)];
  const [sources, targets, places] = [memory.words(from, PIECE), memory.words(to, PIECE), memory.words(list, PIECE)];
  return (begin, end) => {
    sources.set(source.subarray(begin, end));
    targets.set(target.subarray(begin, end));
    return places.subarray(0, kernel(end - begin, from, to, marks, list));
  };
}

/** One comparison does for both marks, and is hardly ever true, so that the machine guesses right. */
function come({ source, target }: Contacts, marks: Uint8Array, begin: number, end: number, list: Int32Array): number {
  let count = 0;
  for (let i = begin; i < end; i++) {
    const there = target[i] as number;
    if ((marks[source[i] as number] as number) <= (marks[there] as number)) continue;
    marks[there] = 1;
    list[count++] = i - begin;
  }
  return count;
}

function comeByFewer(
  { source, target }: Contacts,
  marks: Int32Array,
  begin: number,
  end: number,
  list: Int32Array,
): number {
  let count = 0;
  for (let i = begin; i < end; i++) {
    const [there, hops] = [target[i] as number, (marks[source[i] as number] as number) + 1];
    if (hops >= (marks[there] as number)) continue;
    marks[there] = hops;
    list[count++] = i - begin;
  }
  return count;
}

/** Goes by contacts in order: in pieces by those that have a moment for themselves, all of a moment together by others. */
export function inOrder(
  { shared }: Contacts,
  { begin, end }: Span,
  apart: (begin: number, end: number) => void,
  together: (begin: number, end: number) => void,
): void {
  let place = begin;
  for (let next = 0; next < shared.length; next += 2) {
    const [start, stop] = [shared[next] as number, shared[next + 1] as number];
    if (start < begin) continue;
    if (start >= end) break;
    inPieces(place, start, apart);
    together(start, stop);
    place = stop;
  }
  inPieces(place, end, apart);
}
