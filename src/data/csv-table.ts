import { type Cells, delimitedScanner } from "../base/delimited";
import type { Issue, IssueCode } from "../base/errors";
import { pour, type Sink } from "../base/pieces";
import { checkHeader, fileOf, issueList } from "./read";
import { RecordTable } from "./record-table";
import type { TableName } from "./tables";

/** Takes the bytes of a CSV file; the table is finished when they have ended. */
export function csvTable<R extends object>(table: TableName): { sink: Sink; records: RecordTable<R> } {
  const records = new RecordTable<R>(table);
  const names = records.columns.map(({ name }) => name);
  const [quotes, columns, rows] = [issueList(), issueList(), issueList()];
  const malformed = (row: number, value: unknown, expected: string, code: IssueCode = "malformed-csv") =>
    ({ code, file: fileOf(table), row, column: undefined, value, expected }) satisfies Omit<Issue, "message">;
  /** The column of each cell, −1 if there is none; without it nothing is read. */
  let places: readonly number[] | undefined;
  let isHead = true;

  const readHead = (cells: Cells) => {
    isHead = false;
    const header = Array.from({ length: cells.size }, (_, i) => textOf(cells, i));
    if (header.length === 1 && /[;\t]/.test(header[0] ?? "")) {
      columns.report(malformed(1, header[0], "columns separated by commas"));
      return;
    }
    checkHeader(table, header, columns.report);
    for (const name of header) records.seen.add(name);
    places = header.map((name, i) => (header.lastIndexOf(name) === i ? names.indexOf(name) : -1));
  };

  const scanner = delimitedScanner({
    fault: (row, what) => quotes.report(malformed(row, undefined, `well-formed CSV (${what})`)),
    row(cells) {
      if (isHead) return readHead(cells);
      if (!places || isEmpty(cells)) return;
      const { bytes, starts, ends, hashes, size, row } = cells;
      if (size !== places.length) {
        rows.report(malformed(row, size, `${places.length} cells, as in the header`));
        return;
      }
      for (let i = 0; i < size; i++) {
        const place = places[i] as number;
        if (place >= 0) records.set(place, bytes, starts[i] as number, ends[i] as number, hashes[i]);
      }
      records.endRow(row);
    },
  });
  const end = () => {
    scanner.end();
    if (isHead) checkHeader(table, [], columns.report);
    records.end([...quotes.issues, ...columns.issues, ...rows.issues]);
  };
  return { sink: { push: scanner.push, end }, records };
}

/** The table that a text of CSV holds. */
export function readCsv<R extends object>(table: TableName, text: string): RecordTable<R> {
  const { sink, records } = csvTable<R>(table);
  pour(text, sink, () => undefined);
  return records;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const textOf = ({ bytes, starts, ends }: Cells, i: number): string =>
  decoder.decode(bytes.subarray(starts[i], ends[i]));

function isEmpty(cells: Cells): boolean {
  for (let i = 0; i < cells.size; i++) {
    const [start, end] = [cells.starts[i] as number, cells.ends[i] as number];
    const first = cells.bytes[start] as number;
    if (start < end && ((first > 0x20 && first < 0x80) || textOf(cells, i).trim() !== "")) return false;
  }
  return true;
}
