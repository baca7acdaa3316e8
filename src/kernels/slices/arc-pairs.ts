import type { Arcs } from "./arcs";

/** The pairs of actors between which any of some views has an arc, in the order of sources, then of targets. */
export interface Pairs {
  readonly size: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** By view and arc of it the place of its pair. */
  readonly places: readonly Int32Array[];
}

/** Pairs of actors in the order of sources, then of targets; one and the same pair can be there more than once. */
type Listed = Pick<Pairs, "size" | "sources" | "targets">;

const known = new WeakMap<Arcs, { readonly isMerged: boolean; readonly pairs: Pairs }>();

/** Each pair is there once if arcs are merged, else as often as in the view that has it most often. Cost: that of the arcs of all views. */
export function unionOf(views: readonly Arcs[], isMerged: boolean): Pairs {
  const different = [...new Set(views)];
  const own = different.map((arcs) => pairsOf(arcs, isMerged));
  const all = own.slice(1).reduce<Listed>(both, own[0] as Pairs);
  const places = new Map(different.map((arcs, i) => [arcs, placesIn(all, own[i] as Pairs)]));
  return { ...all, places: views.map((arcs) => places.get(arcs) as Int32Array) };
}

/** The pairs of one view. */
function pairsOf(arcs: Arcs, isMerged: boolean): Pairs {
  const found = known.get(arcs);
  if (found?.isMerged === isMerged) return found.pairs;
  const { sources, targets } = arcs;
  const count = sources.length;
  const [places, own] = [new Int32Array(count), { sources: new Int32Array(count), targets: new Int32Array(count) }];
  let size = 0;
  for (let arc = 0; arc < count; arc++) {
    const [source, target] = [sources[arc] as number, targets[arc] as number];
    if (arc === 0 || !isMerged || source !== sources[arc - 1] || target !== targets[arc - 1]) {
      own.sources[size] = source;
      own.targets[size++] = target;
    }
    places[arc] = size - 1;
  }
  const pairs = { ...own, size, places: [places] };
  known.set(arcs, { isMerged, pairs });
  return pairs;
}

function both(one: Listed, other: Listed): Listed {
  const room = one.size + other.size;
  const [sources, targets] = [new Int32Array(room), new Int32Array(room)];
  let [size, i, j] = [0, 0, 0];
  while (i < one.size || j < other.size) {
    const way = order(one, i, other, j);
    const [from, at] = way <= 0 ? [one, i] : [other, j];
    sources[size] = from.sources[at] as number;
    targets[size++] = from.targets[at] as number;
    if (way <= 0) i++;
    if (way >= 0) j++;
  }
  return { size, sources, targets };
}

/** By arc of a view the place of its pair among all. */
function placesIn(all: Listed, own: Pairs): Int32Array {
  const [places] = own.places as readonly [Int32Array];
  if (all === own) return places;
  const to = new Int32Array(own.size);
  for (let pair = 0, at = 0; pair < own.size; pair++, at++) {
    while (order(all, at, own, pair) !== 0) at++;
    to[pair] = at;
  }
  return places.map((pair) => to[pair] as number);
}

/** Which of two pairs comes first: below 0 the one; a pair behind the last of its list comes last. */
function order(one: Listed, i: number, other: Listed, j: number): number {
  if (i >= one.size || j >= other.size) return i < one.size ? -1 : 1;
  return (
    (one.sources[i] as number) - (other.sources[j] as number) ||
    (one.targets[i] as number) - (other.targets[j] as number)
  );
}
