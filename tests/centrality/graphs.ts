import fc from "fast-check";
import { expect } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import type { Parallel } from "../../src/network/policy";
import type { Direction } from "../../src/network/project";

/** A small multigraph: nodes 0 to size − 1, edges with weights, parallel ones allowed, self-loops not. */
export interface Graph {
  readonly size: number;
  readonly directed: boolean;
  readonly edges: readonly (readonly [source: number, target: number, weight: number])[];
}

export const PARALLEL: readonly Parallel[] = ["collapse", "count", "keep"];
export const DIRECTIONS: readonly Direction[] = ["directed", "reversed", "undirected"];

export function graphs(maxSize = 6, maxEdges = 12): fc.Arbitrary<Graph> {
  return fc.integer({ min: 1, max: maxSize }).chain((size) => {
    const edge = fc
      .tuple(fc.nat(size - 1), fc.integer({ min: 1, max: Math.max(1, size - 1) }), fc.constantFrom(1, 2, 3))
      .map(([source, step, weight]) => [source, (source + step) % size, weight] as const);
    const edges = size === 1 ? fc.constant([]) : fc.array(edge, { maxLength: maxEdges });
    return fc.record({ size: fc.constant(size), directed: fc.boolean(), edges });
  });
}

export const settings = fc.record({
  parallel: fc.constantFrom(...PARALLEL),
  direction: fc.constantFrom(...DIRECTIONS),
});

/** The graph as a network whose actors are `name(node)`; isolated ones are kept, inputs are frozen. */
export function networkOf({ size, directed, edges }: Graph, name: (node: number) => string = String): TemporalNetwork {
  const ties = edges.map(([source, target, weight]) =>
    Object.freeze({ source: name(source), target: name(target), weight }),
  );
  const actors = Object.freeze(Array.from({ length: size }, (_, node) => name(node)));
  return networkFromEdges(
    Object.freeze(ties),
    Object.freeze({ directed, actors, policy: { isolates: "keep" } as const }),
  );
}

/** Text such as `"a>b a>b b-c"` as a network: `>` ties point, `-` ties do not. Isolated actors are kept. */
export function network(text: string, ...actors: string[]): TemporalNetwork {
  const ties = text.split(" ").flatMap((tie) => {
    const [source = "", target = ""] = tie.split(/[>-]/);
    return tie === "" ? [] : [Object.freeze({ source, target, kind: tie.includes(">") ? "arrow" : "line" })];
  });
  const kind = (name: string, directed: boolean) =>
    ({ name, nature: "state", directed, persistence: "until-ended" }) as const;
  return networkFromEdges(Object.freeze(ties), {
    actors,
    kinds: [kind("arrow", true), kind("line", false)],
    policy: { isolates: "keep" },
  });
}

/** Every arc of the graph, read in a direction. */
export function arcsOf(
  { directed, edges }: Graph,
  direction: Direction,
): [source: number, target: number, weight: number][] {
  const both = direction === "undirected" || !directed;
  return edges.flatMap(([source, target, weight]): [number, number, number][] => {
    if (both)
      return [
        [source, target, weight],
        [target, source, weight],
      ];
    return direction === "directed" ? [[source, target, weight]] : [[target, source, weight]];
  });
}

/** Strengths by source and target with parallel arcs merged; each edge adds 1, or its weight. */
export function matrixOf(graph: Graph, direction: Direction, parallel: Parallel, weighted = false): number[][] {
  const matrix = Array.from({ length: graph.size }, () => new Array<number>(graph.size).fill(0));
  for (const [source, target, weight] of arcsOf(graph, direction)) {
    const row = matrix[source] as number[];
    const [before, worth] = [row[target] as number, weighted ? weight : 1];
    row[target] = parallel === "collapse" ? Math.max(before, worth) : before + worth;
  }
  return matrix;
}

export function list(values: Iterable<number>): number[] {
  return [...values];
}

/** What a list of values must be, up to rounding. */
export function near(values: Iterable<number>, digits = 9): number[] {
  return Array.from(values, (value) => expect.closeTo(value, digits) as number);
}
