import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import { jsonLineScanner, type Values } from "../base/json-lines";
import { JSON_TYPES } from "../base/json-values";
import { parseOptions } from "../base/options";
import { isPieces, pour, type TextPieces } from "../base/pieces";
import type { TextStream } from "../data/claims-from";
import type { EdgeColumnsInput } from "../network/edges/from-columns";
import { EDGE_KEYS } from "../network/edges/input";
import { EdgeReader } from "./edge-reader";
import { type EdgeFileOptions, edgeFileShape } from "./edges-from-csv";

const schema = () => z.strictObject({ ...edgeFileShape(), file: z._default(z.string(), "edges.jsonl") });

/**
 * Reads edges from JSON lines: on each line an object, as {@link EdgeInput}; `null` is no value. Text or bytes (UTF-8), whole or in
 * pieces; pieces that come in time give a promise. The answer is what `networkFromColumns` takes.
 *
 * Cost: one pass over the bytes; memory for the columns and for each different text, not for the file.
 * @throws AllegianceError `invalid-data` listing every problem by file, line (from 1) and key; `invalid-option`
 */
export function edgesFromJsonLines(text: TextPieces, options?: EdgeFileOptions): EdgeColumnsInput;
export function edgesFromJsonLines(text: TextStream, options?: EdgeFileOptions): Promise<EdgeColumnsInput>;
export function edgesFromJsonLines(
  text: TextPieces | TextStream,
  options?: EdgeFileOptions,
): EdgeColumnsInput | Promise<EdgeColumnsInput> {
  const { columns, ...rules } = parseOptions("edgesFromJsonLines", schema, options);
  if (!isPieces(text)) throw invalidOption("text", text, "text, bytes, or pieces of them");
  const reader = new EdgeReader({ ...rules, times: "dates" });
  const keys = columns ? EDGE_KEYS.filter((key) => columns[key] !== undefined) : EDGE_KEYS;
  const names = keys.map((key) => columns?.[key] ?? key);
  /** The object of a line as the schema sees it: under other names, without what is not read and what is `null`. */
  const edgeOf = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const record = value as Readonly<Record<string, unknown>>;
    const entries = columns
      ? keys.map((key, i) => [key, Object.hasOwn(record, names[i] as string) ? record[names[i] as string] : null])
      : Object.entries(record);
    return Object.fromEntries(entries.filter(([, cell]) => cell !== null));
  };
  const row = (values: Values) => {
    const { bytes, starts, ends, types } = values;
    for (let i = 0; i < types.length; i++) {
      if (types[i] === JSON_TYPES.text && (starts[i] as number) < (ends[i] as number)) continue;
      if (types[i] === JSON_TYPES.absent || types[i] === JSON_TYPES.null) continue;
      if (types[i] === JSON_TYPES.number) continue;
      // Empty text, lists, true and false are for the schema to refuse.
      reader.row(values.row, edgeOf(objectOf(values, names)));
      return;
    }
    for (let i = 0; i < types.length; i++) {
      const key = keys[i] as (typeof keys)[number];
      if (types[i] === JSON_TYPES.number) reader.number(key, numberOf(bytes, starts[i] as number, ends[i] as number));
      else if (types[i] !== JSON_TYPES.absent) reader.cell(key, values, i, true);
    }
    reader.endRow(values.row, () => edgeOf(objectOf(values, names)) as Readonly<Record<string, unknown>>);
  };
  const other = (value: unknown, line: number) => reader.row(line, edgeOf(value));
  const fault = (line: number, what: string) =>
    reader.report("malformed-json", line, undefined, undefined, `well-formed JSON in UTF-8 (${what})`);
  return pour(text, jsonLineScanner(names, { row, other, fault }), () => reader.finish());
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** A number of at most 15 digits, as it stands. */
function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return Number(textOf(bytes, start, end));
    number = 10 * number + digit;
  }
  return number;
}

function objectOf({ bytes, starts, ends, types }: Values, names: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [i, name] of names.entries()) {
    const type = types[i];
    if (type === JSON_TYPES.absent) continue;
    const text = textOf(bytes, starts[i] as number, ends[i] as number);
    if (type === JSON_TYPES.text) record[name] = text;
    else if (type === JSON_TYPES.null) record[name] = null;
    else if (type === JSON_TYPES.boolean) record[name] = text === "true";
    else if (type === JSON_TYPES.number) record[name] = Number(text);
    else if (type === JSON_TYPES.list) record[name] = text === "" ? [] : text.split(";");
  }
  return record;
}
