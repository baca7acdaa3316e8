// The graphs of slices: see ../slices/slice-graphs, which does the same. An arc that is dealt has its target in its lower half of 64 bits and, above
// it, the first graph that it is in and the one after the last, 16 bits each.

/** By tie the graphs that it is in, as they stand in an arc. */
function spanOf(tie: usize, from: usize, to: usize): i64 {
  return <i64>(((<u64>load<u32>(from + 4 * tie)) << 32) | ((<u64>load<u32>(to + 4 * tie)) << 48));
}

/**
 * Puts arcs in the order of sources, then of targets: `arcs` (8 bytes each), those of each source up to its `ends`. Arc i is of tie `ties[i]`
 * or, without `ties`, of tie i. `ends` and `next` have a number an actor and one more; `once` is room for the arcs.
 */
export function sortArcs(
  size: i32,
  actors: i32,
  ties: usize,
  sources: usize,
  targets: usize,
  from: usize,
  to: usize,
  next: usize,
  ends: usize,
  once: usize,
  arcs: usize,
): void {
  memory.fill(next, 0, 4 * (actors + 1));
  memory.fill(ends, 0, 4 * (actors + 1));
  for (let i: usize = 0; i < <usize>size; i++) {
    const target = next + 4 * load<u32>(targets + 4 * i);
    store<u32>(target, load<u32>(target, 4) + 1, 4);
    const source = ends + 4 * load<u32>(sources + 4 * i);
    store<u32>(source, load<u32>(source, 4) + 1, 4);
  }
  for (let actor: usize = 1; actor <= <usize>actors; actor++) {
    store<u32>(next + 4 * actor, load<u32>(next + 4 * actor) + load<u32>(next + 4 * (actor - 1)));
    store<u32>(ends + 4 * actor, load<u32>(ends + 4 * actor) + load<u32>(ends + 4 * (actor - 1)));
  }
  for (let i: usize = 0; i < <usize>size; i++) {
    const target = next + 4 * load<u32>(targets + 4 * i);
    const place: usize = load<u32>(target);
    store<u32>(target, <u32>place + 1);
    const tie: usize = ties === 0 ? i : load<u32>(ties + 4 * i);
    store<i64>(once + 8 * place, spanOf(tie, from, to) | <i64>load<u32>(sources + 4 * i));
  }
  let i: usize = 0;
  for (let target: usize = 0; target < <usize>actors; target++) {
    const end: usize = load<u32>(next + 4 * target);
    for (; i < end; i++) {
      const arc = load<i64>(once + 8 * i);
      const source = ends + 4 * (<usize>arc & 0xffffffff);
      const place: usize = load<u32>(source);
      store<u32>(source, <u32>place + 1);
      store<i64>(arcs + 8 * place, (arc & ~0xffffffff) | <i64>target);
    }
  }
}

/** The same of arcs that stand in this order. */
export function spanArcs(
  size: i32,
  actors: i32,
  ties: usize,
  sources: usize,
  targets: usize,
  from: usize,
  to: usize,
  ends: usize,
  arcs: usize,
): void {
  for (let i: usize = 0; i < <usize>size; i++) {
    const tie: usize = load<u32>(ties + 4 * i);
    store<i64>(arcs + 8 * i, spanOf(tie, from, to) | <i64>load<u32>(targets + 4 * i));
  }
  let i: i32 = 0;
  for (let actor: usize = 0; actor < <usize>actors; actor++) {
    while (i < size && load<u32>(sources + 4 * i) === actor) i++;
    store<i32>(ends + 4 * actor, i);
  }
}

/**
 * Deals arcs out to their graphs: from actor to actor, in `sources` and `targets`, up to the `heads` of each graph, which say where its arcs
 * begin. Where they are merged, those of the same ends are one; `counts` (f64, all 1), unless 0, counts them. `last` has a number a graph, all 0.
 */
export function dealArcs(
  actors: i32,
  ends: usize,
  arcs: usize,
  heads: usize,
  last: usize,
  sources: usize,
  targets: usize,
  counts: usize,
  isMerged: bool,
): void {
  let group: i32 = 0;
  let i: usize = arcs;
  for (let source: i32 = 0; source < actors; source++) {
    const end = arcs + 8 * load<u32>(ends + 4 * <usize>source);
    let before: i32 = -1;
    for (; i < end; i += 8) {
      const target = load<i32>(i);
      if (target !== before || !isMerged) {
        before = target;
        group++;
      }
      const after: usize = load<u16>(i, 6);
      for (let graph: usize = load<u16>(i, 4); graph < after; graph++) {
        const place: usize = load<u32>(heads + 4 * graph);
        if (load<i32>(last + 4 * graph) === group) {
          if (counts !== 0) store<f64>(counts + 8 * (place - 1), load<f64>(counts + 8 * (place - 1)) + 1);
          continue;
        }
        store<i32>(last + 4 * graph, group);
        store<i32>(sources + 4 * place, source);
        store<i32>(targets + 4 * place, target);
        store<u32>(heads + 4 * graph, <u32>place + 1);
      }
    }
  }
}

/**
 * Numbers the actors of each graph from 0, in `targets`, and closes the gaps between graphs. Of graph g the arcs stand from `begins[g]` up to
 * `ends[g]`, which are changed to what they then are. Fills `sizes`, `nodes` and `offsets`, which count from the beginning of their graph or, if `isOne`, of
 * all. `marks` and `numbers` have room for a byte and for a number an actor, `nodes` for one number more than there are. Returns how many nodes there are.
 */
export function numberActors(
  graphs: i32,
  actors: i32,
  begins: usize,
  ends: usize,
  sources: usize,
  targets: usize,
  counts: usize,
  isolates: usize,
  lonely: i32,
  isOne: bool,
  marks: usize,
  numbers: usize,
  sizes: usize,
  nodes: usize,
  offsets: usize,
): i32 {
  let kept: i32 = 0;
  let own = nodes;
  let row = offsets;
  for (let graph: usize = 0; graph < <usize>graphs; graph++) {
    const begin = load<u32>(begins + 4 * graph);
    const end = load<u32>(ends + 4 * graph);
    memory.fill(marks, 0, actors);
    for (let arc: usize = begin; arc < <usize>end; arc++) store<u8>(marks + load<u32>(sources + 4 * arc), 1);
    for (let arc: usize = begin; arc < <usize>end; arc++) store<u8>(marks + load<u32>(targets + 4 * arc), 1);
    for (let i: usize = 0; i < <usize>lonely; i++) store<u8>(marks + load<u32>(isolates + 4 * i), 1);
    let size: i32 = 0;
    // Without branches, which nobody could foresee: what is not there is written over.
    for (let actor: i32 = 0; actor < actors; actor++) {
      store<i32>(numbers + 4 * <usize>actor, size);
      store<i32>(own + 4 * <usize>size, actor);
      size += <i32>load<u8>(marks + <usize>actor);
    }
    store<i32>(sizes + 4 * graph, size);
    own += 4 * <usize>size;
    const base = isOne ? kept : 0;
    memory.fill(row, 0, 4 * <usize>(size + 1));
    let next: i32 = base;
    for (let arc: usize = begin; arc < <usize>end; arc++) {
      store<i32>(row + 4 * load<u32>(numbers + 4 * load<u32>(sources + 4 * arc)), ++next);
    }
    const moved = <isize>kept - <isize>begin;
    for (let arc: usize = begin; arc < <usize>end; arc++) {
      store<i32>(targets + 4 * (arc + moved), load<i32>(numbers + 4 * load<u32>(targets + 4 * arc)));
    }
    if (counts !== 0 && moved !== 0)
      memory.copy(counts + 8 * <usize>kept, counts + 8 * <usize>begin, 8 * <usize>(end - begin));
    store<i32>(begins + 4 * graph, kept);
    kept += end - begin;
    store<i32>(ends + 4 * graph, kept);
    // From where those out of each end to where they begin; who has none begins where the one before does.
    let last: i32 = base;
    for (const after = row + 4 * <usize>size; row <= after; row += 4) {
      const end = load<i32>(row);
      store<i32>(row, last);
      last = select<i32>(end, last, end > last);
    }
  }
  return <i32>((own - nodes) >> 2);
}
