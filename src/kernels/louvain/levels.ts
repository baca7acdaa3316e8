/** A graph whose nodes are communities of the level below; at the lowest level they are the nodes themselves. Arcs go both ways. */
export interface Level {
  size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  /** The strength that leaves each node, ties within it counted; and that which reaches it, where that is not the same. */
  readonly out: Float64Array;
  readonly into: Float64Array | undefined;
}

/** Columns to work in, of as many entries as there are nodes at the lowest level. */
export interface Work {
  /** The community of each node of the level. */
  readonly community: Int32Array;
  /** 1 for nodes that wait to be looked at. */
  readonly isWaiting: Uint8Array;
  /** For each label 1 if its community is to be looked at as a whole, 3 if nodes have also come or gone; else 0. */
  readonly marks: Uint8Array;
  readonly queue: Int32Array;
  readonly sumOut: Float64Array;
  readonly sumInto: Float64Array;
  readonly members: Int32Array;
  /** The strength of ties between one node or community and each community near it; 0 for all others. */
  readonly shared: Float64Array;
  readonly near: Int32Array;
  /** Labels that no node has. */
  readonly free: Int32Array;
  /** The community of each node of the lowest level when it was left, and what each of them has become at the level at hand. */
  readonly lowest: Int32Array;
  readonly parts: Int32Array;
}

export const [OPEN, CHANGED] = [1, 3];

export function levelOf(size: number, arcs: number, directed: boolean): Level {
  return {
    size,
    offsets: new Int32Array(size + 1),
    targets: new Int32Array(arcs),
    weights: new Float64Array(arcs),
    out: new Float64Array(size),
    into: directed ? new Float64Array(size) : undefined,
  };
}

export function workOf(size: number, directed: boolean): Work {
  return {
    community: new Int32Array(size),
    isWaiting: new Uint8Array(size),
    marks: new Uint8Array(size),
    queue: new Int32Array(size),
    sumOut: new Float64Array(size),
    sumInto: new Float64Array(directed ? size : 0),
    members: new Int32Array(size),
    shared: new Float64Array(size),
    near: new Int32Array(size),
    free: new Int32Array(size),
    lowest: new Int32Array(size),
    parts: new Int32Array(size),
  };
}

/**
 * The level above: each community one node, ties within it left out. Communities are numbered from 0 to `count` − 1. `room` is
 * written over.
 */
export function merged(
  level: Level,
  count: number,
  room: Level,
  { community, queue, members, shared, near }: Work,
): Level {
  const { size, offsets, targets, weights } = level;
  const [list, begin] = [queue, members];
  const { offsets: offsetsAbove, targets: targetsAbove, weights: weightsAbove } = room;
  begin.fill(0, 0, count);
  for (let node = 0; node < size; node++) {
    const own = community[node] as number;
    begin[own] = (begin[own] as number) + 1;
  }
  let end = 0;
  for (let own = 0; own < count; own++) begin[own] = end += begin[own] as number;
  for (let node = size - 1; node >= 0; node--) {
    const own = community[node] as number;
    const place = (begin[own] as number) - 1;
    begin[own] = place;
    list[place] = node;
  }
  let [arcs, place] = [0, 0];
  for (let own = 0; own < count; own++) {
    const last = own + 1 < count ? (begin[own + 1] as number) : size;
    let found = 0;
    for (; place < last; place++) {
      const node = list[place] as number;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const other = community[targets[arc] as number] as number;
        if (other === own) continue;
        const known = shared[other] as number;
        if (known === 0) near[found++] = other;
        shared[other] = known + (weights[arc] as number);
      }
    }
    offsetsAbove[own] = arcs;
    for (let i = 0; i < found; i++) {
      const other = near[i] as number;
      targetsAbove[arcs] = other;
      weightsAbove[arcs++] = shared[other] as number;
      shared[other] = 0;
    }
  }
  offsetsAbove[count] = arcs;
  room.size = count;
  gather(level.out, room.out, level, community, count);
  if (level.into && room.into) gather(level.into, room.into, level, community, count);
  return room;
}

function gather(from: Float64Array, to: Float64Array, { size }: Level, community: Int32Array, count: number): void {
  to.fill(0, 0, count);
  for (let node = 0; node < size; node++) {
    const own = community[node] as number;
    to[own] = (to[own] as number) + (from[node] as number);
  }
}
