import type * as z from "zod/mini";
import { Dictionary } from "../base/dictionary";
import { anyText, type Plainness, plainnessOf } from "./cells";

/** The code of a cell without text. */
export const EMPTY = 0;

/** Of more different texts than these the values are made anew each time. */
const REMEMBERED = 1 << 16;

/** The different texts of cells that one schema checks, each checked once; shared by columns whose cells may be compared by code. */
export class CellTexts {
  readonly dictionary = new Dictionary();
  /** What was expected instead of a text that was refused, by code. */
  readonly refused = new Map<number, string>();
  /** What the schema expects of an empty cell, if it must not be empty. */
  readonly expectsText: string | undefined;
  private firstRefused = Number.POSITIVE_INFINITY;
  private lastRefused = EMPTY;
  private readonly values: unknown[] = [];
  private readonly plainness: Plainness | undefined;

  constructor(private readonly schema: z.ZodMiniType) {
    this.plainness = plainnessOf(schema);
    const empty = schema.safeParse("");
    this.expectsText = empty.success ? undefined : (empty.error.issues[0]?.message ?? "");
    this.values[EMPTY] = empty.data;
  }

  /** The code of a text; `hash` as {@link Dictionary} takes it. */
  add(bytes: Uint8Array, start: number, end: number, hash?: number): number {
    if (start === end) return EMPTY;
    const { size } = this.dictionary;
    const code = this.dictionary.add(bytes, start, end, hash);
    if (code === size && !this.isPlain(bytes, start, end)) this.check(code);
    return code;
  }

  /** Whether a cell is refused: one that is empty or absent where there must be a text, or whose text is wrong. */
  refuses(code: number): boolean {
    if (code === EMPTY) return this.expectsText !== undefined;
    return code >= this.firstRefused && code <= this.lastRefused && this.refused.has(code);
  }

  /** What the schema makes of a text; `undefined` if it is refused. */
  value(code: number): unknown {
    const known = this.values[code];
    if (known !== undefined || code === EMPTY || this.refused.has(code)) return known;
    const text = this.dictionary.text(code);
    const value = this.valueOf(text);
    if (this.dictionary.size <= REMEMBERED) this.values[code] = value;
    return value;
  }

  private valueOf(text: string): unknown {
    if (this.plainness === undefined) return this.schema.parse(text);
    return this.plainness === "ids" ? Object.freeze(text.split(";")) : text;
  }

  private check(code: number): void {
    let text: string;
    try {
      text = strict.decode(this.dictionary.bytes(code));
    } catch {
      this.refuse(code, "text in UTF-8");
      return;
    }
    if (this.plainness === "text" && anyText(text) !== undefined) return;
    const result = this.schema.safeParse(text);
    if (result.success) return;
    this.refuse(code, result.error.issues[0]?.message ?? "");
  }

  private refuse(code: number, expected: string): void {
    this.refused.set(code, expected);
    if (this.lastRefused === EMPTY) this.firstRefused = code;
    this.lastRefused = code;
  }

  /** Whether a plain cell is surely right as it is: of ASCII, beginning and ending with a sign. */
  private isPlain(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.plainness === undefined) return false;
    if (!isSign(bytes[start]) || !isSign(bytes[end - 1])) return false;
    // No name that every object has holds a digit or a hyphen.
    let isNoName = this.plainness === "text";
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte >= 0x80) return false;
      if (byte < 0x3a) isNoName = true;
      if (byte !== SEMICOLON || this.plainness === "text") continue;
      if (this.plainness === "id" || !isNoName || !isSign(bytes[at - 1]) || !isSign(bytes[at + 1])) return false;
      isNoName = false;
    }
    return isNoName;
  }
}

const SEMICOLON = 0x3b;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const isSign = (byte: number | undefined): boolean => byte !== undefined && byte > 0x20 && byte < 0x7f;
