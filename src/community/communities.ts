import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import { randomOf, seedSchema } from "../base/random";
import { numberedBySize } from "../kernels/louvain/by-size";
import { type Beginning, type Groups, louvain } from "../kernels/louvain/louvain";
import { type BondOptions, type Bonds, bondShape, bondsOf, type ResolvedBonds } from "../network/bonds";
import type { TemporalNetwork } from "../network/network";
import { louvainOfGraphology } from "./graphology";
import { Partition } from "./partition";

export interface ModularityOptions extends BondOptions {
  /** Default `"undirected"`. `"directed"` compares with chance that knows who sends and who receives ties. */
  readonly direction?: "directed" | "undirected";
  /** Above 0, default 1. Above 1 it favours more and smaller communities, below 1 fewer and larger ones. */
  readonly resolution?: number;
}

export interface CommunityOptions extends ModularityOptions {
  /**
   * Default `"louvain"`, the library's own. `"graphology-louvain"` is that of the package graphology-communities-louvain: slower,
   * it may end a little lower, and its communities may be unconnected.
   */
  readonly method?: "louvain" | "graphology-louvain";
  /** Decides which actor is looked at first. Default 1. */
  readonly seed?: number;
}

/** The options of communities with nothing left out, as results echo them. */
export interface ResolvedCommunities extends ResolvedBonds {
  readonly method: "louvain" | "graphology-louvain";
  readonly resolution: number;
  readonly seed: number;
}

export const modularityShape = () => ({
  ...bondShape(),
  direction: z._default(z.enum(["directed", "undirected"]), "undirected"),
  resolution: z._default(z.number().check(z.positive()), 1),
});

export const communityShape = () => ({
  ...modularityShape(),
  method: z._default(z.enum(["louvain", "graphology-louvain"]), "louvain"),
  seed: z._default(seedSchema(), 1),
});

const schema = () => z.strictObject(communityShape());

/**
 * Groups of actors with more and stronger ties inside than chance would give them, by Louvain's method.
 *
 * Who belongs together, as the ties tell and not as the actors say. Ties of hostile kinds do not bind and are left out
 * (`negative: "drop"`). Every actor of the view is in exactly one group.
 *
 * Louvain moves actors, then whole groups, to the neighbouring group that raises modularity Q most, until nothing does, and
 * begins again with the actors until nothing moves at all. An actor tied to one other alone goes where that other goes, which at a
 * resolution up to 1 never lowers Q. In the end no move of one actor or of one whole group raises Q. It finds a good partition and
 * not always the best one, and `seed` may lead to another. Undirected,
 * Q = Σ L(c) / m − γ (K(c) / 2m)² over the communities c, where m is the strength of all edges, L(c) of those inside c,
 * K(c) the sum of the strengths at the actors of c, and γ the `resolution`. Directed, the second term is γ O(c) I(c) / m²
 * with O(c) the strength that leaves the actors of c and I(c) that which reaches them.
 *
 * Parallel ties: strengths add up (`"count"`), so a pair tied thrice holds together against single ties; `"collapse"` makes
 * them one. Self-ties do not exist. Isolated actors: each a community of its own, and of no effect on the others.
 * Disconnected: a community is connected, so it lies within one component; one that comes out unconnected, as Louvain's may in rare
 * cases (Traag et al. 2019, https://doi.org/10.1038/s41598-019-41695-z), falls into its parts, which raises Q. Still ties elsewhere
 * matter, by way of m. No edges: all alone, modularity 0. Empty view: no communities. Gains of Q up to 2e-12 are none.
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
  const bonds = bondsOf("communities", view, options);
  return partitionBy(bonds, groupsOf(bonds, options), options);
}

/** The communities of bonds; found by graphology they have no beginning. */
export function groupsOf({ csr }: Bonds, options: ResolvedCommunities, beginning?: Beginning): Groups {
  const { method, resolution, seed } = options;
  if (method === "graphology-louvain") {
    const { labels, modularity } = louvainOfGraphology(csr, resolution, randomOf(seed));
    return { numbers: numberedBySize(labels), modularity };
  }
  return louvain(csr, resolution, randomOf(seed), beginning);
}

export function partitionBy(
  { ids, labels, facts }: Bonds,
  { numbers, modularity }: Groups,
  options: ResolvedCommunities,
): Partition<ResolvedCommunities> {
  return new Partition({ ids, labels }, numbers, modularity, { ...options }, facts);
}
