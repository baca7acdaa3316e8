/** Numbers from 0 to below 1 that are the same on every run. */
export function randomOf(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A directed multigraph of states with heavy tails: a few actors have most ties, a few ties last long. Times are ticks, one step long each. */
export function heavyTailed({ actors, ties, steps, seed }) {
  const random = randomOf(seed);
  const actor = () => Math.floor(actors * random() ** 2.5);
  const edges = [];
  while (edges.length < ties) {
    const [source, target] = [actor(), actor()];
    if (source === target) continue;
    const start = random() * steps;
    edges.push({ source, target, start, end: start + 1 + 6 * random() ** 3 });
  }
  return edges;
}
