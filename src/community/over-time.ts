import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import { checkNetwork, facts } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { sliceShape, splitSlicing } from "../network/slicing/shape";
import type { SliceOptions } from "../network/slicing/slices";
import { type CommunityOptions, communityShape, type ResolvedCommunities } from "./communities";
import { changesBetween } from "./events";
import { CommunityHistory, type Step } from "./history";
import { lastingIds } from "./lasting";
import { partitionsOf } from "./slice-by-slice";

export interface CommunitiesOverTimeOptions extends SliceOptions, CommunityOptions {
  /**
   * The least Jaccard share (actors in both / actors in either) by which a community of a slice can be the same as an earlier
   * one: above 0, up to 1, default 0.3. At 0.3 a community of ten that keeps five and gains five is still itself (5/15).
   */
  readonly overlap?: number;
  /**
   * How many slices back an id may be taken up again: a whole number of at least 1. Default 1: only from the slice just
   * before, so an id that misses a slice is gone for good. With 3 it may miss two and come back (`resurgence`).
   */
  readonly memory?: number;
  /** The change of size, as a share of the size before, from which growth or contraction is told. Default 0.1. */
  readonly change?: number;
  /** The share of a community's actors that must move together for a merge or split: above 0, up to 1, default 0.5. */
  readonly flow?: number;
  /**
   * What the communities of a slice are found from. Default `"fresh"`: from everyone alone, each slice by itself. `"last-slice"`: from
   * those of the slice before; only actors whose ties have changed are looked at again, and those that their moves touch.
   * Groups are steadier and found sooner, and modularity may be lower. Only with `method: "louvain"`.
   */
  readonly start?: "fresh" | "last-slice";
}

/** The options with nothing left out but the slices' own, as results echo them. */
export interface ResolvedCommunitiesOverTime extends ResolvedCommunities, SliceOptions {
  readonly overlap: number;
  readonly memory: number;
  readonly change: number;
  readonly flow: number;
  readonly start: "fresh" | "last-slice";
}

const share = () => z.number().check(z.positive(), z.maximum(1));
const lastingShape = () => ({
  overlap: z._default(share(), 0.3),
  memory: z._default(z.int({ error: "a whole number" }).check(z.minimum(1)), 1),
  change: z._default(z.number().check(z.minimum(0)), 0.1),
  flow: z._default(share(), 0.5),
  start: z._default(z.enum(["fresh", "last-slice"]), "fresh"),
});

const schema = () => z.strictObject({ ...sliceShape(), ...communityShape(), ...lastingShape() });

/**
 * Communities of each slice of time, with ids that last from slice to slice and the events of their lives.
 *
 * Which groupings hold, grow, merge, break up or come back. Each slice is partitioned by itself, in the same way and from the
 * same `seed` (see `communities`), so that slices with the same ties have the same communities; then these are compared with earlier
 * ones by the actors they share.
 *
 * With `start: "last-slice"` moves begin with the communities of the slice before, where they are connected still, else with
 * their connected parts; newcomers are alone. Looked at first are the actors whose own ties came, went or changed their strength, then
 * any that a move touches. So a component in which nothing changed keeps its communities, whatever happens elsewhere; by itself it might
 * have other ones, since chance is reckoned with the ties of all. The first slice is as with `"fresh"`.
 *
 * Ids. A community C of a slice may take up the id of an earlier community F, as that was in the last slice that had it, if
 * that slice is at most `memory` slices back and J = |C ∩ F| / |C ∪ F| ≥ `overlap`. Each C takes at most one id, each id goes
 * to at most one C: pairs are taken greedily, highest J first; of equal ones the pair with more actors in common, then the id
 * seen last, then the lower id, then the larger C. Above J = 1/2 no two pairs between the same two slices compete, so greedy
 * choice is optimal there. A C without an id gets a new one; ids count from 0 in the order of first appearance.
 *
 * Events compare a slice with the slice just before; the first slice has none, since what came before is not known. Each id that
 * is in either of them has exactly one of these, told in the later slice:
 * - `birth`: not seen before. `share`: the part of its actors who were not in the slice before.
 * - `death`: in the slice before, not in this one (it may come back, if `memory` allows). `share`: the part of its actors who
 *   are no longer there.
 * - `resurgence`: seen before, but not in the slice before. `share`: J with what it was when last seen.
 * - `growth`, `contraction`: in both, its size changed by at least `change` of its size before. `share`: J of the two.
 * - `continuation`: in both, the size changed less, or not at all. `share`: J of the two.
 *
 * Beside these it may have:
 * - `merge`: two communities or more of the slice before have each sent at least `flow` of their actors, and no fewer than two
 *   actors, into it; they are in `from`. `share`: the part of its actors who came in these ways.
 * - `split`: two communities or more of this slice have each drawn at least `flow` of their actors, and no fewer than two actors,
 *   from it as it was; they are in `to`. `share`: the part of its former actors who went in these ways.
 *
 * A split is a merge read backwards in time. Of the two or more that merge at most one hands on its id, the others die. Every
 * event lists its flows of actors (`from`, `to`), so that other thresholds can be read off them.
 *
 * Parallel, self, isolated, disconnected: as in `communities`. A slice without actors has no communities: all die.
 *
 * Cost: that of `communities` for each slice, and the product of its communities with the ids within memory, times their size.
 * Reference: Greene, Doyle & Cunningham (2010), https://doi.org/10.1109/ASONAM.2010.17, whose threshold and fronts these are;
 * here one id goes to one community, and merges and splits are told from flows.
 *
 * @throws AllegianceError `invalid-option`, `invalid-date`
 */
export function communitiesOverTime(
  network: TemporalNetwork,
  options: CommunitiesOverTimeOptions,
): CommunityHistory<ResolvedCommunitiesOverTime> {
  checkNetwork("communitiesOverTime", network);
  const parsed = parseOptions("communitiesOverTime", schema, options);
  const { slicing, own } = splitSlicing(parsed);
  const partitions = partitionsOf(network.slices(slicing), own);
  const named = lastingIds(
    partitions.map((partition) => partition.groups()),
    own,
  );
  const steps = partitions.map((partition, index): Step => {
    const { window, modularity } = partition;
    const [before, now] = [named[index - 1], named[index] ?? []];
    return {
      start: window?.start ?? null,
      end: window?.end ?? null,
      slice: window?.label ?? "",
      labels: new Map(partition.rows().map(({ actor, label }) => [actor, label])),
      modularity,
      named: now,
      changes: before ? changesBetween(before, now, own) : [],
    };
  });
  return new CommunityHistory(steps, { ...own, ...slicing }, facts(network));
}
