import { type Arcs, type LooseArcs, sortedArcs } from "../../kernels/slices/arcs";
import { hasValue, isSet } from "../column";
import type { Columns } from "../columns";
import type { Direction } from "../project";

/** The arcs of all ties in the order of sources, then of targets. Cost: O(ties + actors). */
export const arcsOf = (columns: Columns, direction: Direction, actors: number): Arcs =>
  sortedArcs(looseArcs(columns, direction), actors);

/** Arcs in the order of their ties; where each tie is one arc, without the column of ties. */
export function looseArcs({ size, source, target, directed }: Columns, direction: Direction): LooseArcs {
  if (direction !== "undirected" && !hasValue(directed, 0)) {
    const [sources, targets] = direction === "directed" ? [source, target] : [target, source];
    return { size, ties: undefined, sources, targets };
  }
  const room = 2 * size;
  const [ties, sources, targets] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
  let count = 0;
  for (let tie = 0; tie < size; tie++) {
    const isBoth = direction === "undirected" || !isSet(directed, tie);
    if (isBoth || direction === "directed") {
      ties[count] = tie;
      sources[count] = source[tie] as number;
      targets[count++] = target[tie] as number;
    }
    if (isBoth || direction === "reversed") {
      ties[count] = tie;
      sources[count] = target[tie] as number;
      targets[count++] = source[tie] as number;
    }
  }
  return { size: count, ties, sources, targets };
}
