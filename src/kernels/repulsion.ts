import { type Machine, machine } from "./machine";

/** Targets are served in blocks of this many. */
export const BLOCK = 8;

/** The square of 2⁻⁴⁰: what is nearer pushes as if it were so far away, and what lies on one spot not at all. */
const LEAST = 2 ** -80;

/** Bodies in the plane that push others away with mass / distance, in single precision. */
export interface Field {
  /** Those that push; up to `size`. */
  readonly sources: { readonly x: Float32Array; readonly y: Float32Array; readonly mass: Float32Array };
  /** Those that are pushed: `size`, rounded up to whole blocks. */
  readonly targets: { readonly x: Float32Array; readonly y: Float32Array };
  /** The push on each target: the sum of mass · (target − source) / distance², in the order of the sources. */
  readonly forces: { readonly x: Float32Array; readonly y: Float32Array };
  /** Works out the forces of the first `count` sources on the targets `from` to `to`, both multiples of a block. */
  push(count: number, from: number, to: number): void;
}

/** A field of so many bodies, compiled where that can be had. A compiled one is good until the next layout of the machine. */
export function fieldOf(size: number): Field {
  const compiled = machine();
  return compiled ? compiledField(size, compiled) : plainField(size);
}

export function compiledField(size: number, { kernels, layout }: Machine): Field {
  const memory = layout();
  const length = wholeBlocks(size);
  const columns = memory.zeros(4 * 7 * length);
  const push = (count: number, from: number, to: number) => kernels.repulsion(columns, 4 * length, count, from, to);
  return fieldIn(memory.floats(columns, 7 * length), length, push);
}

/** The same to the bit: every operation rounded to single precision. */
export function plainField(size: number): Field {
  const length = wholeBlocks(size);
  const field = fieldIn(new Float32Array(7 * length), length, (count, from, to) => {
    for (let target = from; target < to; target++) pushOne(field, count, target);
  });
  return field;
}

function pushOne({ sources, targets, forces }: Field, count: number, target: number): void {
  const { fround } = Math;
  const [x, y] = [targets.x[target] as number, targets.y[target] as number];
  let [sumX, sumY] = [0, 0];
  for (let source = 0; source < count; source++) {
    const dx = fround(x - (sources.x[source] as number));
    const dy = fround(y - (sources.y[source] as number));
    const square = fround(fround(dx * dx) + fround(dy * dy));
    const factor = fround((sources.mass[source] as number) / Math.max(square, LEAST));
    sumX = fround(sumX + fround(dx * factor));
    sumY = fround(sumY + fround(dy * factor));
  }
  forces.x[target] = sumX;
  forces.y[target] = sumY;
}

function fieldIn(room: Float32Array, length: number, push: Field["push"]): Field {
  const column = (index: number) => room.subarray(index * length, (index + 1) * length);
  return {
    sources: { x: column(0), y: column(1), mass: column(2) },
    targets: { x: column(3), y: column(4) },
    forces: { x: column(5), y: column(6) },
    push,
  };
}

function wholeBlocks(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}
