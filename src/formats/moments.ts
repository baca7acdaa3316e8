import { nextUp } from "../network/moment";
import type { UsableSpell } from "../network/usable";
import { isoDay } from "../time";

/** A spell with both ends included, in the units of a clock; infinite where unbounded. */
export interface ClosedSpell {
  readonly first: number;
  readonly last: number;
}

/** The times of a file whose spells include their end: the one place where half-open spells become closed ones. */
export interface Clock {
  readonly format: "date" | "dateTime" | "double";
  closed(spell: UsableSpell): ClosedSpell;
  before(moment: number): number;
  after(moment: number): number;
  /** A moment as the file has it; `undefined` where unbounded. */
  text(moment: number): string | undefined;
}

const MS_PER_DAY = 86_400_000;

/**
 * The coarsest clock that holds all spells exactly: `date`, in days, where all dates are days; `dateTime`, in milliseconds, where
 * some have a time of day; `double` for ticks. A state ends on the last day, in the last millisecond or at the last number before
 * its end. An event of a day lasts that day; one of a time of day or a tick is that moment.
 */
export function clockOf(calendar: boolean, spells: readonly UsableSpell[]): Clock {
  const isDay = (time: number) => Number.isInteger(time) || !Number.isFinite(time);
  if (calendar && spells.every(({ start, end }) => isDay(start) && isDay(end))) return stepping("date", 1, isoDay);
  if (calendar) return stepping("dateTime", MS_PER_DAY, (ms) => withTime(isoDay(ms / MS_PER_DAY)));
  const [after, before] = [
    (time: number) => neighbour(time, nextUp),
    (time: number) => neighbour(time, (t) => -nextUp(-t)),
  ];
  const closed = ({ start, end, instant }: UsableSpell) => ({ first: start, last: instant ? end : before(end) });
  return { format: "double", closed, before, after, text: (time) => bounded(time, String) };
}

function stepping(format: Clock["format"], perDay: number, text: (moment: number) => string): Clock {
  const read = (days: number) => Math.round(days * perDay);
  return {
    format,
    closed: ({ start, end, instant }) => {
      const first = read(start);
      if (!instant) return { first, last: Math.max(first, read(end) - 1) };
      return { first, last: Number.isInteger(end) ? read(end + 1) - 1 : read(end) };
    },
    before: (moment) => moment - 1,
    after: (moment) => moment + 1,
    text: (moment) => bounded(moment, text),
  };
}

function withTime(iso: string): string {
  return iso.includes("T") ? iso : `${iso}T00:00:00Z`;
}

function neighbour(time: number, step: (time: number) => number): number {
  return Number.isFinite(time) ? step(time) : time;
}

function bounded(moment: number, text: (moment: number) => string): string | undefined {
  return Number.isFinite(moment) ? text(moment) : undefined;
}

/** Spells with those that overlap or meet made one, in their order. */
export function union(spells: readonly ClosedSpell[], clock: Clock): ClosedSpell[] {
  const all: { first: number; last: number }[] = [];
  for (const { first, last } of [...spells].sort((a, b) => a.first - b.first)) {
    const current = all.at(-1);
    if (current && first <= clock.after(current.last)) current.last = Math.max(current.last, last);
    else all.push({ first, last });
  }
  return all;
}

/** How many of some spells there are at a time, for every stretch of time in which there are any. */
export function countsOverTime(
  spells: readonly ClosedSpell[],
  clock: Clock,
): (ClosedSpell & { readonly count: number })[] {
  const changes = new Map<number, number>();
  const change = (moment: number, by: number) => changes.set(moment, (changes.get(moment) ?? 0) + by);
  for (const { first, last } of spells) {
    change(first, 1);
    change(clock.after(last), -1);
  }
  const moments = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b);
  let count = 0;
  return moments.flatMap(([first, by], index) => {
    count += by;
    const next = moments[index + 1];
    return count > 0 && next ? [{ first, last: clock.before(next[0]), count }] : [];
  });
}
