import type { PageSlice } from "./data";
import { COMMUNITY_COLOURS } from "./looks";

/** A colour that a community had can go to another one when this many slices lie between the two. */
const GAP = 3;

/** Communities that never had as many actors as this stay grey. */
const LEAST = 3;

interface Life {
  first: number;
  last: number;
  /** Actors, summed over slices. */
  mass: number;
  /** Actors in the largest slice. */
  peak: number;
}

/**
 * The place in the palette of each lasting community, the same in all slices; −1 for those that find none. The communities with
 * most actors at once choose first, then those with most over time, and no two of one colour come near each other in time.
 */
export function coloursOf(slices: readonly PageSlice[]): ReadonlyMap<string | number, number> {
  const lives = new Map<string | number, Life>();
  for (const [index, { nodes }] of slices.entries()) {
    const counts = new Map<string | number, number>();
    for (const { community } of nodes) {
      if (community !== undefined) counts.set(community, (counts.get(community) ?? 0) + 1);
    }
    for (const [community, count] of counts) {
      const life = lives.get(community) ?? { first: index, last: index, mass: 0, peak: 0 };
      life.last = index;
      life.mass += count;
      life.peak = Math.max(life.peak, count);
      lives.set(community, life);
    }
  }
  const users = Array.from({ length: COMMUNITY_COLOURS }, (): Life[] => []);
  const places = new Map<string | number, number>();
  for (const [community, life] of [...lives].sort((a, b) => b[1].peak - a[1].peak || b[1].mass - a[1].mass)) {
    const free = life.peak < LEAST ? -1 : users.findIndex((others) => others.every((other) => apart(life, other)));
    users[free]?.push(life);
    places.set(community, free);
  }
  return places;
}

function apart(a: Life, b: Life): boolean {
  return a.first > b.last + GAP || b.first > a.last + GAP;
}
