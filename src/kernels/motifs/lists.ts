import type { Happenings } from "./order";

/** Happenings by list, those of a list in the order of `low`: one list an actor, then one each two actors that share any. */
export interface Lists {
  readonly offsets: Int32Array;
  readonly events: Int32Array;
  /** The highest `high` of a list up to each place: it never falls within a list. */
  readonly reach: Float64Array;
  /** The list of two actors, −1 if they share nothing. */
  between(a: number, b: number): number;
}

export function listsOf({ size, source, target, high }: Happenings): Lists {
  const keyOf = (a: number, b: number) => Math.min(a, b) * size + Math.max(a, b);
  const pairs = new Map<number, number>();
  const members: number[][] = Array.from({ length: size }, () => []);
  for (let event = 0; event < source.length; event++) {
    const [a, b] = [source[event] as number, target[event] as number];
    const key = keyOf(a, b);
    const pair = pairs.get(key) ?? members.push([]) - 1;
    pairs.set(key, pair);
    for (const list of [a, b, pair]) members[list]?.push(event);
  }
  const offsets = new Int32Array(members.length + 1);
  const events = Int32Array.from(members.flat());
  const reach = new Float64Array(events.length);
  for (const [list, { length }] of members.entries()) {
    const start = offsets[list] as number;
    offsets[list + 1] = start + length;
    for (let place = start; place < start + length; place++) {
      const own = high[events[place] as number] as number;
      reach[place] = place > start ? Math.max(own, reach[place - 1] as number) : own;
    }
  }
  return { offsets, events, reach, between: (a, b) => pairs.get(keyOf(a, b)) ?? -1 };
}

/** Those of a list whose bounds meet [`from`, `until`]. */
export function scan(
  { offsets, events, reach }: Lists,
  { low, high }: Happenings,
  list: number,
  from: number,
  until: number,
  visit: (event: number) => void,
): void {
  const end = offsets[list + 1] as number;
  let [place, after] = [offsets[list] as number, end];
  while (place < after) {
    const middle = (place + after) >> 1;
    if ((reach[middle] as number) < from) place = middle + 1;
    else after = middle;
  }
  for (; place < end; place++) {
    const event = events[place] as number;
    if ((low[event] as number) > until) return;
    if ((high[event] as number) >= from) visit(event);
  }
}
