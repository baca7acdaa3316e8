import { barnesHut } from "./forces/barnes-hut";
import { attract, move, weigh } from "./forces/motion";
import { push } from "./forces/repulsion";

/**
 * The push of all bodies on each. Columns of f32 with room for a whole number of blocks of 8 bodies and 8 more follow each other at
 * `stride` bytes: of `bodies` x, y and mass, of `forces` x and y. Far bodies push as one where `theta` is above 0: then `work` has room for
 * eight columns more, 112 bytes a body, and 4104 more.
 */
export function pushes(bodies: usize, forces: usize, stride: usize, size: i32, theta: f64, work: usize): void {
  if (theta > 0) barnesHut(bodies, forces, stride, size, theta, work);
  else push(bodies, bodies, forces, stride, size, 0, (size + 7) & ~7);
}

/**
 * As `forceAtlas` of ../forces/force-atlas, to the bit. `bodies` and `work` are as `pushes` has them, with 0 for the masses of those that are not
 * there; `forces` are x and y, x and y for the last round's, and the speeds of bodies.
 */
export function forceAtlas(
  bodies: usize,
  forces: usize,
  stride: usize,
  size: i32,
  edges: i32,
  sources: usize,
  targets: usize,
  weights: usize,
  gravity: f64,
  scaling: f64,
  linLog: bool,
  theta: f64,
  rounds: i32,
  work: usize,
): void {
  for (let round = 0; round < rounds; round++) {
    memory.copy(forces + 2 * stride, forces, 2 * stride);
    pushes(bodies, forces, stride, size, theta, work);
    weigh(bodies, forces, stride, size, scaling, gravity);
    attract(bodies, forces, stride, edges, sources, targets, weights, linLog);
    move(bodies, forces, stride, size);
  }
}
