import type { Kind } from "../data/kinds";
import type { Column } from "./column";

/** Texts of which many may be the same: entry i is `values[codes[i]]`, or nothing where the code is −1. */
export interface Dictionary {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Times as they are given. A number is a tick, or the days of a Date; NaN where there is none, or a text. */
export interface TimeColumn {
  readonly numbers: Float64Array | undefined;
  readonly texts: Dictionary | undefined;
}

/** A plain list of edges as columns, one entry an edge; what is left out is so for all of them. */
export interface EdgeColumns {
  readonly size: number;
  /** Indices of actors. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** The same, or −1. */
  readonly origin: Column<Int32Array>;
  readonly kind: Uint16Array;
  readonly start: TimeColumn | undefined;
  readonly end: TimeColumn | undefined;
  readonly weight: Column<Float64Array>;
  readonly confidence: Column<Float64Array>;
  /** NaN where there is none. */
  readonly headcount: Column<Float64Array>;
  readonly role: Dictionary | undefined;
  readonly id: Dictionary | undefined;
  readonly document: Dictionary | undefined;
  readonly paragraph: Dictionary | undefined;
}

/**
 * A checked list of edges, in the order of ties: by earliest start as the default policy widens dates, by latest start, by name. It holds
 * nothing but plain values and typed arrays, so that it can be sent to a worker.
 */
export interface EdgeTable extends EdgeColumns {
  readonly calendar: boolean;
  readonly actors: readonly string[];
  readonly kinds: readonly Kind[];
  /** By kind what it is known to be; of a kind that is not known, an edge without an end is an event. */
  readonly natures: readonly (Kind["nature"] | undefined)[];
  /** By edge its place in the list as it was given; left out where that is the same. */
  readonly given: Uint32Array | undefined;
}

export function textAt(column: Dictionary | undefined, i: number): string | undefined {
  return column?.values[column.codes[i] as number];
}

/** The edges of some places, in that order, or all as they stand: in columns of their own. */
export function gathered(edges: EdgeColumns, places: Uint32Array | undefined): EdgeColumns {
  const numbers = <T extends Float64Array | Int32Array | Uint16Array>(from: T): T => {
    if (!places) return from.slice() as T;
    const to = new (from.constructor as new (size: number) => T)(places.length);
    for (let i = 0; i < places.length; i++) to[i] = from[places[i] as number] as number;
    return to;
  };
  const column = <T extends Float64Array | Int32Array>(from: Column<T>) =>
    typeof from === "number" ? from : numbers(from);
  const texts = (from: Dictionary | undefined) => from && { codes: numbers(from.codes), values: from.values };
  const times = (from: TimeColumn | undefined) =>
    from && { numbers: from.numbers && numbers(from.numbers), texts: texts(from.texts) };
  return {
    size: edges.size,
    source: numbers(edges.source),
    target: numbers(edges.target),
    origin: column(edges.origin),
    kind: numbers(edges.kind),
    start: times(edges.start),
    end: times(edges.end),
    weight: column(edges.weight),
    confidence: column(edges.confidence),
    headcount: column(edges.headcount),
    role: texts(edges.role),
    id: texts(edges.id),
    document: texts(edges.document),
    paragraph: texts(edges.paragraph),
  };
}
