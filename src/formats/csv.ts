import * as z from "zod";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { joined } from "./refuse";

export interface CsvOptions {
  /**
   * Put a `'` before text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which a spreadsheet would run as a
   * formula. Such cells no longer hold the text itself. Default false: every cell holds exactly its value.
   */
  readonly escapeFormulae?: boolean;
}

const schema = z.strictObject({ escapeFormulae: z.boolean().default(false) });

/**
 * Rows as CSV: a result of this library, or any plain objects.
 *
 * The first line names the columns: those given, else those of the result, else every key in the order of first appearance.
 * Lines end with a line feed, cells are quoted only where they must be. `undefined` and `null` are empty cells, lists are joined by
 * `;`, dates are ISO 8601, other objects JSON, infinite numbers `Infinity` and `-Infinity`. Nothing is rounded.
 *
 * @throws AllegianceError `invalid-option` for a column that no row has; `unsupported` for a list an item of which holds a `;`
 */
export function toCSV(rows: Iterable<object>, columns?: readonly string[], options?: CsvOptions): string {
  const { escapeFormulae } = parseOptions("toCSV", schema, options);
  if (typeof rows?.[Symbol.iterator] !== "function") throw invalidOption("rows", rows, "rows, as an array or a result");
  const records = [...rows] as Readonly<Record<string, unknown>>[];
  const known = new Set([...columnsOf(rows), ...records.flatMap((record) => Object.keys(record))]);
  const fields = [...(columns ?? known)];
  const strange = records.length > 0 ? fields.find((name) => !known.has(name)) : undefined;
  if (strange !== undefined) throw invalidOption("columns", strange, `columns of the rows: ${[...known].join(", ")}`);
  const data = records.map((record, index) =>
    fields.map((name) => cellOf(record[name], `toCSV: row ${index + 1}, ${name}`)),
  );
  if (fields.length === 0) return "";
  // A lone empty cell would be a line without anything, which readers skip.
  const write = (cell: unknown) => written(cell, escapeFormulae, fields.length === 1);
  return [fields, ...data].map((cells) => `${cells.map(write).join(",")}\n`).join("");
}

const FORMULA = /^[=+\-@\t\r]/;
/** Text that would not be read back as it is: with a separator, a quote, a line end or a byte order mark, or blanks at its ends. */
const TO_QUOTE = /[",\r\n\uFEFF]|^ | $/;

function written(cell: unknown, escapeFormulae: boolean, quoted: boolean): string {
  if (cell === undefined || cell === null) return "";
  const isFormula = escapeFormulae && typeof cell === "string" && FORMULA.test(cell);
  const text = isFormula ? `'${cell}` : String(cell);
  return quoted || isFormula || TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function columnsOf(rows: object): readonly string[] {
  const { columns } = rows as { readonly columns?: unknown };
  return Array.isArray(columns) ? columns.map(String) : [];
}

function cellOf(value: unknown, record: string): unknown {
  if (Array.isArray(value)) return joined(value, record);
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
