import type { Csr } from "../csr";
import { reverse } from "./reverse";

/**
 * Burt's constraint of each node: Σ (p(i,j) + Σ p(i,q)·p(q,j))² over its neighbours j, with p(i,j) the share of i's strengths,
 * both ways added, that j has. 0 for a node without neighbours, which has no constraint.
 *
 * Cost O(Σ d²) over the degrees d; memory O(n + m).
 */
export function constraints(csr: Csr): Float64Array {
  const shares = sharesOf(csr);
  return Float64Array.from(shares, (own) => {
    const invested = new Map(own);
    for (const [via, share] of own) {
      for (const [other, part] of shares[via] as Map<number, number>) {
        const sum = invested.get(other);
        if (sum !== undefined) invested.set(other, sum + share * part);
      }
    }
    let constraint = 0;
    for (const sum of invested.values()) constraint += sum ** 2;
    return constraint;
  });
}

/** For each node the share of its strengths, both ways added, that each neighbour has; neighbours in ascending order. */
function sharesOf(csr: Csr): Map<number, number>[] {
  const into = reverse(csr);
  return Array.from({ length: csr.size }, (_, node) => {
    const arcs = [csr, into].flatMap(({ offsets, targets, strengths }) => {
      const [from, to] = [offsets[node], offsets[node + 1]];
      const found = strengths.subarray(from, to);
      return Array.from(targets.subarray(from, to), (target, i) => ({ target, strength: found[i] as number }));
    });
    arcs.sort((a, b) => a.target - b.target);
    const total = arcs.reduce((sum, { strength }) => sum + strength, 0);
    const shares = new Map<number, number>();
    for (const { target, strength } of arcs) shares.set(target, (shares.get(target) ?? 0) + strength / total);
    return shares;
  });
}
