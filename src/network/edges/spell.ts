import { AllegianceError } from "../../base/errors";
import type { Kind } from "../../data/kinds";
import { stretchOf, type Time } from "../moment";

/** The bounds of an edge in time; of an event, the end is the start. */
export interface EdgeSpell {
  readonly start: { readonly min: number; readonly max: number };
  readonly end: { readonly min: number; readonly max: number };
  readonly instant: boolean;
}

const ALWAYS: EdgeSpell = {
  start: { min: Number.NEGATIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
  end: { min: Number.POSITIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  instant: false,
};

/** What says how the times of an edge are read. */
export interface EdgeClock {
  readonly calendar: boolean;
  /** Of its kind, where that is known: a state without an end is not an event. */
  readonly nature: Kind["nature"] | undefined;
  readonly widen: number;
}

/** The times of an edge as bounds; a time that cannot be read is told to `refuse`, if there is one. */
export function edgeSpell(
  edge: { readonly start?: Time | undefined; readonly end?: Time | undefined },
  { calendar, nature, widen }: EdgeClock,
  refuse?: (column: string, value: unknown, expected: string) => void,
): EdgeSpell {
  const read = (column: "start" | "end"): { min: number; max: number } | undefined => {
    const value = edge[column];
    if (value === undefined) return undefined;
    if (value === "..") return column === "start" ? ALWAYS.start : ALWAYS.end;
    try {
      const { start, end } = stretchOf(value, { calendar }, widen);
      const exact = typeof value !== "string";
      if (column === "start") return { min: start, max: exact ? start : end - 1 };
      return { min: exact ? start : start + 1, max: exact ? start : end };
    } catch (error) {
      if (!refuse || !(error instanceof AllegianceError) || error.problem.code !== "invalid-date") throw error;
      refuse(column, value, error.problem.expected);
      return undefined;
    }
  };
  const [start, end] = [read("start"), read("end")];
  if (end) return { start: start ?? ALWAYS.start, end, instant: false };
  if (!start || start === ALWAYS.start) return ALWAYS;
  if (nature !== "state") return { start, end: start, instant: true };
  return { start, end: { min: calendar ? start.min + 1 : start.min, max: Number.POSITIVE_INFINITY }, instant: false };
}
