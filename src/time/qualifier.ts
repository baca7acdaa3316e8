import { trailingX } from "./digits";
import type { Duration } from "./duration";
import { partOfYear } from "./season";

/** One component of a date as written: its digits, and whether `?`, `~` or `%` stands before or after it. */
export interface Component {
  readonly digits: string;
  readonly qualified: boolean;
}

/**
 * By how much one widening moves either end of a date: the unit of the component that bears the qualifier, of the
 * coarsest one if several do; nothing if none does. `198X` counts in decades, `1X` of days in tens; a month or day of
 * which no digit is known counts as the component before it.
 */
export function wideningOf(components: readonly Component[]): Duration {
  const bearer = components.findIndex(({ qualified }) => qualified);
  return bearer < 0 ? { months: 0, days: 0 } : unitOf(components, bearer);
}

function unitOf(components: readonly Component[], position: number): Duration {
  const { digits } = components[position] as Component;
  if (position > 0 && digits === "XX") return unitOf(components, position - 1);
  const count = 10 ** trailingX(digits);
  if (position === 0) return { months: 12 * count, days: 0 };
  if (position === 2) return { months: 0, days: count };
  return { months: partOfYear(digits)?.length ?? count, days: 0 };
}
