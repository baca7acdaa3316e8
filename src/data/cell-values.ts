import type * as z from "zod/mini";
import { anId, anyText, plainnessOf, type Reader } from "./cells";

/** What a schema makes of the texts of cells; of the same text the same value, which is worked out once. */
export class CellValues {
  /** The value of an empty cell. */
  readonly whenEmpty: unknown;
  private readonly mayBeEmpty: boolean;
  private readonly plain: Reader<string> | undefined;
  private readonly known = new Map<string, unknown>();

  constructor(private readonly schema: z.ZodMiniType) {
    const plainness = plainnessOf(schema);
    this.plain = plainness === "text" ? anyText : plainness === "id" ? anId : undefined;
    const { data, success } = schema.safeParse("");
    this.whenEmpty = data;
    this.mayBeEmpty = success;
  }

  /** What a text that is not empty stands for; `undefined` if it is refused. */
  value(text: string): unknown {
    if (this.plain !== undefined && this.plain(text) !== undefined) return text;
    const value = this.known.get(text);
    if (value !== undefined || this.known.has(text)) return value;
    const { data } = this.schema.safeParse(text);
    this.known.set(text, data);
    return data;
  }

  /** Whether a text is refused that has no value. */
  refuses(text: string): boolean {
    return text !== "" || !this.mayBeEmpty;
  }

  /** What is expected instead of a text that is refused. */
  expected(text: string): string {
    return this.schema.safeParse(text).error?.issues[0]?.message ?? "";
  }
}
