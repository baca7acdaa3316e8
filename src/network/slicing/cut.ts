import type { Ranges } from "../../kernels/slices/graphs";
import type { TimeWindow } from "../../time";
import type { State } from "../state";

/** Counts windows by a time. */
export interface Counter {
  at(time: number): number;
  /** The same of all times of a column. */
  all(times: Float64Array): Int32Array;
}

/** Time cut into windows, of which neither starts nor ends ever go back, ready to be asked which of them a tie is in. */
export interface Cut {
  readonly size: number;
  /** How many windows end at a time or before it: the place of the first window that a tie can be in which begins then. */
  readonly over: Counter;
  /** How many windows start before a time: those up to which a state may be that ends then. */
  readonly begun: Counter;
  /** How many windows start before a time or at it: those up to which an instant may be. */
  readonly open: Counter;
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
function counter(times: Float64Array, strictly: boolean): Counter {
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
  if (span > LOOKED_UP || !times.every(Number.isInteger))
    return { at: count, all: (asked) => Int32Array.from(asked, count) };
  // The fewer bytes, the more of them are at hand between other work.
  const known = new (times.length < 2 ** 8 ? Uint8Array : times.length < 2 ** 16 ? Uint16Array : Int32Array)(span);
  let from = 0;
  for (let before = 0; before < times.length; before++) {
    const until = (times[before] as number) - first + Number(strictly);
    known.fill(before, from, until);
    from = until;
  }
  known.fill(times.length, from);
  return new LookUp(known, first, strictly);
}

/** Among whole times, a time between two of them is as good as one of the two: the one after, if that is asked for. */
class LookUp implements Counter {
  readonly #known: Uint8Array | Uint16Array | Int32Array;
  readonly #first: number;
  readonly #after: boolean;

  constructor(known: Uint8Array | Uint16Array | Int32Array, first: number, after: boolean) {
    this.#known = known;
    this.#first = first;
    this.#after = after;
  }

  at(time: number): number {
    const place = (this.#after ? Math.ceil(time) : Math.floor(time)) - this.#first;
    const last = this.#known.length - 1;
    return this.#known[place > 0 ? (place < last ? place | 0 : last) : 0] as number;
  }

  all(times: Float64Array): Int32Array {
    const found = new Int32Array(times.length);
    for (let i = 0; i < times.length; i++) found[i] = this.at(times[i] as number);
    return found;
  }
}

/** What of a view says in which windows its ties are. */
type Dated = Pick<State, "columns" | "settled" | "spells" | "policy" | "unbegun" | "kinds" | "actors">;

/**
 * The windows that the ties of a view are in, whatever its own window is: under presence `certain` certainly, else possibly; of a drawn
 * reading both are the same. Cost: O(ties).
 */
export function rangesOf({ columns, settled, spells, policy, unbegun, kinds, actors }: Dated, cut: Cut): Ranges {
  const { size, instant, kind, source, target } = columns;
  const { over, begun, open } = cut;
  const isCertain = policy.presence === "certain";
  const from = over.all(isCertain ? settled.startMax : spells.startMin);
  const to = begun.all(isCertain ? settled.endMin : spells.endMax);
  for (let i = unbegun.indexOf(1); i >= 0; i = unbegun.indexOf(1, i + 1)) {
    from[i] = over.at(settled.startMax[i] as number);
    to[i] = begun.at(settled.endMin[i] as number);
  }
  const keepOpen = (i: number) => {
    to[i] = open.at((isCertain || unbegun[i] === 1 ? settled.startMin : spells.startMax)[i] as number);
  };
  if (instant === 1) for (let i = 0; i < size; i++) keepOpen(i);
  if (typeof instant !== "number") for (let i = instant.indexOf(1); i >= 0; i = instant.indexOf(1, i + 1)) keepOpen(i);
  for (let i = 0; (kinds || actors) && i < size; i++) {
    if (kinds && !kinds.has(kind[i] as number)) to[i] = 0;
    if (actors && !(actors.has(source[i] as number) && actors.has(target[i] as number))) to[i] = 0;
  }
  return { from, to };
}
