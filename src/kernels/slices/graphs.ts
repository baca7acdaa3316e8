import type { Arcs, LooseArcs } from "./arcs";

/** By tie the first slice that it is in, and the one after the last: none where that does not come after it. */
export interface Ranges {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** How arcs become graphs. */
export interface Rules {
  readonly parallel: "collapse" | "count" | "keep";
  /** How many actors there are. */
  readonly actors: number;
  /** Those that every graph has, whatever its ties. */
  readonly isolates: Int32Array;
}

/** Of what graphs are made that lie one after the other; ranges count graphs. */
export interface GraphTerms extends Ranges, Rules {
  /** In any order, or `isSorted`. */
  readonly arcs: LooseArcs | Arcs;
  readonly isSorted: boolean;
  /** By graph where its arcs begin, if none are merged; one more than there are graphs. */
  readonly begins: Int32Array;
  /** Whether offsets count from the beginning of the arcs of all graphs, not of each. */
  readonly isOne: boolean;
}

/** Graphs that lie one after the other. */
export interface Graphs {
  /** By graph how many actors it has. */
  readonly sizes: Int32Array;
  /** The actors of the graphs, ascending in each. */
  readonly nodes: Int32Array;
  /** By graph where its arcs begin; one more than there are graphs. */
  readonly begins: Int32Array;
  /** Where the arcs out of each actor of a graph begin; for each graph one more than it has actors. */
  readonly offsets: Int32Array;
  /** By arc the place of its target among the actors of its graph, in ascending order. */
  readonly targets: Int32Array;
  /** By arc how many ties it is, where parallel ones are counted. */
  readonly counts: Float64Array | undefined;
}
