import { gather } from "./levels";
import {
  folded,
  foldedInto,
  foldedOffsets,
  foldedOut,
  foldedTargets,
  foldedWeights,
  homes,
  into,
  isOpen,
  keep,
  kept,
  labels,
  members,
  nodes,
  offsets,
  order,
  out,
  targets,
  weights,
} from "./work";

/** As `foldLeaves` of ../../louvain/fold: of the level at hand; `from` and `opened`, its beginning, are 0 where everyone begins alone. */
export function foldLeaves(resolution: f64, from: usize, opened: usize): void {
  // Till the end of this function: the only neighbour of each node, or −1.
  const only = order;
  for (let node = 0; node < nodes; node++) store<i32>(only + 4 * node, resolution > 1 ? -1 : onlyNeighbour(node));
  let count = 0;
  for (let node = 0; node < nodes; node++) {
    const other = load<i32>(only + 4 * node);
    const isFirst = i32(other > node) & i32(load<i32>(only + 4 * max(other, 0)) >= 0);
    let isLeaf = i32(other >= 0) & ~isFirst;
    if (from !== 0 && isLeaf !== 0 && load<u8>(opened + node) === 0) {
      isLeaf = i32(load<i32>(from + 4 * node) === load<i32>(from + 4 * other));
    }
    store<i32>(kept + 4 * count, node);
    store<i32>(homes + 4 * node, (-isLeaf & ~other) | ((isLeaf - 1) & count));
    count += 1 - isLeaf;
  }
  keep(count);
  for (let node = 0; node < nodes; node++) {
    const home = load<i32>(homes + 4 * node);
    const isLeaf = home >> 31;
    const main = (isLeaf & ~home) | (~isLeaf & node);
    store<i32>(homes + 4 * node, load<i32>(homes + 4 * main));
  }
  let arcs = 0;
  for (let own = 0; own < count; own++) {
    const node = load<i32>(kept + 4 * own);
    store<i32>(foldedOffsets + 4 * own, arcs);
    const last = load<i32>(offsets + 4 * node, 4);
    for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
      const other = load<i32>(homes + 4 * load<i32>(targets + 4 * arc));
      store<i32>(foldedTargets + 4 * arcs, other);
      store<f64>(foldedWeights + 8 * arcs, load<f64>(weights + 8 * arc));
      arcs += i32(other !== own);
    }
  }
  store<i32>(foldedOffsets + 4 * count, arcs);
  begin(from, opened);
  gather(out, foldedOut, homes, nodes, count);
  if (into !== 0) gather(into, foldedInto, homes, nodes, count);
}

/** As `foldedBeginning` and `everyoneAlone` of ../../louvain/louvain. */
function begin(from: usize, opened: usize): void {
  memory.fill(isOpen, from === 0 ? 1 : 0, folded);
  if (from === 0) {
    for (let own = 0; own < folded; own++) store<i32>(labels + 4 * own, own);
    return;
  }
  const firstOf = order;
  memory.fill(firstOf, 255, 4 * nodes);
  for (let own = 0; own < folded; own++) {
    const at = firstOf + 4 * load<i32>(from + 4 * load<i32>(kept + 4 * own));
    if (load<i32>(at) < 0) store<i32>(at, own);
    store<i32>(labels + 4 * own, load<i32>(at));
  }
  for (let node = 0; node < nodes; node++) {
    if (load<u8>(opened + node) === 1) store<u8>(isOpen + load<i32>(homes + 4 * node), 1);
  }
}

function onlyNeighbour(node: i32): i32 {
  const first = load<i32>(offsets + 4 * node);
  const last = load<i32>(offsets + 4 * node, 4);
  const other = load<i32>(targets + 4 * first);
  const arcs = last - first;
  // What follows the last arc of all is read too, and of no matter.
  const isMore = i32(arcs > 1) & i32(load<i32>(targets + 4 * first, 4) === other);
  if (isMore !== 0) {
    for (let arc = first + 2; arc < last; arc++) if (load<i32>(targets + 4 * arc) !== other) return -1;
    return other;
  }
  return -i32(arcs !== 1) | other;
}

/** As `orderOf` of ../../louvain/louvain: by degree, those of the same degree shuffled by numbers drawn from 0 to below 1, which are read in turn. */
export function putInOrder(draws: usize): void {
  // Of each degree how many have less; then where the next node of that degree goes.
  const begin = members;
  const most = folded - 1;
  memory.fill(begin, 0, 4 * folded);
  for (let node = 0; node < folded; node++) {
    const at = begin + 4 * degreeOf(node, most);
    store<i32>(at, load<i32>(at) + 1);
  }
  let end = 0;
  for (let degree = 0; degree < folded; degree++) {
    const count = load<i32>(begin + 4 * degree);
    store<i32>(begin + 4 * degree, end);
    end += count;
  }
  for (let node = 0; node < folded; node++) {
    const at = begin + 4 * degreeOf(node, most);
    const place = load<i32>(at);
    store<i32>(at, place + 1);
    store<i32>(order + 4 * place, node);
  }
  let from = folded > 0 ? load<i32>(begin) : 0;
  let draw = draws;
  for (let degree = 1; degree < folded; degree++) {
    const to = load<i32>(begin + 4 * degree);
    for (let left = to - from; left > 1; left--) {
      const one = order + 4 * (from + i32(load<f64>(draw) * left));
      const last = order + 4 * (from + left - 1);
      draw += 8;
      const node = load<i32>(last);
      store<i32>(last, load<i32>(one));
      store<i32>(one, node);
    }
    from = to;
  }
}

function degreeOf(node: i32, most: i32): i32 {
  return min(load<i32>(foldedOffsets + 4 * node, 4) - load<i32>(foldedOffsets + 4 * node), most);
}
