import { type Answer, asked, joined } from "./oracle";

/** Ways to the right answer that share nothing with our code: JavaScript's calendar, and edtf on simpler texts. */

const MS_PER_DAY = 86_400_000;

/** The first and last day of a date with unspecified digits, by trying days on JavaScript's calendar. */
export function tried(text: string): Answer {
  const [, sign, year = "", month = "XX", day = "XX"] = /^(-?)(.{4})(?:-(..))?(?:-(..))?$/.exec(text) ?? [];
  const fits = (pattern: string, value: number) =>
    new RegExp(`^${pattern.replaceAll("X", "\\d")}$`).test(String(value).padStart(pattern.length, "0"));
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const years = range(sign ? -9999 : 0, sign ? -1 : 9999).filter((value) => fits(year, Math.abs(value)));
  const months = range(1, 12).filter((value) => fits(month, value));
  const days = range(1, 31).filter((value) => fits(day, value));
  const real = (y: number, m: number, d: number) => {
    const date = new Date(0);
    date.setUTCFullYear(y, m - 1, d);
    return date.getUTCDate() === d ? date.getTime() / MS_PER_DAY : undefined;
  };
  const first = (ys: number[], ms: number[], ds: number[]) => {
    for (const y of ys) for (const m of ms) for (const d of ds) if (real(y, m, d) !== undefined) return real(y, m, d);
    return undefined;
  };
  const lo = first(years, months, days);
  const hi = first(years.reverse(), months.reverse(), days.reverse());
  return lo === undefined || hi === undefined ? "refused" : [lo, hi];
}

const MONTHS_OF_PART: Record<string, string> = {
  ...{ 21: "03/05", 22: "06/08", 23: "09/11", 24: "12/02", 25: "03/05", 26: "06/08", 27: "09/11", 28: "12/02" },
  ...{ 29: "09/11", 30: "12/02", 31: "03/05", 32: "06/08", 33: "01/03", 34: "04/06", 35: "07/09", 36: "10/12" },
  ...{ 37: "01/04", 38: "05/08", 39: "09/12", 40: "01/06", 41: "07/12" },
};

/** The days of a part of a year, from its first month to its last. */
export function partByMonths(text: string): Answer {
  const [, sign = "", digits = "", code = ""] = /^(-?)(.{4})-(\d\d)$/.exec(text.replace(/[?~%]/g, "")) ?? [];
  const [first = "", last = ""] = (MONTHS_OF_PART[code] as string).split("/");
  const far = Number(digits.replaceAll("X", "9"));
  const near = Number(digits.replaceAll("X", "0"));
  const [from, to] = sign ? [-far, Math.min(-near, -1)] : [near, far];
  const utc = (year: number, month: string, day: number) => {
    const date = new Date(0);
    date.setUTCFullYear(year, Number(month), day);
    return date.getTime() / MS_PER_DAY;
  };
  return [utc(from, String(Number(first) - 1), 1), utc(last < first ? to + 1 : to, last, 0)];
}

/** The days of a year with significant digits, from its lowest year and its highest. */
export function significant(text: string): Answer {
  const [, written = "", digits = ""] = /^(.*)S(\d+)$/.exec(text) ?? [];
  const [, sign = "", mantissa = "", exponent = "0"] = /^Y?(-?)(\d+)(?:E(\d+))?$/.exec(written) ?? [];
  if (asked(written) === "refused") return "refused";
  const year = mantissa + "0".repeat(Number(exponent));
  const kept = Number(digits);
  if (kept < 1 || kept > year.length) return "refused";
  const fill = (digit: string) => {
    const filled = year.slice(0, kept) + digit.repeat(year.length - kept);
    return asked(filled.length > 4 ? `Y${sign}${filled}` : sign + filled);
  };
  return sign ? joined(fill("9"), fill("0")) : joined(fill("0"), fill("9"));
}

/** Whether a year has no 29 February. */
export function isCommonYear(year: string): boolean {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), 1, 29);
  return date.getUTCMonth() !== 1;
}
