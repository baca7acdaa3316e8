import { monthIndex } from "./month";
import type { Refuse } from "./refuse";
import { type Span, spanOfMonths } from "./span";

const LONG_YEAR = /^(?:Y(-?)([1-9]\d*)(?:E(\d+))?|(-?)(\d{4})(?=S))(?:S(\d+))?([?~%]?)$/;
const FARTHEST_YEAR = 1e13;

/**
 * The days of a year that needs more than four digits (`Y12000`), has an exponent (`Y-17E7` is -170,000,000) or states
 * how many of its digits are significant (`1950S2` is some year of 1900–1999). `undefined` if the text is none of these.
 */
export function spanOfLongYear(text: string, widen: number, refuse: Refuse): Span | undefined {
  const found = LONG_YEAR.exec(text);
  if (!found) return undefined;
  const [, longSign, long, exponent, shortSign, short, significant, qualifier] = found;
  if (long !== undefined && exponent === undefined && long.length < 5) {
    throw refuse("Y is for years of more than four digits");
  }
  const size = Number(long ?? short) * 10 ** Number(exponent ?? 0);
  if (size > FARTHEST_YEAR) throw refuse(`a year beyond ±${FARTHEST_YEAR}, too far to count its days`);
  const negative = Boolean(longSign || shortSign);
  if (negative && size === 0) throw refuse("the year before 0001 is 0000, without a sign");

  const unit = significant === undefined ? 1 : unitOfLast(Number(significant), String(size).length, refuse);
  const least = Math.floor(size / unit) * unit;
  const most = least + unit - 1;
  const [first, last] = negative ? [-most, -least] : [least, most];
  return spanOfMonths(monthIndex(first, 1), monthIndex(last, 12), qualifier ? 12 * unit * widen : 0);
}

/** What one counts in at the last significant digit: 100 years for two significant digits of four. */
function unitOfLast(significant: number, digits: number, refuse: Refuse): number {
  if (significant < 1 || significant > digits) {
    throw refuse(`${significant} significant digits of a year that has ${digits}`);
  }
  return 10 ** (digits - significant);
}
