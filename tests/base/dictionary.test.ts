import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Codes, ROWS_AT_ONCE } from "../../src/base/codes";
import { Dictionary } from "../../src/base/dictionary";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const added = (dictionary: Dictionary, text: string) => {
  const bytes = bytesOf(`<${text}>`);
  return dictionary.add(bytes, 1, bytes.length - 1);
};

describe("distinct texts", () => {
  it("have a code each, in the order of first appearance, by which they are found again", () => {
    const lengths = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(126, 127, 128, 300, 16_383, 16_384));
    const text = fc.tuple(lengths, fc.constantFrom("a", "b", "é", "𝔸")).map(([length, sign]) => sign.repeat(length));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        const dictionary = new Dictionary();
        const known = [...new Set(texts)];
        expect(texts.map((own) => added(dictionary, own))).toEqual(texts.map((own) => known.indexOf(own) + 1));
        expect(dictionary.size).toBe(known.length + 1);
        expect(known.map((_, index) => dictionary.text(index + 1))).toEqual(known);
        expect(known.map((own) => dictionary.find(own))).toEqual(known.map((_, index) => index + 1));
        expect(dictionary.find("no such text")).toBe(0);
      }),
    );
  });

  it("are told apart where their hashes are the same, as some of so many are", () => {
    const dictionary = new Dictionary();
    const texts = Array.from({ length: 250_000 }, (_, index) => `text ${index * 7919}`);
    const codes = texts.map((text) => added(dictionary, text));
    expect(codes.every((code, index) => code === index + 1)).toBe(true);
    expect(texts.every((text, index) => dictionary.find(text) === index + 1)).toBe(true);
  }, 30_000);

  it("may be longer than a page", () => {
    const dictionary = new Dictionary();
    const texts = ["x".repeat(3_000_000), "short", "é".repeat(2_000_000), "x".repeat(3_000_001)];
    expect(texts.map((text) => added(dictionary, text))).toEqual([1, 2, 3, 4]);
    expect(texts.every((text, index) => dictionary.text(index + 1) === text)).toBe(true);
  });

  it("are told apart wherever they differ, be their hash the same", () => {
    for (const length of [1, 2, 3, 4, 5, 7, 8, 9, 13]) {
      const dictionary = new Dictionary();
      const texts = Array.from({ length: length + 1 }, (_, at) =>
        Array.from({ length }, (_, i) => (i === at ? "b" : "a")).join(""),
      );
      const codes = texts.map((text) => {
        const bytes = bytesOf(text);
        return dictionary.add(bytes, 0, bytes.length, 7);
      });
      expect(codes).toEqual(texts.map((_, index) => index + 1));
    }
  });
});

describe("a column of codes", () => {
  it("keeps what was set, and 0 where nothing was", () => {
    const steps = fc.tuple(
      fc.constantFrom(1, 2, 700, 5000, 20_000),
      fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 4e9),
    );
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 30 }), (list) => {
        const codes = new Codes();
        const expected = new Map<number, number>();
        let row = -1;
        for (const [step, code] of list) {
          row += step;
          codes.set(row, code);
          expected.set(row, code);
        }
        const page = new Uint32Array(ROWS_AT_ONCE);
        for (let from = 0; from <= row; from += ROWS_AT_ONCE) {
          const isAny = codes.read(from, page);
          expect(Array.from(page)).toEqual(Array.from(page, (_, i) => expected.get(from + i) ?? 0));
          expect(isAny || !page.some((code) => code > 0)).toBe(true);
        }
        for (const [own, code] of expected) {
          expect([codes.get(own), codes.get(own + 1)]).toEqual([code, expected.get(own + 1) ?? 0]);
        }
      }),
    );
  });
});
