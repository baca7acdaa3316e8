import { climb } from "./louvain/climb";
import { foldLeaves, putInOrder } from "./louvain/fold";
import { numberBySize, quality } from "./louvain/score";
import { folded, handle, layOut } from "./louvain/work";

/**
 * Folds the leaves of a graph, whose arcs stand at both ends, and says how many nodes are left. `out` and `into` are what leaves and reaches
 * each node; of an undirected graph `into` is 0, and `out` is written. `labels` and `isOpen` are 0 where everyone begins alone.
 * `work` is what `layOut` of louvain/work wants.
 */
export function louvainFold(
  size: i32,
  offsets: usize,
  targets: usize,
  weights: usize,
  out: usize,
  into: usize,
  labels: usize,
  isOpen: usize,
  resolution: f64,
  work: usize,
): i32 {
  layOut(size, load<i32>(offsets + 4 * size), work);
  handle(size, offsets, targets, weights, out, into);
  if (into === 0) {
    for (let node = 0; node < size; node++) {
      let sum: f64 = 0;
      const last = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < last; arc++) sum += load<f64>(weights + 8 * arc);
      store<f64>(out + 8 * node, sum);
    }
  }
  foldLeaves(resolution, labels, isOpen);
  return folded;
}

/**
 * The communities of the graph whose leaves were folded last, as `louvain` of ../louvain/louvain, to the bit: writes their numbers, and gives their
 * modularity. `draws` are as many random numbers as there are nodes left. The rest is as it was then.
 */
export function louvain(
  size: i32,
  offsets: usize,
  targets: usize,
  weights: usize,
  out: usize,
  into: usize,
  draws: usize,
  resolution: f64,
  numbers: usize,
): f64 {
  let total: f64 = 0;
  for (let node = 0; node < size; node++) total += load<f64>(out + 8 * node);
  putInOrder(draws);
  climb(resolution, total, into !== 0);
  numberBySize(numbers);
  handle(size, offsets, targets, weights, out, into);
  return quality(numbers, resolution, total);
}
