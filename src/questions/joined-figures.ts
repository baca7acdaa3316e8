import type { Mark } from "./columns";
import type { Reading } from "./figures";

/**
 * The figures of up to eight views of which the slices' graphs are joined, none below 0, and marks of what each is of. Good until others are
 * asked for.
 */
export interface JoinedFigures {
  readonly reading: Reading;
  readonly views: number;
  readonly marks: readonly Mark[];
  /** By slice and actor the place among the marks, −1 as long as there is none. */
  readonly places: Int32Array;
  /** Gives a mark to an actor in a slice that has none. */
  readonly mark: (slice: number, actor: number) => number;
  readonly actors: number;
  /** By slice its graph, or −1; by graph where its nodes begin, and after them all where they end. */
  readonly graphOf: Int32Array;
  readonly begin: Int32Array;
  /** By node the actor, one bit for each view that has it, and eight scores. */
  readonly nodes: Int32Array;
  readonly nodeMasks: Uint8Array;
  readonly scores: Float64Array;
}
