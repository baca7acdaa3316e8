/** Values by key, keys in the order of first appearance. */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Order of texts by code unit: the same on every platform and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The whole numbers from 0 up to, not including, `size`. */
export function indices(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index);
}

/** What can be read item by item, each of which may be made only then; an array is such a list. */
export interface Listed<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** An array as such a list, in which nothing stands before the first item. */
export function listOf<T>(items: readonly T[]): Listed<T> {
  return { length: items.length, at: (index) => items[index] };
}

/** The items at some places of a list. */
export function itemsAt<T>(list: readonly T[], places: Int32Array): T[] {
  const values: T[] = [];
  for (let i = 0; i < places.length; i++) values.push(list[places[i] as number] as T);
  return values;
}

/** The items of a list, in order. */
export function* itemsOf<T>(list: Listed<T>): Generator<T> {
  for (let i = 0; i < list.length; i++) yield must(list.at(i));
}

/** A value that is there by construction: says so where the compiler cannot see it. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError("internal: a value that must be there is not");
  return value;
}

/** The same function, which makes its value when it is first asked. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same function, which computes each value once. */
export function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key) as V;
  };
}

const placesOfLists = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The place of each text in a list that never changes; made once for all who ask. */
function placesIn(list: readonly string[]): ReadonlyMap<string, number> {
  const known = placesOfLists.get(list);
  if (known) return known;
  const places = new Map<string, number>();
  for (let place = 0; place < list.length; place++) places.set(list[place] as string, place);
  placesOfLists.set(list, places);
  return places;
}

/** Finds texts in a list that never changes and has each of them once. Whoever asks for them in their order needs no look-up. */
export class Finder {
  readonly #list: readonly string[];
  #next = 0;

  constructor(list: readonly string[]) {
    this.#list = list;
  }

  placeOf(text: string): number | undefined {
    const place = this.#list[this.#next] === text ? this.#next : placesIn(this.#list).get(text);
    if (place !== undefined) this.#next = place + 1;
    return place;
  }
}
