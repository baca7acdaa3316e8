import * as z from "zod/mini";
import { once } from "../../base/collections";
import { type Issue, show } from "../../base/errors";
import { isUsableId } from "../../data/cells";
import type { Kind } from "../../data/kinds";
import type { ConfidenceLevel } from "../../data/vocabulary";
import type { Time } from "../moment";
import { edgeSpell } from "./spell";

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
export const idSchema = () =>
  z
    .pipe(z.union([z.string(), z.number()], { error: "an id: text or a number" }), z.transform(String))
    .check(
      z.refine(isUsableId, { error: "an id that is not empty, nor a name that every object has, such as constructor" }),
    );

const time = () =>
  z.pipe(
    z.nullish(z.union([z.string(), z.number(), z.date()], { error: "EDTF text, a Date or a number" })),
    z.transform((value) => value ?? undefined),
  );

/** What an edge may have. */
export const EDGE_KEYS = [
  ...(["source", "target", "start", "end", "kind", "origin", "role", "weight"] as const),
  ...(["confidence", "headcount", "id", "document", "paragraph"] as const),
] as const satisfies readonly (keyof EdgeInput)[];

const CHANCE = { error: "high, medium, low or a number from 0 to 1" };

const edgeSchema = once(() =>
  z.strictObject(
    {
      source: idSchema(),
      target: idSchema(),
      start: time(),
      end: time(),
      kind: z._default(z.string({ error: "text" }).check(z.minLength(1, { error: "a name" })), "tie"),
      origin: z.optional(idSchema()),
      role: z.optional(z.string({ error: "text" })),
      weight: z._default(z.number({ error: "a number above 0" }).check(z.positive({ error: "a number above 0" })), 1),
      confidence: z._default(
        z.union(
          [z.enum(["high", "medium", "low"]), z.number().check(z.minimum(0, CHANCE), z.maximum(1, CHANCE))],
          CHANCE,
        ),
        "high",
      ),
      headcount: z.optional(
        z.int({ error: "a whole number" }).check(z.minimum(0, { error: "a whole number of at least 0" })),
      ),
      id: z.optional(z.string({ error: "text" }).check(z.minLength(1, { error: "an id" }))),
      document: z._default(z.string({ error: "text" }), "edges"),
      paragraph: z.optional(z.string({ error: "text" })),
    } satisfies Record<(typeof EDGE_KEYS)[number], z.ZodMiniType>,
    { error: "an object with a source and a target" },
  ),
);

/** An edge with its ids as text and its defaults filled in. */
export type ParsedEdge = z.output<ReturnType<typeof edgeSchema>>;

/** What the rules for an edge need to know of the others. */
export interface EdgeContext {
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Whether any edge has a date. */
  readonly calendar: boolean;
  /** Whether an earlier edge has its id. */
  readonly isRepeated: boolean;
}

/** Is told what is wrong with one edge. */
export type Tell = (code: Issue["code"], column: string, value: unknown, expected: string) => void;

/**
 * What an edge is: every problem of one is told, in a fixed order. Whoever reads many edges looks first whether there is any problem in
 * ways that are faster, and asks this for each edge that has one.
 */
export function parseEdge(edge: unknown, context: EdgeContext, tell: Tell): ParsedEdge | undefined {
  const result = edgeSchema().safeParse(edge);
  if (!result.success) {
    for (const issue of result.error.issues) tellIssue(issue, edge, tell);
    return undefined;
  }
  const { data } = result;
  if (data.source === data.target) tell("self-tie", "target", data.target, "an actor other than the source");
  if (context.isRepeated) tell("duplicate-id", "id", data.id, "an id that no earlier edge has");
  const kind = context.kinds.get(data.kind);
  if (kind?.originRequired && data.origin === undefined) {
    tell("wrong-role", "origin", data.origin, `the ${kind.origin} of a ${kind.name}`);
  }
  if (kind?.nature === "event" && data.end !== undefined) {
    tell("wrong-role", "end", data.end, `nothing: ${kind.name} is an event`);
  }
  const refuse = (column: string, value: unknown, expected: string) => tell("invalid-value", column, value, expected);
  const spell = edgeSpell(data, { calendar: context.calendar, nature: kind?.nature, widen: 1 }, refuse);
  if (!spell.instant && spell.end.max <= spell.start.min)
    tell("reversed-dates", "end", data.end, `an end after the start, ${show(data.start)}`);
  return data;
}

/** The schema alone. */
export function readEdge(edge: unknown): ParsedEdge | undefined {
  const { success, data } = edgeSchema().safeParse(edge);
  return success ? data : undefined;
}

function tellIssue(issue: z.core.$ZodIssue, edge: unknown, tell: Tell): void {
  const given = (key: string) => (edge as Readonly<Record<string, unknown>> | null | undefined)?.[key];
  if (issue.code === "unrecognized_keys") {
    const expected = `one of ${EDGE_KEYS.join(", ")}`;
    tell("unknown-column", issue.keys.join(", "), given(issue.keys[0] ?? ""), expected);
  } else {
    const column = issue.path.join(".");
    tell("invalid-value", column, given(column), issue.message);
  }
}

/** Collects what is told of edges by their number, from 1. */
export function tellerOf(issues: Issue[], row: number): Tell {
  return (code, column, value, expected) => {
    const message = `edge ${row}, ${column}: ${code}: got ${show(value)}, expected ${expected}`;
    issues.push({ code, file: "edges", row, column, value, expected, message });
  };
}
