/** A row of a result: plain and not frozen, as plotting libraries expect. */
export type Row = object;

const MAX_SHOWN = 50;
const MAX_CELL = 60;
const MAX_LINE = 200;

/**
 * An array of plain rows that shows as a table in Node, Deno and Jupyter. `map`, `filter` and the like give ordinary
 * arrays; `columns` (not enumerable) names the columns in order, as D3 does.
 */
export class Table<R extends Row> extends Array<R> {
  declare readonly columns: readonly string[];

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /** What Deno's Jupyter kernel shows. */
  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return notebookTable(this, this.columns);
  }

  /** What `console.log` prints in Node and Deno. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return textTable(this, this.columns);
  }
}

/** Rows as a {@link Table}; `facts` (the options, policy and data version that made it) become hidden properties. */
export function tableOf<R extends Row, F extends object = object>(
  rows: Iterable<R>,
  columns: readonly (keyof R & string)[],
  facts?: F,
): Table<R> & Readonly<F> {
  // A plain array that becomes a table: engines make only plain ones longer at no cost.
  const table: R[] = Object.setPrototypeOf([...rows], Table.prototype);
  return hide(table, { columns, ...facts }) as Table<R> & Readonly<F>;
}

/** Rows as Deno's Jupyter kernel shows them: an HTML table of at most 50 rows, and the same as text. */
export function notebookTable<R extends Row>(rows: readonly R[], columns: readonly string[]): Record<string, string> {
  return { "text/html": htmlTable(rows, columns), "text/plain": textTable(rows, columns) };
}

/** Adds properties that `Object.keys`, spreading and JSON do not see. */
export function hide<T extends object>(target: T, facts: object): T {
  for (const [key, value] of Object.entries(facts)) Object.defineProperty(target, key, { value, configurable: true });
  return target;
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  if (Array.isArray(value)) return value.map(cell).join("; ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function shownRows<R extends Row>(rows: readonly R[], columns: readonly string[]): string[][] {
  return rows.slice(0, MAX_SHOWN).map((row) => columns.map((name) => cell((row as Record<string, unknown>)[name])));
}

/**
 * Rows as aligned columns of text: cells cut at 60 characters, 50 rows, as many columns as fit in 200 characters; what is left out is
 * said below.
 */
export function textTable<R extends Row>(rows: readonly R[], columns: readonly string[]): string {
  const short = (text: string) => (text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text);
  const shown = shownRows(rows, columns).map((cells) => cells.map(short));
  const widths = columns.map((name, column) =>
    Math.max(name.length, ...shown.map((cells) => cells[column]?.length ?? 0)),
  );
  const numeric = columns.map((name) =>
    rows.every((row) => typeof (row as Record<string, unknown>)[name] === "number"),
  );
  const ends = widths.map((_, column) => widths.slice(0, column + 1).reduce((sum, width) => sum + width + 2, -2));
  const fitting = ends.filter((end, column) => column === 0 || end <= MAX_LINE).length;
  const line = (cells: readonly string[]) =>
    cells
      .slice(0, fitting)
      .map((text, i) => (numeric[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  const moreRows = rows.length > MAX_SHOWN ? [`… and ${rows.length - MAX_SHOWN} more rows`] : [];
  const moreColumns = fitting < columns.length ? [`… and the columns ${columns.slice(fitting).join(", ")}`] : [];
  return [line(columns), ...shown.map(line), ...moreRows, ...moreColumns].join("\n");
}

function htmlTable<R extends Row>(rows: readonly R[], columns: readonly string[]): string {
  const head = columns.map((name) => `<th>${escapeHtml(name)}</th>`).join("");
  const body = shownRows(rows, columns).map(
    (cells) => `<tr>${cells.map((text) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`,
  );
  const more = rows.length > MAX_SHOWN ? `<caption>first ${MAX_SHOWN} of ${rows.length} rows</caption>` : "";
  return `<table>${more}<thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text made safe for HTML content and attribute values. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
