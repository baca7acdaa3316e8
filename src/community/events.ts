import { groupBy } from "../base/collections";
import { membership, type Named } from "./lasting";

export type CommunityEventType =
  | "birth"
  | "continuation"
  | "growth"
  | "contraction"
  | "resurgence"
  | "death"
  | "merge"
  | "split";

/** Actors that a community shares with one of the slice before (`from`) or of this slice (`to`). */
export interface Flow {
  /** The other community; `undefined` for actors that are not in that slice. */
  readonly community: number | undefined;
  readonly actors: readonly string[];
  /** Their share of the event's own community, from 0 to 1; but for `merge` and `split` the shares of a side add up to 1. */
  readonly share: number;
  /** Their share of the other community; `undefined` if there is none. */
  readonly shareOfOther: number | undefined;
}

/** What became of one community between two slices. */
export interface Change {
  readonly type: CommunityEventType;
  readonly community: number;
  /** From 0 to 1; what it is a share of depends on the type. */
  readonly share: number;
  /** Actors in the slice before; 0 if it was not there. */
  readonly sizeBefore: number;
  /** Actors in this slice; 0 if it is not there. */
  readonly size: number;
  /** Where its actors of this slice were in the slice before, most actors first; `undefined` if it is not there. */
  readonly from: readonly Flow[] | undefined;
  /** Where its actors of the slice before are in this slice, most actors first; `undefined` if it was not there. */
  readonly to: readonly Flow[] | undefined;
}

/** All changes from the communities of one slice to those of the next, by community; merge and split after what they add to. */
export function changesBetween(
  before: readonly Named[],
  now: readonly Named[],
  { change, flow }: { readonly change: number; readonly flow: number },
): Change[] {
  const [old, current] = [sideOf(before), sideOf(now)];
  const ids = [...new Set([...old.named.keys(), ...current.named.keys()])].sort((a, b) => a - b);
  return ids.flatMap((community): Change[] => {
    const [was, is] = [old.named.get(community), current.named.get(community)];
    const from = is && flowsOf(is, old);
    const to = was && flowsOf(was, current);
    const sizes = { community, sizeBefore: was?.actors.size ?? 0, size: is?.actors.size ?? 0 };
    const fate = { ...sizes, ...fateOf(was, is, from, to, change), from, to };
    const [sources, parts] = [massOf(from, flow), massOf(to, flow)];
    return [
      fate,
      ...(sources
        ? [{ ...sizes, type: "merge" as const, share: total(sources, sizes.size), from: sources, to: undefined }]
        : []),
      ...(parts
        ? [{ ...sizes, type: "split" as const, share: total(parts, sizes.sizeBefore), from: undefined, to: parts }]
        : []),
    ];
  });
}

function fateOf(
  was: Named | undefined,
  is: Named | undefined,
  from: readonly Flow[] | undefined,
  to: readonly Flow[] | undefined,
  change: number,
): Pick<Change, "type" | "share"> {
  const outside = (flows: readonly Flow[] | undefined) =>
    flows?.find(({ community }) => community === undefined)?.share ?? 0;
  if (!is) return { type: "death", share: outside(to) };
  if (is.since === undefined) return { type: "birth", share: outside(from) };
  if (!was) return { type: "resurgence", share: is.share };
  const [less, more] = [was.actors.size, is.actors.size];
  if (less === more || Math.abs(more - less) / less < change) return { type: "continuation", share: is.share };
  return { type: more > less ? "growth" : "contraction", share: is.share };
}

interface Side {
  readonly named: ReadonlyMap<number, Named>;
  readonly community: ReadonlyMap<string, number>;
}

function sideOf(named: readonly Named[]): Side {
  return { named: new Map(named.map((one) => [one.id, one])), community: membership(named) };
}

function flowsOf({ actors }: Named, other: Side): Flow[] {
  const groups = groupBy(actors, (actor) => other.community.get(actor));
  return [...groups]
    .map(([community, moved]): Flow => {
      const whole = community === undefined ? undefined : other.named.get(community)?.actors.size;
      return {
        community,
        actors: moved,
        share: moved.length / actors.size,
        shareOfOther: whole && moved.length / whole,
      };
    })
    .sort((a, b) => b.actors.length - a.actors.length || rank(a) - rank(b));
}

function rank({ community }: Flow): number {
  return community ?? Number.POSITIVE_INFINITY;
}

/** The flows that are most of another community and no lone actor, if there are two or more. */
function massOf(flows: readonly Flow[] | undefined, least: number): Flow[] | undefined {
  const mass = flows?.filter(
    ({ actors, shareOfOther }) => actors.length > 1 && shareOfOther !== undefined && shareOfOther >= least,
  );
  return mass && mass.length > 1 ? mass : undefined;
}

function total(flows: readonly Flow[], size: number): number {
  return flows.reduce((sum, { actors }) => sum + actors.length, 0) / size;
}
