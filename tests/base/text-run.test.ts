import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fourOf, hashOf, TextRun } from "../../src/base/text-run";

const read = (bytes: readonly number[], from: number, [one, other, least]: readonly number[]) => {
  const run = new TextRun();
  const room = Uint8Array.from([...bytes, one as number, 0xff, 0xff, 0xff]);
  run.read(new DataView(room.buffer), from, fourOf(one as number), fourOf(other as number), fourOf(least as number));
  return { end: run.end, hash: run.hash, expected: hashOf(room, from, run.end) };
};

describe("a run of text", () => {
  it("ends at the first byte it is to end at, and has the hash of its text", () => {
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x21, 0x22, 0x23, 0x5b, 0x5c, 0x5d, 0x1f, 0x20, 0x7f, 0x80, 0xa2),
    );
    const stops = fc.constantFrom([0x22, 0x5c, 0x20], [0x2c, 0x2c, 0x0e], [0x22, 0x0a, 0], [0x61, 0x80, 0x01]);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 24 }), fc.nat(24), stops, (bytes, skipped, stop) => {
        const from = Math.min(skipped, bytes.length);
        const [one, other, least] = stop as [number, number, number];
        const at = bytes.findIndex((byte, i) => i >= from && (byte === one || byte === other || byte < least));
        const { end, hash, expected } = read(bytes, from, stop);
        expect(end).toBe(at < 0 ? bytes.length : at);
        expect(hash).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("has another hash where any byte is another, and one next to it where the last digit is", () => {
    const bytesOf = (text: string) => new TextEncoder().encode(text);
    const hash = (text: string) => hashOf(bytesOf(text), 0, bytesOf(text).length);
    for (let length = 1; length < 12; length++) {
      const texts = Array.from({ length: 1 << length }, (_, i) => i.toString(2).padStart(length, "0"));
      expect(new Set(texts.map(hash)).size).toBe(texts.length);
      expect(hash(`${"c".repeat(length)}4`) - hash(`${"c".repeat(length)}3`)).toBe(1);
    }
    expect(new Set(["", "a", "aa", "aaa", "aaaa", "a\0", "a\0\0\0"].map(hash)).size).toBe(7);
  });
});
