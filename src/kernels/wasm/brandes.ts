/** What is known of a node, 64 bytes, by places in bytes: first how many shortest paths lead to it, f64; what follows from it, f64. */
const SUM: usize = 8;
const DISTANCE: usize = 16;
/** Its arcs, the last first: where they begin and their bytes. An arc is its target and its source, as where these are. */
const FIRST: usize = 20;
const BYTES: usize = 24;
const SINK: usize = 32;
const SCORE: usize = 40;
const INTO: usize = 48;

/** With so many arcs a node most lead to what is found already: then they are better looked at node by node. */
const MANY = 3;

/**
 * Betweenness by hops on the ways from each node as often as `sources` says, and none from where that is 0, to each node as often as `sinks`
 * says. What one source adds is added in the order of sources. `scores` and `into` (how many sources of others reach a node) are
 * written, as is `onward` (how many sinks a source reaches, its own among them) for the nodes that are searched from. All are columns of f64.
 *
 * How long ago a node was found, or from where first, has no part in any sum: only that what follows a node is added up in the order of its
 * arcs. So the search takes arcs from last to first and the way back steps from last to first, both without branches: of sparse graphs
 * the arcs of what is found are put at the end of a queue, of which those that are steps stay.
 *
 * `work`: 68 bytes a node, 16 an arc, and 128.
 */
export function brandes(
  size: i32,
  offsets: usize,
  targets: usize,
  sources: usize,
  sinks: usize,
  scores: usize,
  into: usize,
  onward: usize,
  work: usize,
): void {
  const count = load<i32>(offsets + 4 * size);
  const isSparse = count < MANY * size;
  const nodes = work;
  const turned = nodes + 64 * size;
  const queue = turned + 8 * count + 32;
  const order = queue + 8 * count + 64;
  let to = turned;
  for (let node = 0; node < size; node++) {
    const own = nodes + 64 * node;
    const first = targets + 4 * load<i32>(offsets + 4 * node);
    store<f64>(own, 0, SUM);
    store<i32>(own, -1, DISTANCE);
    store<usize>(own, to, FIRST);
    for (let arc = targets + 4 * load<i32>(offsets + 4 * node, 4) - 4; arc >= first; arc -= 4) {
      store<usize>(to, nodes + 64 * load<i32>(arc));
      store<usize>(to, own, 4);
      to += 8;
    }
    store<usize>(own, to - load<usize>(own, FIRST), BYTES);
    store<f64>(own, load<f64>(sinks + 8 * node), SINK);
    store<f64>(own, 0, SCORE);
    store<f64>(own, 0, INTO);
  }
  for (let source = 0; source < size; source++) {
    const times = load<f64>(sources + 8 * source);
    if (times === 0) continue;
    const begin = nodes + 64 * source;
    let reached = order + 4;
    let taken = queue;
    store<usize>(order, begin);
    store<i32>(begin, 0, DISTANCE);
    store<f64>(begin, 1);
    if (isSparse) {
      let tail = queue;
      let next = begin;
      let isFresh = 1;
      for (let head = queue; ; head += 8) {
        const bytes = load<i32>(next, BYTES);
        const from = load<usize>(next, FIRST);
        v128.store(tail, v128.load(from));
        v128.store(tail, v128.load(from, 16), 16);
        if (isFresh & i32(bytes > 32)) {
          for (let more: usize = 32; more < usize(bytes); more += 32) {
            v128.store(tail + more, v128.load(from + more));
            v128.store(tail + more, v128.load(from + more, 16), 16);
          }
        }
        tail += bytes & -isFresh;
        if (head === tail) break;
        const arc = load<u64>(head);
        next = usize(arc);
        const node = usize(arc >> 32);
        const near = load<i32>(node, DISTANCE) + 1;
        const there = load<i32>(next, DISTANCE);
        isFresh = there >>> 31;
        const isStep = isFresh | i32(there === near);
        store<i32>(next, there + ((near - there) & -isFresh), DISTANCE);
        store<usize>(reached, next);
        reached += 4 * isFresh;
        const before = reinterpret<f64>(load<i64>(next) & i64(isFresh - 1));
        store<f64>(next, before + reinterpret<f64>(load<i64>(node) & -i64(isStep)));
        store<u64>(taken, arc);
        taken += 8 * isStep;
      }
    } else {
      for (let place = order; place < reached; place += 4) {
        const node = load<usize>(place);
        const near = load<i32>(node, DISTANCE) + 1;
        const ways = load<i64>(node);
        let arc = load<usize>(node, FIRST);
        const end = arc + load<i32>(node, BYTES);
        for (; arc < end; arc += 8) {
          const next = load<usize>(arc);
          const there = load<i32>(next, DISTANCE);
          const isFresh = there >>> 31;
          const isStep = isFresh | i32(there === near);
          store<i32>(next, there + ((near - there) & -isFresh), DISTANCE);
          store<usize>(reached, next);
          reached += 4 * isFresh;
          const before = reinterpret<f64>(load<i64>(next) & i64(isFresh - 1));
          store<f64>(next, before + reinterpret<f64>(ways & -i64(isStep)));
          store<u64>(taken, load<u64>(arc));
          taken += 8 * isStep;
        }
      }
    }
    while (taken > queue) {
      taken -= 8;
      const target = load<usize>(taken);
      const node = load<usize>(taken, 4);
      const ways = load<f64>(target);
      const share = (load<f64>(target, SINK) + load<f64>(target, SUM) * ways) / ways;
      store<f64>(node, load<f64>(node, SUM) + share, SUM);
    }
    store<f64>(begin, 0, SUM);
    store<i32>(begin, -1, DISTANCE);
    let met = load<f64>(begin, SINK);
    for (let place = order + 4; place < reached; place += 4) {
      const node = load<usize>(place);
      const brokered = load<f64>(node, SUM) * load<f64>(node);
      store<f64>(node, 0, SUM);
      store<i32>(node, -1, DISTANCE);
      store<f64>(node, load<f64>(node, SCORE) + times * brokered, SCORE);
      store<f64>(node, load<f64>(node, INTO) + times, INTO);
      met += load<f64>(node, SINK);
    }
    store<f64>(onward + 8 * source, met);
  }
  for (let node = 0; node < size; node++) {
    store<f64>(scores + 8 * node, load<f64>(nodes + 64 * node, SCORE));
    store<f64>(into + 8 * node, load<f64>(nodes + 64 * node, INTO));
  }
}
