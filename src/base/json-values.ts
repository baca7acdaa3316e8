import { hashOf } from "./text-run";

/** What a key of a line holds. */
export const JSON_TYPES = Object.freeze({ absent: 0, text: 1, number: 2, boolean: 3, null: 4, list: 5 });

const { text: TEXT, number: NUMBER, boolean: BOOLEAN, null: NULL, list: LIST } = JSON_TYPES;
/** Text with escapes, until they are resolved. */
export const ESCAPED = 6;
/** Where a value ends that is not as expected: the line is left to `JSON.parse`. */
export const STRANGE = -1;

const [QUOTE, BACKSLASH, COMMA, SEMICOLON, OPEN, CLOSE] = [0x22, 0x5c, 0x2c, 0x3b, 0x5b, 0x5d];
const [ZERO, NINE, MINUS, POINT] = [0x30, 0x39, 0x2d, 0x2e];
const MAX_DIGITS = 15;

export const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;

const ESCAPES: Readonly<Record<string, number>> = { '"': 34, "\\": 92, "/": 47, b: 8, f: 12, n: 10, r: 13, t: 9 };
const escapes = new Uint8Array(256);
for (const [letter, byte] of Object.entries(ESCAPES)) escapes[letter.charCodeAt(0)] = byte;

export function skip(bytes: Uint8Array, from: number): number {
  let at = from;
  if ((bytes[at] as number) > 0x20) return at;
  while (isBlank(bytes[at])) at++;
  return at;
}

/** What a value is that begins with a byte. */
export function typeOf(byte: number): number {
  if (byte === QUOTE) return TEXT;
  if (byte === OPEN) return LIST;
  if (byte === 0x6e) return NULL;
  return byte === 0x74 || byte === 0x66 ? BOOLEAN : NUMBER;
}

/** Where a value ends that is no text; the bytes end with one that no value has. */
export function valueEnd(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === OPEN) return listEnd(bytes, at);
  if (byte === 0x6e) return isWord(bytes, at, "null") ? at + 4 : STRANGE;
  if (byte === 0x74) return isWord(bytes, at, "true") ? at + 4 : STRANGE;
  if (byte === 0x66) return isWord(bytes, at, "false") ? at + 5 : STRANGE;
  return numberEnd(bytes, at);
}

/** Where a text ends after an escape at a place, its last quote left out. */
export function escapedEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (byte < 0x20 || (byte === BACKSLASH && escapes[bytes[at + 1] as number] === 0)) return STRANGE;
    at += byte === BACKSLASH ? 2 : 1;
  }
}

/** A list of texts without escapes and of numbers. */
function listEnd(bytes: Uint8Array, from: number): number {
  let at = skip(bytes, from + 1);
  if (bytes[at] === CLOSE) return at + 1;
  for (;;) {
    if (bytes[at] === QUOTE) {
      do at++;
      while (bytes[at] !== QUOTE && bytes[at] !== BACKSLASH && (bytes[at] as number) >= 0x20);
      if (bytes[at++] !== QUOTE) return STRANGE;
    } else at = numberEnd(bytes, at);
    if (at < 0) return STRANGE;
    at = skip(bytes, at);
    const after = bytes[at++];
    if (after === CLOSE) return at;
    if (after !== COMMA) return STRANGE;
    at = skip(bytes, at);
  }
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

/** The values of a line by key, as they were written. */
interface Written {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly types: Uint8Array;
}

/** Puts in place what escaped text means, or the items of a list joined by `;`: neither is longer than what it was written as. */
export function resolve({ bytes, starts, ends, hashes, types }: Written, key: number): void {
  const end = ends[key] as number;
  const isList = types[key] === LIST;
  const start = starts[key] as number;
  let to = start;
  let isInText = false;
  for (let at = isList ? to + 1 : to; at < end; at++) {
    const byte = bytes[at] as number;
    if (!isList) bytes[to++] = byte === BACKSLASH ? (escapes[bytes[++at] as number] as number) : byte;
    else if (byte === QUOTE) isInText = !isInText;
    else if (isInText) bytes[to++] = byte;
    else if (byte === COMMA) bytes[to++] = SEMICOLON;
    else if (byte !== CLOSE && !isBlank(byte)) bytes[to++] = byte;
  }
  ends[key] = to;
  hashes[key] = hashOf(bytes, start, to);
  if (!isList) types[key] = TEXT;
}
