import { firstNotBelow } from "../../base/columns";

/** The numbers that edges have in the list as it was given, from 0, by place. */
export type Given = Uint32Array | Moved;

/** All but a few stand at their numbers; these few stand at `places`, ascending, and have `numbers`. */
export interface Moved {
  readonly size: number;
  readonly places: Uint32Array;
  readonly numbers: Uint32Array;
}

/** One edge in so many at most stands elsewhere where only these are kept. */
const FEW = 16;

/** The numbers of edges in their order, in as little room as they need; `undefined` where each stands at its number. */
export function givenOf(order: Uint32Array): Given | undefined {
  let count = 0;
  for (let i = 0; i < order.length; i++) if (order[i] !== i) count++;
  if (count === 0) return undefined;
  if (count * FEW > order.length) return order;
  const [places, numbers] = [new Uint32Array(count), new Uint32Array(count)];
  for (let i = 0, at = 0; at < count; i++) {
    if (order[i] === i) continue;
    places[at] = i;
    numbers[at++] = order[i] as number;
  }
  return { size: order.length, places, numbers };
}

export function numberAt(given: Given | undefined, place: number): number {
  if (!given) return place;
  if (!("numbers" in given)) return given[place] as number;
  const { places, numbers } = given;
  const at = firstNotBelow(places, place);
  return places[at] === place ? (numbers[at] as number) : place;
}

type PlaceOf = (number: number) => number;

const known = new WeakMap<Given, PlaceOf>();

/** By number of an edge its place, found when first asked for, and once for all who ask. */
export function placesOf(given: Given | undefined): PlaceOf {
  if (!given) return (number) => number;
  let at: PlaceOf | undefined;
  return (number) => {
    at ??= found(given);
    return at(number);
  };
}

function found(given: Given): PlaceOf {
  const at = known.get(given) ?? ("numbers" in given ? placeOfMoved(given) : placeOfAll(given));
  known.set(given, at);
  return at;
}

function placeOfMoved({ places, numbers }: Moved): PlaceOf {
  const moved = new Map(Array.from(numbers, (number, i) => [number, places[i] as number]));
  return (number) => moved.get(number) ?? number;
}

function placeOfAll(given: Uint32Array): PlaceOf {
  const places = new Uint32Array(given.length);
  for (let i = 0; i < given.length; i++) places[given[i] as number] = i;
  return (number) => places[number] as number;
}
