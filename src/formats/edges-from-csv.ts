import * as z from "zod/mini";
import { type Cells, delimitedScanner } from "../base/delimited";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { isPieces, pour, type TextPieces } from "../base/pieces";
import type { TextStream } from "../data/claims-from";
import type { KindInput } from "../data/kinds";
import { columnNames, type EdgeColumnName, type EdgeColumnsInput } from "../network/edges/from-columns";
import { EDGE_KEYS } from "../network/edges/input";
import { EdgeReader } from "./edge-reader";

export interface EdgeFileOptions {
  /** What the file is called in issues. Default `"edges.csv"`, or `"edges.jsonl"`. */
  readonly file?: string;
  /**
   * What the columns of edges are called in the file, where it has other names or other columns: these are then all that is read.
   * Default: those of {@link EdgeInput}, and no others.
   */
  readonly columns?: Readonly<Partial<Record<EdgeColumnName, string>>>;
  /** Kinds of one's own, by whose rules edges are checked. */
  readonly kinds?: readonly KindInput[];
}

export interface EdgeCsvOptions extends EdgeFileOptions {
  /** Whether times are EDTF texts, of which `2014` is a year, or numbers. Default `"dates"`. */
  readonly times?: "dates" | "numbers";
}

/** The options of all files of edges, for their schemas. */
export const edgeFileShape = () => ({
  columns: z.optional(
    columnNames().check(
      z.refine((names) => new Set(Object.values(names)).size === Object.keys(names).length, {
        error: "a column of its own for each key",
      }),
    ),
  ),
  kinds: z._default(z.array(z.custom<KindInput>(), { error: "an array of kinds" }), []),
});

const schema = () =>
  z.strictObject({
    ...edgeFileShape(),
    file: z._default(z.string(), "edges.csv"),
    times: z._default(z.enum(["dates", "numbers"]), "dates"),
  });

/**
 * Reads edges from CSV: text or bytes (UTF-8), whole or in pieces; pieces that come in time give a promise. The first line names the
 * columns, an empty cell is no value, rows of nothing but empty cells are left out. The answer is what `networkFromColumns` takes.
 *
 * Cost: one pass over the bytes; memory for the columns and for each different text, not for the file.
 * @throws AllegianceError `invalid-data` listing every problem by file, row (the header is row 1) and column; `invalid-option`
 */
export function edgesFromCsv(text: TextPieces, options?: EdgeCsvOptions): EdgeColumnsInput;
export function edgesFromCsv(text: TextStream, options?: EdgeCsvOptions): Promise<EdgeColumnsInput>;
export function edgesFromCsv(
  text: TextPieces | TextStream,
  options?: EdgeCsvOptions,
): EdgeColumnsInput | Promise<EdgeColumnsInput> {
  const { columns, ...rules } = parseOptions("edgesFromCsv", schema, options);
  if (!isPieces(text)) throw invalidOption("text", text, "text, bytes, or pieces of them");
  const reader = new EdgeReader(rules);
  /** What each cell is, `undefined` where it is not read. */
  let places: readonly (EdgeColumnName | undefined)[] | undefined;
  let isBroken = false;
  const row = (cells: Cells) => {
    const { size } = cells;
    if (!places) {
      places = placesOf(reader, textsOf(cells), columns);
      isBroken = !places.includes("source") || !places.includes("target");
      return;
    }
    if (isBroken || isBlank(cells)) return;
    if (size !== places.length) {
      reader.report("malformed-csv", cells.row, undefined, size, `${places.length} cells, as in the header`);
      return;
    }
    for (let i = 0; i < size; i++) {
      const name = places[i];
      if (name !== undefined) reader.cell(name, cells, i);
    }
    reader.endRow(cells.row, () => recordOf(reader, cells, places ?? []));
  };
  const fault = (at: number, what: string) =>
    reader.report("malformed-csv", at, undefined, undefined, `well-formed CSV (${what})`);
  return pour(text, delimitedScanner({ row, fault }), () => {
    if (!places) placesOf(reader, [], columns);
    return reader.finish();
  });
}

const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

function textsOf({ bytes, starts, ends, size }: Cells): string[] {
  return Array.from({ length: size }, (_, i) => lenient.decode(bytes.subarray(starts[i], ends[i])));
}

/** The cells of a row as the schema sees them. */
function recordOf(
  reader: EdgeReader,
  cells: Cells,
  places: readonly (EdgeColumnName | undefined)[],
): Readonly<Record<string, unknown>> {
  const texts = textsOf(cells);
  const entries = places.flatMap((name, i) =>
    name === undefined || texts[i] === "" ? [] : [[name, reader.valueOf(name, texts[i])] as const],
  );
  return Object.fromEntries(entries);
}

function isBlank(cells: Cells): boolean {
  const { bytes, starts, ends, size } = cells;
  for (let i = 0; i < size; i++) {
    for (let at = starts[i] as number; at < (ends[i] as number); at++) if ((bytes[at] as number) > 0x20) return false;
  }
  return true;
}

/** What the cells under a header are; columns that are missing, unknown or there twice are reported. */
function placesOf(
  reader: EdgeReader,
  header: readonly string[],
  columns: EdgeFileOptions["columns"],
): (EdgeColumnName | undefined)[] {
  const names = new Map(
    EDGE_KEYS.flatMap((key) => {
      const name = columns ? columns[key] : key;
      return name === undefined ? [] : [[name, key] as const];
    }),
  );
  for (const [i, name] of header.entries()) {
    if (header.indexOf(name) !== i && names.has(name))
      reader.report("unknown-column", 1, name, name, "each column once");
    if (!columns && !names.has(name))
      reader.report("unknown-column", 1, name, name, `one of the columns ${EDGE_KEYS.join(", ")}`);
  }
  for (const [name, key] of names) {
    const isNeeded = key === "source" || key === "target" || columns !== undefined;
    if (isNeeded && !header.includes(name))
      reader.report("missing-column", 1, name, undefined, `a column ${name}, the ${key} of each edge`);
  }
  return header.map((name, i) => (header.indexOf(name) === i ? names.get(name) : undefined));
}
