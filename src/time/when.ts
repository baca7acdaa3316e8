import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import { isoDay } from "./day";
import { boundsOf, type Ends } from "./edtf";

/** A date as written, with the first and last day that it may be. */
export interface When {
  /** The text as given. */
  readonly edtf: string;
  /** ISO day; `null` where no day is the first. */
  readonly earliest: string | null;
  /** ISO day, inclusive; `null` where no day is the last. */
  readonly latest: string | null;
  /** Only where an end is written `..`: nothing bounds it. */
  readonly open?: Exclude<Ends, "neither">;
  /** Only where an end of an interval is left empty: it exists, and nobody says when. */
  readonly unknown?: Exclude<Ends, "neither">;
}

/** How dates are read. */
export interface WhenOptions {
  /**
   * Units of its precision by which `?`, `~` or `%` widens a date on either side; a whole number from 0, default 1.
   * `2014-06~` is May to July with 1, April to August with 2, and June alone with 0.
   */
  readonly widen?: number | undefined;
}

/** The check of `widen`, for every function that takes it. */
export const widenSchema = () => z._default(z.int({ error: "a whole number" }).check(z.minimum(0)), 1);

const whenOptions = () => z.strictObject({ widen: widenSchema() });

/**
 * Reads an EDTF date: `parseWhen("2014-06~")` is `{ edtf: "2014-06~", earliest: "2014-05-01", latest: "2014-07-31" }`.
 * Throws `invalid-date` for a text that is none, `invalid-option` for an unknown option or a bad `widen`.
 */
export function parseWhen(text: string, options?: WhenOptions): When {
  const { widen } = parseOptions("parseWhen", whenOptions, options);
  const { lo, hi, open, unknown } = boundsOf(text, widen);
  return {
    edtf: text,
    earliest: Number.isFinite(lo) ? isoDay(lo) : null,
    latest: Number.isFinite(hi) ? isoDay(hi) : null,
    ...(open === "neither" ? {} : { open }),
    ...(unknown === "neither" ? {} : { unknown }),
  };
}
