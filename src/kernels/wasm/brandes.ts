/** The distance of a leaf: whoever has its only arc in reaches it first and alone, and it leads nowhere else. */
const LEAF: i32 = i32.MAX_VALUE;
const NONE: i32 = -1;
const SEVERAL: i32 = -2;

/**
 * Betweenness by hops of `count` graphs that lie one after the other: of each `sizes` has its number of nodes, `offsetsOfAll` as many numbers
 * and one more, which count from the beginning of `targets`, and `scoresOfAll` has room for as many, 0. `largest` is the greatest size.
 *
 * What one source adds to the scores is added in the order of sources. A node whose only arc leads to `gate`, and which nothing but
 * `gate` leads to, adds what `gate` adds, and to `gate` a share of its own: what a gate adds is kept for the others, as long as there is
 * `room` for so many numbers.
 *
 * How long ago a node was found, or from where first, has no part in any sum: only that what follows a node is added up in the order of its
 * arcs. So the search takes arcs from last to first and the way back steps from last to first, both without branches.
 *
 * `work` has room for 4 columns of f64 (paths, sum, share, own) and 7 of i32 (distance, order with one more, entry, gate, next, from, to), of
 * `largest`; then of `room` f64 (added) and i32 (where), and twice as many i32 as a graph has arcs at most, and two more (steps).
 */
export function brandes(
  count: i32,
  sizes: usize,
  largest: i32,
  offsetsOfAll: usize,
  targets: usize,
  scoresOfAll: usize,
  room: i32,
  work: usize,
): void {
  const paths = work;
  const sum = paths + 8 * largest;
  const share = sum + 8 * largest;
  const own = share + 8 * largest;
  const added = own + 8 * largest;
  const where = added + 8 * room;
  const distance = where + 4 * room;
  const order = distance + 4 * largest;
  const entry = order + 4 * (largest + 1);
  const gate = entry + 4 * largest;
  const next = gate + 4 * largest;
  const from = next + 4 * largest;
  const to = from + 4 * largest;
  const steps = to + 4 * largest;
  memory.fill(sum, 0, 8 * largest);
  let offsets = offsetsOfAll;
  let scores = scoresOfAll;
  for (let graph = 0; graph < count; graph++) {
    const size = load<i32>(sizes + 4 * graph);
    mark(size, offsets, targets, distance, entry, gate, next, from);
    let kept: i32 = 0;
    for (let source = 0; source < size; source++) {
      const arc = load<i32>(offsets + 4 * source);
      if (arc === load<i32>(offsets + 4 * source, 4)) continue;
      // The same node for a pendant as for the gate it hangs on; from its own place for every other.
      const isPendant = load<i32>(gate + 4 * source) >= 0;
      let root = isPendant ? load<i32>(gate + 4 * source) : source;
      const hasPendants = load<i32>(entry + 4 * root) >= 0;
      let list = hasPendants ? load<i32>(from + 4 * root) : NONE;
      if (list === NONE) {
        // Nothing kept yet, nor known to have no room.
        const isKept = hasPendants && kept + size <= room;
        if (!isKept) root = source;
        const back = load<i32>(distance + 4 * root);
        let reached: usize = 1;
        let taken: i32 = 0;
        store<i32>(order, root);
        store<i32>(distance + 4 * root, 0);
        store<f64>(paths + 8 * root, 1);
        for (let place: usize = 0; place < reached; place++) {
          const node = load<i32>(order + 4 * place);
          const near = load<i32>(distance + 4 * node) + 1;
          const ways = load<f64>(paths + 8 * node);
          const first = targets + 4 * load<i32>(offsets + 4 * node);
          for (let arc = targets + 4 * load<i32>(offsets + 4 * node, 4) - 4; arc >= first; arc -= 4) {
            const target = load<i32>(arc);
            const there = load<i32>(distance + 4 * target);
            const isFresh = there >>> 31;
            const isFirst = isFresh | i32(there === LEAF);
            const isStep = isFirst | i32(there === near);
            store<i32>(distance + 4 * target, there + ((near - there) & -isFresh));
            store<i32>(order + 4 * reached, target);
            reached += isFresh;
            const before = reinterpret<f64>(load<i64>(paths + 8 * target) & i64(isFirst - 1));
            store<f64>(paths + 8 * target, before + reinterpret<f64>(reinterpret<i64>(ways) & -i64(isStep)));
            store<i32>(steps + 8 * taken, target);
            store<i32>(steps + 8 * taken, node, 4);
            taken += isStep;
          }
        }
        for (let i = taken - 1; i >= 0; i--) {
          const target = load<i32>(steps + 8 * i);
          const node = load<i32>(steps + 8 * i, 4);
          const ways = load<f64>(paths + 8 * target);
          const own = (1 + load<f64>(sum + 8 * target) * ways) / ways;
          store<f64>(share + 8 * target, own);
          store<f64>(sum + 8 * node, load<f64>(sum + 8 * node) + own);
        }
        const total = load<f64>(sum + 8 * root);
        store<f64>(sum + 8 * root, 0);
        if (isKept) store<i32>(from + 4 * root, kept);
        for (let place: usize = 1; place < reached; place++) {
          const node = load<i32>(order + 4 * place);
          const brokered = load<f64>(sum + 8 * node) * load<f64>(paths + 8 * node);
          store<f64>(sum + 8 * node, 0);
          store<i32>(distance + 4 * node, -1);
          if (isKept) {
            store<i32>(where + 4 * kept, node);
            store<f64>(added + 8 * kept, brokered);
            kept += i32(brokered !== 0);
          } else store<f64>(scores + 8 * node, load<f64>(scores + 8 * node) + brokered);
        }
        store<i32>(distance + 4 * root, back);
        if (!isKept) continue;
        list = load<i32>(from + 4 * root);
        store<i32>(to + 4 * root, kept);
        const last = load<i32>(offsets + 4 * root, 4) - load<i32>(offsets + 4 * root) - 1;
        for (let pendant = load<i32>(entry + 4 * root); pendant >= 0; pendant = load<i32>(next + 4 * pendant)) {
          store<f64>(
            own + 8 * pendant,
            load<i32>(distance + 4 * pendant) === LEAF ? without(pendant, steps, last, share) : total,
          );
        }
      }
      const end = load<i32>(to + 4 * root);
      for (let i = list; i < end; i++) {
        const node = load<i32>(where + 4 * i);
        store<f64>(scores + 8 * node, load<f64>(scores + 8 * node) + load<f64>(added + 8 * i));
      }
      if (isPendant) store<f64>(scores + 8 * root, load<f64>(scores + 8 * root) + load<f64>(own + 8 * source));
    }
    offsets += 4 * (size + 1);
    scores += 8 * size;
  }
}

/** What the first steps of a search, all from one node and the last of them first, are worth together without that to a leaf. */
function without(leaf: i32, steps: usize, last: i32, share: usize): f64 {
  let sum: f64 = 0;
  for (let i = last; i >= 0; i--) {
    const target = load<i32>(steps + 8 * i);
    sum += select<f64>(0, load<f64>(share + 8 * target), target === leaf);
  }
  return sum;
}

/**
 * Finds the leaves of a graph, its pendants, and the nodes that they hang on: `gate` has for a pendant the node that its only arc leads to,
 * else −1; `entry` for such a node its first pendant, `next` for a pendant the next.
 */
function mark(
  size: i32,
  offsets: usize,
  targets: usize,
  distance: usize,
  entry: usize,
  gate: usize,
  next: usize,
  from: usize,
): void {
  memory.fill(distance, 255, 4 * size);
  memory.fill(entry, 255, 4 * size);
  memory.fill(gate, 255, 4 * size);
  memory.fill(from, 255, 4 * size);
  // While arcs are counted `gate` has the node that the only arc so far comes from.
  for (let node = 0; node < size; node++) {
    const end = targets + 4 * load<i32>(offsets + 4 * node, 4);
    for (let arc = targets + 4 * load<i32>(offsets + 4 * node); arc < end; arc += 4) {
      const slot = gate + 4 * load<i32>(arc);
      store<i32>(slot, load<i32>(slot) === NONE ? node : SEVERAL);
    }
  }
  for (let node = size - 1; node >= 0; node--) {
    const before = load<i32>(gate + 4 * node);
    const arc = load<i32>(offsets + 4 * node);
    const out = load<i32>(offsets + 4 * node, 4) - arc;
    const after = out === 1 ? load<i32>(targets + 4 * arc) : NONE;
    if (before >= 0 && (out === 0 || after === before)) store<i32>(distance + 4 * node, LEAF);
    const isPendant = out === 1 && (before === NONE || before === after);
    store<i32>(gate + 4 * node, isPendant ? after : NONE);
    if (!isPendant) continue;
    store<i32>(next + 4 * node, load<i32>(entry + 4 * after));
    store<i32>(entry + 4 * after, node);
  }
}
