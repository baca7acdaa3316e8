import type { Texts } from "../columns";
import { numberAt, placesOf } from "./given";
import { idAt } from "./ids";
import { type EdgeTable, textAt } from "./table";

type Named = Pick<EdgeTable, "size" | "kind" | "kinds" | "source" | "target" | "actors" | "id" | "given">;

/** The id of an edge: its own, or one made of what it ties and its number in the list, from 1, which no edge was given. */
export function nameOfEdge(edges: Named, place: number): string {
  const own = textAt(edges.id, place);
  if (own !== undefined) return own;
  const { kinds, kind, actors, source, target } = edges;
  const { name, directed } = kinds[kind[place] as number] as (typeof kinds)[number];
  const number = numberAt(edges.given, place) + 1;
  const from = idAt(actors, source[place] as number);
  const to = idAt(actors, target[place] as number);
  let id = `${name}:${from}${directed ? ">" : "-"}${to} #${number}`;
  if (edges.id) while (takenBy(edges.id.values).has(id)) id += "'";
  return id;
}

const taken = new WeakMap<readonly string[], ReadonlySet<string>>();

function takenBy(ids: readonly string[]): ReadonlySet<string> {
  const known = taken.get(ids) ?? new Set(ids);
  taken.set(ids, known);
  return known;
}

/** The ids of ties, each made when asked for; tie `i` is the edge at place `places[i]`, or at place i. */
export function namesOf(edges: Named, places: Uint32Array | undefined): Texts {
  const size = places?.length ?? edges.size;
  const at = (tie: number) => {
    const place = places ? places[tie] : tie;
    return place === undefined || tie < 0 || tie >= size ? undefined : nameOfEdge(edges, place);
  };
  const placeOf = placesOf(edges.given);
  const indexOf = (id: string) => {
    // Most names end in the edge's number, which is faster found.
    const number = Number(/ #(\d+)$/.exec(id)?.[1] ?? 0) - 1;
    const place = placeOf(number);
    const tie = places ? places.indexOf(place) : place;
    if (tie >= 0 && at(tie) === id) return tie;
    if (edges.id) for (let i = 0; i < size; i++) if (at(i) === id) return i;
    return -1;
  };
  return { length: size, at, indexOf };
}
