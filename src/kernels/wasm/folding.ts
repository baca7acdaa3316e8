import { markSmall } from "./folding/components";
import * as kept from "./folding/kept";
import { AFTER, BEFORE, DOWN, GATE, PAIRS, UP, WAYS } from "./folding/kept";
import { foldTrees } from "./folding/trees";
import { strong } from "./strong";

/**
 * Folds what hangs on the rest of a graph into what it hangs on, as `folded` does; weak components of at most `small` nodes stay as they are. What is
 * left, the core, and what unfolding needs are written to `at`: 76 bytes a node, 4 an arc, and 8. `work`: 36 bytes a node.
 * Returns how many nodes the core has.
 */
export function foldGraph(size: i32, offsets: usize, targets: usize, small: i32, at: usize, work: usize): i32 {
  kept.find(size, at);
  const marks = work + 32 * size;
  markSmall(size, offsets, targets, small, marks, work, work + 4 * size);
  foldTrees(size, offsets, targets, marks, work);
  const count = findCore(size, offsets, targets, work);
  follow(count, marks, work);
  for (let place = 0; place < count; place++) {
    const at = 8 * place;
    const isSearched =
      i32(load<i32>(kept.follows + 4 * place) < 0) &
      i32(load<i32>(kept.offsets + 4 * place) !== load<i32>(kept.offsets + 4 * place, 4));
    store<f64>(kept.sources + at, isSearched ? load<f64>(kept.leads + at) : 0);
    store<f64>(kept.sinks + at, load<f64>(kept.trees + 32 * load<i32>(kept.nodes + 4 * place), AFTER));
  }
  return count;
}

/** The nodes that are left, and the arcs among them. `places` is a column of i32 for the work. */
function findCore(size: i32, offsets: usize, targets: usize, places: usize): i32 {
  let count = 0;
  for (let node = 0; node < size; node++) {
    store<i32>(places + 4 * node, count);
    store<i32>(kept.nodes + 4 * count, node);
    count += i32(load<i32>(kept.trees + 32 * node, GATE) < 0);
  }
  let end = kept.targets;
  store<i32>(kept.offsets, 0);
  for (let place = 0; place < count; place++) {
    const from = offsets + 4 * load<i32>(kept.nodes + 4 * place);
    const last = targets + 4 * load<i32>(from, 4);
    for (let arc = targets + 4 * load<i32>(from); arc < last; arc += 4) {
      const target = load<i32>(arc);
      store<i32>(end, load<i32>(places + 4 * target));
      end += 4 * i32(load<i32>(kept.trees + 32 * target, GATE) < 0);
    }
    store<i32>(kept.offsets + 4 * place, i32(end - kept.targets) >> 2, 4);
  }
  return count;
}

/** Which nodes of the core lead on by one arc to where no way leads back from, but for those with a mark; they are counted as sources there. */
function follow(size: i32, marks: usize, work: usize): void {
  let some = 0;
  for (let place = 0; place < size; place++) {
    const node = load<i32>(kept.nodes + 4 * place);
    const arc = load<i32>(kept.offsets + 4 * place);
    const isOne = i32(load<i32>(kept.offsets + 4 * place, 4) - arc === 1) & i32(load<u8>(marks + node) === 0);
    store<i32>(kept.follows + 4 * place, isOne ? load<i32>(kept.targets + 4 * arc) : -1);
    store<i32>(kept.inTurn + 4 * place, place);
    store<f64>(kept.leads + 8 * place, load<f64>(kept.trees + 32 * node, BEFORE));
    some += isOne;
  }
  if (some === 0) return;
  const classOf = work;
  const begins = classOf + 4 * size;
  strong(size, kept.offsets, kept.targets, classOf, kept.inTurn, begins, begins + 4 * size + 4);
  for (let i = size - 1; i >= 0; i--) {
    const place = load<i32>(kept.inTurn + 4 * i);
    const next = load<i32>(kept.follows + 4 * place);
    if (next < 0) continue;
    if (load<i32>(classOf + 4 * next) === load<i32>(classOf + 4 * place)) {
      store<i32>(kept.follows + 4 * place, -1);
      continue;
    }
    const onto = kept.leads + 8 * next;
    store<f64>(onto, load<f64>(onto) + load<f64>(kept.leads + 8 * place));
  }
}

/**
 * Betweenness of all nodes of a graph that lies folded at `at`, from what searches of its core found: f64 by node of the core, one after the
 * other, or if there are `places`, by those, eight lanes each. `work`: 16 bytes a node.
 */
export function unfoldGraph(
  size: i32,
  count: i32,
  at: usize,
  found: usize,
  into: usize,
  onward: usize,
  places: usize,
  scores: usize,
  work: usize,
): void {
  kept.find(size, at);
  const trees = kept.trees;
  // By node how many nodes lead to it, and how many it leads to, itself among both.
  for (let node = 0; node < size; node++) v128.store(work + 16 * node, v128.load(trees + 32 * node));
  for (let i = 0; i < count; i++) {
    const place = load<i32>(kept.inTurn + 4 * i);
    const node = load<i32>(kept.nodes + 4 * place);
    const next = load<i32>(kept.follows + 4 * place);
    const there: usize = places === 0 ? 8 * place : 64 * load<i32>(places + 4 * place);
    const own = work + 16 * node;
    const tree = trees + 32 * node;
    const lead = load<f64>(kept.leads + 8 * place);
    const sink = load<f64>(tree, AFTER);
    let reached = sink;
    if (next >= 0) reached += load<f64>(work + 16 * load<i32>(kept.nodes + 4 * next), 8);
    else if (load<f64>(kept.sources + 8 * place) > 0) reached = load<f64>(onward + there);
    const leading = lead + load<f64>(into + there);
    store<f64>(own, leading);
    store<f64>(own, reached, 8);
    const atGate = (leading - load<f64>(tree, BEFORE)) * (sink - 1);
    const passing = (lead - 1) * (reached - sink);
    store<f64>(scores + 8 * node, load<f64>(found + there) + (load<f64>(tree, PAIRS) + atGate + passing));
  }
  for (let i = size - count - 1; i >= 0; i--) {
    const node = load<i32>(kept.order + 4 * i);
    const tree = trees + 32 * node;
    const ways = load<i32>(tree, WAYS);
    const above = work + 16 * load<i32>(tree, GATE);
    const lead = load<f64>(tree, BEFORE);
    const sink = load<f64>(tree, AFTER);
    const from = ways & DOWN ? load<f64>(above) - (ways & UP ? lead : 0) : 0;
    const to = ways & UP ? load<f64>(above, 8) - (ways & DOWN ? sink : 0) : 0;
    store<f64>(work + 16 * node, lead + from);
    store<f64>(work + 16 * node, sink + to, 8);
    store<f64>(scores + 8 * node, load<f64>(tree, PAIRS) + from * (sink - 1) + (lead - 1) * to);
  }
}
