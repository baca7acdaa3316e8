import { compareText, indices, must } from "../../base/collections";
import { inPieces } from "../../base/columns";
import { knowAscending } from "../ascending";
import type { SpellColumns } from "../columns";
import { type Given, givenOf, type Moved, numberAt } from "./given";
import { type IdColumn, idsOf } from "./ids";
import { nameOfEdge } from "./names";
import { inOrder, Sorter } from "./radix";
import type { EdgeTable } from "./table";

type Named = Omit<EdgeTable, "natures" | "calendar">;

/** Where at most one edge in so many starts with the one before it, only these get names. */
const MANY = 32;

/**
 * The places of edges in the order of ties: by earliest start, by latest start, by name. `undefined` where they stand in it.
 *
 * Names are not made where they need not be: those of edges without an id are in the order of their kinds, sources, targets and numbers,
 * each followed by what stands behind it in the name. Cost: a few passes over the edges; one where they are in the order of their starts,
 * which few of them share.
 */
export function orderOf(edges: Named, { startMin, startMax }: SpellColumns): Given | undefined {
  const few = Math.floor(edges.size / MANY);
  const equal = equalStarts(startMin, startMax, few);
  if (equal?.length === 0) return undefined;
  if (equal && equal.length <= few) return movedOf(edges.size, runsByName(edges, equal));
  const sorter = new Sorter(edges.size);
  const { order } = sorter;
  const byStart = (): readonly [Float64Array, Float64Array] => {
    if (startMax !== startMin) sorter.sortByNumbers(startMax);
    const min = sorter.sortByNumbers(startMin);
    return [min, startMax === startMin ? min : inOrder(startMax, order)];
  };
  const [min, max] = equal ? [startMin, startMax] : byStart();
  const shared = equal ?? must(equalStarts(min, max, few));
  if (shared.length > few && !edges.id && sortByNames(edges, sorter)) byStart();
  else {
    const all = shared.length > few ? must(equalStarts(min, max)) : shared;
    for (const { from, places } of runsByName(edges, all, order)) order.set(places, from);
  }
  return givenOf(order);
}

/** The places of edges that start as the one before them does, of more than `few` only one more; `undefined` where one starts before it. */
function equalStarts(
  startMin: Float64Array,
  startMax: Float64Array,
  few = startMin.length,
): readonly number[] | undefined {
  const equal: number[] = [];
  let isInOrder = true;
  inPieces(0, startMin.length, (from, to) => {
    isInOrder = addEqual(equal, few, startMin, startMax, Math.max(1, from), to);
    return isInOrder;
  });
  if (!isInOrder) return undefined;
  knowAscending(startMin);
  return equal;
}

function addEqual(
  equal: number[],
  few: number,
  startMin: Float64Array,
  startMax: Float64Array,
  from: number,
  to: number,
): boolean {
  let before = startMin[from - 1] as number;
  for (let i = from; i < to; i++) {
    const start = startMin[i] as number;
    if (start < before) return false;
    const isLater = start > before;
    before = start;
    if (isLater) continue;
    if ((startMax[i] as number) < (startMax[i - 1] as number)) return false;
    if (startMax[i] === startMax[i - 1] && equal.length <= few) equal.push(i);
  }
  return true;
}

/** Says false where a part of a name may be the beginning of another, so that parts cannot be compared one by one. */
function sortByNames({ kind, kinds, source, target, actors, given }: Named, sorter: Sorter): boolean {
  const names = kinds.map(({ name }) => name);
  const isDirected = kinds.map(({ directed }) => directed);
  const ids = idsOf(actors).map(String);
  const [kindRanks, targetRanks] = [ranksOf(names, ":"), ranksOf(ids, " #")];
  const along = isDirected.includes(true) ? ranksOf(ids, ">") : targetRanks;
  const beside = isDirected.includes(false) ? ranksOf(ids, "-") : targetRanks;
  if (!kindRanks || !targetRanks || !along || !beside) return false;
  sortByText(sorter, given);
  const { keys } = sorter;
  for (let i = 0; i < keys.length; i++) keys[i] = targetRanks[target[i] as number] as number;
  sorter.sort();
  for (let i = 0; i < keys.length; i++) {
    keys[i] = (isDirected[kind[i] as number] ? along : beside)[source[i] as number] as number;
  }
  sorter.sort();
  if (kinds.length > 1) {
    for (let i = 0; i < keys.length; i++) keys[i] = kindRanks[kind[i] as number] as number;
    sorter.sort();
  }
  return true;
}

/** Where the greatest number is so many times as many as there are, or more, they are sorted as texts. */
const SPARSE = 256;

/** The places of ids in the order of their texts. */
export function idOrder(ids: IdColumn): Uint32Array {
  const { numbers, texts } = ids;
  const most = greatest(numbers);
  const isSparse = texts.length > 0 || most >= SPARSE * numbers.length;
  return isSparse ? textOrder(idsOf(ids).map(String)) : numberOrder(numbers, most);
}

function greatest(numbers: Int32Array): number {
  let most = 0;
  for (let i = 0; i < numbers.length; i++) if ((numbers[i] as number) > most) most = numbers[i] as number;
  return most;
}

/** The same of numbers alone, of which each up to the greatest is looked for. */
function numberOrder(numbers: Int32Array, most: number): Uint32Array {
  const places = new Int32Array(most + 1).fill(-1);
  for (let i = 0; i < numbers.length; i++) places[numbers[i] as number] = i;
  const order = new Uint32Array(numbers.length);
  for (let count = 0, number = 0; count < order.length; number = nextByText(number, most)) {
    const place = places[number] as number;
    if (place >= 0) order[count++] = place;
  }
  return order;
}

/** What follows a number among those up to some limit in the order of their texts: 0, 1, 10, 11, 2. */
function nextByText(number: number, limit: number): number {
  if (number === 0) return 1;
  if (number * 10 <= limit) return number * 10;
  let next = (number >= limit ? Math.floor(number / 10) : number) + 1;
  while (next % 10 === 0) next /= 10;
  return next;
}

function textOrder(texts: readonly string[]): Uint32Array {
  const order = Uint32Array.from({ length: texts.length }, (_, i) => i);
  const isSorted = texts.every((text, i) => i === 0 || (texts[i - 1] as string) < text);
  return isSorted ? order : order.sort((a, b) => compareText(texts[a] as string, texts[b] as string));
}

/**
 * The ranks of texts where each is followed by the same mark; `undefined` where one followed by it is the beginning of another.
 * A text then stands after those that go on with something before the mark.
 */
function ranksOf(texts: readonly string[], mark: string): Uint32Array | undefined {
  const ranks = new Uint32Array(texts.length);
  let rank = 0;
  // Each begins the next one, and waits for its place among those that it begins.
  const waiting: number[] = [];
  const place = () => {
    ranks[waiting.pop() as number] = rank++;
  };
  for (const at of textOrder(texts)) {
    const text = texts[at] as string;
    while (waiting.length > 0 && !text.startsWith(texts[waiting.at(-1) as number] as string)) place();
    const before = waiting.at(-1);
    if (before !== undefined) {
      const next = text[(texts[before] as string).length] as string;
      if (next === mark[0]) return undefined;
      if (next > (mark[0] as string)) place();
    }
    waiting.push(at);
  }
  while (waiting.length > 0) place();
  return ranks;
}

/** Sorts edges by the texts of their numbers: 1, 10, 11, 2. */
function sortByText({ keys, order }: Sorter, given: Given | undefined): void {
  const size = order.length;
  // The keys serve as places of numbers for once.
  for (let i = 0; i < size; i++) keys[numberAt(given, i)] = i;
  for (let i = 0, number = 1; i < size; i++, number = nextByText(number, size)) order[i] = keys[number - 1] as number;
}

/** Edges that stand next to each other from a place on, by their numbers. */
interface Run {
  readonly from: number;
  readonly places: readonly number[];
}

/** All numbers but those of some runs, which ascend, are their places. */
function movedOf(size: number, runs: Iterable<Run>): Moved | undefined {
  const [at, own]: [number[], number[]] = [[], []];
  for (const { from, places } of runs) {
    for (let i = 0; i < places.length; i++) {
      if (places[i] === from + i) continue;
      at.push(from + i);
      own.push(places[i] as number);
    }
  }
  return at.length === 0 ? undefined : { size, places: Uint32Array.from(at), numbers: Uint32Array.from(own) };
}

/** Edges that start as the one before them does, and those before them, by name: from which place on they stand, and the places that they have in `order`. */
function* runsByName(edges: Named, equal: readonly number[], order?: Uint32Array): Generator<Run> {
  for (let next = 0; next < equal.length; ) {
    const from = (equal[next] as number) - 1;
    let to = from + 1;
    for (; equal[next] === to; next++) to++;
    const places: number[] = [];
    for (let i = from; i < to; i++) places.push(order ? (order[i] as number) : i);
    yield { from, places: inOrderOfNames(edges, places) };
  }
}

function inOrderOfNames(edges: Named, places: number[]): number[] {
  const names = places.map((place) => nameOfEdge(edges, place));
  const byName = (a: number, b: number) => compareText(names[a] as string, names[b] as string);
  // Most are pairs, for which a sort takes more room than they do.
  if (places.length === 2) return byName(0, 1) > 0 ? places.reverse() : places;
  const sorted = indices(places.length).sort(byName);
  return sorted.map((i) => places[i] as number);
}
