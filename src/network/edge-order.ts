import { compareText } from "../base/collections";
import type { SpellColumns } from "./columns";
import { nameOfEdge } from "./edge-names";
import type { EdgeTable } from "./edge-table";
import { floatKeys, sortByKeys } from "./radix";

type Named = Omit<EdgeTable, "natures" | "calendar">;

/**
 * The places of edges in the order of ties: by earliest start, by latest start, by name. `undefined` where they stand in it.
 *
 * Names are not made where they need not be: those of edges without an id are in the order of their kinds, sources, targets and numbers,
 * each followed by what stands behind it in the name. Cost: a few passes over the edges.
 */
export function orderOf(edges: Named, { startMin, startMax }: SpellColumns): Uint32Array | undefined {
  const { size } = edges;
  if (isRising(startMin, startMax)) return undefined;
  const byName = edges.id ? undefined : orderOfNames(edges);
  let order = byName ?? Uint32Array.from({ length: size }, (_, i) => i);
  if (startMax !== startMin) for (const keys of floatKeys(startMax)) order = sortByKeys(order, keys);
  for (const keys of floatKeys(startMin)) order = sortByKeys(order, keys);
  if (!byName) sortRuns(edges, order, startMin, startMax);
  for (let i = 0; i < size; i++) if (order[i] !== i) return order;
  return undefined;
}

/** Whether each starts after the one before, so that names do not matter. */
function isRising(startMin: Float64Array, startMax: Float64Array): boolean {
  for (let i = 1; i < startMin.length; i++) {
    const step = (startMin[i] as number) - (startMin[i - 1] as number);
    if (step > 0) continue;
    if (startMin[i] !== startMin[i - 1] || !((startMax[i] as number) > (startMax[i - 1] as number))) return false;
  }
  return true;
}

/** `undefined` where a part of a name may be the beginning of another, so that parts cannot be compared one by one. */
function orderOfNames({ size, kind, kinds, source, target, actors, given }: Named): Uint32Array | undefined {
  const kindRanks = ranksOf(kinds.map(({ name }) => `${name}:`));
  const targetRanks = ranksOf(actors.map((id) => `${id} #`));
  const isDirected = kinds.map(({ directed }) => directed);
  const along = isDirected.includes(true) ? ranksOf(actors.map((id) => `${id}>`)) : targetRanks;
  const beside = isDirected.includes(false) ? ranksOf(actors.map((id) => `${id}-`)) : targetRanks;
  if (!kindRanks || !targetRanks || !along || !beside) return undefined;
  let order = inTextOrder(size);
  if (given) {
    const places = new Uint32Array(size);
    for (let i = 0; i < size; i++) places[given[i] as number] = i;
    order = order.map((number) => places[number] as number);
  }
  const keys = new Uint32Array(size);
  const sortBy = (key: (place: number) => number) => {
    for (let i = 0; i < size; i++) keys[i] = key(i);
    order = sortByKeys(order, keys);
  };
  sortBy((i) => targetRanks[target[i] as number] as number);
  sortBy((i) => (isDirected[kind[i] as number] ? along : beside)[source[i] as number] as number);
  if (kinds.length > 1) sortBy((i) => kindRanks[kind[i] as number] as number);
  return order;
}

/** The rank of each text among them; `undefined` where one begins with another. */
function ranksOf(texts: readonly string[]): Uint32Array | undefined {
  const order = Array.from(texts.keys());
  const isSorted = texts.every((text, i) => i === 0 || (texts[i - 1] as string) < text);
  if (!isSorted) order.sort((a, b) => compareText(texts[a] as string, texts[b] as string));
  const ranks = new Uint32Array(texts.length);
  for (const [rank, at] of order.entries()) {
    if (rank > 0 && (texts[at] as string).startsWith(texts[order[rank - 1] as number] as string)) return undefined;
    ranks[at] = rank;
  }
  return ranks;
}

/** The numbers from 0 up to `size`, such that the numbers above them by one are in the order of their texts: 1, 10, 11, 2. */
function inTextOrder(size: number): Uint32Array {
  const order = new Uint32Array(size);
  let number = 1;
  for (let i = 0; i < size; i++) {
    order[i] = number - 1;
    if (number * 10 <= size) number *= 10;
    else {
      if (number >= size) number = Math.floor(number / 10);
      number++;
      while (number % 10 === 0) number /= 10;
    }
  }
  return order;
}

/** Sorts edges of equal starts by name. */
function sortRuns(edges: Named, order: Uint32Array, startMin: Float64Array, startMax: Float64Array): void {
  const isSame = (a: number, b: number) => startMin[a] === startMin[b] && startMax[a] === startMax[b];
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && isSame(order[from] as number, order[to] as number)) to++;
    if (to - from < 2) continue;
    const run = Array.from(order.subarray(from, to), (place) => ({ place, name: nameOfEdge(edges, place) }));
    run.sort((a, b) => compareText(a.name, b.name));
    for (const [i, { place }] of run.entries()) order[from + i] = place;
  }
}
