import * as z from "zod";
import { compareText, must, remembered } from "../base/collections";
import { parseOptions } from "../base/options";
import { defineKind, type Kind, type KindInput, kindTable } from "../data/kinds";
import type { Actor, Claim } from "../data/tables";
import { CONFIDENCE } from "../data/vocabulary";
import { networkOf } from "./build";
import { type EdgeInput, idSchema, type ParsedEdge, parseEdges } from "./edge-input";
import { edgeSpell } from "./edge-spell";
import type { Evidence, Statement } from "./evidence";
import type { TemporalNetwork } from "./network";
import type { PolicyInput } from "./policy";

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
  actors: z.array(idSchema, { error: "an array of ids" }).default([]),
  kinds: z.array(z.custom<KindInput>(), { error: "an array of kinds" }).default([]),
  policy: z.custom<PolicyInput>().optional(),
  name: z.string().default("edges"),
  version: z.string().default("unversioned"),
});

/**
 * A network of any edge list. Every edge is a tie of its own: nothing is merged until a view is projected.
 * Times are either all dates (EDTF text, Date) or all plain numbers.
 *
 * @throws AllegianceError `invalid-data` listing every problem, the row being the edge's number from 1; `invalid-option`
 */
export function networkFromEdges(edges: readonly EdgeInput[], options: EdgeOptions = {}): TemporalNetwork {
  const settings = parseOptions("networkFromEdges", optionsSchema, options);
  const known = kindTable(settings.kinds);
  const { parsed, calendar, timeless } = parseEdges(edges, known);
  const kinds = kindsOf(parsed, known, calendar, settings.directed);
  const ids = new Set([
    ...settings.actors,
    ...parsed.flatMap((edge) => [edge.source, edge.target, edge.origin ?? edge.source]),
  ]);
  const actors = [...ids]
    .sort(compareText)
    .map((name): Actor => ({ id: name, name, type: "group", parent: undefined, note: undefined }));
  const actorIndex = new Map(actors.map((actor, index) => [actor.id, index]));
  const names = [...kinds.keys()];
  const taken = new Set(parsed.map(({ id }) => id));
  const claims = parsed.map((edge, index) => claimOf(edge, index, must(kinds.get(edge.kind)), taken));
  const statementOf = (edge: ParsedEdge, index: number, widen: number): Statement => {
    const clock = { calendar, nature: known.get(edge.kind)?.nature, widen };
    const { start, end, instant } = edgeSpell(edge, clock);
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
    };
  };
  const evidence: Evidence = {
    name: settings.name,
    version: settings.version,
    calendar,
    timeless,
    kinds: [...kinds.values()],
    actors,
    claims,
    sources: [...new Set(parsed.map(({ document }) => document))].sort(compareText).map((id) => ({ id, title: id })),
    families: new Map(parsed.map(({ document }) => [document, document])),
    merge: false,
    statements: remembered((widen: number) => parsed.map((edge, index) => statementOf(edge, index, widen))),
  };
  return networkOf(evidence, settings.policy);
}

/** The kinds in use, known ones first, in their order, then by name. On ticks there are no years, so a kind kept for a duration is kept until it is ended. */
function kindsOf(
  edges: readonly ParsedEdge[],
  known: ReadonlyMap<string, Kind>,
  calendar: boolean,
  directed: boolean,
): Map<string, Kind> {
  const order = [...known.keys()];
  const rank = (name: string) => (known.has(name) ? order.indexOf(name) : order.length);
  const names = [...new Set(edges.map(({ kind }) => kind))].sort((a, b) => rank(a) - rank(b) || compareText(a, b));
  const used = new Map<string, Kind>();
  for (const name of names) {
    const { start, end } = must(edges.find(({ kind }) => kind === name));
    const nature = start !== undefined && end === undefined ? "event" : "state";
    const kind = known.get(name) ?? defineKind({ name, nature, directed, persistence: "until-ended" });
    const lasting =
      calendar || !kind.persistence.startsWith("P") ? kind : { ...kind, persistence: "until-ended" as const };
    used.set(name, Object.freeze(lasting));
  }
  return used;
}

/** `taken` are the ids that edges were given: an edge without one gets none of them. */
function claimOf(edge: ParsedEdge, index: number, kind: Kind, taken: ReadonlySet<string | undefined>): Claim {
  const { source, target, origin, role, confidence, headcount, document, paragraph } = edge;
  const [subject, object, parties] = kind.directed ? [source, target, []] : [undefined, undefined, [source, target]];
  return Object.freeze({
    id: edge.id ?? freeId(`${edge.kind}:${source}${kind.directed ? ">" : "-"}${target} #${index + 1}`, taken),
    kind: edge.kind,
    subject,
    object,
    origin,
    parties: Object.freeze(parties),
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
    contradicts: Object.freeze([]),
    note: undefined,
  });
}

function freeId(id: string, taken: ReadonlySet<string | undefined>): string {
  return taken.has(id) ? freeId(`${id}'`, taken) : id;
}
