import { invalidOption } from "../base/errors";
import { isPieces, pour, type Sink, type TextPiece, type TextPieces } from "../base/pieces";
import { csvTable } from "./csv-table";
import { jsonTable } from "./json-table";
import type { ClaimTable } from "./read";
import type { RecordTable } from "./record-table";
import type { Claim } from "./tables";

/** Text or bytes (UTF-8) in pieces that come in time, such as a stream. */
export type TextStream = AsyncIterable<TextPiece>;

/**
 * Reads the claims of a CSV file, such as `claims.csv`, that may be too large to be one text: text or bytes, whole or in pieces. Pieces
 * that come in time give a promise. Takes the columns that `parseDataset` takes, and finds the same issues.
 *
 * Cost: one pass over the bytes; memory as {@link ClaimTable} says, beside one piece.
 * @throws AllegianceError `invalid-option` if `text` is none of these; what is wrong with the claims is in `issues`
 */
export function claimsFromCsv(text: TextPieces): ClaimTable;
export function claimsFromCsv(text: TextStream): Promise<ClaimTable>;
export function claimsFromCsv(text: TextPieces | TextStream): ClaimTable | Promise<ClaimTable> {
  return read("claimsFromCsv", text, csvTable<Claim>("claims"));
}

/**
 * The same of JSON lines: an object on each line, keyed by column. What `parseDataset` takes as a row is taken: numbers as well as text,
 * lists as well as text separated by `;`, and keys may be absent. Issues count lines from 1, of the file `claims.jsonl`.
 */
export function claimsFromJsonLines(text: TextPieces): ClaimTable;
export function claimsFromJsonLines(text: TextStream): Promise<ClaimTable>;
export function claimsFromJsonLines(text: TextPieces | TextStream): ClaimTable | Promise<ClaimTable> {
  return read("claimsFromJsonLines", text, jsonTable<Claim>("claims"));
}

function read(
  call: string,
  text: TextPieces | TextStream,
  { sink, records }: { sink: Sink; records: RecordTable<Claim> },
): ClaimTable | Promise<ClaimTable> {
  if (!isPieces(text)) throw invalidOption("text", text, `${call}: text, bytes, or pieces of them`);
  return pour(text, sink, () => records);
}
