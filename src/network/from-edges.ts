import * as z from "zod";
import { compareText, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { defineKind, type Kind, type KindInput, kindTable } from "../data/kinds";
import type { Actor, Claim } from "../data/tables";
import { CONFIDENCE } from "../data/vocabulary";
import { networkOf } from "./build";
import { type EdgeInput, type ParsedEdge, parseEdges } from "./edge-input";
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
  actors: z.array(z.union([z.string(), z.number()])).default([]),
  kinds: z.array(z.custom<KindInput>()).default([]),
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
  const { parsed, calendar } = parseEdges(edges, known);
  const kinds = kindsOf(parsed, known, calendar, settings.directed);
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
    kinds: [...kinds.values()],
    actors,
    claims,
    sources: [...new Set(parsed.map(({ document }) => document))].sort(compareText).map((id) => ({ id, title: id })),
    families: new Map(parsed.map(({ document }) => [document, document])),
    merge: false,
    statements: (widen) => parsed.map((edge, index) => statementOf(edge, index, widen)),
  };
  return networkOf(evidence, settings.policy);
}

/** The kinds in use. On ticks there are no years, so a kind kept for a duration is kept until it is ended. */
function kindsOf(
  edges: readonly ParsedEdge[],
  known: ReadonlyMap<string, Kind>,
  calendar: boolean,
  directed: boolean,
): Map<string, Kind> {
  const used = new Map<string, Kind>();
  for (const { kind: name, start, end } of edges) {
    if (used.has(name)) continue;
    const nature = start !== undefined && end === undefined ? "event" : "state";
    const kind = known.get(name) ?? defineKind({ name, nature, directed, persistence: "until-ended" });
    const lasting =
      calendar || !kind.persistence.startsWith("P") ? kind : defineKind({ ...kind, persistence: "until-ended" });
    used.set(name, lasting);
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
