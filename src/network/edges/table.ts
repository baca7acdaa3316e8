import { scratch } from "../../base/columns";
import type { Kind } from "../../data/kinds";
import type { Column } from "../column";
import type { Given, Moved } from "./given";
import type { IdColumn } from "./ids";

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
  /** Their ids, in the order of their texts. */
  readonly actors: IdColumn;
  readonly kinds: readonly Kind[];
  /** By kind what it is known to be; of a kind that is not known, an edge without an end is an event. */
  readonly natures: readonly (Kind["nature"] | undefined)[];
  /** By edge its place in the list as it was given; left out where that is the same. */
  readonly given: Given | undefined;
}

export function textAt(column: Dictionary | undefined, i: number): string | undefined {
  return column?.values[column.codes[i] as number];
}

/** The arrays that hold the edges, each once. */
export function arraysOf(edges: EdgeColumns): Set<Float64Array | Int32Array | Uint16Array> {
  const { source, target, kind, start, end, origin, weight, confidence, headcount } = edges;
  const texts = [start?.texts, end?.texts, edges.role, edges.id, edges.document, edges.paragraph];
  const arrays = [source, target, kind, start?.numbers, end?.numbers, origin, weight, confidence, headcount];
  const all = [...arrays, ...texts.map((dictionary) => dictionary?.codes)];
  return new Set(all.filter((array) => array !== undefined && typeof array !== "number"));
}

const [floats, ints] = [scratch(Float64Array), scratch(Int32Array)];

/** Puts the entries of arrays in an order, in the arrays themselves. */
export function putInOrder(arrays: Iterable<Float64Array | Int32Array | Uint16Array | Uint8Array>, order: Given): void {
  for (const array of arrays) {
    if ("numbers" in order) move(array, order);
    else if (array instanceof Float64Array) putFloats(array, floats(order.length), order);
    else if (array instanceof Int32Array) putInts(array, ints(order.length), order);
    else {
      const copy = array.slice();
      for (let i = 0; i < order.length; i++) array[i] = copy[order[i] as number] as number;
    }
  }
}

function move(array: Float64Array | Int32Array | Uint16Array | Uint8Array, { places, numbers }: Moved): void {
  const moved = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) moved[i] = array[numbers[i] as number] as number;
  for (let i = 0; i < places.length; i++) array[places[i] as number] = moved[i] as number;
}

function putFloats(array: Float64Array, copy: Float64Array, places: Uint32Array): void {
  copy.set(array);
  for (let i = 0; i < places.length; i++) array[i] = copy[places[i] as number] as number;
}

function putInts(array: Int32Array, copy: Int32Array, places: Uint32Array): void {
  copy.set(array);
  for (let i = 0; i < places.length; i++) array[i] = copy[places[i] as number] as number;
}
