import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonLineScanner } from "../../src/base/json-lines";
import { JSON_TYPES } from "../../src/base/json-values";
import { bytesOf, pour } from "../../src/base/pieces";
import { hashOf } from "../../src/base/text-run";
import { inPieces } from "./in-pieces";

const KEYS = ["id", "parties", "headcount_low", "headcount_lowest", "", "né", "size", "note"] as const;
const { absent, text, number, boolean, null: nothing, list } = JSON_TYPES;

type Line = { row: number } & (
  | { cells: Record<string, string>; types: Record<string, number | undefined> }
  | { fault: true }
);

/** A line as text by key, whichever way the scanner gives it; how many went the quick way. */
function scanned(pieces: Iterable<string | Uint8Array> | string) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const lines: Line[] = [];
  let quick = 0;
  const sink = jsonLineScanner(KEYS, {
    row: ({ bytes, starts, ends, hashes, types, given, count, row }) => {
      quick++;
      const there = [...given.subarray(0, count)];
      expect(new Set(there).size).toBe(count);
      expect(there.sort()).toEqual(KEYS.flatMap((_, i) => (types[i] === absent ? [] : [i])));
      for (const i of there)
        if (types[i] !== nothing) expect(hashes[i]).toBe(hashOf(bytes, starts[i] as number, ends[i] as number));
      const own = KEYS.map((key, i) => [key, i] as const).filter(([, i]) => types[i] !== absent);
      const cells = own.map(([key, i]) => [key, decoder.decode(bytes.subarray(starts[i], ends[i]))]);
      lines.push({
        row,
        cells: Object.fromEntries(cells),
        types: Object.fromEntries(own.map(([key, i]) => [key, types[i]])),
      });
    },
    other: (value, row) => lines.push(lineOf(value, row)),
    fault: (row) => lines.push({ row, fault: true }),
  });
  pour(pieces, sink, () => undefined);
  return { lines, quick };
}

function lineOf(value: unknown, row: number): Line {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  return {
    row,
    cells: Object.fromEntries(entries.map(([key, own]) => [key, textOf(own)])),
    types: Object.fromEntries(entries.map(([key, own]) => [key, typeOf(own)])),
  };
}

const textOf = (value: unknown): string => {
  if (value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
};

function typeOf(value: unknown): number {
  if (value === null) return nothing;
  if (Array.isArray(value)) return list;
  return { string: text, number, boolean }[typeof value as string] ?? -1;
}

/** What `JSON.parse` makes of every line. */
function parsed(whole: string): Line[] {
  return whole.split("\n").flatMap((line, index): Line[] => {
    if (line.trim() === "") return [];
    try {
      return [lineOf(JSON.parse(line), index + 1)];
    } catch {
      return [{ row: index + 1, fault: true }];
    }
  });
}

const plain = fc.oneof(
  fc.constantFrom('"a"', '"é𝔸"', '""', "null", "true", "false", "0", "17", "-3", "0.25", "12.5", '["a","b"]', "[1, 2]"),
  fc.constantFrom('"a\\"b\\\\\\n\\/"', "[]", '["a;b", -2]', "[ ]", '" "', "0.000001", "-0.5"),
);
const odd = fc.constantFrom(
  ...['"\\u00e9"', "-0", "1e3", "0.50", "0.0000001", "1234567890.1234567", "12345678901234567890", '{"a":1}', "[[1]]"],
  ...["[null]", "[true]", '["\\n"]', "01", "1.", ".5", "+1", "tru", '"a', '"\t"', '"\\x"', "[1,]", "NaN", "", "nulll"],
  ...['"\\n\u0011"', '"\\"\u001f"'],
);
const value = fc.oneof({ weight: 8, arbitrary: plain }, odd);
const key = fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...KEYS) }, fc.constantFrom("other", "i\\u0064", "idx"));
const blank = fc.constantFrom("", "", "", " ", "\t");
const pair = fc.tuple(blank, key, blank, value, blank).map(([a, b, c, d, e]) => `${a}"${b}"${c}:${c}${d}${e}`);
const line = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(blank, fc.array(pair, { maxLength: 5 })).map(([a, b]) => `${a}{${b.join(",")}}${a}`),
  },
  fc.constantFrom(
    "",
    " ",
    "{}",
    "{ }",
    "{,}",
    '{"id":"a"}x',
    '{"id":"a",}',
    '{"id" "a"}',
    "3",
    "null",
    "[1]",
    "{",
    "}",
  ),
);
/** Lines of one shape, all of whose keys come in the same order, now and then with one more or without one. */
const alike = fc
  .tuple(fc.shuffledSubarray([...KEYS], { minLength: 3 }), fc.constantFrom([":", ","], [": ", ", "], [" :", " ,"]))
  .chain(([order, [colon, comma]]) => {
    const own = fc.tuple(...order.map(() => plain), fc.nat(2 * order.length), fc.nat(99));
    return fc.array(
      own.map((cells) => {
        const [left, odd] = cells.slice(-2) as number[];
        const pairs = order.flatMap((key, i) => (i === left ? [] : [`"${key}"${colon}${cells[i]}`]));
        const twice = odd === 0 ? pairs.slice(0, 1) : [];
        return `{${[...pairs, ...twice].join(comma)}}`;
      }),
      { maxLength: 12 },
    );
  });
const file = fc.tuple(fc.oneof(fc.array(line), alike), fc.constantFrom("\n", "\r\n"), fc.boolean());

describe("JSON lines", () => {
  it("are read as JSON.parse reads them, whole or in pieces", () => {
    fc.assert(
      fc.property(file, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), ([lines, eol, ends], cuts) => {
        const whole = lines.join(eol) + (ends ? eol : "");
        const expected = parsed(whole);
        expect(scanned(whole).lines).toEqual(expected);
        expect(scanned(inPieces(`\uFEFF${whole}`, cuts)).lines).toEqual(expected);
        expect(scanned(inPieces(new TextEncoder().encode(whole), cuts)).lines).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("go the quick way where they are flat and of known keys", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), plain), { selector: ([k]) => k })),
        (rows) => {
          const whole = rows.map((pairs) => `{${pairs.map(([k, v]) => `"${k}":${v}`).join(", ")}}\n`).join("");
          expect(scanned(whole)).toEqual({ lines: parsed(whole), quick: rows.length });
        },
      ),
    );
  });

  it("go the quick way in the order of the line before and in any other, with or without blanks", () => {
    fc.assert(
      fc.property(alike, (lines) => {
        const whole = lines.map((own) => `${own}\n`).join("");
        expect(scanned(whole)).toEqual({ lines: parsed(whole), quick: lines.length });
      }),
    );
  });

  it("go the quick way after a line that is longer than what is held", () => {
    const short = '{"id":"a","note":"b"}\n'.repeat(20);
    const whole = `${short}{"id":"${"c".repeat(300_000)}","size":3}\n${short}`;
    expect(scanned(whole)).toEqual({ lines: parsed(whole), quick: 41 });
  });

  it("are whole only where what follows them has come", () => {
    const whole = '{"id":"a"}{\n{"id":"b"} x\n{"id":"c"}\t\r\n{"id":"d"}';
    for (let at = 1; at < whole.length; at++)
      expect(scanned([whole.slice(0, at), whole.slice(at)]).lines).toEqual(parsed(whole));
  });

  it("keep bytes that are no UTF-8 within a text, and have them refused elsewhere", () => {
    const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const lines = scanned([bytes('{"id":"a\xffb","note":"\xc3"}\n{"\xff":1}\n{"id":"\\u0061\xff"}\n')]).lines;
    expect(lines).toEqual([
      { row: 1, cells: { id: "a\ufffdb", note: "\ufffd" }, types: { id: text, note: text } },
      { row: 2, fault: true },
      { row: 3, fault: true },
    ]);
  });

  it("are refused where they are no UTF-8", () => {
    expect(scanned([new Uint8Array([0x7b, 0xff, 0x7d])]).lines).toEqual([{ row: 1, fault: true }]);
  });
});

describe("pieces of text", () => {
  it("may be cut within a character, but must be whole at the end", () => {
    expect(scanned(['{"id":"\uD83D', '\uDE00"}']).lines).toEqual(parsed('{"id":"\u{1F600}"}'));
    for (const half of ["\uD83D", "\uDE00"]) {
      expect(scanned([`{"id":"${half}`, '"}']).lines).toMatchObject([{ cells: { id: "\uFFFD" } }]);
      expect([...bytesOf(`a${half}b`)]).toEqual([97, 0xff, 98]);
      const bytes: number[] = [];
      pour(["a", half], { push: (piece) => bytes.push(...piece), end: () => undefined }, () => undefined);
      expect(bytes).toEqual([97, 0xff]);
    }
    expect(() => scanned([3] as never)).toThrow(/bytes/);
    const long = `{"id":"${"\u{1F600}".repeat(100_000)}"}`;
    expect(scanned([long.slice(0, 70_001), long.slice(70_001)]).lines).toEqual(parsed(long));
  });
});
