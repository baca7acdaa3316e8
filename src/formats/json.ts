import * as z from "zod/mini";
import { compareText } from "../base/collections";
import { invalidOption, show } from "../base/errors";
import { parseOptions } from "../base/options";
import { cannotWrite } from "./refuse";

export interface JsonOptions {
  /** Blanks of indentation a level. Default 0: all on one line. */
  readonly space?: number;
}

const schema = () => z.strictObject({ space: z._default(z.int().check(z.minimum(0), z.maximum(10)), 0) });
const FACTS = ["measure", "data", "policy", "options", "window"] as const;

/**
 * A result as JSON, with what made it: `{ data: { name, version }, policy, options, window, rows }`, before them `measure` if the
 * result is a measure's. A fact that the result does not carry is `null`.
 *
 * Keys are in the order above, those of rows in the order of the columns, all others sorted. JSON knows neither infinite nor
 * missing values: infinite numbers become the texts `"Infinity"` and `"-Infinity"` (as an unreachable distance), `undefined`
 * becomes `null`. A function among the options becomes its name.
 *
 * @throws AllegianceError `invalid-option` for what has no rows; `unsupported` for NaN and big integers
 */
export function toJSON(result: Iterable<object>, options?: JsonOptions): string {
  const { space } = parseOptions("toJSON", schema, options);
  if (typeof result?.[Symbol.iterator] !== "function")
    throw invalidOption("result", result, "a result, or an array of rows");
  const carried = result as unknown as Readonly<Record<string, unknown>>;
  const facts = FACTS.flatMap((name) =>
    name === "measure" && carried[name] === undefined ? [] : [[name, plain(carried[name], `toJSON: ${name}`)]],
  );
  const columns = Array.isArray(carried.columns) ? carried.columns.map(String) : [];
  const rows = Array.from(result, (row, index) => {
    const record = row as Readonly<Record<string, unknown>>;
    const keys = new Set([...columns, ...Object.keys(record)]);
    return Object.fromEntries([...keys].map((key) => [key, plain(record[key], `toJSON: row ${index + 1}, ${key}`)]));
  });
  return JSON.stringify(Object.fromEntries([...facts, ["rows", rows]]), undefined, space);
}

/** A value that JSON can hold, keys sorted. */
function plain(value: unknown, record: string): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isNaN(value)) throw cannotWrite(record, value, "a number");
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") throw cannotWrite(record, String(value), "a number");
  if (typeof value === "function") return show(value);
  if (typeof value !== "object") return typeof value === "symbol" ? String(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) return plain(Object.fromEntries(value), record);
  if (Symbol.iterator in value) return Array.from(value as Iterable<unknown>, (item) => plain(item, record));
  const keys = Object.keys(value).sort(compareText);
  return Object.fromEntries(keys.map((key) => [key, plain((value as Readonly<Record<string, unknown>>)[key], record)]));
}
