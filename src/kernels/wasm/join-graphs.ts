// The graphs of the slices of up to eight views, those of one slice joined to one in which arcs have a bit for each view.

/**
 * Marks in `all`, a byte a slice and one more, with which slices a tie of a view comes or goes, which are as many as the view has graphs: they are
 * returned. Its ties are in the slices from one up to another. `own`, as long, is room.
 */
export function joinChanges(ties: i32, from: usize, to: usize, slices: i32, own: usize, all: usize): i32 {
  memory.fill(own, 0, slices + 1);
  for (let tie = 0; tie < ties; tie++) {
    const first = load<i32>(from + 4 * tie);
    const after = load<i32>(to + 4 * tie);
    if (first >= after) continue;
    store<u8>(own + first, 1);
    store<u8>(own + after, 1);
  }
  let count = 0;
  for (let slice = 0; slice < slices; slice++) {
    const isOther = load<u8>(own + slice);
    count += isOther;
    store<u8>(all + slice, load<u8>(all + slice) | isOther);
  }
  return count;
}

/**
 * Sets the bit of a view in a table that has a row of bytes for each graph, and there one for each pair of actors (`places` by arc). `graphOf` has
 * the graph of each slice. Returns how many bytes had no bit before.
 */
export function joinTable(
  arcs: i32,
  ties: usize,
  places: usize,
  from: usize,
  to: usize,
  graphOf: usize,
  row: i32,
  bit: i32,
  table: usize,
): i32 {
  let count = 0;
  for (let arc = 0; arc < arcs; arc++) {
    const tie = load<i32>(ties + 4 * arc);
    const first = load<i32>(from + 4 * tie);
    const after = load<i32>(to + 4 * tie);
    if (first >= after) continue;
    const own = table + load<i32>(places + 4 * arc);
    const last = own + row * load<i32>(graphOf + 4 * (after - 1));
    for (let at = own + row * load<i32>(graphOf + 4 * first); at <= last; at += row) {
      const had = load<u8>(at);
      store<u8>(at, had | <u8>bit);
      count += i32(had === 0);
    }
  }
  return count;
}

/**
 * Makes `count` graphs of the rows of a table, which have `row` bytes each, a multiple of 8, and `sources` and `ends` by pair; `isolates` are in all.
 * As TypeScript has them: `sizes`, `nodes`, `nodeMasks`, `offsetsOfAll`, `targets`, `masks`. `work`: a byte an actor and 15 more, 0; 4 an actor; 4 a pair.
 * `totals` has room for three i32: how many nodes, how many arcs, and how many bits these have.
 */
export function joinGraphs(
  count: i32,
  table: usize,
  row: i32,
  sources: usize,
  ends: usize,
  actors: i32,
  isolated: i32,
  isolates: usize,
  sizes: usize,
  nodes: usize,
  nodeMasks: usize,
  offsetsOfAll: usize,
  targets: usize,
  masks: usize,
  work: usize,
  totals: usize,
): void {
  const seen = work;
  const placeOf = seen + ((actors + 15) & ~7);
  const begins = placeOf + 4 * actors;
  let total = 0;
  let arcs = 0;
  let bits = 0;
  let offsets = offsetsOfAll;
  for (let graph = 0; graph < count; graph++) {
    const begin = table + row * graph;
    const first = arcs;
    let all = 0;
    for (let at = 0; at < row; at += 8) {
      let word = load<u64>(begin + at);
      if (word === 0) continue;
      bits += <i32>popcnt<u64>(word);
      while (word !== 0) {
        const shift = ctz<u64>(word) & 56;
        const mask = <i32>(word >> shift) & 255;
        word &= ~((<u64>255) << shift);
        const pair = at + <i32>(shift >> 3);
        const source = load<i32>(sources + 4 * pair);
        const end = load<i32>(ends + 4 * pair);
        store<i32>(begins + 4 * (arcs - first), source);
        store<i32>(targets + 4 * arcs, end);
        store<u8>(masks + arcs++, <u8>mask);
        store<u8>(seen + source, load<u8>(seen + source) | <u8>mask);
        store<u8>(seen + end, load<u8>(seen + end) | <u8>mask);
        all |= mask;
      }
    }
    for (let i = 0; i < isolated; i++) store<u8>(seen + load<i32>(isolates + 4 * i), <u8>all);
    const before = total;
    for (let actor = 0; actor < actors; actor += 8) {
      let word = load<u64>(seen + actor);
      if (word === 0) continue;
      store<u64>(seen + actor, 0);
      while (word !== 0) {
        const shift = ctz<u64>(word) & 56;
        const own = actor + <i32>(shift >> 3);
        store<i32>(placeOf + 4 * own, total - before);
        store<i32>(nodes + 4 * total, own);
        store<u8>(nodeMasks + total++, <u8>((word >> shift) & 255));
        word &= ~((<u64>255) << shift);
      }
    }
    const size = total - before;
    store<i32>(sizes + 4 * graph, size);
    let filled = 0;
    for (let arc = first; arc < arcs; arc++) {
      const own = load<i32>(placeOf + 4 * load<i32>(begins + 4 * (arc - first)));
      for (; filled <= own; filled++) store<i32>(offsets + 4 * filled, arc);
      store<i32>(targets + 4 * arc, load<i32>(placeOf + 4 * load<i32>(targets + 4 * arc)));
    }
    for (; filled <= size; filled++) store<i32>(offsets + 4 * filled, arcs);
    offsets += 4 * (size + 1);
  }
  store<i32>(totals, total);
  store<i32>(totals, arcs, 4);
  store<i32>(totals, bits, 8);
}
