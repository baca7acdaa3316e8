// How many targets each node has at each distance: one column of i32 a distance, from 1 to the deepest.

/**
 * Those of nodes that lead on one way: of where they lead to, one farther, and that itself; `counts` has their ends, and columns up to
 * distance `before`. Returns the greatest distance up to which there are columns then, −1 where it would be above `levels`.
 */
export function leadOn(
  size: i32,
  order: usize,
  followers: i32,
  onto: usize,
  levels: i32,
  before: i32,
  counts: usize,
): i32 {
  const column: usize = 4 * size;
  let deepest = before;
  for (let i = followers - 1; i >= 0; i--) {
    const node = load<i32>(order + 4 * i);
    const from = counts + 4 * load<i32>(onto + 4 * node);
    let to = counts + 4 * node;
    store<i32>(to, load<i32>(to) + 1);
    for (let level = 1; level <= deepest; level++) {
      const met = load<i32>(from + column * (level - 1));
      if (met === 0) break;
      if (level === deepest) {
        if (level === levels) return -1;
        memory.fill(counts + column * deepest++, 0, column);
      }
      to += column;
      store<i32>(to, met);
    }
  }
  return deepest;
}

/** Sums over the distances of a node, the nearest first: `list` is a column of i32 for the work. */
export function sumUp(size: i32, deepest: i32, counts: usize, sums: usize, list: usize): void {
  const column: usize = 4 * size;
  const distances = sums + 8 * size;
  const reciprocals = distances + 8 * size;
  memory.fill(sums, 0, 24 * size);
  let left = size;
  for (let node = 0; node < size; node++) store<i32>(list + 4 * node, node);
  for (let level = 1; level <= deepest && left > 0; level++) {
    let kept = 0;
    for (let i = 0; i < left; i++) {
      const node = load<i32>(list + 4 * i);
      const count = load<i32>(counts + column * (level - 1) + 4 * node);
      const met = <f64>count;
      const at = 8 * node;
      store<f64>(sums + at, load<f64>(sums + at) + met);
      store<f64>(distances + at, load<f64>(distances + at) + <f64>level * met);
      store<f64>(reciprocals + at, load<f64>(reciprocals + at) + met / <f64>level);
      store<i32>(list + 4 * kept, node);
      kept += i32(count > 0);
    }
    left = kept;
  }
}
