/**
 * Betweenness by hops on the ways from each node as often as `sources` says, and none from where that is 0, to each node as often as `sinks`
 * says. What one source adds is added in the order of sources. `scores` and `into` (how many sources of others reach a node) begin as 0,
 * `onward` (how many sinks a source reaches, its own among them) is written for the nodes that are searched from. All are columns of f64.
 *
 * How long ago a node was found, or from where first, has no part in any sum: only that what follows a node is added up in the order of its
 * arcs. So the search takes arcs from last to first and the way back steps from last to first, both without branches.
 *
 * `work` has room for 2 columns of f64 (paths, sum) and 2 of i32 (distance, order with one more), and twice as many i32 as there are arcs, and two
 * more (steps).
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
  const paths = work;
  const sum = paths + 8 * size;
  const distance = sum + 8 * size;
  const order = distance + 4 * size;
  const steps = order + 4 * (size + 1);
  memory.fill(sum, 0, 8 * size);
  memory.fill(distance, 255, 4 * size);
  for (let source = 0; source < size; source++) {
    const times = load<f64>(sources + 8 * source);
    if (times === 0) continue;
    let reached: usize = 1;
    let taken: i32 = 0;
    store<i32>(order, source);
    store<i32>(distance + 4 * source, 0);
    store<f64>(paths + 8 * source, 1);
    for (let place: usize = 0; place < reached; place++) {
      const node = load<i32>(order + 4 * place);
      const near = load<i32>(distance + 4 * node) + 1;
      const ways = load<f64>(paths + 8 * node);
      const first = targets + 4 * load<i32>(offsets + 4 * node);
      for (let arc = targets + 4 * load<i32>(offsets + 4 * node, 4) - 4; arc >= first; arc -= 4) {
        const target = load<i32>(arc);
        const there = load<i32>(distance + 4 * target);
        const isFresh = there >>> 31;
        const isStep = isFresh | i32(there === near);
        store<i32>(distance + 4 * target, there + ((near - there) & -isFresh));
        store<i32>(order + 4 * reached, target);
        reached += isFresh;
        const before = reinterpret<f64>(load<i64>(paths + 8 * target) & i64(isFresh - 1));
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
      const share = (load<f64>(sinks + 8 * target) + load<f64>(sum + 8 * target) * ways) / ways;
      store<f64>(sum + 8 * node, load<f64>(sum + 8 * node) + share);
    }
    store<f64>(sum + 8 * source, 0);
    store<i32>(distance + 4 * source, -1);
    let met = load<f64>(sinks + 8 * source);
    for (let place: usize = 1; place < reached; place++) {
      const node = load<i32>(order + 4 * place);
      const brokered = load<f64>(sum + 8 * node) * load<f64>(paths + 8 * node);
      store<f64>(sum + 8 * node, 0);
      store<i32>(distance + 4 * node, -1);
      store<f64>(scores + 8 * node, load<f64>(scores + 8 * node) + times * brokered);
      store<f64>(into + 8 * node, load<f64>(into + 8 * node) + times);
      met += load<f64>(sinks + 8 * node);
    }
    store<f64>(onward + 8 * source, met);
  }
}
