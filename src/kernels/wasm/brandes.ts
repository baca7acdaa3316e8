/**
 * Betweenness by hops. `work` has room for five columns of `size` and one of the number of arcs, one after the other: paths and
 * share (f64), then distance, order, begin (`size` + 1) and steps (i32). Scores are added to.
 */
export function brandes(
  size: i32,
  offsets: usize,
  targets: usize,
  first: i32,
  last: i32,
  scores: usize,
  work: usize,
): void {
  const paths = work;
  const share = paths + 8 * size;
  const distance = share + 8 * size;
  const order = distance + 4 * size;
  const begin = order + 4 * size;
  const steps = begin + 4 * (size + 1);
  memory.fill(paths, 0, 8 * size);
  memory.fill(distance, 255, 4 * size);
  for (let source = first; source < last; source++) {
    let reached: usize = 1;
    let taken: i32 = 0;
    store<i32>(order, source);
    store<i32>(distance + 4 * source, 0);
    store<f64>(paths + 8 * source, 1);
    for (let place: usize = 0; place < reached; place++) {
      const node = load<i32>(order + 4 * place);
      const next = load<i32>(distance + 4 * node) + 1;
      const ways = load<f64>(paths + 8 * node);
      store<i32>(begin + 4 * place, taken);
      let arc = targets + 4 * load<i32>(offsets + 4 * node);
      const end = targets + 4 * load<i32>(offsets + 4 * node, 4);
      for (; arc < end; arc += 4) {
        const target = load<i32>(arc);
        const there = load<i32>(distance + 4 * target);
        if (there < 0) {
          store<i32>(distance + 4 * target, next);
          store<i32>(order + 4 * reached++, target);
        } else if (there !== next) continue;
        store<f64>(paths + 8 * target, load<f64>(paths + 8 * target) + ways);
        store<i32>(steps + 4 * taken++, target);
      }
    }
    store<i32>(begin + 4 * reached, taken);
    for (let place = reached - 1; place > 0; place--) {
      const node = load<i32>(order + 4 * place);
      const ways = load<f64>(paths + 8 * node);
      let sum: f64 = 0;
      let step = steps + 4 * load<i32>(begin + 4 * place);
      const end = steps + 4 * load<i32>(begin + 4 * place, 4);
      for (; step < end; step += 4) sum += load<f64>(share + 8 * load<i32>(step));
      sum *= ways;
      store<f64>(share + 8 * node, (1 + sum) / ways);
      store<f64>(scores + 8 * node, load<f64>(scores + 8 * node) + sum);
      store<i32>(distance + 4 * node, -1);
      store<f64>(paths + 8 * node, 0);
    }
    store<i32>(distance + 4 * source, -1);
    store<f64>(paths + 8 * source, 0);
  }
}
