import * as z from "zod/mini";
import { type Issue, invalidData, invalidOption } from "../../base/errors";
import { parseOptions } from "../../base/options";
import type { ConfidenceLevel } from "../../data/vocabulary";
import type { Time } from "../moment";
import type { TemporalNetwork } from "../network";
import { EdgeBuilder } from "./builder";
import { type Cells, cellsOf, type EdgeColumn, isBig } from "./cells";
import { type EdgeOptions, edgeOptionsShape, networkOfRaw } from "./from-edges";
import { EDGE_KEYS, readEdge, tellerOf } from "./input";
import { codesOfPlain } from "./plain";
import { type ReadEdges, takeRow } from "./rows";

/** The edges of a list, column by column: the same as {@link EdgeInput} row by row. All columns are of one length. */
export interface EdgeColumnsInput {
  readonly source: EdgeColumn<string | number>;
  readonly target: EdgeColumn<string | number>;
  readonly start?: EdgeColumn<Time>;
  readonly end?: EdgeColumn<Time>;
  readonly kind?: EdgeColumn<string>;
  readonly origin?: EdgeColumn<string | number>;
  readonly role?: EdgeColumn<string>;
  readonly weight?: EdgeColumn<number>;
  readonly confidence?: EdgeColumn<ConfidenceLevel | number>;
  readonly headcount?: EdgeColumn<number>;
  readonly id?: EdgeColumn<string>;
  readonly document?: EdgeColumn<string>;
  readonly paragraph?: EdgeColumn<string>;
}

/** An Arrow table, as apache-arrow and @uwdata/flechette have it: of others, whatever gives columns by name. */
export interface ArrowTable {
  getChild(name: string): unknown;
  readonly schema?: { readonly fields?: readonly { readonly name?: unknown }[] };
}

export type EdgeColumnName = (typeof EDGE_KEYS)[number];

export interface EdgeColumnsOptions extends EdgeOptions {
  /** What the columns of edges are called in the table, where it has other names or other columns: these are then all that is read. */
  readonly columns?: Readonly<Partial<Record<EdgeColumnName, string>>>;
}

/** The names of columns, for the schemas of those who read them. */
export const columnNames = () =>
  z.partialRecord(z.enum(EDGE_KEYS), z.string({ error: "the name of a column" }), {
    error: `names of columns, by what they are: ${EDGE_KEYS.join(", ")}`,
  });

const optionsSchema = () => z.strictObject({ ...edgeOptionsShape(), columns: z.optional(columnNames()) });
type ColumnSettings = z.output<ReturnType<typeof optionsSchema>>;

/**
 * A network of edges that stand in columns: arrays, typed arrays, values by number, or a table of Arrow. It is the same network as
 * `networkFromEdges` makes of the rows. What is `null` or `undefined`, and NaN in a typed array, is no value; a column of Arrow's
 * dates or timestamps holds Dates. No array is kept, nor changed.
 *
 * Cost: a few passes over the edges, none of which makes objects; the network holds 20 to 60 bytes an edge, and what the actors' ids take.
 * @throws AllegianceError `invalid-data` listing every problem, the row being the edge's number from 1; `invalid-option`
 */
export function networkFromColumns(
  columns: EdgeColumnsInput | ArrowTable,
  options?: EdgeColumnsOptions,
): TemporalNetwork {
  const { columns: names, ...settings }: ColumnSettings =
    options === undefined ? {} : parseOptions("networkFromColumns", optionsSchema, options);
  if (typeof columns !== "object" || columns === null || Array.isArray(columns))
    throw invalidOption("columns", columns, "an object of columns, or an Arrow table");
  const cells = columnsOf(columns, names);
  const [, first] = [...cells][0] ?? [];
  const length = first?.length ?? 0;
  for (const [name, column] of cells) {
    if (column.length !== length)
      throw invalidOption(
        `columns.${name}`,
        column.length,
        `${length} values, as there are of ${[...cells.keys()][0]}`,
      );
  }
  const rowAt = (i: number) => {
    const row: Record<string, unknown> = {};
    for (const [name, column] of cells) row[name] = column.at(i);
    return row;
  };
  const { raw, refused } = readColumns(cells, length, rowAt);
  return networkOfRaw(
    raw,
    { refused, rowAt, tell: (issues, i) => tellerOf(issues, i + 1), what: "the edges" },
    settings,
  );
}

/** The columns that there are, in the order of those of an edge. */
function columnsOf(
  input: EdgeColumnsInput | ArrowTable,
  names: Readonly<Partial<Record<EdgeColumnName, string>>> | undefined,
): Map<EdgeColumnName, Cells> {
  const isTable = "getChild" in input && typeof input.getChild === "function";
  const columnOf = (name: string): unknown =>
    isTable ? input.getChild(name) : (input as unknown as Readonly<Record<string, unknown>>)[name];
  const issues: Issue[] = [];
  const tell = (code: Issue["code"], column: string, expected: string) => {
    const message = `column ${column}: ${code}: expected ${expected}`;
    issues.push({ code, file: "edges", row: undefined, column, value: undefined, expected, message });
  };
  const there = isTable ? (input.schema?.fields ?? []).map(({ name }) => String(name)) : Object.keys(input);
  for (const name of names ? [] : there) {
    if (!EDGE_KEYS.includes(name as EdgeColumnName)) tell("unknown-column", name, `one of ${EDGE_KEYS.join(", ")}`);
  }
  const cells = new Map<EdgeColumnName, Cells>();
  for (const key of EDGE_KEYS) {
    const name = names ? names[key] : key;
    const column = name === undefined ? undefined : (columnOf(name) ?? undefined);
    const isNeeded = key === "source" || key === "target" || names?.[key] !== undefined;
    if (column === undefined && isNeeded) tell("missing-column", name ?? key, `a column of the ${key} of each edge`);
    if (column !== undefined) cells.set(key, cellsOf(key, column));
  }
  if (issues.length > 0) throw invalidData("the edges", issues);
  return cells;
}

function readColumns(
  cells: ReadonlyMap<EdgeColumnName, Cells>,
  size: number,
  rowAt: (i: number) => unknown,
): ReadEdges {
  const builder = new EdgeBuilder(size);
  builder.size = size;
  const suspect = new Uint8Array(size);
  const doubt = (i: number) => {
    suspect[i] = 1;
  };
  for (const [name, column] of cells) readColumn(builder, name, column, doubt);
  if (!cells.has("kind") && size > 0) builder.kind(0, undefined);
  const refused: number[] = [];
  for (let i = suspect.indexOf(1); i >= 0; i = suspect.indexOf(1, i + 1)) {
    const parsed = readEdge(rowAt(i));
    if (!parsed || !takeRow(builder, i, parsed)) refused.push(i);
  }
  return { raw: builder.finish(), refused };
}

function readColumn(builder: EdgeBuilder, name: EdgeColumnName, cells: Cells, doubt: (i: number) => void): void {
  if (name === "source" || name === "target") {
    const set = name === "source" ? "sourceCode" : "targetCode";
    const codeAt = codesOf(builder, cells);
    const { numbers } = cells;
    const plain = numbers && !isBig(numbers) ? builder.codes(name) : undefined;
    for (let i = 0; i < cells.length; i++) {
      if (plain) i = codesOfPlain(numbers as ArrayLike<number>, i, builder.ids, plain);
      if (i < cells.length && !builder[set](i, codeAt(i))) doubt(i);
    }
    return;
  }
  if (name === "start" || name === "end") {
    const { days, numbers } = cells;
    if (days) {
      builder.adopt(name, days, "dates", doubt);
      return;
    }
    if (numbers && !isBig(numbers)) {
      // A copy: the network puts it in order.
      const times = new Float64Array(numbers);
      builder.adopt(name, times, "numbers", doubt);
      return;
    }
  }
  const isText = name === "role" || name === "id" || name === "document" || name === "paragraph";
  const take = isText
    ? (i: number, value: unknown) => builder.text(name, i, value)
    : (i: number, value: unknown) => builder[name](i, value);
  for (let i = 0; i < cells.length; i++) if (!take(i, cells.at(i))) doubt(i);
}

/** The numbers of ids; of values by number each is looked up once. */
function codesOf({ ids }: EdgeBuilder, { at, numbers, dictionary }: Cells): (i: number) => number {
  if (dictionary) {
    const { codes, values } = dictionary;
    const known = new Int32Array(values.length).fill(-2);
    return (i) => {
      const code = codes[i] as number;
      if (code < 0) return -1;
      if (known[code] === -2) known[code] = ids.codeOf(values[code]);
      return known[code] as number;
    };
  }
  if (numbers && !isBig(numbers)) return (i) => ids.codeOf(numbers[i]);
  return (i) => ids.codeOf(at(i));
}
