import { jsonLineScanner } from "../base/json-lines";
import { bytesOf, type Sink } from "../base/pieces";
import { cellText, checkHeader, fileOf, issueList, noRow, type Place } from "./read";
import { RecordTable } from "./record-table";
import type { TableName } from "./tables";

/** Tables count rows as a spreadsheet does, with a header; JSON lines have none, and are counted from 1. */
const atLine: Place = (issue) => ({
  ...issue,
  code: issue.code === "malformed-csv" ? "malformed-json" : issue.code,
  file: issue.file.replace(/csv$/, "jsonl"),
  row: issue.row === undefined || issue.row === 1 ? undefined : issue.row - 1,
});

/** Takes the bytes of JSON lines, one object a record; the table is finished when they have ended. */
export function jsonTable<R extends object>(table: TableName): { sink: Sink; records: RecordTable<R> } {
  const records = new RecordTable<R>(table, atLine);
  const names = records.columns.map(({ name }) => name);
  const [columns, rows] = [issueList(atLine), issueList(atLine)];
  const isSeen = new Uint8Array(names.length);

  const scanner = jsonLineScanner(names, {
    row({ bytes, starts, ends, hashes, given, count, row }) {
      for (let i = 0; i < count; i++) {
        const key = given[i] as number;
        isSeen[key] = 1;
        records.set(key, bytes, starts[key] as number, ends[key] as number, hashes[key]);
      }
      records.endRow(row + 1);
    },
    other(value, row) {
      if (typeof value !== "object" || value === null) {
        rows.report(noRow(table, row + 1, value));
        return;
      }
      for (const [name, own] of Object.entries(value)) {
        records.seen.add(name);
        const bytes = bytesOf(cellText(own));
        const place = names.indexOf(name);
        if (place >= 0) records.set(place, bytes, 0, bytes.length);
      }
      records.endRow(row + 1);
    },
    fault: (row) =>
      rows.report({
        code: "malformed-csv",
        file: fileOf(table),
        row: row + 1,
        column: undefined,
        value: undefined,
        expected: "a line of well-formed JSON in UTF-8",
      }),
  });
  const end = () => {
    scanner.end();
    for (const [i, name] of names.entries()) if (isSeen[i]) records.seen.add(name);
    if (records.length > 0) checkHeader(table, [...records.seen], columns.report);
    records.end([...rows.issues, ...columns.issues]);
  };
  return { sink: { push: scanner.push, end }, records };
}
