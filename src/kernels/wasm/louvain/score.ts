import {
  community,
  free,
  homes,
  into,
  members,
  near,
  nodes,
  offsets,
  out,
  queue,
  sumInto,
  targets,
  weights,
} from "./work";

/** As `numberedBySize` of ../../louvain/by-size, of the nodes as they are given, by what they have become a part of. */
export function numberBySize(numbers: usize): void {
  const sizes = members;
  const met = queue;
  const places = near;
  memory.fill(sizes, 0, 4 * nodes);
  memory.fill(places, 0, 4 * (nodes + 1));
  let count = 0;
  for (let node = 0; node < nodes; node++) {
    const label = load<i32>(community + 4 * load<i32>(homes + 4 * node));
    store<i32>(numbers + 4 * node, label);
    const before = load<i32>(sizes + 4 * label);
    store<i32>(sizes + 4 * label, before + 1);
    store<i32>(met + 4 * count, label);
    count += i32(before === 0);
  }
  // Those of each size, the largest first; then where the next of that size goes.
  for (let place = 0; place < count; place++) {
    const at = placeOf(places, load<i32>(met + 4 * place));
    store<i32>(at, load<i32>(at) + 1);
  }
  let end = 0;
  for (let at = places; at < places + 4 * nodes; at += 4) {
    const many = load<i32>(at);
    store<i32>(at, end);
    end += many;
  }
  for (let place = 0; place < count; place++) {
    const label = load<i32>(met + 4 * place);
    const at = placeOf(places, label);
    const number = load<i32>(at);
    store<i32>(at, number + 1);
    store<i32>(free + 4 * label, number);
  }
  for (let node = 0; node < nodes; node++) {
    const at = numbers + 4 * node;
    store<i32>(at, load<i32>(free + 4 * load<i32>(at)));
  }
}

function placeOf(places: usize, label: i32): usize {
  return places + 4 * (nodes - load<i32>(members + 4 * label));
}

/** As `quality` of ../../louvain/quality, of the level at hand, which is the graph as it is given. */
export function quality(labels: usize, resolution: f64, total: f64): f64 {
  if (total === 0) return 0;
  const reaching = sumInto;
  const arriving = into === 0 ? out : into;
  memory.fill(reaching, 0, 8 * nodes);
  let inside: f64 = 0;
  for (let node = 0; node < nodes; node++) {
    const own = load<i32>(labels + 4 * node);
    const last = load<i32>(offsets + 4 * node, 4);
    for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
      const isInside = load<i32>(labels + 4 * load<i32>(targets + 4 * arc)) === own;
      inside += load<f64>(weights + 8 * arc) * f64(isInside);
    }
    const at = reaching + 8 * own;
    store<f64>(at, load<f64>(at) + load<f64>(arriving + 8 * node));
  }
  let chance: f64 = 0;
  for (let node = 0; node < nodes; node++) {
    const own = load<i32>(labels + 4 * node);
    chance += (load<f64>(out + 8 * node) / total) * (load<f64>(reaching + 8 * own) / total);
  }
  return (into === 0 ? inside : inside / 2) / total - resolution * chance;
}
