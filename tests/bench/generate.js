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

/**
 * As heavyTailed, but ties last: of those in one slice fewer than one in fifty are not in the next, gone and come together. With
 * `parts` above 1 the actors fall into so many groups without a tie between them, of which few change in any slice.
 */
export function longLasting({ actors, ties, steps, seed, parts = 1 }) {
  const random = randomOf(seed);
  const inPart = Math.floor(actors / parts);
  const life = 180;
  const edges = [];
  while (edges.length < ties) {
    const born = random();
    const part = Math.floor(((born * (steps + life)) / 2) % parts);
    const actor = () => part * inPart + Math.floor(inPart * random() ** 2.5);
    const [source, target] = [actor(), actor()];
    if (source === target) continue;
    const start = born * (steps + life) - life;
    edges.push({ source, target, start, end: start + life * (parts > 1 ? 1.25 : 1 + 0.5 * random()) });
  }
  return edges;
}

/** Moments at which one actor meets another, no two at once, as columns in order of time. */
export function meetings({ actors, ties, steps, seed }) {
  const random = randomOf(seed);
  const times = Float64Array.from({ length: ties }, () => random() * steps).sort();
  const [source, target] = [new Int32Array(ties), new Int32Array(ties)];
  for (let i = 0; i < ties; i++) {
    do {
      source[i] = Math.floor(actors * random() ** 2.5);
      target[i] = Math.floor(actors * random() ** 2.5);
    } while (source[i] === target[i]);
  }
  return { source, target, start: times };
}

/** Edges as columns, in their order. */
export function columnsOf(edges) {
  return {
    source: Int32Array.from(edges, (edge) => edge.source),
    target: Int32Array.from(edges, (edge) => edge.target),
    start: Float64Array.from(edges, (edge) => edge.start),
    end: Float64Array.from(edges, (edge) => edge.end),
  };
}

/** A number that changes if any byte of the columns does (FNV-1a). */
export function checksum(columns) {
  let hash = 0x811c9dc5;
  for (const column of Object.values(columns)) {
    for (const byte of new Uint8Array(column.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
