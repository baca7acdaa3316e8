import type { TimeWindow } from "../time";
import type { State } from "./state";

/** Time cut into windows, of which neither starts nor ends ever go back, ready to be asked which of them a tie is in. */
export interface Cut {
  readonly size: number;
  /** How many windows end at a time or before it: the place of the first window that a tie can be in which begins then. */
  readonly over: (time: number) => number;
  /** How many windows start before a time: those up to which a state may be that ends then. */
  readonly begun: (time: number) => number;
  /** How many windows start before a time or at it: those up to which an instant may be. */
  readonly open: (time: number) => number;
}

/** Spans of more units of time are searched, not looked up. */
const LOOKED_UP = 2 ** 20;

/** `undefined` where the windows have holes, overtake each other or have no beginning. */
export function cutOf(windows: readonly Pick<TimeWindow, "start" | "end">[]): Cut | undefined {
  const starts = Float64Array.from(windows, ({ start }) => start);
  const ends = Float64Array.from(windows, ({ end }) => end);
  for (let i = 0; i < starts.length; i++) {
    const [start, end] = [starts[i] as number, ends[i] as number];
    if (!(Number.isFinite(start) && start < end)) return undefined;
    if (i > 0 && (start < (starts[i - 1] as number) || end < (ends[i - 1] as number))) return undefined;
  }
  return {
    size: windows.length,
    over: counter(ends, false),
    begun: counter(starts, true),
    open: counter(starts, false),
  };
}

/** How many of some ascending times come before a time, or, not `strictly`, at it too. Those of whole times are counted beforehand. */
function counter(times: Float64Array, strictly: boolean): (time: number) => number {
  const count = (time: number) => {
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const own = times[middle] as number;
      if (strictly ? own < time : own <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = Math.floor(times[0] ?? 0) - 1;
  const span = Math.ceil(times[times.length - 1] ?? 0) + 2 - first;
  if (span > LOOKED_UP || !times.every(Number.isInteger)) return count;
  const known = Uint32Array.from({ length: span }, (_, i) => count(first + i));
  // Among whole times, a time between two of them is as good as one of the two.
  return (time) => {
    const place = (strictly ? Math.ceil(time) : Math.floor(time)) - first;
    return place < 0 ? 0 : place < span ? (known[place] as number) : times.length;
  };
}

/** By tie the first window that it is in, and the one after the last: none where they are the same. */
export interface Ranges {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * The windows that the ties of a view are in, whatever its own window is: under presence `certain` certainly, else possibly; of a drawn
 * reading both are the same. Cost: O(ties).
 */
export function rangesOf({ columns, settled, spells, policy, unbegun, kinds, actors }: State, cut: Cut): Ranges {
  const { size, instant, kind, source, target } = columns;
  const { over, begun, open } = cut;
  const isCertain = policy.presence === "certain";
  const [from, to] = [new Int32Array(size), new Int32Array(size)];
  for (let i = 0; i < size; i++) {
    if (kinds && !kinds.has(kind[i] as number)) continue;
    if (actors && !(actors.has(source[i] as number) && actors.has(target[i] as number))) continue;
    const isSure = isCertain || unbegun[i] === 1;
    const { startMin, startMax, endMin, endMax } = isSure ? settled : spells;
    const start = over((isSure ? startMax : startMin)[i] as number);
    const end =
      instant[i] === 1
        ? open((isSure ? startMin : startMax)[i] as number)
        : begun((isSure ? endMin : endMax)[i] as number);
    from[i] = start;
    to[i] = Math.max(start, end);
  }
  return { from, to };
}
