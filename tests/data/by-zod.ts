import Papa from "papaparse";
import type { Issue } from "../../src/base/errors";
import { checkTables } from "../../src/data/checks";
import { KINDS } from "../../src/data/kinds";
import { checkHeader, fileOf, issueList, type Located, type Report } from "../../src/data/read";
import { type Claim, cellsOf, REQUIRED_TABLES, TABLE_NAMES, type TableName } from "../../src/data/tables";

/** One row as text, with the row number a spreadsheet shows for it (the header is row 1). */
interface RawRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

type Texts = Partial<Record<TableName, string>>;

/** Tables read the plain way: papaparse, the schema of each cell, every row held against the other tables. */
export function byZod(texts: Texts): { issues: readonly Issue[]; claims: readonly Claim[] } {
  const { issues, report } = issueList();
  const missing = new Set<TableName>();
  const read = <T>(table: TableName): Located<T>[] => {
    const text = texts[table];
    if (text !== undefined) return readRecords<T>(table, rowsOf(table, text, report), report);
    if (!REQUIRED_TABLES.includes(table)) return [];
    missing.add(table);
    const place = { file: fileOf(table), row: undefined, column: undefined, value: undefined };
    report({ code: "missing-table", ...place, expected: "this table" });
    return [];
  };
  const [sources, actors, names, claims, events, estimates] = TABLE_NAMES.map((table) => read<never>(table));
  const located = { sources, actors, names, claims, events, estimates } as Parameters<typeof checkTables>[0];
  checkTables(located, new Map(KINDS.map((kind) => [kind.name, kind])), report, missing);
  return { issues, claims: [...(located.claims as Iterable<Located<Claim>>)].map(({ record }) => record) };
}

function rowsOf(table: TableName, text: string, report: Report): RawRow[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: "," });
  const malformed = (row: number, value: unknown, expected: string) =>
    report({ code: "malformed-csv", file: fileOf(table), row, column: undefined, value, expected });
  for (const { row = 0, message } of parsed.errors) malformed(row + 1, undefined, `well-formed CSV (${message})`);
  const [header = [], ...body] = parsed.data;
  if (header.length === 1 && /[;\t]/.test(header[0] ?? "")) {
    malformed(1, header[0], "columns separated by commas");
    return [];
  }
  checkHeader(table, header, report);
  return body.flatMap((values, index): RawRow[] => {
    const row = index + 2;
    if (values.every((value) => value.trim() === "")) return [];
    if (values.length === header.length)
      return [{ row, cells: Object.fromEntries(header.map((name, i) => [name, values[i] ?? ""])) }];
    malformed(row, values.length, `${header.length} cells, as in the header`);
    return [];
  });
}

function readRecords<T>(table: TableName, raw: readonly RawRow[], report: Report): Located<T>[] {
  const seen = new Set(raw.flatMap(({ cells }) => Object.keys(cells)));
  return raw.map(({ row, cells }) => {
    const refused = new Set<string>();
    const record: Record<string, unknown> = {};
    for (const [column, schema] of Object.entries(cellsOf(table))) {
      const value = cells[column] ?? "";
      const { success, data, error } = schema.safeParse(value);
      record[column] = data;
      if (success) continue;
      refused.add(column);
      // A column that no row has is told as a whole.
      if (!seen.has(column)) continue;
      const code = value === "" ? "missing-value" : "invalid-value";
      report({ code, file: fileOf(table), row, column, value, expected: error.issues[0]?.message ?? "" });
    }
    return { row, record: Object.freeze(record) as T, refused, columns: seen };
  });
}
