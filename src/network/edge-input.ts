import * as z from "zod";
import { type Issue, invalidData, invalidOption, show } from "../base/errors";
import { isUsableId } from "../data/cells";
import type { Kind } from "../data/kinds";
import type { ConfidenceLevel } from "../data/vocabulary";
import { edgeSpell } from "./edge-spell";
import type { Time } from "./moment";

/** One tie of any edge list. */
export interface EdgeInput {
  readonly source: string | number;
  readonly target: string | number;
  /**
   * EDTF text, a Date, or a number; imprecise text keeps its bounds. Without an end the edge is an event at this time, unless its
   * kind is a known state, which then ends as the policy's persistence says. Without either it is there at all times.
   */
  readonly start?: Time | null;
  /** EDTF text (its last day counts), a Date or number (exclusive), or `".."` for an edge that does not end. */
  readonly end?: Time | null;
  /** Default `"tie"`. A known kind, or one given in `kinds`, or any other name. */
  readonly kind?: string;
  /** The actor left, for a defection. */
  readonly origin?: string | number;
  readonly role?: string;
  /** Above 0, default 1. */
  readonly weight?: number;
  /** Chance that the edge is right: `high`, `medium`, `low` or a number from 0 to 1. Default `high`. */
  readonly confidence?: ConfidenceLevel | number;
  readonly headcount?: number;
  readonly id?: string;
  /** Where it stands: a document and a place in it. Default `"edges"` and the edge's number, from 1. */
  readonly document?: string;
  readonly paragraph?: string;
}

/** An id of an actor: text, or a number, which becomes text. */
export const idSchema = z
  .union([z.string(), z.number()], { error: "an id: text or a number" })
  .transform(String)
  .refine(isUsableId, { error: "an id that is not empty, nor a name that every object has, such as constructor" });

const time = z
  .union([z.string(), z.number(), z.date()], { error: "EDTF text, a Date or a number" })
  .nullish()
  .transform((value) => value ?? undefined);

const edgeSchema = z.strictObject({
  source: idSchema,
  target: idSchema,
  start: time,
  end: time,
  kind: z.string({ error: "text" }).min(1, { error: "a name" }).default("tie"),
  origin: idSchema.optional(),
  role: z.string({ error: "text" }).optional(),
  weight: z.number({ error: "a number above 0" }).positive({ error: "a number above 0" }).default(1),
  confidence: z
    .union([z.enum(["high", "medium", "low"]), z.number().min(0).max(1)], {
      error: "high, medium, low or a number from 0 to 1",
    })
    .default("high"),
  headcount: z.int({ error: "a whole number" }).min(0, { error: "a whole number of at least 0" }).optional(),
  id: z.string({ error: "text" }).min(1, { error: "an id" }).optional(),
  document: z.string({ error: "text" }).default("edges"),
  paragraph: z.string({ error: "text" }).optional(),
});

/** An edge with its ids as text and its defaults filled in. */
export type ParsedEdge = z.output<typeof edgeSchema>;

/**
 * Checks edges, their times included.
 * @throws AllegianceError `invalid-data` listing every problem of every edge
 */
export function parseEdges(
  edges: readonly EdgeInput[],
  kinds: ReadonlyMap<string, Kind>,
): { parsed: ParsedEdge[]; calendar: boolean; timeless: boolean } {
  if (!Array.isArray(edges)) throw invalidOption("edges", edges, "an array of edges");
  const issues: Issue[] = [];
  const tell = (code: Issue["code"], row: number, column: string, value: unknown, expected: string) => {
    const message = `edge ${row}, ${column}: ${code}: got ${show(value)}, expected ${expected}`;
    issues.push({ code, file: "edges", row, column, value, expected, message });
  };
  const times = edges.flatMap((edge) => [edge?.start, edge?.end]).filter((time) => time !== "..");
  const timeless = !times.some((time) => typeof time === "string" || typeof time === "number" || time instanceof Date);
  const calendar = times.some((time) => typeof time === "string" || time instanceof Date);
  const parsed: ParsedEdge[] = [];
  const known = new Set<string>();
  for (const [index, edge] of edges.entries()) {
    const row = index + 1;
    const result = edgeSchema.safeParse(edge);
    if (!result.success) {
      for (const issue of result.error.issues) {
        const column = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.join(".");
        const key = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : column;
        const value = (edge as unknown as Record<string, unknown>)?.[key];
        const expected =
          issue.code === "unrecognized_keys" ? `one of ${Object.keys(edgeSchema.shape).join(", ")}` : issue.message;
        tell(issue.code === "unrecognized_keys" ? "unknown-column" : "invalid-value", row, column, value, expected);
      }
      continue;
    }
    const { data } = result;
    if (data.source === data.target) tell("self-tie", row, "target", data.target, "an actor other than the source");
    if (data.id !== undefined && known.has(data.id))
      tell("duplicate-id", row, "id", data.id, "an id that no earlier edge has");
    if (data.id !== undefined) known.add(data.id);
    parsed.push(data);
    const refuse = (column: string, value: unknown, expected: string) =>
      tell("invalid-value", row, column, value, expected);
    const kind = kinds.get(data.kind);
    if (kind?.originRequired && data.origin === undefined) {
      tell("wrong-role", row, "origin", data.origin, `the ${kind.origin} of a ${kind.name}`);
    }
    if (kind?.nature === "event" && data.end !== undefined) {
      tell("wrong-role", row, "end", data.end, `nothing: ${kind.name} is an event`);
    }
    const spell = edgeSpell(data, { calendar, nature: kind?.nature, widen: 1 }, refuse);
    if (!spell.instant && spell.end.max <= spell.start.min)
      tell("reversed-dates", row, "end", data.end, `an end after the start, ${show(data.start)}`);
  }
  if (issues.length === 0) return { parsed, calendar, timeless };
  throw invalidData("the edges", issues);
}
