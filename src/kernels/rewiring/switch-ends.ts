import type { Random } from "../../base/random";
import { below, type Links, placeOf } from "./links";

/**
 * A random walk over all ways to join the same ends: two links, or three that point, hand on their targets. Every node keeps the number
 * of links that go out of it and into it. A step that is not allowed is not made; steps and their reverse are equally likely, so that
 * in the long run all states that the walk can come to are. Links that do not point are turned about at random before each step.
 * Steps of three are needed: they alone turn a → b → c → a about.
 * Cost: O(steps).
 */
export function switchEnds(links: Links, steps: number, random: Random): void {
  const { sources, targets, directed, isSimple, allows } = links;
  const size = sources.length;
  const taken = new Set<number>();
  const place = (link: number) => placeOf(links, sources[link] as number, targets[link] as number);
  if (isSimple) for (let link = 0; link < size; link++) taken.add(place(link));

  const chosen = [0, 0, 0];
  const [from, to] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let step = 0; size > 1 && step < steps; step++) {
    const count = directed && size > 2 && random() < 0.5 ? 3 : 2;
    choose(chosen, count, size, random);
    for (let i = 0; i < count; i++) {
      const link = chosen[i] as number;
      const turned = !directed && random() < 0.5;
      from[i] = (turned ? targets : sources)[link] as number;
      to[i] = (turned ? sources : targets)[link] as number;
    }
    const next = to[0] as number;
    for (let i = 0; i < count; i++) to[i] = i + 1 < count ? (to[i + 1] as number) : next;
    if (!canHave(count)) continue;
    for (let i = 0; i < count; i++) {
      const link = chosen[i] as number;
      sources[link] = from[i] as number;
      targets[link] = to[i] as number;
    }
  }

  /** Whether the chosen links may have the ends `from` and `to`; if so, and no place may be shared, they have taken them. */
  function canHave(count: number): boolean {
    for (let i = 0; i < count; i++) {
      if (!allows(chosen[i] as number, from[i] as number, to[i] as number)) return false;
    }
    if (!isSimple) return true;
    for (let i = 0; i < count; i++) taken.delete(place(chosen[i] as number));
    let placed = 0;
    while (placed < count) {
      const at = placeOf(links, from[placed] as number, to[placed] as number);
      if (taken.has(at)) break;
      taken.add(at);
      placed++;
    }
    if (placed === count) return true;
    for (let i = 0; i < placed; i++) taken.delete(placeOf(links, from[i] as number, to[i] as number));
    for (let i = 0; i < count; i++) taken.add(place(chosen[i] as number));
    return false;
  }
}

/** Different links, in random order. */
function choose(chosen: number[], count: number, size: number, random: Random): void {
  for (let i = 0; i < count; i++) {
    do chosen[i] = below(random, size);
    while (chosen.indexOf(chosen[i] as number) < i);
  }
}
