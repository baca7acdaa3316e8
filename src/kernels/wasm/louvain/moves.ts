import {
  add,
  CHANGED,
  community,
  free,
  into,
  isWaiting,
  marks,
  members,
  near,
  offsets,
  out,
  queue,
  shared,
  size,
  sumInto,
  sumOut,
  targets,
  weights,
} from "./work";

/** As `moveNodes` of ../../louvain/moves. */
export function moveNodes(waiting: i32, rate: f64, least: f64): bool {
  const isDirected = into !== 0;
  let idle = addUp(isDirected);
  let head = 0;
  let tail = waiting === size ? 0 : waiting;
  let left = waiting;
  let isChanged = false;
  while (left > 0) {
    const node = load<i32>(queue + 4 * head);
    head = head + 1 === size ? 0 : head + 1;
    left--;
    store<u8>(isWaiting + node, 0);
    const own = load<i32>(community + 4 * node);
    const first = load<i32>(offsets + 4 * node);
    const last = load<i32>(offsets + 4 * node, 4);
    const found = survey(node, near);
    const leaves = load<f64>(out + 8 * node);
    const reaches = isDirected ? load<f64>(into + 8 * node) : 0;
    const byOut = leaves * rate;
    const byInto = reaches * rate;
    store<f64>(sumOut + 8 * own, load<f64>(sumOut + 8 * own) - leaves);
    if (isDirected) store<f64>(sumInto + 8 * own, load<f64>(sumInto + 8 * own) - reaches);
    const isAlone = load<i32>(members + 4 * own) === 1;
    let best = own;
    let most: f64 = 0;
    if (!isAlone) {
      most = load<f64>(shared + 8 * own) - expected(own, byOut, byInto, isDirected);
      if (most < -least) {
        most = 0;
        best = load<i32>(free + 4 * (idle - 1));
      }
    }
    for (let place = near; place < found; place += 4) {
      const other = load<i32>(place);
      const gain = load<f64>(shared + 8 * other) - expected(other, byOut, byInto, isDirected);
      store<f64>(shared + 8 * other, 0);
      if (other === own || gain <= most + least) continue;
      most = gain;
      best = other;
    }
    store<f64>(sumOut + 8 * best, load<f64>(sumOut + 8 * best) + leaves);
    if (isDirected) store<f64>(sumInto + 8 * best, load<f64>(sumInto + 8 * best) + reaches);
    if (best === own) continue;
    isChanged = true;
    const joined = load<i32>(members + 4 * best);
    if (joined === 0) idle--;
    store<i32>(members + 4 * best, joined + 1);
    add(members + 4 * own, -1);
    if (isAlone) store<i32>(free + 4 * idle++, own);
    store<i32>(community + 4 * node, best);
    store<u8>(marks + own, CHANGED);
    store<u8>(marks + best, CHANGED);
    for (let arc = first; arc < last; arc++) {
      const other = load<i32>(targets + 4 * arc);
      if (load<u8>(isWaiting + other) !== 0 || load<i32>(community + 4 * other) === best) continue;
      store<u8>(isWaiting + other, 1);
      store<i32>(queue + 4 * tail, other);
      tail = tail + 1 === size ? 0 : tail + 1;
      left++;
    }
  }
  return isChanged;
}

/** Adds up what ties a node to each community near it; those not met before are listed from `begin` on. Answers with their end. */
export function survey(node: i32, begin: usize): usize {
  let found = begin;
  const last = load<i32>(offsets + 4 * node, 4);
  for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
    const other = load<i32>(community + 4 * load<i32>(targets + 4 * arc));
    const known = load<f64>(shared + 8 * other);
    // Written in any case, for no branch can be foreseen here.
    store<i32>(found, other);
    found += 4 * usize(known === 0);
    store<f64>(shared + 8 * other, known + load<f64>(weights + 8 * arc));
  }
  return found;
}

function expected(label: i32, byOut: f64, byInto: f64, isDirected: bool): f64 {
  return isDirected
    ? byOut * load<f64>(sumInto + 8 * label) + byInto * load<f64>(sumOut + 8 * label)
    : byOut * load<f64>(sumOut + 8 * label);
}

function addUp(isDirected: bool): i32 {
  memory.fill(sumOut, 0, 8 * size);
  memory.fill(members, 0, 4 * size);
  if (isDirected) memory.fill(sumInto, 0, 8 * size);
  for (let node = 0; node < size; node++) {
    const own = load<i32>(community + 4 * node);
    add(members + 4 * own, 1);
    store<f64>(sumOut + 8 * own, load<f64>(sumOut + 8 * own) + load<f64>(out + 8 * node));
    if (isDirected) store<f64>(sumInto + 8 * own, load<f64>(sumInto + 8 * own) + load<f64>(into + 8 * node));
  }
  let idle = 0;
  for (let label = 0; label < size; label++) {
    store<i32>(free + 4 * idle, label);
    idle += i32(load<i32>(members + 4 * label) === 0);
  }
  return idle;
}
