import type { Level } from "./levels";

/**
 * The modularity of labels, one a node and numbers below the size of the graph, whose arcs stand at both ends; 0 without edges. Sums run
 * over arcs and nodes, so that it does not matter what communities are called.
 */
export function quality(
  { size, offsets, targets, weights, out, into }: Level,
  labels: Int32Array,
  resolution: number,
): number {
  const reaching = new Float64Array(size);
  const arriving = into ?? out;
  let [inside, total] = [0, 0];
  for (let node = 0; node < size; node++) {
    const own = labels[node] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      if (labels[targets[arc] as number] === own) inside += weights[arc] as number;
    }
    total += out[node] as number;
    reaching[own] = (reaching[own] as number) + (arriving[node] as number);
  }
  if (total === 0) return 0;
  let chance = 0;
  for (let node = 0; node < size; node++) {
    chance += ((out[node] as number) / total) * ((reaching[labels[node] as number] as number) / total);
  }
  return (into ? inside / 2 : inside) / total - resolution * chance;
}
