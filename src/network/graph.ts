import Graph from "graphology";
import type { AbstractGraph } from "graphology-types";
import type { TemporalNetwork } from "./network";
import type { ProjectedEdge, ResolvedProjection } from "./project";
import type { Tie } from "./tie";

/** What a node of an exported graph carries. `label` is the actor's name. */
export interface NodeAttributes {
  label: string;
  type: string;
  parent?: string;
}

export type EdgeAttributes = Omit<Tie, "source" | "target">;
/** A graphology multigraph of mixed type: one edge a tie, its key the tie's id. */
export type Multigraph = AbstractGraph<NodeAttributes, EdgeAttributes>;
export type SimpleGraph = AbstractGraph<NodeAttributes, { strength: number; ties: readonly string[] }>;

export function multigraphOf(view: TemporalNetwork): Multigraph {
  const graph: Multigraph = new Graph({ multi: true, type: "mixed", allowSelfLoops: false });
  addActors(graph, view);
  for (const { source, target, ...attributes } of view.ties()) {
    if (attributes.directed) graph.addDirectedEdgeWithKey(attributes.id, source, target, attributes);
    else graph.addUndirectedEdgeWithKey(attributes.id, source, target, attributes);
  }
  return graph;
}

export function projectedGraph(
  view: TemporalNetwork,
  ids: readonly string[],
  edges: readonly ProjectedEdge[],
  { direction, parallel }: ResolvedProjection,
): SimpleGraph {
  const type = direction === "undirected" ? "undirected" : "directed";
  const graph: SimpleGraph = new Graph({ multi: parallel === "keep", type, allowSelfLoops: false });
  addActors(graph, view);
  if (graph.order !== ids.length) throw new TypeError("internal: a projection and its view differ in actors");
  for (const { source, target, strength, ties } of edges) graph.addEdge(source, target, { strength, ties });
  return graph;
}

function addActors(graph: AbstractGraph<NodeAttributes>, view: TemporalNetwork): void {
  for (const { id, name, type, parent } of view.actors())
    graph.addNode(id, { label: name, type, ...(parent && { parent }) });
}
