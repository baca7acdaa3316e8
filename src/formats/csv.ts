import Papa from "papaparse";
import * as z from "zod/mini";
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

const schema = () => z.strictObject({ escapeFormulae: z._default(z.boolean(), false) });

/** Papaparse's own rule passes over formulas with a line end. */
const FORMULA = /^[=+\-@\t\r]/;

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
  const quotes = fields.length === 1;
  const text = Papa.unparse([fields, ...data], { newline: "\n", escapeFormulae: escapeFormulae && FORMULA, quotes });
  return text === "" ? "" : `${text}\n`;
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
