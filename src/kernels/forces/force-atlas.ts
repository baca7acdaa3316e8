import { byMachine, type Machine } from "../machine";
import { barnesHut } from "./barnes-hut";
import { forceAtlasCompiled } from "./forces-compiled";
import { logarithm } from "./logarithm";
import { type ForceSettings, type Motion, massesOf, type Springs } from "./motion";
import { type Bodies, push, type Vectors } from "./repulsion";

/**
 * Rounds of ForceAtlas2 with strong gravity and a speed of its own for each node. In each round node u with the mass M = 1 + the
 * sum of its weights feels of node v `scaling` · M(u) M(v) / d, of an edge its weight times d (`linLog`: times log(1 + d)), and of the
 * point 0, 0 `gravity` · M(u) d. With the force F, the last round's F′ and the node's speed s it then moves by
 * f F, f = s log(1 + |F + F′| / 2) / (1 + √(M |F − F′|)), and s becomes √(f F² / (1 + √(M |F − F′|))), at most 1.
 *
 * Places and forces are kept in single precision, and so computed where nodes push each other, else in double.
 *
 * Cost: O(rounds · (n² + m)), with theta above 0 O(rounds · (n log n + m)). Reference: Jacomy et al. (2014),
 * https://doi.org/10.1371/journal.pone.0098679, with the speeds of graphology-layout-forceatlas2 0.10.1
 */
export function forceAtlas(springs: Springs, motion: Motion, settings: ForceSettings, rounds: number): void {
  const by = (machine?: Machine) => forceAtlasBy(machine, springs, motion, settings, rounds);
  byMachine(by, by);
}

/** The same by the plain kernel if there is no machine. */
export function forceAtlasBy(
  compiled: Machine | undefined,
  springs: Springs,
  motion: Motion,
  settings: ForceSettings,
  rounds: number,
): void {
  const mass = massesOf(springs);
  if (compiled) {
    forceAtlasCompiled(compiled, springs, mass, motion, settings, rounds);
    return;
  }
  const [lastX, lastY] = [new Float32Array(springs.size), new Float32Array(springs.size)];
  for (let round = 0; round < rounds; round++) {
    lastX.set(motion.forceX);
    lastY.set(motion.forceY);
    repel(motion, mass, settings);
    attract(springs, motion, settings.linLog);
    move(motion, mass, lastX, lastY);
  }
}

function repel({ x, y, forceX, forceY }: Motion, mass: Float32Array, { scaling, gravity, theta }: ForceSettings): void {
  pushes({ x, y, mass }, theta, { x: forceX, y: forceY });
  for (let node = 0; node < x.length; node++) {
    const own = mass[node] as number;
    forceX[node] = scaling * own * (forceX[node] as number) - gravity * own * (x[node] as number);
    forceY[node] = scaling * own * (forceY[node] as number) - gravity * own * (y[node] as number);
  }
}

/** The push of all bodies on each, written to `forces`. */
export function pushes(bodies: Bodies, theta: number, forces: Vectors): void {
  if (theta > 0) barnesHut(bodies, theta, forces);
  else push(bodies, bodies.x.length, bodies, 0, bodies.x.length, forces);
}

function attract({ sources, targets, weights }: Springs, { x, y, forceX, forceY }: Motion, linLog: boolean): void {
  for (let edge = 0; edge < weights.length; edge++) {
    const [source, target] = [sources[edge] as number, targets[edge] as number];
    const dx = (x[source] as number) - (x[target] as number);
    const dy = (y[source] as number) - (y[target] as number);
    let factor = weights[edge] as number;
    if (linLog) {
      const distance = Math.sqrt(dx * dx + dy * dy);
      factor *= distance > 0 ? logarithm(distance) / distance : 0;
    }
    forceX[source] = (forceX[source] as number) - dx * factor;
    forceY[source] = (forceY[source] as number) - dy * factor;
    forceX[target] = (forceX[target] as number) + dx * factor;
    forceY[target] = (forceY[target] as number) + dy * factor;
  }
}

function move(
  { x, y, forceX, forceY, speed }: Motion,
  mass: Float32Array,
  lastX: Float32Array,
  lastY: Float32Array,
): void {
  for (let node = 0; node < x.length; node++) {
    const [fx, fy] = [forceX[node] as number, forceY[node] as number];
    const [gx, gy] = [lastX[node] as number, lastY[node] as number];
    const swinging = (mass[node] as number) * Math.sqrt((gx - fx) * (gx - fx) + (gy - fy) * (gy - fy));
    const traction = Math.sqrt((gx + fx) * (gx + fx) + (gy + fy) * (gy + fy)) / 2;
    const brake = 1 + Math.sqrt(swinging);
    const factor = ((speed[node] as number) * logarithm(traction)) / brake;
    speed[node] = Math.min(1, Math.sqrt((factor * (fx * fx + fy * fy)) / brake));
    x[node] = (x[node] as number) + fx * factor;
    y[node] = (y[node] as number) + fy * factor;
  }
}
