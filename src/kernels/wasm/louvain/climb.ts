import { merge, renumber } from "./levels";
import { moveNodes } from "./moves";
import { split } from "./parts";
import {
  CHANGED,
  community,
  folded,
  foldedInto,
  foldedOffsets,
  foldedOut,
  foldedTargets,
  foldedWeights,
  handle,
  isOpen,
  isWaiting,
  labels,
  lowest,
  marks,
  OPEN,
  offsets,
  order,
  parts,
  queue,
  room,
  rooms,
  shared,
  size,
  targets,
} from "./work";

let rate: f64 = 0;
let least: f64 = 0;

/** As `climb` of ../../louvain/climb, but that the labels found are left in `community`. */
export function climb(resolution: f64, total: f64, isDirected: bool): void {
  rate = resolution / total;
  least = 1e-12 * total;
  memory.fill(shared, 0, 8 * folded);
  memory.fill(isWaiting, 0, folded);
  memory.fill(marks, 0, folded);
  memory.copy(community, labels, 4 * folded);
  descend(isDirected);
  let waiting = 0;
  for (let place = 0; place < size; place++) {
    const node = load<i32>(order + 4 * place);
    if (load<u8>(isOpen + node) === 0) continue;
    store<u8>(marks + load<i32>(community + 4 * node), OPEN);
    if (isTied(node)) wait(node, waiting++);
  }
  moveNodes(waiting, rate, least);
  do {
    let isSettled = false;
    while (rise(isDirected) || !isSettled) {
      isSettled = true;
      if (!settle(resolution)) break;
    }
  } while (split());
}

/** Takes the lowest level at hand again. */
function descend(isDirected: bool): void {
  handle(folded, foldedOffsets, foldedTargets, foldedWeights, foldedOut, isDirected ? foldedInto : 0);
}

function isTied(node: i32): bool {
  return load<i32>(offsets + 4 * node) !== load<i32>(offsets + 4 * node, 4);
}

function wait(node: i32, place: i32): void {
  store<u8>(isWaiting + node, 1);
  store<i32>(queue + 4 * place, node);
}

function settle(resolution: f64): bool {
  let hasMoved = false;
  while (moveNodes(openNear(resolution), rate, least)) hasMoved = true;
  return hasMoved;
}

function rise(isDirected: bool): bool {
  let count = renumber(order);
  const first = count;
  memory.copy(lowest, community, 4 * folded);
  for (let part = 0; part < first; part++) store<i32>(parts + 4 * part, part);
  for (let depth: usize = 0; ; depth++) {
    merge(count, rooms + (depth % 2) * room);
    let waiting = 0;
    for (let node = count - 1; node >= 0; node--) {
      store<i32>(community + 4 * node, node);
      if (load<u8>(marks + node) !== 0 && isTied(node)) wait(node, waiting++);
    }
    if (!moveNodes(waiting, rate, least)) break;
    count = renumber(0);
    for (let part = 0; part < first; part++) {
      const at = parts + 4 * part;
      store<i32>(at, load<i32>(community + 4 * load<i32>(at)));
    }
  }
  for (let node = 0; node < folded; node++) {
    store<i32>(community + 4 * node, load<i32>(parts + 4 * load<i32>(lowest + 4 * node)));
  }
  for (let label = 0; label < count; label++) if (load<u8>(marks + label) === OPEN) store<u8>(marks + label, 0);
  descend(isDirected);
  return count < first;
}

function openNear(resolution: f64): i32 {
  const mayAll = i32(resolution > 1);
  let waiting = 0;
  for (let place = 0; place < size; place++) {
    const node = load<i32>(order + 4 * place);
    const own = load<i32>(community + 4 * node);
    let isNear = i32(load<u8>(marks + own) === CHANGED);
    let mayLeave = mayAll;
    const last = load<i32>(offsets + 4 * node, 4);
    for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
      const other = load<i32>(community + 4 * load<i32>(targets + 4 * arc));
      mayLeave |= i32(other !== own);
      isNear |= i32(load<u8>(marks + other) === CHANGED);
    }
    if ((isNear & mayLeave) !== 0) wait(node, waiting++);
  }
  for (let label = 0; label < size; label++) if (load<u8>(marks + label) === CHANGED) store<u8>(marks + label, OPEN);
  return waiting;
}
