import { candidatesOf, realMonths } from "./candidates";
import { firstDayOf } from "./month";
import type { Refuse } from "./refuse";

const DATE_TIME =
  /^(-?\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:Z|([+\u2212-])(\d\d)(?::?(\d\d))?)?$/;
const MS_PER_DAY = 86_400_000;

/**
 * The moment that a date with a time of day names, in days (with a fraction, to the millisecond) since
 * 1970-01-01T00:00Z. A time without a zone is taken as UTC. `undefined` if the text has no digit before a `T`.
 */
export function instantOf(text: string, refuse: Refuse): number | undefined {
  if (!/\dT/.test(text)) return undefined;
  const found = DATE_TIME.exec(text);
  if (!found) throw refuse("a time of day is written 2014-06-01T12:00:00Z or 2014-06-01T12:00:00+05:00");
  const [, year, month, day, hours, minutes, seconds = "0", fraction = "", sign, zoneHours = "0", zoneMinutes = "0"] =
    found;

  const candidates = candidatesOf(year as string, month as string, day as string, refuse);
  const { first } = realMonths(candidates, refuse);
  const [h, min, s, zh, zmin] = [hours, minutes, seconds, zoneHours, zoneMinutes].map(Number) as Numbers;
  if (h > 24 || (h === 24 && min + s + Number(fraction) > 0)) throw refuse(`hour ${hours}`);
  if (min > 59) throw refuse(`minute ${minutes}`);
  if (s > 59) throw refuse(`second ${seconds}`);
  if (zh * 60 + zmin > 14 * 60 || zmin > 59) throw refuse("a time zone is at most 14:00 from UTC");

  const ahead = (sign === "+" ? 1 : -1) * (zh * 60 + zmin);
  const ms = ((h * 60 + min - ahead) * 60 + s) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
  return firstDayOf(first) + (candidates.days[0] as number) - 1 + ms / MS_PER_DAY;
}

type Numbers = [number, number, number, number, number];
