import type { Random } from "../../base/random";
import { below, type Links, placeOf } from "./links";

/** A random pair of ends for a link, of those that it may have or not; each as likely as any other. */
export type DrawEnds = (link: number) => readonly [number, number];

/** Draws after which a link stays where it is: nothing else is allowed to it. */
const TRIES = 10_000;

/**
 * Gives links any ends that they may have. If places may be shared, each link gets its own draw. Else a random walk is made in which a
 * link moves to a free place or changes places with the link that is there: in the long run all ways to lay out the links are equally
 * likely. Every link is moved `sweeps` times on average.
 */
export function moveEnds(links: Links, draw: DrawEnds, sweeps: number, random: Random): void {
  const { sources, targets, isSimple, allows } = links;
  const size = sources.length;
  if (!isSimple) {
    for (let link = 0; link < size; link++) {
      let ends = draw(link);
      for (let tries = 1; tries < TRIES && !allows(link, ...ends); tries++) ends = draw(link);
      if (allows(link, ...ends)) [sources[link], targets[link]] = ends;
    }
    return;
  }
  const at = (link: number) => placeOf(links, sources[link] as number, targets[link] as number);
  const taken = new Map(Array.from(sources, (_, link) => [at(link), link]));
  for (let step = 0; step < sweeps * size; step++) {
    const link = below(random, size);
    const ends = draw(link);
    const there = taken.get(placeOf(links, ...ends));
    if (there === link || !allows(link, ...ends)) continue;
    if (there === undefined) {
      taken.delete(at(link));
      [sources[link], targets[link]] = ends;
      taken.set(at(link), link);
    } else if (exchange(links, link, there)) {
      taken.set(at(link), link).set(at(there), there);
    }
  }
}

/** Links change places, in the long run in all ways that they may equally. */
export function exchangeEnds(links: Links, steps: number, random: Random): void {
  const size = links.sources.length;
  for (let step = 0; size > 1 && step < steps; step++) {
    const [one, other] = [below(random, size), below(random, size)];
    if (one !== other) exchange(links, one, other);
  }
}

function exchange({ sources, targets, allows }: Links, one: number, other: number): boolean {
  const [a, b] = [sources[one] as number, targets[one] as number];
  const [c, d] = [sources[other] as number, targets[other] as number];
  if (!allows(one, c, d) || !allows(other, a, b)) return false;
  [sources[one], targets[one], sources[other], targets[other]] = [c, d, a, b];
  return true;
}
