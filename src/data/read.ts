import type { Issue } from "../base/errors";
import { type Claim, cellsOf, columnsOf, type TableName } from "./tables";

/**
 * Claims as columns in which each different text is kept once: some 50 to 150 bytes a claim. For `parseDataset`, which checks them
 * against the other tables; a claim is made each time it is asked for.
 */
export interface ClaimTable extends Iterable<Claim> {
  readonly length: number;
  /** What is wrong with its rows, columns and cells; `parseDataset` tells it among what is wrong with other tables. */
  readonly issues: readonly Issue[];
  /**
   * The claim of a row, counted from the end if negative; `undefined` if there is none.
   * @throws AllegianceError `invalid-data` if there are issues
   */
  at(index: number): Claim | undefined;
}

/** A table as given: the text of a CSV file, rows keyed by column, or, of claims, a {@link ClaimTable}. */
export type TableInput = string | readonly Readonly<Record<string, unknown>>[] | ClaimTable;

export type Report = (issue: Omit<Issue, "message">) => void;

/** Says an issue where it is to be found, if its file does not count rows as a spreadsheet does. */
export type Place = (issue: Omit<Issue, "message">) => Omit<Issue, "message">;

/** Collects issues and words their messages in one form. */
export function issueList(placed: Place = (issue) => issue): { issues: Issue[]; report: Report } {
  const issues: Issue[] = [];
  const report: Report = (found) => {
    const issue = placed(found);
    const place = [issue.file, issue.row && `row ${issue.row}`, issue.column && `column ${issue.column}`];
    const got = issue.value === undefined ? "" : `got ${JSON.stringify(issue.value)}, `;
    const message = `${place.filter(Boolean).join(", ")}: ${issue.code}: ${got}expected ${issue.expected}`;
    issues.push({ ...issue, message });
  };
  return { issues, report };
}

export const fileOf = (table: TableName): string => `${table}.csv`;

/** What is said of a row that is no object. */
export function noRow(table: TableName, row: number, value: unknown): Omit<Issue, "message"> {
  const expected = "a row: an object keyed by column";
  return { code: "malformed-csv", file: fileOf(table), row, column: undefined, value: String(value), expected };
}

/** A value as the text of its cell. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

export function checkHeader(table: TableName, header: readonly string[], report: Report): void {
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
  const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = cellsOf(table);
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

/** What is shared by records of which no cell was refused. */
export const NONE_REFUSED: ReadonlySet<string> = new Set();
