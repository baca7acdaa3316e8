import { CHANGED, type Level, levelOf, merged, OPEN, type Work, workOf } from "./levels";
import { moveNodes } from "./moves";
import { splitParts } from "./parts";

/** What a run of Louvain's method works on. */
export interface Climb {
  readonly base: Level;
  /** The community of each node to begin with, a number below the size of the graph. */
  readonly labels: Int32Array;
  /** Marks by 1 the nodes to look at first. */
  readonly isOpen: Uint8Array;
  /** All nodes, in the order in which they are looked at. */
  readonly order: Int32Array;
  readonly resolution: number;
  /** The strength of all arcs of the graph. */
  readonly total: number;
}

/** Gains of less than this share of all strength are none. */
const SAME = 1e-12;

/**
 * Moves nodes, then communities as wholes, level by level, and all over again from the nodes, until nothing moves and no community is
 * unconnected. Gives the community of each node.
 *
 * What has been looked at is looked at again only if its community or one near it has changed since: all else would stay where it is.
 */
export function climb(run: Climb): Int32Array {
  const { base, labels, isOpen, order } = run;
  const { size, offsets, targets, into } = base;
  const work = workOf(size, into !== undefined);
  const { community, isWaiting, marks, queue } = work;
  const rooms = [0, 1].map(() => levelOf(size, targets.length, into !== undefined));
  let waiting = 0;
  for (let place = 0; place < size; place++) {
    const node = order[place] as number;
    const label = labels[node] as number;
    community[node] = label;
    if (isOpen[node] === 0) continue;
    marks[label] = OPEN;
    if (offsets[node] === offsets[node + 1]) continue;
    isWaiting[node] = 1;
    queue[waiting++] = node;
  }
  move(run, base, work, waiting);
  do {
    let isSettled = false;
    while (rise(run, work, rooms) || !isSettled) {
      isSettled = true;
      if (!settle(run, work)) break;
    }
  } while (splitParts(base, community, marks));
  return community;
}

function move({ resolution, total }: Climb, level: Level, work: Work, waiting: number): boolean {
  return moveNodes(level, work, waiting, resolution / total, SAME * total);
}

/** Moves nodes until none moves. False if none has. */
function settle(run: Climb, work: Work): boolean {
  let hasMoved = false;
  while (move(run, run.base, work, openNear(run, work))) hasMoved = true;
  return hasMoved;
}

/**
 * Moves communities as wholes, level by level, those met last first: for the most part small ones, as nodes with few arcs do at the
 * lowest. False if none has moved.
 */
function rise(run: Climb, work: Work, rooms: readonly Level[]): boolean {
  const { community, isWaiting, marks, queue, lowest, parts } = work;
  const { size } = run.base;
  let count = renumber(size, work, run.order);
  const first = count;
  lowest.set(community);
  for (let part = 0; part < first; part++) parts[part] = part;
  let level = run.base;
  for (let depth = 0; ; depth++) {
    level = merged(level, count, rooms[depth % 2] as Level, work);
    let waiting = 0;
    for (let node = count - 1; node >= 0; node--) {
      community[node] = node;
      if (marks[node] === 0 || level.offsets[node] === level.offsets[node + 1]) continue;
      isWaiting[node] = 1;
      queue[waiting++] = node;
    }
    if (!move(run, level, work, waiting)) break;
    count = renumber(count, work, undefined);
    for (let part = 0; part < first; part++) parts[part] = community[parts[part] as number] as number;
  }
  for (let node = 0; node < size; node++) community[node] = parts[lowest[node] as number] as number;
  for (let label = 0; label < count; label++) if (marks[label] === OPEN) marks[label] = 0;
  return count < first;
}

/**
 * Lets the nodes wait that are in a community that has changed or near one. At resolutions up to 1 nodes without a neighbour in another
 * community stay in theirs, however it has changed.
 */
function openNear({ base, order, resolution }: Climb, { community, isWaiting, marks, queue }: Work): number {
  const { size, offsets, targets } = base;
  let waiting = 0;
  for (let place = 0; place < size; place++) {
    const node = order[place] as number;
    const own = community[node] as number;
    let isNear = marks[own] === CHANGED;
    let mayLeave = resolution > 1;
    const last = offsets[node + 1] as number;
    for (let arc = offsets[node] as number; arc < last && !(isNear && mayLeave); arc++) {
      const other = community[targets[arc] as number] as number;
      if (other === own) continue;
      mayLeave = true;
      isNear ||= marks[other] === CHANGED;
    }
    if (!isNear || !mayLeave) continue;
    isWaiting[node] = 1;
    queue[waiting++] = node;
  }
  for (let label = 0; label < size; label++) if (marks[label] === CHANGED) marks[label] = OPEN;
  return waiting;
}

/**
 * Numbers communities from 0 as they are met in an order, or in that of the nodes, and their marks with them; answers with how many
 * there are.
 */
function renumber(size: number, work: Work, order: Int32Array | undefined): number {
  const { community, marks, near: numbers, members: marksBefore } = work;
  numbers.fill(-1, 0, size);
  for (let label = 0; label < size; label++) marksBefore[label] = marks[label] as number;
  let count = 0;
  for (let place = 0; place < size; place++) {
    const node = order ? (order[place] as number) : place;
    const label = community[node] as number;
    if ((numbers[label] as number) < 0) {
      marks[count] = marksBefore[label] as number;
      numbers[label] = count++;
    }
    community[node] = numbers[label] as number;
  }
  return count;
}
