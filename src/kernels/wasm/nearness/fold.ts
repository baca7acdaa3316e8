/**
 * Takes off a graph what need not be searched, since whoever reaches or is reached by it does so by one other: ends, to which one arc leads
 * and from which none does, and then, again and again, nodes that one arc leaves and none enters. `outs` and `ins` are the arcs
 * that are left, `ends` how many a node has, `onto` where the nodes lead that are in `order`, each before the one that it leads to. All are
 * columns of i32. Returns how many nodes are in `order`.
 */
export function fold(
  size: i32,
  offsets: usize,
  targets: usize,
  outs: usize,
  ins: usize,
  ends: usize,
  onto: usize,
  order: usize,
): i32 {
  memory.fill(ins, 0, 4 * size);
  const last = targets + 4 * load<i32>(offsets + 4 * size);
  for (let arc = targets; arc < last; arc += 4) {
    const into = ins + 4 * load<i32>(arc);
    store<i32>(into, load<i32>(into) + 1);
  }
  let arc = targets;
  for (let node = 0; node < size; node++) {
    const first = arc;
    const end = targets + 4 * load<i32>(offsets + 4 * node, 4);
    let own = 0;
    for (; arc < end; arc += 4) {
      const target = 4 * load<i32>(arc);
      const entering = load<i32>(ins + target);
      const isEnd = i32(entering === 1) & i32(load<i32>(offsets + target) === load<i32>(offsets + target, 4));
      store<i32>(ins + target, entering - isEnd);
      own += isEnd;
    }
    store<i32>(ends + 4 * node, own);
    store<i32>(outs + 4 * node, (i32(end - first) >> 2) - own);
  }
  let count = 0;
  for (let first = 0; first < size; first++) {
    for (let node = first; i32(load<i32>(ins + 4 * node) === 0) & i32(load<i32>(outs + 4 * node) === 1); ) {
      let to = targets + 4 * load<i32>(offsets + 4 * node);
      while (load<i32>(ins + 4 * load<i32>(to)) === 0) to += 4;
      const next = load<i32>(to);
      store<i32>(outs + 4 * node, 0);
      store<i32>(onto + 4 * node, next);
      store<i32>(order + 4 * count++, node);
      store<i32>(ins + 4 * next, load<i32>(ins + 4 * next) - 1);
      node = next;
    }
  }
  return count;
}

/** The arcs that are left, by the nodes that they enter: from `into` (one more than there are nodes) on in `sources`. */
export function turn(
  size: i32,
  offsets: usize,
  targets: usize,
  outs: usize,
  ins: usize,
  into: usize,
  sources: usize,
): void {
  let sum = 0;
  for (let node = 0; node < size; node++) {
    sum += load<i32>(ins + 4 * node);
    store<i32>(into + 4 * node, sum);
  }
  store<i32>(into + 4 * size, sum);
  for (let node = size - 1; node >= 0; node--) {
    if (load<i32>(outs + 4 * node) === 0) continue;
    const first = targets + 4 * load<i32>(offsets + 4 * node);
    for (let arc = targets + 4 * load<i32>(offsets + 4 * node, 4) - 4; arc >= first; arc -= 4) {
      const target = 4 * load<i32>(arc);
      if (load<i32>(ins + target) === 0) continue;
      const place = load<i32>(into + target) - 1;
      store<i32>(into + target, place);
      store<i32>(sources + 4 * place, node);
    }
  }
}

/**
 * The nodes that arcs enter which are left: where they are more than `few` the nearest to the node with most arcs first, so that those that
 * follow each other are about as far from everybody; else those that have ends first. `seen` and `queue` are columns of i32 for the work. Returns how many.
 */
export function inOrder(
  size: i32,
  offsets: usize,
  targets: usize,
  ins: usize,
  ends: usize,
  few: i32,
  found: usize,
  seen: usize,
  queue: usize,
): i32 {
  let many = 0;
  let hub = 0;
  let most = 0;
  for (let node = 0; node < size; node++) {
    many += i32(load<i32>(ins + 4 * node) > 0);
    const arcs = load<i32>(offsets + 4 * node, 4) - load<i32>(offsets + 4 * node);
    if (arcs > most) {
      most = arcs;
      hub = node;
    }
  }
  let count = 0;
  if (many <= few) {
    for (let hasEnds = 1; hasEnds >= 0; hasEnds--) {
      for (let node = 0; node < size; node++) {
        // Without a branch, which nobody could foresee.
        store<i32>(found + 4 * count, node);
        count += i32(load<i32>(ins + 4 * node) > 0) & i32(i32(load<i32>(ends + 4 * node) > 0) === hasEnds);
      }
    }
    return count;
  }
  memory.fill(seen, 0, 4 * size);
  store<i32>(queue, hub);
  store<i32>(seen + 4 * hub, 1);
  for (let place = 0, listed = 1; place < listed; place++) {
    const node = load<i32>(queue + 4 * place);
    if (load<i32>(ins + 4 * node) > 0) store<i32>(found + 4 * count++, node);
    const last = targets + 4 * load<i32>(offsets + 4 * node, 4);
    for (let arc = targets + 4 * load<i32>(offsets + 4 * node); arc < last; arc += 4) {
      const target = load<i32>(arc);
      if (load<i32>(seen + 4 * target) !== 0) continue;
      store<i32>(seen + 4 * target, 1);
      store<i32>(queue + 4 * listed++, target);
    }
  }
  for (let node = 0; node < size; node++) {
    if (load<i32>(seen + 4 * node) === 0 && load<i32>(ins + 4 * node) > 0) store<i32>(found + 4 * count++, node);
  }
  return count;
}
