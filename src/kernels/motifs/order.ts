/**
 * What happened between two actors each, in the order of `low`. Each has a moment in [`low`, `high`], the latter finite: a whole number
 * if they differ. Those of one number in `together` have the same bounds and the same moment in every reading.
 */
export interface Happenings {
  readonly size: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Whether the bounds hold every moment that it may have; else in some reading it does not count. */
  readonly sure: Uint8Array;
  readonly together: Int32Array;
}

export interface Spacing {
  /** Whether each comes later than the one before it; else it may come at the same moment. */
  readonly strict: boolean;
  /** The latest moment of the last, by that of the first: never earlier for a later whole number. */
  readonly limit: (first: number) => number;
}

/** Whether three happenings come in this order, within the limit, in every reading of their moments. */
export function certainIn(h: Happenings, spacing: Spacing, x: number, y: number, z: number): boolean {
  if (!(h.sure[x] && h.sure[y] && h.sure[z])) return false;
  if (!(surelyInOrder(h, spacing, x, y) && surelyInOrder(h, spacing, y, z))) return false;
  return h.together[x] === h.together[z] || (h.high[z] as number) <= spacing.limit(h.low[x] as number);
}

function surelyInOrder({ low, high, together }: Happenings, { strict }: Spacing, x: number, y: number): boolean {
  if (together[x] === together[y]) return !strict;
  return strict ? (high[x] as number) < (low[y] as number) : (high[x] as number) <= (low[y] as number);
}

/**
 * Whether three happenings come in this order, within the limit, in some reading. The latest moment of the first that leaves room
 * for the others, and then the earliest ones of these: a later first one never makes the whole longer than it need be, since the
 * others then either stay where they are or follow from day to day. Those that go together have one range, so that these choices give
 * them one moment.
 */
export function possibleIn(h: Happenings, spacing: Spacing, x: number, y: number, z: number): boolean {
  const { low, high, together } = h;
  const { strict, limit } = spacing;
  const [p, q, r] = [together[x], together[y], together[z]];
  if (strict && (p === q || q === r || p === r)) return false;
  const latestSecond = before(high[y] as number, high[z] as number, strict);
  if (latestSecond < (low[y] as number)) return false;
  const first = before(high[x] as number, latestSecond, strict);
  if (first < (low[x] as number)) return false;
  const second = after(low[y] as number, first, strict);
  const third = after(low[z] as number, second, strict);
  return third <= limit(first);
}

/** The latest moment of a range up to `high` that comes before another. */
function before(high: number, moment: number, strict: boolean): number {
  if (strict) return high < moment ? high : Math.ceil(moment) - 1;
  return high <= moment ? high : Math.floor(moment);
}

/** The earliest moment of a range from `low` that comes after another. */
function after(low: number, moment: number, strict: boolean): number {
  if (strict) return low > moment ? low : Math.floor(moment) + 1;
  return low >= moment ? low : Math.ceil(moment);
}
