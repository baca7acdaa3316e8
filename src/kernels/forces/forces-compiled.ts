import type { Layout, Machine } from "../machine";
import type { ForceSettings, Motion, Springs } from "./motion";
import type { Bodies, Vectors } from "./repulsion";

/** Targets are served in blocks of this many. */
const BLOCK = 8;

/** As `pushes` of ./force-atlas. */
export function pushesCompiled({ kernels, layout }: Machine, bodies: Bodies, theta: number): Vectors {
  const size = bodies.x.length;
  const room = roomFor(layout(), size, theta);
  room.column(0).set(bodies.x);
  room.column(1).set(bodies.y);
  room.column(2).set(bodies.mass);
  kernels.pushes(room.bodies, room.forces, room.stride, size, theta, room.work);
  return { x: room.column(3).slice(0, size), y: room.column(4).slice(0, size) };
}

/** As `forceAtlas` of ./force-atlas, with the masses of its nodes. */
export function forceAtlasCompiled(
  { kernels, layout }: Machine,
  { size, sources, targets, weights }: Springs,
  mass: Float32Array,
  motion: Motion,
  { gravity, scaling, linLog, theta }: ForceSettings,
  rounds: number,
): void {
  const memory = layout();
  const edges = [memory.put(sources), memory.put(targets), memory.put(weights)] as const;
  const room = roomFor(memory, size, theta);
  room.column(2).set(mass);
  const columns = [
    [motion.x, room.column(0)],
    [motion.y, room.column(1)],
    [motion.forceX, room.column(3)],
    [motion.forceY, room.column(4)],
    [motion.speed, room.column(7)],
  ] as const;
  for (const [own, column] of columns) column.set(own);
  const { bodies, forces, stride, work } = room;
  const settings = [gravity, scaling, linLog ? 1 : 0, theta, rounds, work] as const;
  kernels.forceAtlas(bodies, forces, stride, size, weights.length, ...edges, ...settings);
  for (const [own, column] of columns) own.set(column.subarray(0, size));
}

/** Columns of bodies (x, y and mass) and of forces (x and y, those of the last round, and speeds), all 0, and room to work in. */
function roomFor(memory: Layout, size: number, theta: number) {
  const length = Math.ceil(size / BLOCK) * BLOCK + BLOCK;
  const stride = 4 * length;
  const bodies = memory.zeros(8 * stride);
  const work = theta > 0 ? memory.room(8 * stride + 112 * size + 4104) : 0;
  const columns = memory.floats(bodies, 8 * length);
  const column = (index: number) => columns.subarray(index * length, (index + 1) * length);
  return { bodies, forces: bodies + 3 * stride, stride, work, column };
}
