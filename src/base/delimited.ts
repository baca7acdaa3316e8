import { collecting, type Sink } from "./pieces";
import { fourOf, hashOf, TextRun } from "./text-run";

/** The cells of one row, as places in `bytes`: valid until the next row, whose cells overwrite them. */
export interface Cells {
  bytes: Uint8Array;
  /** Cell i goes from `starts[i]` up to, not including, `ends[i]`; its quotes are off. */
  starts: Int32Array;
  ends: Int32Array;
  /** What `hashOf` says of each cell. */
  hashes: Int32Array;
  /** How many cells the row has. */
  size: number;
  /** Counts records from 1, as a spreadsheet does: a line end within quotes begins no row. */
  row: number;
}

export interface RowHandler {
  row(cells: Cells): void;
  /** Quotes that are not as they should be, in the words of papaparse; the row follows. */
  fault(row: number, what: string): void;
}

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];
const [QUOTES, LINE_FEEDS, CONTROLS] = [fourOf(QUOTE), fourOf(LF), fourOf(CR + 1)];
/** A row that is not whole yet: what comes next decides it. */
const OPEN = -1;

/**
 * Reads delimited text (RFC 4180) from bytes of UTF-8, to the same cells and faults as papaparse. The first line end outside quotes
 * says which they all are: line feed, carriage return, or both. What follows the last one is a row only if there is anything.
 */
export function delimitedScanner({ row, fault }: RowHandler, delimiter = ","): Sink {
  const separator = delimiter.charCodeAt(0);
  const stops = new Uint8Array(256);
  for (const byte of [separator, LF, CR]) stops[byte] = 1;
  const none = new Int32Array(64);
  const cells: Cells = {
    bytes: new Uint8Array(0),
    starts: none,
    ends: none.slice(),
    hashes: none.slice(),
    size: 0,
    row: 0,
  };
  let view = new DataView(cells.bytes.buffer);
  const run = new TextRun();
  const separators = fourOf(separator);
  let doubled: number[] = [];
  let faults: string[] = [];
  const lines = lineEnds();

  const add = (start: number, end: number, hash = hashOf(cells.bytes, start, end)) => {
    if (cells.size === cells.starts.length) {
      cells.starts = grown(cells.starts);
      cells.ends = grown(cells.ends);
      cells.hashes = grown(cells.hashes);
    }
    cells.starts[cells.size] = start;
    cells.ends[cells.size] = end;
    cells.hashes[cells.size++] = hash;
  };

  /** Adds the cell whose quote is at a place; answers where its separator or line end is, or the size at the end. */
  const quotedCell = (bytes: Uint8Array, at: number, size: number, atEnd: boolean): number => {
    const start = at + 1;
    run.read(view, start, QUOTES, LINE_FEEDS, 0);
    if (bytes[run.end] === QUOTE && bytes[run.end + 1] === separator && run.end + 1 < size) {
      add(start, run.end, run.hash);
      return run.end + 1;
    }
    for (let end = bytes.indexOf(QUOTE, start); ; end = bytes.indexOf(QUOTE, end)) {
      const isLast = end < 0 || end >= size - 1;
      if (isLast && !atEnd) return OPEN;
      if (end < 0 || end >= size) {
        faults.push("Quoted field unterminated");
        doubled = doubled.filter((cell) => cell !== cells.size);
        add(start, size);
        return size;
      }
      if (!isLast && bytes[end + 1] === QUOTE) {
        if (doubled.at(-1) !== cells.size) doubled.push(cells.size);
        end += 2;
        continue;
      }
      let next = end + 1;
      while (next < size && bytes[next] !== separator && isBlank(bytes[next] as number)) {
        const line = lines.at(bytes, next, size, atEnd);
        if (line === OPEN) return OPEN;
        if (line > 0) break;
        next++;
      }
      if (next === size && !atEnd) return OPEN;
      if (isLast || (next < size && stops[bytes[next] as number] === 1)) {
        add(start, end);
        return next;
      }
      faults.push("Trailing quote on quoted field is malformed");
      end++;
    }
  };

  /** Reads the row that begins at a place; answers where the next begins. */
  const rowAt = (bytes: Uint8Array, from: number, size: number, atEnd: boolean): number => {
    let at = from;
    for (;;) {
      if (at < size && bytes[at] === QUOTE) {
        at = quotedCell(bytes, at, size, atEnd);
        if (at === OPEN || at === size) return at;
        const line = bytes[at] === separator ? 0 : lines.at(bytes, at, size, atEnd);
        if (line !== 0) return at + line;
        at++;
        continue;
      }
      const start = at;
      run.read(view, start, separators, separators, CONTROLS);
      at = run.end;
      if (bytes[at] === separator && at < size) {
        add(start, at++, run.hash);
        continue;
      }
      for (;;) {
        while (at < size && stops[bytes[at] as number] === 0) at++;
        if (at === size) {
          if (!atEnd) return OPEN;
          add(start, size);
          return size;
        }
        if (bytes[at] === separator) break;
        const line = lines.at(bytes, at, size, atEnd);
        if (line === OPEN) return OPEN;
        if (line > 0) {
          add(start, at);
          return at + line;
        }
        at++;
      }
      add(start, at++);
    }
  };

  return collecting((bytes, size, atEnd) => {
    if (bytes !== cells.bytes) {
      cells.bytes = bytes;
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    let at = 0;
    while (at < size) {
      cells.size = 0;
      if (doubled.length > 0) doubled = [];
      if (faults.length > 0) faults = [];
      const next = rowAt(bytes, at, size, atEnd);
      if (next === OPEN) break;
      cells.row++;
      // Only what is whole may be overwritten.
      for (const cell of doubled) {
        const start = cells.starts[cell] as number;
        cells.ends[cell] = unquoted(bytes, start, cells.ends[cell] as number);
        cells.hashes[cell] = hashOf(bytes, start, cells.ends[cell]);
      }
      for (const what of faults) fault(cells.row, what);
      row(cells);
      at = next;
    }
    return at;
  });
}

/** Knows line ends from the first that it is asked of. */
function lineEnds() {
  let [first, length] = [0, 0];
  return {
    /** How many bytes the line end at a place has; 0 if there is none. */
    at(bytes: Uint8Array, at: number, size: number, atEnd: boolean): number {
      const byte = bytes[at];
      if (byte !== LF && byte !== CR) return 0;
      if (byte === CR && at + 1 === size && !atEnd && first !== LF) return OPEN;
      const isPair = byte === CR && at + 1 < size && bytes[at + 1] === LF;
      if (first === 0) [first, length] = [byte, isPair ? 2 : 1];
      return byte === first && (length === 1 || isPair) ? length : 0;
    },
  };
}

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Makes one quote of each two within a cell, in place; answers where the cell ends then. */
function unquoted(bytes: Uint8Array, start: number, end: number): number {
  let to = start;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE && at + 1 < end && bytes[at + 1] === QUOTE) at++;
    bytes[to++] = byte;
  }
  return to;
}

function grown(places: Int32Array): Int32Array {
  const more = new Int32Array(2 * places.length);
  more.set(places);
  return more;
}
