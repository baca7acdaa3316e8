import { type Quadtree, quadtreeOf } from "./quadtree";
import { BLOCK, type Field } from "./repulsion";

/** Neighbouring bodies that see the rest alike. */
const GROUP = 4 * BLOCK;

/**
 * The push of all bodies on each, those far away taken together at their centre of mass (Barnes–Hut): all of a cell, where it is
 * narrower than `theta` times the distance of its centre of mass from the rectangle around a group of 32 neighbours. Every body
 * is in exactly one sum, none pushes itself, and theta 0 is every body by itself. In single precision, as `Field`.
 *
 * Cost: O(n · log n) for bodies spread evenly. Reference: Barnes & Hut (1986), https://doi.org/10.1038/324446a0, with the lists shared
 * by groups of Barnes (1990), https://doi.org/10.1016/0021-9991(90)90232-P
 */
export function barnesHut(
  field: Field,
  x: Float32Array,
  y: Float32Array,
  mass: Float32Array,
  theta: number,
  forceX: Float32Array,
  forceY: Float32Array,
): void {
  const size = x.length;
  const tree = quadtreeOf(x, y, mass);
  const { order } = tree;
  const { targets, forces } = field;
  const masses = new Float32Array(size);
  for (let place = 0; place < size; place++) {
    const body = order[place] as number;
    targets.x[place] = x[body] as number;
    targets.y[place] = y[body] as number;
    masses[place] = mass[body] as number;
  }
  for (let from = 0; from < size; from += GROUP) {
    const count = see(field, tree, masses, theta, from, Math.min(from + GROUP, size));
    field.push(count, from, Math.min(from + GROUP, targets.x.length));
  }
  for (let place = 0; place < size; place++) {
    const body = order[place] as number;
    forceX[body] = forces.x[place] as number;
    forceY[body] = forces.y[place] as number;
  }
}

/** Lists what pushes the targets `from` to `to`, and says how many these are. */
function see(
  { sources, targets }: Field,
  tree: Quadtree,
  masses: Float32Array,
  theta: number,
  from: number,
  to: number,
): number {
  const { x: targetX, y: targetY } = targets;
  let [lowX, highX] = [targetX[from] as number, targetX[from] as number];
  let [lowY, highY] = [targetY[from] as number, targetY[from] as number];
  for (let place = from + 1; place < to; place++) {
    const [x, y] = [targetX[place] as number, targetY[place] as number];
    if (x < lowX) lowX = x;
    if (x > highX) highX = x;
    if (y < lowY) lowY = y;
    if (y > highY) highY = y;
  }
  const { cells, begin, end, next, width, x: cellX, y: cellY, mass: cellMass } = tree;
  const { x: sourceX, y: sourceY, mass: sourceMass } = sources;
  const square = theta * theta;
  let count = 0;
  for (let cell = 0; cell < cells; ) {
    const [first, past, side] = [begin[cell] as number, end[cell] as number, width[cell] as number];
    const [x, y] = [cellX[cell] as number, cellY[cell] as number];
    const dx = x < lowX ? lowX - x : x > highX ? x - highX : 0;
    const dy = y < lowY ? lowY - y : y > highY ? y - highY : 0;
    if (side * side < square * (dx * dx + dy * dy) && (past <= from || first >= to)) {
      sourceX[count] = x;
      sourceY[count] = y;
      sourceMass[count++] = cellMass[cell] as number;
      cell = next[cell] as number;
    } else if (next[cell] === cell + 1) {
      for (let place = first; place < past; place++) {
        sourceX[count] = targetX[place] as number;
        sourceY[count] = targetY[place] as number;
        sourceMass[count++] = masses[place] as number;
      }
      cell++;
    } else cell++;
  }
  return count;
}
