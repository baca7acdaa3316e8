import * as z from "zod/mini";
import { invalidOption } from "../../base/errors";
import { parseOptions } from "../../base/options";
import { type KindInput, kindTable } from "../../data/kinds";
import { networkOf } from "../build";
import type { TemporalNetwork } from "../network";
import type { PolicyInput } from "../policy";
import type { RawEdges } from "./builder";
import { checkEdges, type EdgeSource, tableOfEdges } from "./check";
import { actorsOf, evidenceOfEdges } from "./evidence";
import { type EdgeInput, idSchema, tellerOf } from "./input";
import { readRows } from "./rows";

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

/** The options of a network of edges, for their schemas. */
export const edgeOptionsShape = () => ({
  directed: z.optional(z.boolean()),
  actors: z.optional(z.array(idSchema(), { error: "an array of ids" })),
  kinds: z.optional(z.array(z.custom<KindInput>(), { error: "an array of kinds" })),
  policy: z.optional(z.custom<PolicyInput>()),
  name: z.optional(z.string()),
  version: z.optional(z.string()),
});

const optionsSchema = () => z.strictObject(edgeOptionsShape());
type EdgeSettings = z.output<ReturnType<typeof optionsSchema>>;

/**
 * A network of any edge list. Every edge is a tie of its own: nothing is merged until a view is projected.
 * Times are either all dates (EDTF text, Date) or all plain numbers. For long lists see also {@link networkFromColumns}.
 *
 * Cost: one pass over the edges, whose objects are not kept; each text of a date is read once; a sort of the actors.
 * @throws AllegianceError `invalid-data` listing every problem, the row being the edge's number from 1; `invalid-option`
 */
export function networkFromEdges(edges: readonly EdgeInput[], options?: EdgeOptions): TemporalNetwork {
  // Who says nothing needs no schema: the first one that a program uses takes longer than to build a small network.
  const settings = options === undefined ? {} : parseOptions("networkFromEdges", optionsSchema, options);
  if (!Array.isArray(edges)) throw invalidOption("edges", edges, "an array of edges");
  const { raw, refused } = readRows(edges);
  const tell: EdgeSource["tell"] = (issues, i) => tellerOf(issues, i + 1);
  return networkOfRaw(raw, { refused, rowAt: (i) => edges[i], tell, what: "the edges" }, settings);
}

/** A network of columns that have been read, once they have been checked. */
export function networkOfRaw(raw: RawEdges, source: EdgeSource, settings: EdgeSettings): TemporalNetwork {
  const { directed = true, actors = [], kinds = [], policy, name = "edges", version = "unversioned" } = settings;
  const known = kindTable(kinds);
  const spells = checkEdges(raw, known, source);
  const table = tableOfEdges(raw, spells, { known, directed, actors });
  const timeless = !raw.sorts.dates && !raw.sorts.numbers;
  const facts = { name, version, timeless, actors: actorsOf(table) };
  return networkOf(evidenceOfEdges(facts, table), policy);
}
