// Columns that all functions work in, one entry a node of the lowest level; what they hold is told in ../louvain-levels.
let community: usize = 0;
let queue: usize = 0;
let members: usize = 0;
let near: usize = 0;
let free: usize = 0;
let lowest: usize = 0;
let parts: usize = 0;
let sumOut: usize = 0;
let sumInto: usize = 0;
let shared: usize = 0;
let isWaiting: usize = 0;
let marks: usize = 0;

// The level at hand. `into` is 0 where the graph is undirected.
let size: i32 = 0;
let offsets: usize = 0;
let targets: usize = 0;
let weights: usize = 0;
let out: usize = 0;
let into: usize = 0;

let rate: f64 = 0;
let least: f64 = 0;

const OPEN: u8 = 1;
const CHANGED: u8 = 3;

/**
 * As `climb` of ../louvain-climb, to the bit. `work` has room for columns of `nodes`: three f64, then two levels (each out and into f64,
 * weights f64 and targets i32 of as many as `arcs`, offsets i32 of `nodes` + 1, to a multiple of 8 bytes), then seven i32 and two u8.
 */
export function louvain(
  nodes: i32,
  arcs: i32,
  offsetsBelow: usize,
  targetsBelow: usize,
  weightsBelow: usize,
  outBelow: usize,
  intoBelow: usize,
  labels: usize,
  isOpen: usize,
  order: usize,
  resolution: f64,
  total: f64,
  work: usize,
): void {
  const n: usize = nodes;
  sumOut = work;
  sumInto = sumOut + 8 * n;
  shared = sumInto + 8 * n;
  const rooms = shared + 8 * n;
  const room = (16 * n + 8 * <usize>arcs + 4 * (arcs + n + 1) + 7) & ~7;
  community = rooms + 2 * room;
  queue = community + 4 * n;
  members = queue + 4 * n;
  near = members + 4 * n;
  free = near + 4 * n;
  lowest = free + 4 * n;
  parts = lowest + 4 * n;
  isWaiting = parts + 4 * n;
  marks = isWaiting + n;
  rate = resolution / total;
  least = 1e-12 * total;
  memory.fill(shared, 0, 8 * n);
  memory.fill(isWaiting, 0, 2 * n);
  memory.copy(community, labels, 4 * n);
  begin(nodes, offsetsBelow, targetsBelow, weightsBelow, outBelow, intoBelow);
  let waiting = 0;
  for (let place = 0; place < nodes; place++) {
    const node = load<i32>(order + 4 * place);
    if (load<u8>(isOpen + node) === 0) continue;
    store<u8>(marks + load<i32>(community + 4 * node), OPEN);
    if (isTied(node)) wait(node, waiting++);
  }
  moveNodes(waiting);
  do {
    let isSettled = false;
    while (true) {
      const hasRisen = rise(order, rooms, room, n, arcs);
      begin(nodes, offsetsBelow, targetsBelow, weightsBelow, outBelow, intoBelow);
      if (!hasRisen && isSettled) break;
      isSettled = true;
      let hasMoved = false;
      while (moveNodes(openNear(order, resolution))) hasMoved = true;
      if (!hasMoved) break;
    }
  } while (split());
  memory.copy(labels, community, 4 * n);
}

/** Makes a level the one at hand. */
function begin(
  count: i32,
  itsOffsets: usize,
  itsTargets: usize,
  itsWeights: usize,
  itsOut: usize,
  itsInto: usize,
): void {
  size = count;
  offsets = itsOffsets;
  targets = itsTargets;
  weights = itsWeights;
  out = itsOut;
  into = itsInto;
}

function isTied(node: i32): bool {
  return load<i32>(offsets + 4 * node) !== load<i32>(offsets + 4 * node, 4);
}

function wait(node: i32, place: i32): void {
  store<u8>(isWaiting + node, 1);
  store<i32>(queue + 4 * place, node);
}

function rise(order: usize, rooms: usize, room: usize, n: usize, m: usize): bool {
  const nodes = size;
  let count = renumber(order);
  const first = count;
  memory.copy(lowest, community, 4 * n);
  for (let part = 0; part < first; part++) store<i32>(parts + 4 * part, part);
  for (let depth: usize = 0; ; depth++) {
    merge(count, rooms + (depth % 2) * room, n, m);
    let waiting = 0;
    for (let node = count - 1; node >= 0; node--) {
      store<i32>(community + 4 * node, node);
      if (load<u8>(marks + node) !== 0 && isTied(node)) wait(node, waiting++);
    }
    if (!moveNodes(waiting)) break;
    count = renumber(0);
    for (let part = 0; part < first; part++) {
      const at = parts + 4 * part;
      store<i32>(at, load<i32>(community + 4 * load<i32>(at)));
    }
  }
  for (let node = 0; node < nodes; node++) {
    store<i32>(community + 4 * node, load<i32>(parts + 4 * load<i32>(lowest + 4 * node)));
  }
  for (let label = 0; label < count; label++) if (load<u8>(marks + label) === OPEN) store<u8>(marks + label, 0);
  return count < first;
}

function openNear(order: usize, resolution: f64): i32 {
  let waiting = 0;
  for (let place = 0; place < size; place++) {
    const node = load<i32>(order + 4 * place);
    const own = load<i32>(community + 4 * node);
    let isNear = load<u8>(marks + own) === CHANGED;
    let mayLeave = resolution > 1;
    const last = load<i32>(offsets + 4 * node, 4);
    for (let arc = load<i32>(offsets + 4 * node); arc < last && !(isNear && mayLeave); arc++) {
      const other = load<i32>(community + 4 * load<i32>(targets + 4 * arc));
      if (other === own) continue;
      mayLeave = true;
      isNear = isNear || load<u8>(marks + other) === CHANGED;
    }
    if (isNear && mayLeave) wait(node, waiting++);
  }
  for (let label = 0; label < size; label++) if (load<u8>(marks + label) === CHANGED) store<u8>(marks + label, OPEN);
  return waiting;
}

function moveNodes(waiting: i32): bool {
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
function survey(node: i32, begin: usize): usize {
  let found = begin;
  const last = load<i32>(offsets + 4 * node, 4);
  for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
    const other = load<i32>(community + 4 * load<i32>(targets + 4 * arc));
    const known = load<f64>(shared + 8 * other);
    if (known === 0) {
      store<i32>(found, other);
      found += 4;
    }
    store<f64>(shared + 8 * other, known + load<f64>(weights + 8 * arc));
  }
  return found;
}

function expected(label: i32, byOut: f64, byInto: f64, isDirected: bool): f64 {
  return isDirected
    ? byOut * load<f64>(sumInto + 8 * label) + byInto * load<f64>(sumOut + 8 * label)
    : byOut * load<f64>(sumOut + 8 * label);
}

function add(at: usize, by: i32): i32 {
  const value = load<i32>(at) + by;
  store<i32>(at, value);
  return value;
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
    if (load<i32>(members + 4 * label) === 0) store<i32>(free + 4 * idle++, label);
  }
  return idle;
}

function renumber(order: usize): i32 {
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

/** Splits communities that are not connected, as `splitParts` of ../louvain-parts. */
function split(): bool {
  memory.fill(near, 255, 4 * size);
  memory.fill(free, 0, size);
  let isSplit = false;
  for (let first = 0; first < size; first++) {
    if (load<i32>(near + 4 * first) >= 0) continue;
    const label = load<i32>(community + 4 * first);
    const isKnown = load<u8>(free + label) !== 0;
    if (isKnown) isSplit = true;
    store<u8>(free + label, isKnown ? CHANGED : OPEN);
    store<i32>(near + 4 * first, first);
    store<i32>(queue, first);
    for (let height = 1; height > 0; ) {
      const node = load<i32>(queue + 4 * --height);
      const last = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) {
        const other = load<i32>(targets + 4 * arc);
        if (load<i32>(near + 4 * other) >= 0 || load<i32>(community + 4 * other) !== label) continue;
        store<i32>(near + 4 * other, first);
        store<i32>(queue + 4 * height++, other);
      }
    }
  }
  if (!isSplit) return false;
  memory.fill(marks, 0, size);
  for (let node = 0; node < size; node++) {
    const part = load<i32>(near + 4 * node);
    if (load<u8>(free + load<i32>(community + 4 * node)) === CHANGED) store<u8>(marks + part, CHANGED);
    store<i32>(community + 4 * node, part);
  }
  return true;
}

function merge(count: i32, room: usize, n: usize, m: usize): void {
  const intoAbove = room + 8 * n;
  const weightsAbove = intoAbove + 8 * n;
  const targetsAbove = weightsAbove + 8 * m;
  const offsetsAbove = targetsAbove + 4 * m;
  memory.fill(members, 0, 4 * count);
  for (let node = 0; node < size; node++) add(members + 4 * load<i32>(community + 4 * node), 1);
  let end = 0;
  for (let own = 0; own < count; own++) end = add(members + 4 * own, end);
  for (let node = size - 1; node >= 0; node--) {
    const place = add(members + 4 * load<i32>(community + 4 * node), -1);
    store<i32>(queue + 4 * place, node);
  }
  let arcs = 0;
  let place = 0;
  for (let own = 0; own < count; own++) {
    const last = own + 1 < count ? load<i32>(members + 4 * own, 4) : size;
    let found = near;
    for (; place < last; place++) found = survey(load<i32>(queue + 4 * place), found);
    store<i32>(offsetsAbove + 4 * own, arcs);
    for (let one = near; one < found; one += 4) {
      const other = load<i32>(one);
      if (other !== own) {
        store<i32>(targetsAbove + 4 * arcs, other);
        store<f64>(weightsAbove + 8 * arcs++, load<f64>(shared + 8 * other));
      }
      store<f64>(shared + 8 * other, 0);
    }
  }
  store<i32>(offsetsAbove + 4 * count, arcs);
  gather(out, room, count);
  if (into !== 0) {
    gather(into, intoAbove, count);
    into = intoAbove;
  }
  size = count;
  offsets = offsetsAbove;
  targets = targetsAbove;
  weights = weightsAbove;
  out = room;
}

function gather(from: usize, to: usize, count: i32): void {
  memory.fill(to, 0, 8 * count);
  for (let node = 0; node < size; node++) {
    const own = to + 8 * load<i32>(community + 4 * node);
    store<f64>(own, load<f64>(own) + load<f64>(from + 8 * node));
  }
}
