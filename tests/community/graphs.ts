import * as fc from "fast-check";
import type { EdgeInput } from "../../src/network/edges/input";

/** Every two of some actors tied once. */
export function clique(actors: readonly string[], rest: Partial<EdgeInput> = {}): EdgeInput[] {
  return actors.flatMap((source, i) => actors.slice(i + 1).map((target) => ({ source, target, ...rest })));
}

export function frozen<T extends object>(rows: readonly T[]): readonly T[] {
  for (const row of rows) Object.freeze(row);
  return Object.freeze(rows);
}

export interface Weighted {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
}

/** Edges among at most seven actors named 0 to 6, parallel ones among them, with small whole weights. */
export const weightedEdges: fc.Arbitrary<Weighted[]> = fc
  .array(fc.record({ u: fc.nat(6), v: fc.nat(6), weight: fc.integer({ min: 1, max: 4 }) }), { maxLength: 14 })
  .map((edges) =>
    edges.filter(({ u, v }) => u !== v).map(({ u, v, weight }) => ({ source: String(u), target: String(v), weight })),
  );

/** All ways to put some things into groups, as a group number for each. */
export function* partitions(size: number, used = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let group = 0; group <= used; group++) {
    for (const rest of partitions(size - 1, Math.max(used, group + 1))) yield [group, ...rest];
  }
}

/** Modularity as it is defined: a sum over all ordered pairs of actors in the same group. */
export function byDefinition(
  ids: readonly string[],
  edges: readonly Weighted[],
  group: readonly unknown[],
  { directed, resolution }: { readonly directed: boolean; readonly resolution: number },
): number {
  const matrix = ids.map(() => ids.map(() => 0));
  const at = (id: string) => ids.indexOf(id);
  const add = (u: number, v: number, weight: number) => {
    const row = matrix[u] as number[];
    row[v] = (row[v] as number) + weight;
  };
  for (const { source, target, weight } of edges) {
    add(at(source), at(target), weight);
    if (!directed) add(at(target), at(source), weight);
  }
  const out = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  const into = ids.map((_, v) => matrix.reduce((sum, row) => sum + (row[v] as number), 0));
  const total = out.reduce((a, b) => a + b, 0);
  if (total === 0) return 0;
  let sum = 0;
  for (const u of ids.keys()) {
    for (const v of ids.keys()) {
      if (group[u] !== group[v]) continue;
      const chance = ((out[u] as number) * (into[v] as number)) / total;
      sum += ((matrix[u] as number[])[v] as number) - resolution * chance;
    }
  }
  return sum / total;
}
