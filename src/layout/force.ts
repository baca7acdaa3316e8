import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { AbstractGraph } from "graphology-types";
import { must } from "../base/collections";
import type { Random } from "../base/random";
import { pairsOf } from "../network/bonds";
import type { Csr } from "../network/csr";
import { apart, centreOf, minus, type Point } from "./point";

export interface Forces {
  readonly gravity: number;
  readonly scaling: number;
  readonly linLog: boolean;
}

/**
 * Moves points by ForceAtlas2 and centres them on 0. Every pair of nodes is compared; gravity is the strong sort, which grows
 * with distance, towards the mean of the start points. Strengths are taken relative to their mean, so their unit does not
 * matter. The forces are computed in single precision.
 *
 * Cost: O(iterations · (n² + m)).
 */
export function force(csr: Csr, start: readonly Point[], forces: Forces, iterations: number, random: Random): Point[] {
  const points = apart(centred(start), random);
  if (iterations === 0 || csr.size === 0) return centred(points);
  const graph: AbstractGraph<Point, { strength: number }> = new Graph({ type: "undirected" });
  for (const [node, point] of points.entries()) graph.addNode(String(node), { ...point });
  const pairs = pairsOf(csr);
  const mean = pairs.reduce((sum, { strength }) => sum + strength, 0) / pairs.length;
  for (const { source, target, strength } of pairs) {
    graph.addEdge(String(source), String(target), { strength: strength / mean });
  }
  const settings = {
    gravity: forces.gravity,
    scalingRatio: forces.scaling,
    linLogMode: forces.linLog,
    strongGravityMode: true,
    slowDown: 1,
    edgeWeightInfluence: 1,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    barnesHutOptimize: false,
  };
  const moved = forceAtlas2(graph, { iterations, settings, getEdgeWeight: "strength" });
  return centred(points.map((_, node) => must(moved[String(node)])));
}

function centred(points: readonly Point[]): Point[] {
  const centre = centreOf(points);
  return points.map((point) => minus(point, centre));
}
