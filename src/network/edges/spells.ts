import { AllegianceError } from "../../base/errors";
import { boundsOf } from "../../time";
import { type Column, isSet, valueAt } from "../column";
import type { SpellColumns } from "../columns";
import type { EdgeTable, TimeColumn } from "./table";

/** Spells of edges as their times state them, and which of them are instants. Columns that are equal are one array. */
export interface EdgeSpells extends SpellColumns {
  readonly instant: Column<Uint8Array>;
}

type Timed = Pick<EdgeTable, "size" | "calendar" | "natures" | "start" | "end"> & {
  readonly kind: Column<ArrayLike<number>>;
};

/**
 * The spells of edges, by the rules of `edgeSpell` for a single one. Each text is read once. Edges with a time that cannot be read, or
 * that end before they start, are told to `refuse`; their spells mean nothing.
 *
 * Cost: one pass over the edges; 8 bytes an edge for each bound that differs from the others.
 */
export function edgeSpells(edges: Timed, widen: number, refuse?: (place: number) => void): EdgeSpells {
  const { size, calendar, kind, natures, start, end } = edges;
  const exact = exactSpells(edges, refuse);
  if (exact) return exact;
  const days = new Map<readonly string[], Days>();
  const daysOf = (column: TimeColumn | undefined) => {
    const texts = column?.texts?.values ?? [];
    const found = days.get(texts) ?? daysOfTexts(texts, widen, calendar);
    days.set(texts, found);
    return found;
  };
  const [starts, ends] = [readerOf(start, daysOf(start), 0), readerOf(end, daysOf(end), 1)];
  const bounds = () => new Float64Array(size);
  const [startMin, startMax, endMin, endMax] = [bounds(), bounds(), bounds(), bounds()];
  const instant = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const hasStart = starts.read(i);
    let [s0, s1] = [starts.min, starts.max];
    const hasEnd = ends.read(i);
    let [e0, e1] = [ends.min, ends.max];
    if (Number.isNaN(s0) || Number.isNaN(e0)) refuse?.(i);
    if (!hasStart || starts.isOpen) s0 = s1 = Number.NEGATIVE_INFINITY;
    if (hasEnd) {
      if (ends.isOpen) e0 = e1 = Number.POSITIVE_INFINITY;
    } else if (!hasStart || starts.isOpen) e0 = e1 = Number.POSITIVE_INFINITY;
    else if (natures[valueAt(kind, i)] === "state") [e0, e1] = [calendar ? s0 + 1 : s0, Number.POSITIVE_INFINITY];
    else {
      [e0, e1] = [s0, s1];
      instant[i] = 1;
    }
    if (instant[i] === 0) {
      if (e1 <= s0) refuse?.(i);
      if (calendar) {
        // As `consistent` of a single spell.
        if (!(e0 > s0)) e0 = s0 + 1;
        e1 = Math.max(e1, e0);
        s1 = Math.max(s0, s1 < e1 ? s1 : e1 - 1);
      }
    }
    startMin[i] = s0;
    startMax[i] = s1;
    endMin[i] = e0;
    endMax[i] = e1;
  }
  const one = <T extends ArrayLike<number>>(a: T, b: T) => (areEqual(a, b) ? a : b);
  const [latest, earliest] = [one(startMin, startMax), one(startMin, endMin)];
  return { startMin, startMax: latest, endMin: earliest, endMax: one(latest, one(earliest, endMax)), instant };
}

/**
 * Where all times are numbers and no state lacks its end, starts are one column and ends another: those that were given, if none is left
 * out. Where there are no ends at all, both are one.
 */
function exactSpells({ kind, natures, start, end }: Timed, refuse?: (place: number) => void): EdgeSpells | undefined {
  if (!start?.numbers || start.texts || end?.texts) return undefined;
  const isOpen = natures.includes("state")
    ? Uint8Array.from(natures, (nature) => Number(nature === "state"))
    : undefined;
  const starts = start.numbers;
  if (!end?.numbers) {
    if (isOpen || starts.includes(Number.NaN)) return undefined;
    return { startMin: starts, startMax: starts, endMin: starts, endMax: starts, instant: 1 };
  }
  const given = end.numbers;
  const [isStarted, isEnded] = [!starts.includes(Number.NaN), !given.includes(Number.NaN)];
  if (isOpen && !isEnded && hasOpenState(starts, given, kind, isOpen)) return undefined;
  const startMin = isStarted ? starts : starts.slice();
  const ends = isEnded ? given : given.slice();
  const instant = isStarted && isEnded ? 0 : fillTimes(startMin, ends);
  for (let i = firstReversed(startMin, ends, instant, 0); i >= 0; i = firstReversed(startMin, ends, instant, i + 1))
    refuse?.(i);
  return { startMin, startMax: startMin, endMin: ends, endMax: ends, instant };
}

/** Whether a state has a start and no end, which then is not known. */
function hasOpenState(starts: Float64Array, ends: Float64Array, kind: Timed["kind"], isOpen: Uint8Array): boolean {
  for (let i = 0; i < starts.length; i++) {
    if (Number.isNaN(ends[i]) && !Number.isNaN(starts[i]) && isOpen[valueAt(kind, i)] === 1) return true;
  }
  return false;
}

/** What has no start has always been, and then what has no end will always be; else it is an instant. Says which are. */
function fillTimes(starts: Float64Array, ends: Float64Array): Uint8Array {
  const instant = new Uint8Array(starts.length);
  for (let i = 0; i < starts.length; i++) {
    const isStarted = !Number.isNaN(starts[i]);
    if (!isStarted) starts[i] = Number.NEGATIVE_INFINITY;
    if (!Number.isNaN(ends[i])) continue;
    ends[i] = isStarted ? (starts[i] as number) : Number.POSITIVE_INFINITY;
    instant[i] = Number(isStarted);
  }
  return instant;
}

/** The place, from `from` on, of the first edge that ends before it starts, or as it does; −1 if there is none. */
function firstReversed(starts: Float64Array, ends: Float64Array, instant: Column<Uint8Array>, from: number): number {
  for (let i = from; i < starts.length; i++) {
    if ((ends[i] as number) <= (starts[i] as number) && !isSet(instant, i)) return i;
  }
  return -1;
}

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Reads a column entry by entry: `min` and `max` are then what it says, NaN where it cannot be read. */
interface Reader {
  min: number;
  max: number;
  isOpen: boolean;
  /** Whether there is a time at all. */
  read(place: number): boolean;
}

/** The first and the last day of texts, NaN of those that are no dates. */
interface Days {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function daysOfTexts(texts: readonly string[], widen: number, calendar: boolean): Days {
  const [low, high] = [new Float64Array(texts.length), new Float64Array(texts.length)];
  for (const [code, text] of texts.entries()) {
    const bounds = text === ".." ? { lo: 0, hi: 0 } : calendar ? readable(text, widen) : undefined;
    low[code] = bounds?.lo ?? Number.NaN;
    high[code] = bounds?.hi ?? Number.NaN;
  }
  return { low, high };
}

/** `after` is 1 for ends, which are the first day that no longer counts. */
function readerOf(column: TimeColumn | undefined, { low, high }: Days, after: 0 | 1): Reader {
  const { numbers, texts } = column ?? {};
  const open = texts?.values.indexOf("..") ?? -1;
  const reader: Reader = {
    min: 0,
    max: 0,
    isOpen: false,
    read(place) {
      const code = texts ? (texts.codes[place] as number) : -1;
      reader.isOpen = code >= 0 && code === open;
      if (code >= 0) {
        reader.min = (low[code] as number) + after;
        reader.max = (high[code] as number) + after;
        return true;
      }
      const time = numbers ? (numbers[place] as number) : Number.NaN;
      const isThere = !Number.isNaN(time);
      reader.min = reader.max = isThere ? time : 0;
      return isThere;
    },
  };
  return reader;
}

function readable(text: string, widen: number): { readonly lo: number; readonly hi: number } | undefined {
  try {
    return boundsOf(text, widen);
  } catch (error) {
    if (error instanceof AllegianceError && error.problem.code === "invalid-date") return undefined;
    throw error;
  }
}
