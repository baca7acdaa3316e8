import { firstNotBelow, inPieces } from "../base/columns";

const known = new WeakMap<Float64Array, boolean>();

/** Remembers of times that they never fall, where this was seen on the way. */
export function knowAscending(times: Float64Array): void {
  known.set(times, true);
}

/** Whether times never fall; found out once. */
export function isAscending(times: Float64Array): boolean {
  let is = known.get(times) ?? true;
  if (known.has(times)) return is;
  inPieces(0, times.length, (from, to) => {
    is = areAscending(times, Math.max(from, 1), to);
    return is;
  });
  known.set(times, is);
  return is;
}

function areAscending(times: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((times[i] as number) < (times[i - 1] as number)) return false;
  return true;
}

/** The least and the most of the finite ones among times that never fall: the most is less where there are none. */
export function ascendingRange(times: Float64Array): readonly [number, number] {
  const begin = firstNotBelow(times, -Number.MAX_VALUE);
  const end = firstNotBelow(times, Number.POSITIVE_INFINITY);
  return begin < end
    ? [times[begin] as number, times[end - 1] as number]
    : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
}
