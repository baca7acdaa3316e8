import Papa from "papaparse";
import type { Issue, IssueCode } from "../base/errors";
import { columnsOf, TABLES, type TableName } from "./tables";

/** A table as given: the text of a CSV file, or rows keyed by column. */
export type TableInput = string | readonly Readonly<Record<string, unknown>>[];

/** One row as text, with the row number a spreadsheet shows for it (the header is row 1). */
export interface RawRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type Report = (issue: Omit<Issue, "message">) => void;

/** Collects issues and words their messages in one form. */
export function issueList(): { issues: Issue[]; report: Report } {
  const issues: Issue[] = [];
  const report: Report = (issue) => {
    const place = [issue.file, issue.row && `row ${issue.row}`, issue.column && `column ${issue.column}`];
    const got = issue.value === undefined ? "" : `got ${JSON.stringify(issue.value)}, `;
    const message = `${place.filter(Boolean).join(", ")}: ${issue.code}: ${got}expected ${issue.expected}`;
    issues.push({ ...issue, message });
  };
  return { issues, report };
}

export const fileOf = (table: TableName): string => `${table}.csv`;

/** Splits a table into rows of text; reports columns that are unknown or missing and rows that do not fit the header. */
export function readRows(table: TableName, input: TableInput, report: Report): RawRow[] {
  return typeof input === "string" ? readCsv(table, input, report) : readObjects(table, input, report);
}

function readCsv(table: TableName, text: string, report: Report): RawRow[] {
  const file = fileOf(table);
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: "," });
  const note = (code: IssueCode, row: number, column: string | undefined, value: unknown, expected: string) =>
    report({ code, file, row, column, value, expected });
  for (const error of parsed.errors)
    note("malformed-csv", (error.row ?? 0) + 1, undefined, undefined, `well-formed CSV (${error.message})`);
  const [header = [], ...body] = parsed.data;
  if (header.length === 1 && /[;\t]/.test(header[0] ?? "")) {
    note("malformed-csv", 1, undefined, header[0], "columns separated by commas");
    return [];
  }
  checkHeader(table, header, report);
  const rows: RawRow[] = [];
  for (const [index, values] of body.entries()) {
    const row = index + 2;
    if (values.every((value) => value.trim() === "")) continue;
    if (values.length !== header.length) {
      note("malformed-csv", row, undefined, values.length, `${header.length} cells, as in the header`);
      continue;
    }
    rows.push({ row, cells: Object.fromEntries(header.map((name, i) => [name, values[i] ?? ""])) });
  }
  return rows;
}

function readObjects(table: TableName, rows: readonly Readonly<Record<string, unknown>>[], report: Report): RawRow[] {
  const seen = new Set<string>();
  const raw = rows.flatMap((record, index) => {
    if (typeof record !== "object" || record === null) {
      const value = String(record);
      report({
        code: "malformed-csv",
        file: fileOf(table),
        row: index + 2,
        column: undefined,
        value,
        expected: "a row: an object keyed by column",
      });
      return [];
    }
    for (const name of Object.keys(record)) seen.add(name);
    const cells = Object.entries(record).map(([name, value]) => [name, cellText(value)] as const);
    return [{ row: index + 2, cells: Object.fromEntries(cells) }];
  });
  if (seen.size > 0) checkHeader(table, [...seen], report);
  return raw;
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

function checkHeader(table: TableName, header: readonly string[], report: Report): void {
  const file = fileOf(table);
  const known = columnsOf(table);
  const twice = header.filter((name, index) => header.indexOf(name) !== index);
  for (const column of twice)
    report({ code: "unknown-column", file, row: 1, column, value: column, expected: "each column once" });
  for (const column of header) {
    if (known.includes(column)) continue;
    report({
      code: "unknown-column",
      file,
      row: 1,
      column,
      value: column,
      expected: `one of the columns ${known.join(", ")}`,
    });
  }
  for (const column of known) {
    if (header.includes(column) || mayBeEmpty(table, column)) continue;
    report({ code: "missing-column", file, row: 1, column, value: undefined, expected: `a column ${column}` });
  }
}

function mayBeEmpty(table: TableName, column: string): boolean {
  const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = TABLES[table].shape;
  return shape[column]?.safeParse("").success ?? false;
}

/** A record with the place it came from. Cells that were refused are in `refused`, and `undefined` in `record`. */
export interface Located<T> {
  readonly row: number;
  readonly record: T;
  readonly refused: ReadonlySet<string>;
  /** The columns that the table has. */
  readonly columns: ReadonlySet<string>;
}

/** Checks every cell of a table against its column; every refused cell is reported. */
export function readRecords<T>(table: TableName, raw: readonly RawRow[], report: Report): Located<T>[] {
  const columns = Object.entries(TABLES[table].shape);
  return raw.map(({ row, cells }) => {
    const refused = new Set<string>();
    const record: Record<string, unknown> = {};
    for (const [column, schema] of columns) {
      const value = cells[column] ?? "";
      const result = schema.safeParse(value);
      if (result.success) {
        record[column] = result.data;
        continue;
      }
      refused.add(column);
      if (!(column in cells)) continue;
      const code = value === "" ? "missing-value" : "invalid-value";
      report({ code, file: fileOf(table), row, column, value, expected: result.error.issues[0]?.message ?? "" });
    }
    return { row, record: Object.freeze(record) as T, refused, columns: new Set(Object.keys(cells)) };
  });
}
