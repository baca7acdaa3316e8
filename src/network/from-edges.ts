import * as z from "zod";
import { compareText, must } from "../base/collections";
import { AllegianceError, type Issue, show } from "../base/errors";
import { parseOptions } from "../base/options";
import { defineKind, type Kind, type KindInput, kindTable } from "../data/kinds";
import type { Actor, Claim } from "../data/tables";
import { CONFIDENCE, type ConfidenceLevel } from "../data/vocabulary";
import { networkOf } from "./build";
import type { Evidence, Statement } from "./evidence";
import { stretchOf, type Time } from "./moment";
import type { TemporalNetwork } from "./network";
import type { PolicyInput } from "./policy";

/** One tie of any edge list. */
export interface EdgeInput {
  readonly source: string | number;
  readonly target: string | number;
  /**
   * EDTF text, a Date, or a number. Without an end the edge is an event at this time; without either it is there at all times.
   * Imprecise text keeps its bounds.
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

export interface EdgeOptions {
  /** Whether edges point from source to target, where the kind does not say. Default true. */
  readonly directed?: boolean;
  /** Actors that have no edge, beside those that have. */
  readonly actors?: readonly (string | number)[];
  readonly kinds?: readonly KindInput[];
  readonly policy?: PolicyInput;
  /** Named in every result. Default `"edges"` and `"unversioned"`. */
  readonly name?: string;
  readonly version?: string;
}

const optionsSchema = z.strictObject({
  directed: z.boolean().default(true),
  actors: z.array(z.union([z.string(), z.number()])).default([]),
  kinds: z.array(z.custom<KindInput>()).default([]),
  policy: z.custom<PolicyInput>().optional(),
  name: z.string().default("edges"),
  version: z.string().default("unversioned"),
});

const id = z.union([z.string(), z.number()], { error: "an id: text or a number" }).transform(String);
const named = id.refine((text) => text !== "" && text !== "__proto__", {
  error: "an id that is neither empty nor __proto__",
});
const time = z
  .union([z.string(), z.number(), z.date()], { error: "EDTF text, a Date or a number" })
  .nullish()
  .transform((value) => value ?? undefined);

const edgeSchema = z.strictObject({
  source: named,
  target: named,
  start: time,
  end: time,
  kind: z.string({ error: "text" }).min(1, { error: "a name" }).default("tie"),
  origin: named.optional(),
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

type ParsedEdge = z.output<typeof edgeSchema>;

/**
 * A network of any edge list. Every edge is a tie of its own: nothing is merged until a view is projected.
 * Times are either all dates (EDTF text, Date) or all plain numbers.
 *
 * @throws AllegianceError `invalid-data` listing every problem, the row being the edge's number from 1; `invalid-option`
 */
export function networkFromEdges(edges: readonly EdgeInput[], options: EdgeOptions = {}): TemporalNetwork {
  const settings = parseOptions("networkFromEdges", optionsSchema, options);
  const { parsed, spells, calendar } = parseEdges(edges);
  const kinds = kindsOf(parsed, spells, settings);
  const ids = new Set([
    ...settings.actors.map(String),
    ...parsed.flatMap((edge) => [edge.source, edge.target, edge.origin ?? edge.source]),
  ]);
  const actors = [...ids]
    .sort(compareText)
    .map((name): Actor => ({ id: name, name, type: "group", parent: undefined, note: undefined }));
  const actorIndex = new Map(actors.map((actor, index) => [actor.id, index]));
  const names = [...kinds.keys()];
  const claims = parsed.map((edge, index) => claimOf(edge, index, must(kinds.get(edge.kind))));
  const statements = parsed.map((edge, index): Statement => {
    const { start, end, instant } = must(spells[index]);
    return {
      claim: index,
      kind: names.indexOf(edge.kind),
      source: must(actorIndex.get(edge.source)),
      target: must(actorIndex.get(edge.target)),
      origin: edge.origin === undefined ? -1 : must(actorIndex.get(edge.origin)),
      instant,
      directed: must(kinds.get(edge.kind)).directed,
      weight: edge.weight,
      startMin: start.min,
      startMax: start.max,
      endMin: end.min,
      endMax: end.max,
      seenMin: Number.POSITIVE_INFINITY,
      seenMax: Number.POSITIVE_INFINITY,
      dated: true,
    };
  });
  const evidence: Evidence = {
    name: settings.name,
    version: settings.version,
    calendar,
    kinds: [...kinds.values()],
    actors,
    claims,
    families: new Map(parsed.map(({ document }) => [document, document])),
    merge: false,
    statements: () => statements,
  };
  return networkOf(evidence, settings.policy);
}

interface EdgeSpell {
  readonly start: { readonly min: number; readonly max: number };
  readonly end: { readonly min: number; readonly max: number };
  readonly instant: boolean;
}

function parseEdges(edges: readonly EdgeInput[]): { parsed: ParsedEdge[]; spells: EdgeSpell[]; calendar: boolean } {
  const issues: Issue[] = [];
  const tell = (code: Issue["code"], row: number, column: string, value: unknown, expected: string) => {
    const message = `edge ${row}, ${column}: ${code}: got ${show(value)}, expected ${expected}`;
    issues.push({ code, file: "edges", row, column, value, expected, message });
  };
  const calendar = edges.some((edge) =>
    [edge?.start, edge?.end].some((t) => (typeof t === "string" && t !== "..") || t instanceof Date),
  );
  const parsed: ParsedEdge[] = [];
  const spells: EdgeSpell[] = [];
  const known = new Set<string>();
  for (const [index, edge] of edges.entries()) {
    const row = index + 1;
    const result = edgeSchema.safeParse(edge);
    if (!result.success) {
      for (const issue of result.error.issues) {
        const column = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.join(".");
        const value =
          issue.code === "unrecognized_keys" ? undefined : (edge as unknown as Record<string, unknown>)?.[column];
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
    const spell = spellOf(data, calendar, (column, value, expected) =>
      tell("invalid-value", row, column, value, expected),
    );
    if (spell.end.max < spell.start.min)
      tell("reversed-dates", row, "end", data.end, `an end after the start, ${show(data.start)}`);
    spells.push(spell);
  }
  if (issues.length === 0) return { parsed, spells, calendar };
  const shown = issues.slice(0, 20).map((issue) => `  ${issue.message}`);
  throw new AllegianceError({
    code: "invalid-data",
    message: [`${issues.length} problems in the edges`, ...shown].join("\n"),
    issues,
  });
}

const ALWAYS: EdgeSpell = {
  start: { min: Number.NEGATIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
  end: { min: Number.POSITIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  instant: false,
};

function spellOf(
  edge: ParsedEdge,
  calendar: boolean,
  refuse: (column: string, value: unknown, expected: string) => void,
): EdgeSpell {
  const read = (column: "start" | "end"): { min: number; max: number } | undefined => {
    const value = edge[column];
    if (value === undefined) return undefined;
    if (value === "..") return column === "start" ? ALWAYS.start : ALWAYS.end;
    try {
      const { start, end } = stretchOf(value, calendar);
      const exact = typeof value !== "string";
      if (column === "start") return { min: start, max: exact ? start : end - 1 };
      return { min: exact ? start : start + 1, max: exact ? start : end };
    } catch (error) {
      if (!(error instanceof AllegianceError) || error.problem.code !== "invalid-date") throw error;
      refuse(column, value, error.problem.expected);
      return undefined;
    }
  };
  const [start, end] = [read("start"), read("end")];
  if (!end) return start ? { start, end: start, instant: true } : ALWAYS;
  return { start: start ?? ALWAYS.start, end, instant: false };
}

function kindsOf(
  edges: readonly ParsedEdge[],
  spells: readonly EdgeSpell[],
  options: z.output<typeof optionsSchema>,
): Map<string, Kind> {
  const known = kindTable(options.kinds);
  const used = new Map<string, Kind>();
  for (const [index, { kind: name }] of edges.entries()) {
    const nature = must(spells[index]).instant ? "event" : "state";
    const kind =
      known.get(name) ?? defineKind({ name, nature, directed: options.directed, persistence: "until-ended" });
    if (!used.has(name)) used.set(name, kind);
  }
  return used;
}

function claimOf(edge: ParsedEdge, index: number, kind: Kind): Claim {
  const { source, target, origin, role, confidence, headcount, document, paragraph } = edge;
  const [subject, object, parties] = kind.directed ? [source, target, []] : [undefined, undefined, [source, target]];
  return Object.freeze({
    id: edge.id ?? `${edge.kind}:${source}${kind.directed ? ">" : "-"}${target} #${index + 1}`,
    kind: edge.kind,
    subject,
    object,
    origin,
    parties,
    role,
    mode: undefined,
    start: edge.start === undefined ? undefined : String(edge.start),
    end: edge.end === undefined ? undefined : String(edge.end),
    end_status: undefined,
    place: undefined,
    headcount_low: headcount,
    headcount_best: headcount,
    headcount_high: headcount,
    modality: "asserted",
    attributed_to: undefined,
    source: document,
    paragraph: paragraph ?? String(index + 1),
    confidence: typeof confidence === "string" ? CONFIDENCE[confidence] : confidence,
    event: undefined,
    tie: undefined,
    contradicts: [],
    note: undefined,
  });
}
