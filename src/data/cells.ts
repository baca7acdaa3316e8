import * as z from "zod/mini";
import { boundsOf } from "../time/edtf";
import { CONFIDENCE, type ConfidenceLevel } from "./vocabulary";

/**
 * Cells arrive as text, the empty text standing for "no value". A reader answers `undefined` for what it refuses;
 * the issue then says what was expected instead.
 */
export type Reader<T> = (text: string) => T | undefined;

function refuse(context: z.core.ParsePayload, expected: string): never {
  context.issues.push({ code: "custom", message: expected, input: context.value });
  return z.NEVER;
}

/** What cells hold whose value is plain to see: their text, or the ids that it lists. */
export type Plainness = "text" | "id" | "ids";

const plain = new WeakMap<object, Plainness>();

/** What the cells of a schema hold, if it is plain to see. */
export const plainnessOf = (schema: object): Plainness | undefined => plain.get(schema);

function noted<S extends object>(schema: S, read: Reader<unknown>): S {
  if (read === anyText) plain.set(schema, "text");
  if (read === anId) plain.set(schema, "id");
  if (read === ids) plain.set(schema, "ids");
  return schema;
}

export function required<T>(expected: string, read: Reader<T>) {
  const schema = z.pipe(
    z.string(),
    z.transform((text, context) => {
      const value = text === "" ? undefined : read(text);
      return value === undefined ? refuse(context, expected) : value;
    }),
  );
  return noted(schema, read);
}

export function optional<T>(expected: string, read: Reader<T>) {
  const schema = z.pipe(
    z.string(),
    z.transform((text, context): T | undefined => {
      if (text === "") return undefined;
      const value = read(text);
      return value === undefined ? refuse(context, expected) : value;
    }),
  );
  return noted(schema, read);
}

/** As {@link optional}, with the value that an empty cell stands for. */
export function withDefault<T>(expected: string, read: Reader<T>, whenEmpty: T) {
  return noted(
    z.pipe(
      optional(expected, read),
      z.transform((value) => value ?? whenEmpty),
    ),
    read,
  );
}

export const ID_EXPECTED = "an id: text without blanks at its ends, without `;`, not a name such as `constructor`";

/** Names that every object has (`constructor`, `__proto__` …) would be taken for properties of graphs. */
export const isUsableId = (text: string): boolean => text !== "" && !NAMES_OF_OBJECTS.has(text);

/** Deno has taken `__proto__` away. */
const NAMES_OF_OBJECTS: ReadonlySet<string> = new Set(["__proto__", ...Object.getOwnPropertyNames(Object.prototype)]);

export const anId: Reader<string> = (text) =>
  text.trim() === text && !text.includes(";") && isUsableId(text) ? text : undefined;

export const IDS_EXPECTED = "ids separated by `;`";

export const ids: Reader<readonly string[]> = (text) => {
  const list = text.split(";").map(anId);
  return list.every((id) => id !== undefined && id !== "") ? Object.freeze(list as string[]) : undefined;
};

export const anyText: Reader<string> = (text) => (text.trim() === text ? text : undefined);
export const TEXT_EXPECTED = "text without blanks at its ends";

export function oneOf<T extends string>(values: readonly T[]): [string, Reader<T>] {
  return [`one of ${values.join(", ")}`, (text) => values.find((value) => value === text)];
}

export const COUNT_EXPECTED = "a whole number of at least 0";
export const count: Reader<number> = (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

export const RANGE_EXPECTED = "a whole number, or a range such as 10..20, 10.. or ..20";
/** A count that may be a range: kept as `low..high` text after checking its order. */
export const countRange: Reader<string> = (text) => {
  const match = /^(\d{1,15})?(\.\.)?(\d{1,15})?$/.exec(text);
  if (!match) return undefined;
  const [, low, dots, high] = match;
  if (!dots) return high === undefined ? low : undefined;
  if (low === undefined && high === undefined) return undefined;
  return low !== undefined && high !== undefined && Number(low) > Number(high) ? undefined : text;
};

export const DATE_EXPECTED = "an EDTF date such as 2014, 2014-06, 2014-06~, 201X or [2014..2016]";
export const edtf: Reader<string> = (text) => {
  try {
    boundsOf(text);
    return text;
  } catch {
    return undefined;
  }
};

export const PARAGRAPH_EXPECTED = "a paragraph number, or several separated by `;`, such as 28 or 28;29";
export const paragraphs: Reader<string> = (text) => (/^[1-9]\d*(;[1-9]\d*)*$/.test(text) ? text : undefined);

export const CONFIDENCE_EXPECTED = "high, medium, low, or a chance between 0 and 1";
export const confidence: Reader<number> = (text) => {
  if (Object.hasOwn(CONFIDENCE, text)) return CONFIDENCE[text as ConfidenceLevel];
  const chance = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  return chance >= 0 && chance <= 1 ? chance : undefined;
};
