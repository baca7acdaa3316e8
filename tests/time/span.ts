import { boundsOf, isoDay } from "../../src/time";

const iso = (day: number) => (Number.isFinite(day) ? isoDay(day) : String(day));
/** First and last day in ISO form, or as infinite, with a space between. */
export const span = (text: string, widen?: number) => {
  const { lo, hi } = boundsOf(text, widen);
  return `${iso(lo)} ${iso(hi)}`;
};
