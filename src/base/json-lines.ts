import type { Cells } from "./delimited";
import { collecting, type Sink } from "./pieces";

/** What a key of a line holds. */
export const JSON_TYPES = Object.freeze({ absent: 0, text: 1, number: 2, boolean: 3, null: 4, list: 5 });

const { absent: ABSENT, text: TEXT, number: NUMBER, boolean: BOOLEAN, null: NULL, list: LIST } = JSON_TYPES;
/** Text with escapes, until they are resolved. */
const ESCAPED = 6;

/** The values of one line by key, as {@link Cells}: what `String` gives of them, and of a list its items joined by `;`. */
export interface Values extends Cells {
  /** What each key holds, one of {@link JSON_TYPES}; the cell of what is absent or null is empty. */
  types: Uint8Array;
}

export interface LineHandler {
  /** An object of which every key is known and every value plain: text, a number, true, false, null, or a list of texts and numbers. */
  row(values: Values): void;
  /** Any other value, as `JSON.parse` gives it. */
  other(value: unknown, row: number): void;
  /** A line that is no JSON, and what `JSON.parse` or the decoder of UTF-8 says of it. */
  fault(row: number, what: string): void;
}

const [QUOTE, BACKSLASH, LF, COMMA, COLON, SEMICOLON] = [0x22, 0x5c, 0x0a, 0x2c, 0x3a, 0x3b];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
const [ZERO, NINE, MINUS, POINT] = [0x30, 0x39, 0x2d, 0x2e];
/** What a value ends at that is not as expected: the line is left to `JSON.parse`. */
const STRANGE = -1;
const MAX_DIGITS = 15;

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

const ESCAPES: Readonly<Record<string, number>> = { '"': 34, "\\": 92, "/": 47, b: 8, f: 12, n: 10, r: 13, t: 9 };
const escapes = new Uint8Array(256);
for (const [letter, byte] of Object.entries(ESCAPES)) escapes[letter.charCodeAt(0)] = byte;

/** The bytes at which plain text stops: a quote, a backslash, and those that text must not have. */
const stops = new Uint8Array(256).fill(1, 0, 0x20);
stops[QUOTE] = stops[BACKSLASH] = 1;

/** Whether a name is at a place where its first four bytes, if it has so many, are known to be. */
function isAt(name: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = name.length < 4 ? 0 : 4; i < name.length; i++) if (bytes[at + i] !== name[i]) return false;
  return true;
}

function skip(bytes: Uint8Array, from: number): number {
  let at = from;
  if ((bytes[at] as number) > 0x20) return at;
  while (isBlank(bytes[at])) at++;
  return at;
}

/**
 * Reads JSON lines (one value a line, blank lines left out but counted) from bytes of UTF-8. Flat objects of the given keys are read
 * byte by byte; every other line goes through `JSON.parse`, so that what is said of a line is what `JSON.parse` says.
 */
export function jsonLineScanner(keys: readonly string[], { row, other, fault }: LineHandler): Sink {
  const names = keys.map((key) => new TextEncoder().encode(JSON.stringify(key)));
  const places = () => new Int32Array(keys.length);
  const types = new Uint8Array(keys.length);
  const values: Values = {
    bytes: new Uint8Array(0),
    starts: places(),
    ends: places(),
    types,
    size: keys.length,
    row: 0,
  };
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  const heads = Int32Array.from(names, (name) => (name.length < 4 ? 0 : new DataView(name.buffer).getInt32(0, true)));

  /** The key that begins at a place, most likely one soon after `expected`; −1 if it is none of those known. */
  const keyAt = (bytes: Uint8Array, at: number, expected: number): number => {
    const head =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    let key = expected;
    for (let tries = 0; tries < heads.length; tries++, key++) {
      if (key === heads.length) key = 0;
      if ((heads[key] === head || heads[key] === 0) && isAt(names[key] as Uint8Array, bytes, at)) return key;
    }
    return -1;
  };

  const isPlain = (bytes: Uint8Array, from: number, to: number): boolean => {
    types.fill(ABSENT);
    if (bytes[from] !== OPEN_BRACE) return false;
    let at = skip(bytes, from + 1);
    if (bytes[at] === CLOSE_BRACE) return at + 1 === to;
    for (let expected = 0; ; ) {
      const key = keyAt(bytes, at, expected);
      if (key < 0) return false;
      expected = key + 1;
      at = skip(bytes, at + (names[key] as Uint8Array).length);
      if (bytes[at++] !== COLON) return false;
      at = skip(bytes, at);
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        const end = textEnd(bytes, at, to);
        if (end < 0) return false;
        values.starts[key] = at + 1;
        values.ends[key] = end - 1;
        types[key] = hasEscapes ? ESCAPED : TEXT;
        at = end;
      } else {
        const end = endOf(bytes, at, to);
        if (end < 0 || end > to) return false;
        types[key] = typeOf(byte);
        values.starts[key] = at;
        values.ends[key] = types[key] === NULL ? at : end;
        at = end;
      }
      at = skip(bytes, at);
      const after = bytes[at++];
      if (after === CLOSE_BRACE) return at === to;
      if (after !== COMMA) return false;
      at = skip(bytes, at);
    }
  };

  /** Whether the text last ended by `textEnd` has escapes. */
  let hasEscapes = false;

  /** Where the text that begins with the quote at a place ends, its last quote included. */
  const textEnd = (bytes: Uint8Array, from: number, to: number): number => {
    hasEscapes = false;
    for (let at = from + 1; ; at += 2) {
      while (at < to && stops[bytes[at] as number] === 0) at++;
      if (at >= to) return STRANGE;
      if (bytes[at] === QUOTE) return at + 1;
      if (bytes[at] !== BACKSLASH || escapes[bytes[at + 1] as number] === 0) return STRANGE;
      hasEscapes = true;
    }
  };

  const endOf = (bytes: Uint8Array, at: number, to: number): number => {
    const byte = bytes[at];
    if (byte === OPEN_BRACKET) return listEnd(bytes, at, to);
    if (byte === 0x6e) return isWord(bytes, at, "null") ? at + 4 : STRANGE;
    if (byte === 0x74) return isWord(bytes, at, "true") ? at + 4 : STRANGE;
    if (byte === 0x66) return isWord(bytes, at, "false") ? at + 5 : STRANGE;
    return numberEnd(bytes, at);
  };

  /** A list of texts without escapes and of numbers. */
  const listEnd = (bytes: Uint8Array, from: number, to: number): number => {
    let at = skip(bytes, from + 1);
    if (bytes[at] === CLOSE_BRACKET) return at + 1;
    hasEscapes = false;
    for (;;) {
      at = bytes[at] === QUOTE ? textEnd(bytes, at, to) : numberEnd(bytes, at);
      if (at < 0 || hasEscapes) return STRANGE;
      at = skip(bytes, at);
      const after = bytes[at++];
      if (after === CLOSE_BRACKET) return at;
      if (after !== COMMA) return STRANGE;
      at = skip(bytes, at);
    }
  };

  const read = (bytes: Uint8Array, from: number, to: number) => {
    if (isPlain(bytes, from, to)) {
      for (let key = 0; key < types.length; key++) {
        const type = types[key] as number;
        if (type === ABSENT) values.starts[key] = values.ends[key] = 0;
        else if (type > NULL) resolve(values, key);
      }
      row(values);
      return;
    }
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
    values.bytes = bytes;
    let at = 0;
    while (at < size) {
      let end = bytes.indexOf(LF, at);
      if (end < 0 || end >= size) {
        if (!atEnd) break;
        end = size;
      }
      values.row++;
      let to = end;
      while (at < to && isBlank(bytes[at])) at++;
      while (to > at && isBlank(bytes[to - 1])) to--;
      if (at < to) read(bytes, at, to);
      at = end + 1;
    }
    return Math.min(at, size);
  });
}

function typeOf(byte: number): number {
  if (byte === QUOTE) return TEXT;
  if (byte === OPEN_BRACKET) return LIST;
  if (byte === 0x6e) return NULL;
  return byte === 0x74 || byte === 0x66 ? BOOLEAN : NUMBER;
}

function isWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** Where a number ends that is written as `String` writes it, of at most 15 digits; any other is strange. */
function numberEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  if (bytes[at] === MINUS) at++;
  const first = at;
  while (isDigit(bytes[at])) at++;
  if (at === first || (bytes[first] === ZERO && at > first + 1)) return STRANGE;
  let digits = at - first;
  const isZero = bytes[first] === ZERO;
  if (bytes[at] === POINT) {
    const point = at++;
    while (isDigit(bytes[at])) at++;
    digits += at - point - 1;
    if (at === point + 1 || bytes[at - 1] === ZERO) return STRANGE;
    // Below a millionth `String` writes a power of ten.
    if (isZero && bytes[point + 1] === ZERO && at - point > 7) return STRANGE;
  } else if (isZero && first > from) return STRANGE;
  return digits > MAX_DIGITS || bytes[at] === 0x65 || bytes[at] === 0x45 ? STRANGE : at;
}

/** Puts in place what escaped text means, or the items of a list joined by `;`: neither is longer than what it was written as. */
function resolve({ bytes, starts, ends, types }: Values, key: number): void {
  const end = ends[key] as number;
  const isList = types[key] === LIST;
  let to = starts[key] as number;
  let isInText = false;
  for (let at = isList ? to + 1 : to; at < end; at++) {
    const byte = bytes[at] as number;
    if (!isList) bytes[to++] = byte === BACKSLASH ? (escapes[bytes[++at] as number] as number) : byte;
    else if (byte === QUOTE) isInText = !isInText;
    else if (isInText) bytes[to++] = byte;
    else if (byte === COMMA) bytes[to++] = SEMICOLON;
    else if (byte !== CLOSE_BRACKET && !isBlank(byte)) bytes[to++] = byte;
  }
  ends[key] = to;
  if (!isList) types[key] = TEXT;
}
