import Papa from "papaparse";
import type { Issue } from "../../src/base/errors";
import { checkTables } from "../../src/data/checks";
import { KINDS } from "../../src/data/kinds";
import {
  checkHeader,
  fileOf,
  issueList,
  type Located,
  type RawRow,
  type Report,
  readRecords,
} from "../../src/data/read";
import { type Claim, REQUIRED_TABLES, TABLE_NAMES, type TableName } from "../../src/data/tables";

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
