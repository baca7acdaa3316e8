import * as z from "zod";
import { groupBy, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { randomOf, seedSchema } from "../base/random";
import { type BondOptions, bondShape, bondsOf, type ResolvedBonds } from "../network/bonds";
import type { TemporalNetwork } from "../network/network";
import { louvain } from "./louvain";
import { Partition } from "./partition";
import { quality } from "./quality";

export interface ModularityOptions extends BondOptions {
  /** Default `"undirected"`. `"directed"` compares with chance that knows who sends and who receives ties. */
  readonly direction?: "directed" | "undirected";
  /** Above 0, default 1. Above 1 it favours more and smaller communities, below 1 fewer and larger ones. */
  readonly resolution?: number;
}

export interface CommunityOptions extends ModularityOptions {
  /** Default `"louvain"`, the only one. */
  readonly method?: "louvain";
  /** Decides which actor is looked at first. Default 1. */
  readonly seed?: number;
}

/** The options of communities with nothing left out, as results echo them. */
export interface ResolvedCommunities extends ResolvedBonds {
  readonly method: "louvain";
  readonly resolution: number;
  readonly seed: number;
}

export const modularityShape = {
  ...bondShape,
  direction: z.enum(["directed", "undirected"]).default("undirected"),
  resolution: z.number().positive().default(1),
};

export const communityShape = {
  ...modularityShape,
  method: z.literal("louvain").default("louvain"),
  seed: seedSchema.default(1),
};

const schema = z.strictObject(communityShape);

/**
 * Groups of actors with more and stronger ties inside than chance would give them, by Louvain's method.
 *
 * Who belongs together, as the ties tell and not as the actors say. Ties of hostile kinds do not bind and are left out
 * (`negative: "drop"`). Every actor of the view is in exactly one group.
 *
 * Louvain moves actors, then whole groups, to the neighbouring group that raises modularity Q most, until nothing does. It
 * finds a good partition and not always the best one, and `seed` may lead to another. Undirected,
 * Q = Σ L(c) / m − γ (K(c) / 2m)² over the communities c, where m is the strength of all edges, L(c) of those inside c,
 * K(c) the sum of the strengths at the actors of c, and γ the `resolution`. Directed, the second term is γ O(c) I(c) / m²
 * with O(c) the strength that leaves the actors of c and I(c) that which reaches them.
 *
 * Parallel ties: strengths add up (`"count"`), so a pair tied thrice holds together against single ties; `"collapse"` makes
 * them one. Self-ties do not exist. Isolated actors: each a community of its own. Disconnected: a community lies within one
 * component; within itself it can in rare cases be unconnected (Traag et al. 2019, https://doi.org/10.1038/s41598-019-41695-z).
 * No edges: all alone, modularity 0. Empty view: no communities. Gains that differ by less than 1e-10 are taken as equal.
 *
 * Cost: about O(m log n) in practice. Reference: Blondel et al. (2008), https://doi.org/10.1088/1742-5468/2008/10/P10008;
 * directed, Leicht & Newman (2008), https://doi.org/10.1103/PhysRevLett.100.118703
 *
 * @throws AllegianceError `invalid-option`
 */
export function communities(view: TemporalNetwork, options?: CommunityOptions): Partition<ResolvedCommunities> {
  return partitionOf(view, parseOptions("communities", schema, options));
}

/** As {@link communities}, the options being checked already. */
export function partitionOf(view: TemporalNetwork, options: ResolvedCommunities): Partition<ResolvedCommunities> {
  const { csr, ids, labels, facts } = bondsOf("communities", view, options);
  const numbers = numberBySize(louvain(csr, options.resolution, randomOf(options.seed)));
  const rows = ids.map((actor, node) => ({ actor, label: must(labels[node]), community: must(numbers[node]) }));
  return new Partition(rows, quality(csr, numbers, options.resolution), { ...options }, facts);
}

/** The same groups with new labels: 0 the largest, equal ones in the order of their first node. */
function numberBySize(labels: Int32Array): Int32Array {
  const groups = [...groupBy(labels.keys(), (node) => must(labels[node])).values()];
  groups.sort((a, b) => b.length - a.length);
  const numbers = new Int32Array(labels.length);
  for (const [number, group] of groups.entries()) for (const node of group) numbers[node] = number;
  return numbers;
}
