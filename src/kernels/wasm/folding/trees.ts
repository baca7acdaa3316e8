import { AFTER, BEFORE, DOWN, GATE, order, PAIRS, trees, UP, WAYS } from "./kept";

/** Of a node: how many arcs it has left and how many enter it, and their other ends held as one number that is the end of the last of them. */
const INS: usize = 4;
const TO: usize = 8;
const FROM: usize = 12;

/**
 * Folds again and again what has arcs with one other node only, at most one each way, but for nodes with a mark. `work` has 16 bytes a node.
 */
export function foldTrees(size: i32, offsets: usize, targets: usize, marks: usize, work: usize): void {
  memory.fill(work, 0, 16 * size);
  let arc = targets;
  for (let node = 0; node < size; node++) {
    const own = work + 16 * node;
    const tree = trees + 32 * node;
    v128.store(tree, f64x2.splat(1));
    store<f64>(tree, 0, PAIRS);
    store<i32>(tree, -1, GATE);
    store<i32>(tree, 0, WAYS);
    const end = targets + 4 * load<i32>(offsets + 4 * node, 4);
    store<i32>(own, i32(end - arc) >> 2);
    let ends = 0;
    for (; arc < end; arc += 4) {
      const target = load<i32>(arc);
      const other = work + 16 * target;
      ends ^= target;
      store<i32>(other, load<i32>(other, INS) + 1, INS);
      store<i32>(other, load<i32>(other, FROM) ^ node, FROM);
    }
    store<i32>(own, ends, TO);
  }
  let count = 0;
  for (let first = 0; first < size; first++) {
    if (load<u8>(marks + first) !== 0) continue;
    for (let node = first; ; ) {
      const own = work + 16 * node;
      const out = load<i32>(own);
      const into = load<i32>(own, INS);
      if (i32(out > 1) | i32(into > 1) | i32((out | into) === 0)) break;
      const from = load<i32>(own, FROM);
      const other = out === 1 ? load<i32>(own, TO) : from;
      if (i32(out === into && from !== other) | i32(other === node)) break;
      const tree = trees + 32 * node;
      const above = trees + 32 * other;
      const lead = out === 1 ? load<f64>(tree, BEFORE) : 0;
      const sink = into === 1 ? load<f64>(tree, AFTER) : 0;
      const leads = load<f64>(above, BEFORE);
      const sinks = load<f64>(above, AFTER);
      store<f64>(above, load<f64>(above, PAIRS) + lead * (sinks - 1) + (leads - 1) * sink, PAIRS);
      store<f64>(above, leads + lead, BEFORE);
      store<f64>(above, sinks + sink, AFTER);
      const beyond = work + 16 * other;
      store<i32>(beyond, load<i32>(beyond) - into);
      store<i32>(beyond, load<i32>(beyond, INS) - out, INS);
      store<i32>(beyond, load<i32>(beyond, TO) ^ (node & -into), TO);
      store<i32>(beyond, load<i32>(beyond, FROM) ^ (node & -out), FROM);
      store<i64>(own, 0);
      store<i32>(tree, other, GATE);
      store<i32>(tree, (out * UP) | (into * DOWN), WAYS);
      store<i32>(order + 4 * count++, node);
      node = other;
    }
  }
}
