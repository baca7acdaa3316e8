import { survey } from "./moves";
import {
  add,
  community,
  handle,
  into,
  intoInRoom,
  marks,
  members,
  near,
  offsetsInRoom,
  out,
  queue,
  shared,
  size,
  targetsInRoom,
  weightsInRoom,
} from "./work";

/** As `merged` of ../../louvain/levels: the level above is the one at hand then. */
export function merge(count: i32, above: usize): void {
  memory.fill(members, 0, 4 * count);
  for (let node = 0; node < size; node++) add(members + 4 * load<i32>(community + 4 * node), 1);
  let end = 0;
  for (let own = 0; own < count; own++) end = add(members + 4 * own, end);
  for (let node = size - 1; node >= 0; node--) {
    const place = add(members + 4 * load<i32>(community + 4 * node), -1);
    store<i32>(queue + 4 * place, node);
  }
  const targets = above + targetsInRoom;
  const weights = above + weightsInRoom;
  const offsets = above + offsetsInRoom;
  let arcs = 0;
  let place = 0;
  for (let own = 0; own < count; own++) {
    const last = own + 1 < count ? load<i32>(members + 4 * own, 4) : size;
    let found = near;
    for (; place < last; place++) found = survey(load<i32>(queue + 4 * place), found);
    store<i32>(offsets + 4 * own, arcs);
    for (let one = near; one < found; one += 4) {
      const other = load<i32>(one);
      store<i32>(targets + 4 * arcs, other);
      store<f64>(weights + 8 * arcs, load<f64>(shared + 8 * other));
      arcs += i32(other !== own);
      store<f64>(shared + 8 * other, 0);
    }
  }
  store<i32>(offsets + 4 * count, arcs);
  gather(out, above, community, size, count);
  if (into !== 0) gather(into, above + intoInRoom, community, size, count);
  handle(count, offsets, targets, weights, above, into === 0 ? 0 : above + intoInRoom);
}

/** Adds the numbers of so many nodes up by what these are parts of. */
export function gather(from: usize, to: usize, whole: usize, parts: i32, wholes: i32): void {
  memory.fill(to, 0, 8 * wholes);
  for (let part = 0; part < parts; part++) {
    const at = to + 8 * load<i32>(whole + 4 * part);
    store<f64>(at, load<f64>(at) + load<f64>(from + 8 * part));
  }
}

/** As `renumber` of ../../louvain/climb; `order` 0 is that of the nodes. */
export function renumber(order: usize): i32 {
  memory.fill(near, 255, 4 * size);
  memory.copy(members, marks, size);
  let count = 0;
  for (let place = 0; place < size; place++) {
    const node = order !== 0 ? load<i32>(order + 4 * place) : place;
    const label = load<i32>(community + 4 * node);
    if (load<i32>(near + 4 * label) < 0) {
      store<u8>(marks + count, load<u8>(members + label));
      store<i32>(near + 4 * label, count++);
    }
    store<i32>(community + 4 * node, load<i32>(near + 4 * label));
  }
  return count;
}
