import { byDegree, type Level, levelOf, merged, SEEN, WAITING, type Work, workOf } from "./louvain-levels";
import { moveNodes } from "./louvain-moves";

/** What a run of Louvain's method works on. */
export interface Climb {
  readonly base: Level;
  /** The community of each node, a number below the size of the graph: the one to begin with, then the one found. */
  readonly labels: Int32Array;
  /** Marks by 1 the nodes to look at; then those that were looked at in the last cycle, alone or as part of a community. */
  readonly isOpen: Uint8Array;
  /** All nodes, in the order in which those of the same degree are looked at. */
  readonly order: Int32Array;
  /** The resolution ÷ the strength of all arcs. */
  readonly rate: number;
  /** Gains up to this are none, in units of strength. */
  readonly least: number;
}

/** Moves nodes, then communities as wholes, level by level, and all over again from the nodes, until no node moves. */
export function climb(run: Climb): void {
  const { size, targets, into } = run.base;
  const work = workOf(size, into !== undefined);
  const rooms = [0, 1].map(() => levelOf(size, targets.length, into !== undefined));
  let isFirst = true;
  while (cycle(run, work, rooms, isFirst)) isFirst = false;
}

/**
 * From the nodes to the highest level, where communities met last come first: for the most part small ones, as nodes with few
 * arcs do at the lowest. False if no node has moved, which after the first cycle is the end.
 */
function cycle(run: Climb, work: Work, rooms: readonly Level[], isFirst: boolean): boolean {
  const { base, labels, isOpen, order, rate, least } = run;
  const { community, state, queue } = work;
  community.set(labels);
  state.fill(0);
  let waiting = 0;
  for (let place = 0; place < base.size; place++) {
    const node = order[place] as number;
    if (isOpen[node] === 0) continue;
    state[node] = WAITING;
    queue[waiting++] = node;
  }
  byDegree(base, work, waiting);
  if (!moveNodes(base, work, waiting, rate, least) && !isFirst) return false;
  let count = renumber(community, work.near, base.size, order);
  for (let node = 0; node < base.size; node++) {
    labels[node] = community[node] as number;
    isOpen[node] = state[node] === SEEN ? 1 : 0;
  }
  let level = base;
  for (let depth = 0; ; depth++) {
    waiting = 0;
    markSeen(level.size, work, count);
    level = merged(level, count, rooms[depth % 2] as Level, work);
    for (let node = count - 1; node >= 0; node--) {
      community[node] = node;
      state[node] = work.free[node] as number;
      if (state[node] === WAITING) queue[waiting++] = node;
    }
    if (!moveNodes(level, work, waiting, rate, least)) return true;
    count = renumber(community, work.near, count, undefined);
    for (let node = 0; node < base.size; node++) {
      const part = labels[node] as number;
      labels[node] = community[part] as number;
      if (state[part] === SEEN) isOpen[node] = 1;
    }
  }
}

/** Communities of which a node was looked at wait to be looked at themselves. */
function markSeen(size: number, { community, state, free: next }: Work, count: number): void {
  next.fill(0, 0, count);
  for (let node = 0; node < size; node++) if (state[node] === SEEN) next[community[node] as number] = WAITING;
}

/** Numbers communities from 0 as they are met in an order, or in that of the nodes; answers with how many there are. */
function renumber(community: Int32Array, numbers: Int32Array, size: number, order: Int32Array | undefined): number {
  numbers.fill(-1, 0, size);
  let count = 0;
  for (let place = 0; place < size; place++) {
    const node = order ? (order[place] as number) : place;
    const label = community[node] as number;
    if ((numbers[label] as number) < 0) numbers[label] = count++;
    community[node] = numbers[label] as number;
  }
  return count;
}
