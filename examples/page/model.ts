import { coloursOf } from "./colours";
import type { PageActor, PageClaim, PageData, PageNode, PageSlice, PageSource, PageTie } from "./data";
import { KIND_ORDER } from "./looks";

/** The rows of the page by id, and the few orders and names that several parts of the page share. */
export interface Model {
  readonly data: PageData;
  readonly actors: ReadonlyMap<string, PageActor>;
  readonly ties: ReadonlyMap<string, PageTie>;
  readonly claims: ReadonlyMap<string, PageClaim>;
  readonly sources: ReadonlyMap<string, PageSource>;
  readonly tiesOf: ReadonlyMap<string, readonly PageTie[]>;
  readonly slices: readonly SliceModel[];
  /** Kinds in use, core kinds first. */
  readonly kinds: readonly string[];
  /** The place of each lasting community in the palette. */
  readonly colours: ReadonlyMap<string | number, number>;
  readonly largest: number;
  /** Core kinds first, otherwise as they come. */
  inOrder(ties: readonly PageTie[]): readonly PageTie[];
  isPerson(actor: string): boolean;
  nameOf(actor: string): string;
  /** A name short enough to stand in the picture: the name, else an acronym, else its beginning. */
  shortOf(actor: string): string;
}

export interface SliceModel {
  readonly row: PageSlice;
  readonly nodes: ReadonlyMap<string, PageNode>;
  readonly ties: ReadonlySet<string>;
  readonly certain: ReadonlySet<string>;
}

export function modelOf(data: PageData): Model {
  const actors = byIds(data.actors);
  const tiesOf = new Map<string, PageTie[]>();
  for (const tie of data.ties) {
    for (const actor of new Set([tie.source, tie.target, tie.origin])) {
      if (actor !== undefined) tiesOf.set(actor, [...(tiesOf.get(actor) ?? []), tie]);
    }
  }
  const used = new Set(data.ties.map(({ kind }) => kind));
  const acronyms = new Map<string, string>();
  for (const { actor, name, type } of data.names) {
    if (type === "acronym" && !acronyms.has(actor)) acronyms.set(actor, name);
  }
  const kinds = [
    ...KIND_ORDER.filter((kind) => used.has(kind)),
    ...[...used].filter((kind) => !KIND_ORDER.includes(kind)),
  ];
  const nameOf = (id: string) => actors.get(id)?.name ?? id;
  return {
    data,
    actors,
    ties: byIds(data.ties),
    claims: byIds(data.claims),
    sources: byIds(data.sources),
    tiesOf,
    slices: data.slices.map((row) => ({
      row,
      nodes: byIds(row.nodes),
      ties: new Set(row.ties),
      certain: new Set(row.certain),
    })),
    kinds,
    colours: coloursOf(data.slices),
    largest: Math.max(0, ...data.slices.flatMap(({ nodes }) => nodes.map(({ size }) => size))),
    inOrder: (ties) => [...ties].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    isPerson: (id) => actors.get(id)?.type === "person",
    nameOf,
    shortOf: (id) => {
      const name = nameOf(id);
      return name.length <= 22 ? name : (acronyms.get(id) ?? `${name.slice(0, 21).trimEnd()}…`);
    },
  };
}

function byIds<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
