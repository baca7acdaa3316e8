import { CellValues } from "./cell-values";
import { cellText, checkHeader, fileOf, type Located, NONE_REFUSED, noRow, type Report } from "./read";
import { cellsOf, columnsOf, type TableName } from "./tables";

type Row = Readonly<Record<string, unknown>>;

/** Checks rows keyed by column, every cell against its column; whatever is refused is reported. Row 1 would be the header. */
export function readRecords<T>(table: TableName, rows: readonly Row[], report: Report): Located<T>[] {
  const { found, seen } = textsOf(table, rows, report);
  const file = fileOf(table);
  const columns = Object.entries(cellsOf(table)).map(([name, schema]) => ({
    ...{ name, cells: new CellValues(schema), isSeen: seen.has(name) },
  }));
  const empty = Object.fromEntries(columns.map(({ name, cells }) => [name, cells.whenEmpty]));
  return found.map(({ row, texts }) => {
    let refused: Set<string> | undefined;
    const refuse = (column: string) => {
      refused ??= new Set();
      refused.add(column);
    };
    const record = { ...empty };
    for (let i = 0; i < columns.length; i++) {
      const { name: column, cells, isSeen } = columns[i] as (typeof columns)[number];
      const value = texts[i] as string;
      if (value === "") {
        if (cells.expectsText === undefined) continue;
        refuse(column);
        // A column that no row has is told as a whole.
        if (isSeen) report({ code: "missing-value", file, row, column, value, expected: cells.expectsText });
        continue;
      }
      record[column] = cells.value(value);
      if (record[column] !== undefined) continue;
      refuse(column);
      report({ code: "invalid-value", file, row, column, value, expected: cells.expected(value) });
    }
    return { row, record: Object.freeze(record) as T, refused: refused ?? NONE_REFUSED, columns: seen };
  });
}

/** The texts of rows in the order of columns, and the columns that any row has; reports columns that are unknown or missing and rows that are none. */
function textsOf(table: TableName, rows: readonly Row[], report: Report) {
  const names = columnsOf(table);
  const places = new Map(names.map((name, place) => [name, place]));
  const seen = new Set<string>();
  const found: { readonly row: number; readonly texts: readonly string[] }[] = [];
  for (const [index, given] of rows.entries()) {
    if (typeof given !== "object" || given === null) {
      report(noRow(table, index + 2, given));
      continue;
    }
    const texts = names.map(() => "");
    for (const name of Object.keys(given)) {
      seen.add(name);
      const place = places.get(name);
      const text = cellText(given[name]);
      if (place !== undefined) texts[place] = text;
    }
    found.push({ row: index + 2, texts });
  }
  if (found.length > 0) checkHeader(table, [...seen], report);
  return { found, seen };
}
