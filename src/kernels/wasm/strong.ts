/**
 * The strongly connected classes. Fills `classOf` and `nodes` (`size` numbers each) and `begins` (`size` + 1), and gives their
 * count. `work` has room for five columns of `size` (i32): marks, entered, path, cursor, open.
 */
export function strong(
  size: i32,
  offsets: usize,
  targets: usize,
  classOf: usize,
  nodes: usize,
  begins: usize,
  work: usize,
): i32 {
  const marks = work;
  const entered = marks + 4 * size;
  const path = entered + 4 * size;
  const cursor = path + 4 * size;
  const open = cursor + 4 * size;
  const known = size + 1;
  memory.fill(marks, 0, 4 * size);
  store<i32>(begins, 0);
  let clock: i32 = 0;
  let count: i32 = 0;
  let waiting: usize = open;
  let placed: usize = nodes;
  for (let root = 0; root < size; root++) {
    if (load<i32>(marks + 4 * root) !== 0) continue;
    let depth: i32 = 0;
    store<i32>(path, root);
    store<i32>(cursor, load<i32>(offsets + 4 * root));
    store<i32>(entered, ++clock);
    store<i32>(marks + 4 * root, clock);
    while (depth >= 0) {
      const node = load<i32>(path + 4 * depth);
      let arc = targets + 4 * load<i32>(cursor + 4 * depth);
      const end = targets + 4 * load<i32>(offsets + 4 * node, 4);
      let mark = load<i32>(marks + 4 * node);
      let next: i32 = -1;
      while (arc < end) {
        const target = load<i32>(arc);
        arc += 4;
        const other = load<i32>(marks + 4 * target);
        if (other === 0) {
          if (load<i32>(offsets + 4 * target) < load<i32>(offsets + 4 * target, 4)) {
            next = target;
            break;
          }
          store<i32>(placed, target);
          placed += 4;
          store<i32>(classOf + 4 * target, count);
          store<i32>(marks + 4 * target, known);
          count++;
          store<i32>(begins + 4 * count, <i32>((placed - nodes) >> 2));
          continue;
        }
        if (other < mark) mark = other;
      }
      store<i32>(marks + 4 * node, mark);
      if (next >= 0) {
        store<i32>(cursor + 4 * depth, <i32>((arc - targets) >> 2));
        depth++;
        store<i32>(path + 4 * depth, next);
        store<i32>(cursor + 4 * depth, load<i32>(offsets + 4 * next));
        store<i32>(entered + 4 * depth, ++clock);
        store<i32>(marks + 4 * next, clock);
        continue;
      }
      if (mark < load<i32>(entered + 4 * depth)) {
        store<i32>(waiting, node);
        waiting += 4;
      } else {
        let first = waiting;
        while (first > open && load<i32>(marks + 4 * load<i32>(first - 4)) >= mark) first -= 4;
        for (let place = first; place < waiting; place += 4) {
          const member = load<i32>(place);
          store<i32>(placed, member);
          placed += 4;
          store<i32>(classOf + 4 * member, count);
          store<i32>(marks + 4 * member, known);
        }
        waiting = first;
        store<i32>(placed, node);
        placed += 4;
        store<i32>(classOf + 4 * node, count);
        store<i32>(marks + 4 * node, known);
        count++;
        store<i32>(begins + 4 * count, <i32>((placed - nodes) >> 2));
      }
      depth--;
      if (depth >= 0) {
        const parent = marks + 4 * load<i32>(path + 4 * depth);
        if (mark < load<i32>(parent)) store<i32>(parent, mark);
      }
    }
  }
  return count;
}
