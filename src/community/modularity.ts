import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { bothWays } from "../kernels/louvain/both-ways";
import { quality } from "../kernels/louvain/quality";
import { bondsOf } from "../network/bonds";
import type { TemporalNetwork } from "../network/network";
import { type ModularityOptions, modularityShape } from "./communities";

/** Which group each actor is in: a Partition, a Map or a plain object, from ids to anything that tells groups apart. */
export type Assignment = { get(id: string): unknown } | Readonly<Record<string, unknown>>;

const schema = () => z.strictObject(modularityShape());

/**
 * How much more strength lies inside given groups than chance would put there.
 *
 * To compare partitions: that of one year on the ties of another, or groups known from elsewhere (parties, regions, fronts)
 * with those that the ties show. Above 0 (and below 1) the groups are denser than chance; below 0 ties rather run between them.
 *
 * The formula is that of `communities`: undirected Q = Σ L(c) / m − γ (K(c) / 2m)² over the groups c, directed
 * Q = Σ L(c) / m − γ O(c) I(c) / m². Groups are equal as keys of a Map are: 1 and "1" differ.
 *
 * Parallel ties: strengths add up, unless `parallel: "collapse"`. Self-ties do not exist. Isolated actors: add nothing, but
 * must be in a group like all. Disconnected: no matter. No edges or an empty view: 0. Actors assigned beyond those of the
 * view are ignored. Cost O(n + m).
 *
 * Reference: Newman & Girvan (2004), https://doi.org/10.1103/PhysRevE.69.026113; directed, Leicht & Newman (2008),
 * https://doi.org/10.1103/PhysRevLett.100.118703
 *
 * @throws AllegianceError `invalid-option`, also naming the actors of the view that are in no group (`undefined` or `null`)
 */
export function modularity(view: TemporalNetwork, assignment: Assignment, options?: ModularityOptions): number {
  const resolved = parseOptions("modularity", schema, options);
  const { csr, ids } = bondsOf("modularity", view, resolved);
  const groupOf = lookup(assignment);
  const groups = ids.map(groupOf);
  const missing = ids.filter((_, node) => groups[node] === undefined || groups[node] === null);
  if (missing.length > 0) {
    const named = missing.slice(0, 10).join(", ") + (missing.length > 10 ? ` and ${missing.length - 10} more` : "");
    throw invalidOption("assignment", missing, `a group for every actor of the view; none for ${named}`);
  }
  const numbers = new Map([...new Set(groups)].map((group, number) => [group, number]));
  return quality(
    bothWays(csr),
    Int32Array.from(groups, (group) => numbers.get(group) as number),
    resolved.resolution,
  );
}

function lookup(assignment: Assignment): (id: string) => unknown {
  if (typeof assignment !== "object" || assignment === null || Array.isArray(assignment))
    throw invalidOption("assignment", assignment, "a Partition, a Map or an object from ids to groups");
  const { get } = assignment;
  if (typeof get === "function") return (id) => get.call(assignment, id);
  const record = assignment as Readonly<Record<string, unknown>>;
  return (id) => (Object.hasOwn(record, id) ? record[id] : undefined);
}
