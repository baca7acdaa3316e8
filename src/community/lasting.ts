/** A lasting community as it was when last seen. */
export interface Front {
  readonly id: number;
  readonly slice: number;
  readonly actors: ReadonlySet<string>;
}

/** What the communities of one slice are called, and how alike each is to its front (Jaccard share; 0 for a new id). */
export interface Named {
  readonly id: number;
  readonly actors: ReadonlySet<string>;
  readonly share: number;
  /** Whether the id was there before at all, and when last. */
  readonly since: number | undefined;
}

interface Pair {
  readonly group: number;
  readonly front: Front;
  readonly share: number;
  readonly common: number;
}

/**
 * Gives the groups of a slice the ids of the fronts they are most alike; groups left over get new ids from `fresh` on. Pairs
 * are taken greedily, each group and each front once: the highest share first, of equal ones that with more actors in common,
 * then the front seen last, then the lower id, then the earlier group.
 */
function nameGroups(
  groups: readonly (readonly string[])[],
  fronts: readonly Front[],
  overlap: number,
  fresh: number,
): Named[] {
  const taken = new Map<number, Pair>();
  const used = new Set<number>();
  for (const pair of pairsOf(groups, fronts, overlap)) {
    if (taken.has(pair.group) || used.has(pair.front.id)) continue;
    taken.set(pair.group, pair);
    used.add(pair.front.id);
  }
  let next = fresh;
  return groups.map((group, index) => {
    const pair = taken.get(index);
    const id = pair ? pair.front.id : next++;
    return { id, actors: new Set(group), share: pair?.share ?? 0, since: pair?.front.slice };
  });
}

/** Pairs that are alike enough, in the order in which they choose; equal ones stay by id, then by group. */
function pairsOf(groups: readonly (readonly string[])[], fronts: readonly Front[], overlap: number): Pair[] {
  const pairs = fronts.flatMap((front) =>
    groups.map((actors, group): Pair => {
      const common = actors.reduce((sum, actor) => sum + Number(front.actors.has(actor)), 0);
      return { group, front, common, share: common / (actors.length + front.actors.size - common) };
    }),
  );
  return pairs
    .filter(({ share, common }) => common > 0 && share >= overlap)
    .sort((a, b) => b.share - a.share || b.common - a.common || b.front.slice - a.front.slice);
}

/** The lasting ids of the groups of each slice in turn, from 0 in the order in which they first appear. */
export function lastingIds(
  slices: readonly (readonly (readonly string[])[])[],
  { overlap, memory }: { readonly overlap: number; readonly memory: number },
): Named[][] {
  const fronts = new Map<number, Front>();
  let fresh = 0;
  return slices.map((groups, slice) => {
    const near = [...fronts.values()].filter((front) => slice - front.slice <= memory);
    const named = nameGroups(groups, near, overlap, fresh);
    for (const { id, actors } of named) fronts.set(id, { id, slice, actors });
    fresh = Math.max(fresh, ...named.map(({ id }) => id + 1));
    return named;
  });
}

/** Which community each actor of a slice is in. */
export function membership(named: readonly Named[]): ReadonlyMap<string, number> {
  return new Map(named.flatMap(({ id, actors }) => [...actors].map((actor) => [actor, id] as const)));
}
