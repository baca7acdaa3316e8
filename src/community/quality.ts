import type { Csr } from "../network/csr";

/**
 * The modularity of labels, one a node and numbers below the size of the graph; 0 without edges. Sums run over arcs and nodes, so
 * that it does not matter what communities are called.
 */
export function quality({ size, offsets, targets, strengths }: Csr, labels: Int32Array, resolution: number): number {
  const out = new Float64Array(size);
  const into = new Float64Array(size);
  const reaching = new Float64Array(size);
  let [inside, total] = [0, 0];
  for (let node = 0; node < size; node++) {
    const own = labels[node] as number;
    let leaving = 0;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      const strength = strengths[arc] as number;
      leaving += strength;
      into[target] = (into[target] as number) + strength;
      if (labels[target] === own) inside += strength;
    }
    out[node] = leaving;
    total += leaving;
  }
  if (total === 0) return 0;
  for (let node = 0; node < size; node++) {
    const own = labels[node] as number;
    reaching[own] = (reaching[own] as number) + (into[node] as number);
  }
  let chance = 0;
  for (let node = 0; node < size; node++) {
    chance += ((out[node] as number) / total) * ((reaching[labels[node] as number] as number) / total);
  }
  return inside / total - resolution * chance;
}
