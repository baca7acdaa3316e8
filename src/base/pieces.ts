import { invalidOption } from "./errors";

/** Text, or its bytes in UTF-8. */
export type TextPiece = string | Uint8Array;

/** Text or bytes, whole or in pieces. */
export type TextPieces = TextPiece | Iterable<TextPiece>;

/** Takes bytes piece by piece. A piece may be overwritten once `push` has come back. */
export interface Sink {
  push(piece: Uint8Array): void;
  end(): void;
}

const isAsync = (input: object): input is AsyncIterable<TextPiece> => Symbol.asyncIterator in input;

/** Whether something is text, bytes, or pieces of them that come at once or in time. */
export function isPieces(input: unknown): input is TextPieces | AsyncIterable<TextPiece> {
  if (typeof input === "string") return true;
  return typeof input === "object" && input !== null && (Symbol.iterator in input || isAsync(input));
}

/**
 * Gives all of a text to a sink, as bytes, and then what `done` answers: at once, or as a promise where the pieces come in time.
 * @throws AllegianceError `invalid-option` for a piece that is neither text nor bytes
 */
export function pour<T>(input: TextPieces | AsyncIterable<TextPiece>, sink: Sink, done: () => T): T | Promise<T> {
  const encode = encoder(sink);
  const finish = () => {
    encode.end();
    sink.end();
    return done();
  };
  if (typeof input === "string" || input instanceof Uint8Array) encode.push(input);
  else if (isAsync(input)) return pourInTime(input, encode.push, finish);
  else for (const piece of input) encode.push(piece);
  return finish();
}

async function pourInTime<T>(
  input: AsyncIterable<TextPiece>,
  push: (piece: TextPiece) => void,
  finish: () => T,
): Promise<T> {
  for await (const piece of input) push(piece);
  return finish();
}

const UNITS = 1 << 16;

function encoder(sink: Sink) {
  const encoder = new TextEncoder();
  let room: Uint8Array<ArrayBuffer> | undefined;
  let before = "";
  const encode = (text: string) => {
    if (isBroken(text)) {
      sink.push(bytesOf(text));
      return;
    }
    room ??= new Uint8Array(3 * UNITS);
    sink.push(room.subarray(0, encoder.encodeInto(text, room).written));
  };
  const push = (piece: TextPiece) => {
    if (piece instanceof Uint8Array) {
      if (before !== "") encode(before);
      before = "";
      sink.push(piece);
      return;
    }
    if (typeof piece !== "string") throw invalidOption("text", piece, "text, bytes (Uint8Array), or pieces of them");
    let at = 0;
    while (at < piece.length) {
      // One unit less than there is room for, since half a pair may wait from the piece before.
      let end = Math.min(piece.length, at + UNITS - 1);
      if (isHigh(piece.charCodeAt(end - 1))) end--;
      const text = before + piece.slice(at, end);
      before = "";
      if (text !== "") encode(text);
      if (end === piece.length - 1 && isHigh(piece.charCodeAt(end))) before = piece.charAt(end++);
      at = end;
    }
  };
  return {
    push,
    end: () => {
      if (before !== "") encode(before);
    },
  };
}

const HALF = /\p{Surrogate}/u;
const isBroken = (text: string): boolean => /[\uD800-\uDFFF]/.test(text) && HALF.test(text);

/** A text in UTF-8; half a surrogate pair, which has no UTF-8, is the byte 0xFF, which no text in UTF-8 has. */
export function bytesOf(text: string): Uint8Array {
  const encoder = new TextEncoder();
  if (!isBroken(text)) return encoder.encode(text);
  const parts = text.split(HALF).flatMap((part, index) => [...(index > 0 ? [0xff] : []), ...encoder.encode(part)]);
  return Uint8Array.from(parts);
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

/**
 * Reads what is whole in `bytes` from 0 to `size`, and answers up to where that is; at the end everything is whole. The byte at `size` is a
 * line feed, and more than three follow it.
 */
export type Scan = (bytes: Uint8Array, size: number, atEnd: boolean) => number;

const STEP = 1 << 16;
const BEHIND = 8;
const LF = 0x0a;

/**
 * Keeps what a scan could not read yet for when more has come; a byte order mark at the beginning is left out. The scan may overwrite
 * what it has read. Cost: each byte is copied once, and read again at most a few times where a record is longer than a piece.
 */
export function collecting(scan: Scan): Sink {
  let held = new Uint8Array(2 * STEP + BEHIND);
  let size = 0;
  let least = 3;
  let atStart = true;
  const read = (atEnd: boolean) => {
    let from = 0;
    if (atStart && held[0] === 0xef && held[1] === 0xbb && held[2] === 0xbf && size >= 3) from = 3;
    atStart = false;
    if (from > 0) held.copyWithin(0, from, size);
    size -= from;
    held[size] = LF;
    const done = scan(held, size, atEnd);
    held.copyWithin(0, done, size);
    size -= done;
    least = done > 0 ? size + 1 : 2 * size;
  };
  return {
    push(piece) {
      for (let at = 0; at < piece.length; at += STEP) {
        const part = piece.subarray(at, at + STEP);
        if (size + part.length + BEHIND > held.length) {
          const more = new Uint8Array(2 * (size + part.length) + BEHIND);
          more.set(held.subarray(0, size));
          held = more;
        }
        held.set(part, size);
        size += part.length;
        if (size >= least) read(false);
      }
    },
    end: () => read(true),
  };
}
