import type { Csr } from "../csr";

/** The same graph with every arc turned round; an undirected one is its own reverse. Cost O(n + m). */
export function reverse(csr: Csr): Csr {
  if (!csr.directed) return csr;
  const { size, offsets, targets, strengths } = csr;
  const into = new Int32Array(size + 1);
  for (const target of targets) into[target + 1] = (into[target + 1] as number) + 1;
  for (let node = 0; node < size; node++) into[node + 1] = (into[node + 1] as number) + (into[node] as number);
  const free = into.slice();
  const sources = new Int32Array(targets.length);
  const turned = new Float64Array(targets.length);
  for (let node = 0; node < size; node++) {
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      const place = free[target] as number;
      free[target] = place + 1;
      sources[place] = node;
      turned[place] = strengths[arc] as number;
    }
  }
  return { size, directed: true, offsets: into, targets: sources, strengths: turned };
}
