import { type Quadtree, quadtreeOf } from "./quadtree";
import { type Bodies, push, type Vectors } from "./repulsion";

/** Neighbouring bodies that see the rest alike. */
const GROUP = 32;

/**
 * The push of all bodies on each, those far away taken together at their centre of mass (Barnes–Hut): all of a cell, where it is
 * narrower than `theta` times the distance of its centre of mass from the rectangle around a group of 32 neighbours. Every body
 * is in exactly one sum, none pushes itself, and theta 0 is every body by itself. In single precision, as `push`.
 *
 * Cost: O(n · log n) for bodies spread evenly. Reference: Barnes & Hut (1986), https://doi.org/10.1038/324446a0, with the lists shared
 * by groups of Barnes (1990), https://doi.org/10.1016/0021-9991(90)90232-P
 */
export function barnesHut({ x, y, mass }: Bodies, theta: number, forces: Vectors): void {
  const size = x.length;
  const tree = quadtreeOf(x, y, mass);
  const { order } = tree;
  const [sources, targets, pushes] = [bodiesOf(size), bodiesOf(size), bodiesOf(size)];
  for (let place = 0; place < size; place++) {
    const body = order[place] as number;
    targets.x[place] = x[body] as number;
    targets.y[place] = y[body] as number;
    targets.mass[place] = mass[body] as number;
  }
  for (let from = 0; from < size; from += GROUP) {
    const to = Math.min(from + GROUP, size);
    push(sources, see(sources, tree, targets, theta, from, to), targets, from, to, pushes);
  }
  for (let place = 0; place < size; place++) {
    const body = order[place] as number;
    forces.x[body] = pushes.x[place] as number;
    forces.y[body] = pushes.y[place] as number;
  }
}

function bodiesOf(size: number): Bodies {
  return { x: new Float32Array(size), y: new Float32Array(size), mass: new Float32Array(size) };
}

/** Lists what pushes the targets `from` to `to`, and says how many these are. */
function see(sources: Bodies, tree: Quadtree, targets: Bodies, theta: number, from: number, to: number): number {
  let [lowX, highX] = [targets.x[from] as number, targets.x[from] as number];
  let [lowY, highY] = [targets.y[from] as number, targets.y[from] as number];
  for (let place = from + 1; place < to; place++) {
    const [x, y] = [targets.x[place] as number, targets.y[place] as number];
    if (x < lowX) lowX = x;
    if (x > highX) highX = x;
    if (y < lowY) lowY = y;
    if (y > highY) highY = y;
  }
  const { cells, begin, end, next, width, x: cellX, y: cellY, mass: cellMass } = tree;
  const square = theta * theta;
  let count = 0;
  for (let cell = 0; cell < cells; ) {
    const [first, past, side] = [begin[cell] as number, end[cell] as number, width[cell] as number];
    const [x, y] = [cellX[cell] as number, cellY[cell] as number];
    const dx = x < lowX ? lowX - x : x > highX ? x - highX : 0;
    const dy = y < lowY ? lowY - y : y > highY ? y - highY : 0;
    if (side * side < square * (dx * dx + dy * dy) && (past <= from || first >= to)) {
      sources.x[count] = x;
      sources.y[count] = y;
      sources.mass[count++] = cellMass[cell] as number;
      cell = next[cell] as number;
    } else if (next[cell] === cell + 1) {
      for (let place = first; place < past; place++) {
        sources.x[count] = targets.x[place] as number;
        sources.y[count] = targets.y[place] as number;
        sources.mass[count++] = targets.mass[place] as number;
      }
      cell++;
    } else cell++;
  }
  return count;
}
