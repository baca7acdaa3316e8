import type * as z from "zod";
import { Dictionary } from "../base/dictionary";
import { plainnessOf } from "./cells";

/** The code of a cell that its row does not have, and of one that is empty. */
export const [ABSENT, EMPTY] = [0, 1];

/** Of more different texts than these the values are made anew each time. */
const REMEMBERED = 1 << 16;

/** The different texts of cells that one schema checks, each checked once; shared by columns whose cells may be compared by code. */
export class CellTexts {
  readonly dictionary = new Dictionary();
  /** What was expected instead of a text that was refused, by code. */
  readonly refused = new Map<number, string>();
  /** What the schema expects of an empty cell, if it must not be empty. */
  readonly expectsText: string | undefined;
  private readonly values: unknown[] = [];
  private readonly plainness: "text" | "id" | undefined;

  constructor(private readonly schema: z.ZodType) {
    this.plainness = plainnessOf(schema);
    const empty = schema.safeParse("");
    this.expectsText = empty.success ? undefined : (empty.error.issues[0]?.message ?? "");
    this.values[EMPTY] = empty.data;
  }

  /** The code of a text. */
  add(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return EMPTY;
    const { size } = this.dictionary;
    const code = this.dictionary.add(bytes, start, end);
    if (code === size && !this.isPlain(bytes, start, end)) this.check(code);
    return code;
  }

  /** Whether a cell is refused: one that is empty or absent where there must be a text, or whose text is wrong. */
  refuses(code: number): boolean {
    return code > EMPTY ? this.refused.size > 0 && this.refused.has(code) : this.expectsText !== undefined;
  }

  /** What the schema makes of a text; `undefined` if it is refused. */
  value(code: number): unknown {
    const known = this.values[code === ABSENT ? EMPTY : code];
    if (known !== undefined || code <= EMPTY || this.refused.has(code)) return known;
    const text = this.dictionary.text(code);
    const value = this.plainness ? text : this.schema.parse(text);
    if (this.dictionary.size <= REMEMBERED) this.values[code] = value;
    return value;
  }

  private check(code: number): void {
    let text: string;
    try {
      text = strict.decode(this.dictionary.bytes(code));
    } catch {
      this.refused.set(code, "text in UTF-8");
      return;
    }
    const result = this.schema.safeParse(text);
    if (result.success) return;
    this.refused.set(code, result.error.issues[0]?.message ?? "");
  }

  /** Whether plain cells are surely right as they are: they begin and end with a sign of ASCII, and what is between is ASCII too. */
  private isPlain(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.plainness === undefined || !isSign(bytes[start]) || !isSign(bytes[end - 1])) return false;
    const isText = this.plainness === "text";
    let isId = false;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte >= 0x80) return false;
      if (isText) continue;
      if (byte === SEMICOLON) return false;
      // No name that every object has holds a digit, a hyphen or a colon.
      if (byte < 0x3b) isId = true;
    }
    return isText || isId;
  }
}

const SEMICOLON = 0x3b;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const isSign = (byte: number | undefined): boolean => byte !== undefined && byte > 0x20 && byte < 0x7f;
