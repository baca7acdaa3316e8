import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { delimitedScanner } from "../../src/base/delimited";
import { pour } from "../../src/base/pieces";
import { hashOf } from "../../src/base/text-run";
import { inPieces } from "./in-pieces";

/** Rows and faults as the scanner gives them. */
function scanned(pieces: Iterable<string | Uint8Array> | string, delimiter = ",") {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const rows: string[][] = [];
  const faults: [number, string][] = [];
  const sink = delimitedScanner(
    {
      row: ({ bytes, starts, ends, hashes, size, row }) => {
        expect(row).toBe(rows.length + 1);
        for (let i = 0; i < size; i++) expect(hashes[i]).toBe(hashOf(bytes, starts[i] as number, ends[i] as number));
        rows.push(Array.from({ length: size }, (_, i) => decoder.decode(bytes.subarray(starts[i], ends[i]))));
      },
      fault: (row, what) => faults.push([row, what]),
    },
    delimiter,
  );
  pour(pieces, sink, () => undefined);
  return { rows, faults };
}

/** The same of papaparse, which makes a row of nothing after the last line end, and whose guess of line ends stray quotes can mislead. */
function parsed(text: string, delimiter = ",", newline: "\n" | "\r\n" | "\r" = "\n") {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter, newline });
  const last = data.at(-1);
  const isNothing = last?.length === 1 && last[0] === "" && text.endsWith(newline);
  return {
    rows: isNothing ? data.slice(0, -1) : data,
    faults: errors.map(({ row, message }): [number, string] => [(row ?? 0) + 1, message]),
  };
}

const cell = fc.oneof(
  fc.constantFrom("", "a", "é", "𝔸b", " a ", "1", "two words"),
  fc.constantFrom('"\r"', '"a"', '"a,b"', '"a""b"', '""', '"\n"', '"\r\n"', '"x" ', '"€""é"', '""""'),
);
const wild = fc.constantFrom('"', '""', 'a"b', '"a"b', '"a" b"', '"a"\t');

describe("delimited text", () => {
  it("is read as papaparse reads it, whole or in pieces", () => {
    const file = fc.record({
      bom: fc.boolean(),
      rows: fc.array(fc.array(fc.oneof({ weight: 8, arbitrary: cell }, wild), { minLength: 1, maxLength: 5 })),
      eol: fc.constantFrom("\n" as const, "\r\n" as const, "\r" as const),
      delimiter: fc.constantFrom(",", ";", "\t"),
      ends: fc.boolean(),
      cuts: fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
    });
    fc.assert(
      fc.property(file, ({ bom, rows, eol, delimiter, ends, cuts }) => {
        const lines = rows.map((cells) => cells.map((text) => text.replaceAll(",", delimiter)).join(delimiter));
        // The first line end says which all are.
        const own = ["head", ...lines].map((line) => line.replaceAll(/\r\n|\n/g, eol)).join(eol) + (ends ? eol : "");
        const text = (bom ? "\uFEFF" : "") + own;
        const expected = parsed(text, delimiter, eol);
        expect(scanned(text, delimiter)).toEqual(expected);
        expect(scanned(inPieces(text, cuts), delimiter)).toEqual(expected);
        expect(scanned(inPieces(new TextEncoder().encode(text), cuts), delimiter)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("may hold other line ends within its cells", () => {
    expect(scanned("a,b\n1\r2,3\n").rows).toEqual(parsed("a,b\n1\r2,3\n").rows);
    expect(scanned("a,b\r\n1\r2\n,3\r\n").rows).toEqual(parsed("a,b\r\n1\r2\n,3\r\n", ",", "\r\n").rows);
  });

  it("takes rows of any length and any number of cells", () => {
    const text = `${"x,".repeat(1000)}\n"${'long "" text\n'.repeat(20_000)}",y\n`;
    expect(scanned(inPieces(text, [5000][Symbol.iterator](), 5000))).toEqual(parsed(text));
  });
});
