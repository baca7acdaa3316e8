import type { Cells } from "./delimited";
import { ESCAPED, escapedEnd, isBlank, JSON_TYPES, resolve, STRANGE, skip, typeOf, valueEnd } from "./json-values";
import { collecting, type Sink } from "./pieces";
import { fourOf, hashOf, TextRun } from "./text-run";

/** The values of one line by key, as {@link Cells}: what `String` gives of them, and of a list its items joined by `;`. */
export interface Values extends Cells {
  /** What each key holds, one of {@link JSON_TYPES}; the cell of what is null is empty, and one that is absent may be any. */
  types: Uint8Array;
  /** The keys that are there, each once; so many of them as `count` says. */
  given: Uint16Array;
  count: number;
}

export interface LineHandler {
  /** An object of which every key is known and every value plain: text, a number, true, false, null, or a list of texts and numbers. */
  row(values: Values): void;
  /** Any other value, as `JSON.parse` gives it. */
  other(value: unknown, row: number): void;
  /** A line that is no JSON, and what `JSON.parse` or the decoder of UTF-8 says of it. */
  fault(row: number, what: string): void;
}

/** Keys with their quotes and colons, as words of four bytes, of which the last may begin within the one before it. */
class Heads {
  readonly sizes: Uint32Array;
  private readonly words: Int32Array;
  private readonly stride: number;

  constructor(keys: readonly string[]) {
    const heads = keys.map((key) => new TextEncoder().encode(`${JSON.stringify(key)}:`.padEnd(4)));
    this.sizes = Uint32Array.from(heads, (head) => head.length);
    const stride = Math.max(1, ...heads.map((head) => Math.ceil(head.length / 4)));
    this.words = new Int32Array(stride * keys.length);
    this.stride = stride;
    for (const [key, head] of heads.entries()) {
      const view = new DataView(head.buffer);
      for (let i = 0; 4 * i < head.length; i++)
        this.words[key * stride + i] = view.getInt32(Math.min(4 * i, head.length - 4), true);
    }
  }

  /** Whether a key is at a place, behind which there are three bytes more at least. */
  isAt(key: number, view: DataView, at: number): boolean {
    const { words } = this;
    let i = key * this.stride;
    if (view.getInt32(at, true) !== words[i]) return false;
    const last = at + (this.sizes[key] as number) - 4;
    for (let from = at + 4; from < last; from += 4) if (view.getInt32(from, true) !== words[++i]) return false;
    return last === at || view.getInt32(last, true) === words[i + 1];
  }
}

/**
 * Reads JSON lines (one value a line, blank lines left out but counted) from bytes of UTF-8. Flat objects of the given keys are read
 * byte by byte; every other line goes through `JSON.parse`, so that what is said of a line is what `JSON.parse` says.
 */
export function jsonLineScanner(keys: readonly string[], { row, other, fault }: LineHandler): Sink {
  // Within the function the machine knows that they never change.
  const [QUOTE, BACKSLASH, LF, COMMA, COLON, OPEN, CLOSE] = [0x22, 0x5c, 0x0a, 0x2c, 0x3a, 0x7b, 0x7d];
  const [QUOTES, BACKSLASHES, CONTROLS] = [fourOf(QUOTE), fourOf(BACKSLASH), fourOf(0x20)];
  const { absent: ABSENT, text: TEXT, null: NULL } = JSON_TYPES;
  const encoder = new TextEncoder();
  const names = keys.map((key) => encoder.encode(JSON.stringify(key)));
  const heads = new Heads(keys);
  const places = () => new Int32Array(keys.length);
  const types = new Uint8Array(keys.length);
  const given = new Uint16Array(keys.length);
  const [starts, ends, hashes] = [places(), places(), places()];
  const values: Values = {
    ...{ bytes: new Uint8Array(0), starts, ends, hashes, types, given },
    ...{ size: keys.length, count: 0, row: 0 },
  };
  let view = new DataView(values.bytes.buffer);
  const run = new TextRun();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** The key that last came after each, and which came first. */
  const next = Uint16Array.from(keys, (_, key) => (key + 1) % keys.length);
  let first = 0;
  /** Whether any value of the line is to be resolved. */
  let isWritten = false;

  /**
   * The key that begins at a place, its colon being next to it; −1 if it is none of those known. Most likely it is the one that came after
   * the same key in the line before, and else one soon after that key.
   */
  const keyAt = (at: number, before: number): number => {
    const expected = before < 0 ? first : (next[before] as number);
    if (heads.isAt(expected, view, at)) return expected;
    let key = before;
    for (let tries = 0; tries < keys.length; tries++) {
      if (++key === keys.length) key = 0;
      if (!heads.isAt(key, view, at)) continue;
      if (before < 0) first = key;
      else next[before] = key;
      return key;
    }
    return -1;
  };

  /** The key that begins at a place, whatever follows. */
  const looseKeyAt = (bytes: Uint8Array, at: number): number =>
    names.findIndex((name) => name.every((byte, i) => bytes[at + i] === byte));

  /** Keeps what a key holds, in place of what it held before in the same line. */
  const set = (key: number, type: number, start: number, end: number, hash: number) => {
    if (types[key] === ABSENT) given[values.count++] = key;
    types[key] = type;
    starts[key] = start;
    ends[key] = end;
    hashes[key] = hash;
  };

  /** Reads the text at a place, behind its quote; answers what is behind it. */
  const textAt = (bytes: Uint8Array, start: number, key: number): number => {
    run.read(view, start, QUOTES, BACKSLASHES, CONTROLS);
    const { end } = run;
    if (bytes[end] === QUOTE) {
      set(key, TEXT, start, end, run.hash);
      return end + 1;
    }
    const last = bytes[end] === BACKSLASH ? escapedEnd(bytes, end) : STRANGE;
    if (last === STRANGE) return STRANGE;
    set(key, ESCAPED, start, last, 0);
    isWritten = true;
    return last + 1;
  };

  const valueAt = (bytes: Uint8Array, at: number, key: number): number => {
    if (bytes[at] === QUOTE) return textAt(bytes, at + 1, key);
    const end = valueEnd(bytes, at);
    if (end === STRANGE) return STRANGE;
    const type = typeOf(bytes[at] as number);
    if (type > NULL) isWritten = true;
    set(key, type, at, type === NULL ? at : end, hashOf(bytes, at, end));
    return end;
  };

  /** Reads the object at a place; answers what is behind it. */
  const objectAt = (bytes: Uint8Array, from: number): number => {
    for (let i = 0; i < values.count; i++) types[given[i] as number] = ABSENT;
    values.count = 0;
    isWritten = false;
    if (bytes[from] !== OPEN) return STRANGE;
    let at = skip(bytes, from + 1);
    if (bytes[at] === CLOSE) return at + 1;
    let before = -1;
    for (;;) {
      let key = keyAt(at, before);
      if (key >= 0) at += heads.sizes[key] as number;
      else {
        key = looseKeyAt(bytes, at);
        if (key < 0) return STRANGE;
        at = skip(bytes, at + (names[key] as Uint8Array).length);
        if (bytes[at++] !== COLON) return STRANGE;
      }
      at = bytes[at] === QUOTE ? textAt(bytes, at + 1, key) : valueAt(bytes, skip(bytes, at), key);
      if (at === STRANGE) return STRANGE;
      before = key;
      if (bytes[at] === COMMA && bytes[at + 1] === QUOTE) {
        at++;
        continue;
      }
      at = skip(bytes, at);
      const after = bytes[at++];
      if (after === CLOSE) return at;
      if (after !== COMMA) return STRANGE;
      at = skip(bytes, at);
    }
  };

  const readOther = (bytes: Uint8Array, from: number, to: number) => {
    let value: unknown;
    try {
      value = JSON.parse(decoder.decode(bytes.subarray(from, to)));
    } catch (error) {
      fault(values.row, error instanceof Error ? error.message : String(error));
      return;
    }
    other(value, values.row);
  };

  return collecting((bytes, size, atEnd) => {
    if (bytes !== values.bytes) {
      values.bytes = bytes;
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    let at = 0;
    while (at < size) {
      const from = skip(bytes, at);
      const to = objectAt(bytes, from);
      let end = to === STRANGE ? from : skip(bytes, to);
      const isPlain = to !== STRANGE && bytes[end] === LF && (end < size || atEnd);
      if (!isPlain) {
        end = bytes.indexOf(LF, from);
        if (end >= size && !atEnd) break;
      }
      values.row++;
      if (isPlain) {
        for (let i = 0; isWritten && i < values.count; i++) {
          const key = given[i] as number;
          if ((types[key] as number) > NULL) resolve(values, key);
        }
        row(values);
      } else {
        let last = end;
        while (last > from && isBlank(bytes[last - 1])) last--;
        if (from < last) readOther(bytes, from, last);
      }
      at = end + 1;
    }
    return Math.min(at, size);
  });
}
