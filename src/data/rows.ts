import { CellValues } from "./cell-values";
import { cellText, checkHeader, fileOf, type Located, NONE_REFUSED, noRow, type Report } from "./read";
import { cellsOf, columnsOf, type TableName } from "./tables";

type Row = Readonly<Record<string, unknown>>;

/** Checks rows keyed by column, every cell against its column; whatever is refused is reported. Row 1 would be the header. */
export function readRecords<T>(table: TableName, rows: readonly Row[], report: Report): Located<T>[] {
  const { found, seen } = textsOf(table, rows, report);
  const file = fileOf(table);
  const columns = Object.entries(cellsOf(table)).map(([name, schema]) => {
    return { name, cells: new CellValues(schema), isSeen: seen.has(name) };
  });
  return found.map(({ row, texts }) => {
    const record: Record<string, unknown> = {};
    let refused: Set<string> | undefined;
    for (let i = 0; i < columns.length; i++) {
      const { name, cells, isSeen } = columns[i] as (typeof columns)[number];
      const text = texts[i] as string;
      record[name] = text === "" ? cells.whenEmpty : cells.value(text);
      if (record[name] !== undefined || !cells.refuses(text)) continue;
      refused ??= new Set();
      refused.add(name);
      // A column that no row has is told as a whole.
      if (!isSeen) continue;
      const code = text === "" ? "missing-value" : "invalid-value";
      report({ code, file, row, column: name, value: text, expected: cells.expected(text) });
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
